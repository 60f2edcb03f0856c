// What a calendar program reads.
#include "shared/exports/ics.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "shared/base/calendar.hpp"

using namespace tovholder;
using namespace tovholder::exports;

namespace {

Instant copenhagen(std::int32_t year, std::int32_t month, std::int32_t day, std::int32_t minute,
                   Fold fold = Fold::first) {
    return from_local({*make_date(year, month, day), minute}, fold);
}

Event visit() {
    Event event;
    event.uid = "17@tovholder";
    event.starts = copenhagen(2026, 12, 1, 18 * 60 + 30);
    event.ends = copenhagen(2026, 12, 1, 20 * 60);
    event.summary = "Besøgsven";
    event.changed = Instant{1'795'435'265};  // 2026-11-23 12:01:05 UTC
    return event;
}

std::string one(const Event& event) { return write_ics({"Mine vagter", {event}}); }

// The lines as a reader takes them, long ones put together again.
std::vector<std::string> lines_of(const std::string& file) {
    std::vector<std::string> lines;
    std::istringstream in(file);
    for (std::string line; std::getline(in, line);) {
        BOOST_REQUIRE(!line.empty());
        BOOST_TEST(line.back() == '\r');
        line.pop_back();
        BOOST_TEST(line.size() <= 75u);
        if (line.front() == ' ') {
            lines.back() += line.substr(1);
        } else {
            lines.push_back(line);
        }
    }
    return lines;
}

std::string value_of(const std::string& file, const std::string& property) {
    for (const std::string& line : lines_of(file)) {
        const bool is_it = line.rfind(property, 0) == 0 && line.size() > property.size() &&
                           (line[property.size()] == ':' || line[property.size()] == ';');
        if (is_it && line.find("1996") == std::string::npos) return line.substr(property.size());
    }
    return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ics_tests)

BOOST_AUTO_TEST_CASE(an_event_has_what_the_standard_demands) {
    const std::string file = one(visit());
    const auto lines = lines_of(file);
    BOOST_TEST(lines.front() == "BEGIN:VCALENDAR");
    BOOST_TEST(lines[1] == "VERSION:2.0");
    BOOST_TEST(lines.back() == "END:VCALENDAR");
    BOOST_TEST(value_of(file, "UID") == ":17@tovholder");
    BOOST_TEST(value_of(file, "DTSTAMP") == ":20261123T120105Z");
    BOOST_TEST(value_of(file, "DTSTART") == ";TZID=Europe/Copenhagen:20261201T183000");
    BOOST_TEST(value_of(file, "DTEND") == ";TZID=Europe/Copenhagen:20261201T200000");
    BOOST_TEST(value_of(file, "SUMMARY") == ":Besøgsven");
    BOOST_TEST(value_of(file, "STATUS") == ":CONFIRMED");
    BOOST_TEST(value_of(file, "X-WR-CALNAME") == ":Mine vagter");
    BOOST_TEST(value_of(file, "LOCATION").empty());
}

BOOST_AUTO_TEST_CASE(the_hour_that_comes_twice_is_told_apart) {
    // 25 October 2026: 02:30 comes in summer time and an hour later in winter time.
    Event event = visit();
    event.starts = copenhagen(2026, 10, 25, 150);
    event.ends = copenhagen(2026, 10, 25, 150, Fold::second);
    BOOST_TEST((event.ends - event.starts == seconds_per_hour));
    const std::string file = one(event);
    BOOST_TEST(value_of(file, "DTSTART") == ";TZID=Europe/Copenhagen:20261025T023000");
    BOOST_TEST(value_of(file, "DTEND") == ":20261025T013000Z");
}

BOOST_AUTO_TEST_CASE(a_text_cannot_begin_a_line_of_its_own) {
    Event event = visit();
    event.summary = "Kaffe; te, saft\\vand";
    event.description = "Først\r\nEND:VCALENDAR\nså\x01 mere";
    const std::string file = one(event);
    BOOST_TEST(value_of(file, "SUMMARY") == ":Kaffe\\; te\\, saft\\\\vand");
    BOOST_TEST(value_of(file, "DESCRIPTION") == ":Først\\nEND:VCALENDAR\\nså mere");
    const auto lines = lines_of(file);
    BOOST_TEST(std::count(lines.begin(), lines.end(), "END:VCALENDAR") == 1);
}

BOOST_AUTO_TEST_CASE(long_lines_are_folded_between_characters) {
    Event event = visit();
    for (std::size_t ahead = 0; ahead < 8; ++ahead) {
        event.description = std::string(ahead, 'x');
        for (int i = 0; i < 100; ++i) event.description += "å€";
        const std::string file = one(event);
        BOOST_TEST(value_of(file, "DESCRIPTION") == ":" + event.description);
        std::istringstream in(file);
        for (std::string line; std::getline(in, line);) {
            const bool starts_inside = line.front() == ' ' && (line[1] & 0xc0) == 0x80;
            BOOST_TEST(!starts_inside);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_was_called_off_or_is_only_perhaps_says_so) {
    Event event = visit();
    event.revision = 3;
    event.status = EventStatus::cancelled;
    BOOST_TEST(value_of(one(event), "STATUS") == ":CANCELLED");
    BOOST_TEST(value_of(one(event), "SEQUENCE") == ":3");
    event.status = EventStatus::tentative;
    BOOST_TEST(value_of(one(event), "STATUS") == ":TENTATIVE");
}

BOOST_AUTO_TEST_SUITE_END()
