// Writing it. RFC 5545 throughout; section numbers below are its.
#include "shared/exports/ics.hpp"

#include "shared/base/calendar.hpp"

namespace tovholder::exports {
namespace {

constexpr std::size_t line_bytes_max = 75;

// The rules of directive 2000/84/EC: as a yearly rule they hold from 1996 on. 3.6.5.
constexpr const char* time_zone[] = {
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Copenhagen",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
};

// Where a character begins: not inside one of several bytes.
bool is_start(char c) { return (static_cast<std::uint8_t>(c) & 0xc0) != 0x80; }

// 3.1: a long line goes on after a line break and one space.
void add_line(std::string& out, std::string_view line) {
    std::size_t room = line_bytes_max;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 1 && !is_start(line[end])) --end;
        out.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = line_bytes_max - 1;
    }
    out.append(line).append("\r\n");
}

// 3.3.11: what means something in the file is written with a backslash.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
            out += c;
        } else if (static_cast<std::uint8_t>(c) >= 0x20 && c != 0x7f) {
            out += c;
        }
    }
    return out;
}

std::string padded(std::int64_t number, std::size_t width) {
    const std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string digits(const LocalTime& time, std::int64_t seconds = 0) {
    const YearMonthDay day = civil(time.date);
    return padded(day.year, 4) + padded(day.month, 2) + padded(day.day, 2) + 'T' +
           padded(time.minute / 60, 2) + padded(time.minute % 60, 2) + padded(seconds, 2);
}

std::string utc(Instant at) {
    const std::int64_t in_day =
        ((at.seconds % seconds_per_day) + seconds_per_day) % seconds_per_day;
    const LocalTime time{{static_cast<std::int32_t>((at.seconds - in_day) / seconds_per_day)},
                         static_cast<std::int32_t>(in_day / seconds_per_minute)};
    return digits(time, in_day % seconds_per_minute) + 'Z';
}

// Wall time, unless it comes twice that night and this is the second (3.3.5 takes it for the
// first).
std::string when(const char* property, Instant at) {
    const LocalTime local = to_local(at);
    if (from_local(local) != at) return std::string(property) + ':' + utc(at);
    return std::string(property) + ";TZID=Europe/Copenhagen:" + digits(local);
}

const char* name_of(EventStatus status) {
    switch (status) {
        case EventStatus::tentative:
            return "TENTATIVE";
        case EventStatus::cancelled:
            return "CANCELLED";
        case EventStatus::confirmed:
            break;
    }
    return "CONFIRMED";
}

void add_event(std::string& out, const Event& event) {
    const auto add_text = [&](const char* property, const std::string& text) {
        if (!text.empty()) add_line(out, std::string(property) + ':' + escaped(text));
    };
    add_line(out, "BEGIN:VEVENT");
    add_text("UID", event.uid);
    add_line(out, "DTSTAMP:" + utc(event.changed));
    add_line(out, "SEQUENCE:" + std::to_string(event.revision));
    add_line(out, when("DTSTART", event.starts));
    add_line(out, when("DTEND", event.ends));
    add_text("SUMMARY", event.summary);
    add_text("LOCATION", event.location);
    add_text("DESCRIPTION", event.description);
    add_line(out, std::string("STATUS:") + name_of(event.status));
    add_line(out, "END:VEVENT");
}

}  // namespace

std::string write_ics(const Calendar& calendar) {
    std::string out;
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//Tovholder//Tovholder//DA");
    add_line(out, "CALSCALE:GREGORIAN");
    add_line(out, "METHOD:PUBLISH");
    // RFC 7986 and, for programs that do not know it, what they agreed on before.
    add_line(out, "NAME:" + escaped(calendar.name));
    add_line(out, "X-WR-CALNAME:" + escaped(calendar.name));
    add_line(out, "X-WR-TIMEZONE:Europe/Copenhagen");
    for (const char* line : time_zone) add_line(out, line);
    for (const Event& event : calendar.events) add_event(out, event);
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace tovholder::exports
