// Two ways to write the same down.
#include "src/models/about_file.hpp"

#include "shared/base/calendar.hpp"
#include "shared/imports/utf8.hpp"
#include "src/models/html_escaped.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

std::string quoted(std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }
std::string iso_time(Instant at) {
    constexpr std::int64_t day_s = seconds_per_day;
    const std::int64_t day = (at.seconds - (at.seconds % day_s + day_s) % day_s) / day_s;
    const std::int64_t second = at.seconds - day * day_s;
    return iso_day({static_cast<std::int32_t>(day)}) + "T" + two(second / seconds_per_hour) + ":" +
           two(second / seconds_per_minute % 60) + ":" + two(second % 60) + "Z";
}

// A key is no text: in hexadecimal.
bool is_text(std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
        const imports::Character character = imports::character_at(value, at);
        if (!character.valid) return false;
        at += character.length;
    }
    return true;
}
std::string hexadecimal(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string json(const std::string& value) {
    return quoted(is_text(value) ? value : hexadecimal(value));
}
std::string json(bool value) { return value ? "true" : "false"; }
std::string json(std::uint32_t value) { return std::to_string(value); }
std::string json(Instant value) { return value.seconds == 0 ? "null" : quoted(iso_time(value)); }
std::string json(Date value) { return quoted(iso_day(value)); }
std::string json(const std::optional<Date>& value) { return value ? json(*value) : "null"; }
std::string json(const std::vector<std::string>& values) {
    std::string out = "[";
    for (const std::string& value : values) out += (out.size() > 1 ? ", " : "") + quoted(value);
    return out + "]";
}
template <class Entity>
std::string json(Id<Entity> value) {
    return value ? quoted(id_text(value.value)) : "null";
}
template <class Enum>
requires std::is_enum_v<Enum> std::string json(Enum value) {
    return std::to_string(static_cast<unsigned>(value));
}

const char* table_name(TableId table) {
    switch (table) {
#define TOV_CASE(Entity, number) \
    case number:                 \
        return #Entity;
        TOV_ENTITIES(TOV_CASE)
#undef TOV_CASE
        default:
            return "?";
    }
}

// Those that are not as in a blank row: what was not sent is not made up.
struct FieldsOut {
    ClassMask mask;
    std::string out = {};
    template <class Member>
    void operator()(std::uint32_t, const char* name, const Member& member, FieldClass kind) {
        if (!covers(mask, kind) || kind == FieldClass::server_only) return;
        out += (out.empty() ? "" : ", ") + quoted(name) + ": " + json(member);
    }
};

std::string row_json(const wire::SentRow& sent) {
    FieldsOut fields{sent.stamp.mask};
    std::visit([&](const auto& row) { std::decay_t<decltype(row)>::fields(row, fields); },
               sent.row);
    const RowKey key = key_of(sent.row);
    std::string out = "{\"table\": " + quoted(table_name(key.table)) +
                      ", \"id\": " + quoted(id_text(key.id)) + ", \"fields\": {" + fields.out + "}";
    std::string marks;
    for (const Mark& mark : sent.stamp.trail) {
        marks += std::string(marks.empty() ? "" : ", ") +
                 "{\"group\": " + std::to_string(mark.group) + ", \"at\": " + json(mark.at) +
                 ", \"by\": " + json(mark.person) + ", \"before\": " + json(mark.before) +
                 ", \"after\": " + json(mark.asked) + "}";
    }
    if (!marks.empty()) out += ", \"history\": [" + marks + "]";
    return out + "}";
}

std::string line_json(const AuditLine& line) {
    static constexpr const char* kinds[enum_count<AuditKind>] = {"seen", "changed", "told_all",
                                                                 "erased"};
    std::string out = "{\"at\": " + json(line.at) +
                      ", \"what\": " + quoted(kinds[static_cast<std::size_t>(line.kind)]) +
                      ", \"by\": " + json(line.actor) +
                      ", \"table\": " + quoted(table_name(line.table));
    if (line.classes != 0) {
        out += std::string(", \"contact\": ") + json(covers(line.classes, FieldClass::contact)) +
               ", \"sensitive\": " + json(covers(line.classes, FieldClass::sensitive));
    }
    std::string tags;
    for (std::uint32_t tag = 1; tag <= tag_max; ++tag) {
        if (line.fields.has(tag)) tags += (tags.empty() ? "" : ", ") + std::to_string(tag);
    }
    if (!tags.empty()) out += ", \"fields\": [" + tags + "]";
    return out + "}";
}

template <class Items, class Write>
std::string list_json(const Items& items, Write write) {
    std::string out = "[";
    for (const auto& item : items) out += (out.size() > 1 ? ",\n    " : "\n    ") + write(item);
    return out + (items.empty() ? "]" : "\n  ]");
}

std::string escaped(std::string_view text) {
    std::string out = html_escaped(text);
    for (std::size_t at = out.find('\n'); at != std::string::npos; at = out.find('\n', at)) {
        out.replace(at, 1, "<br>");
    }
    return out;
}

}  // namespace

std::string about_json(const wire::AboutAnswer& answer) {
    const auto name = [](const wire::PersonName& each) {
        return "{\"id\": " + json(each.person) + ", \"name\": " + quoted(each.name) + "}";
    };
    return "{\n  \"format\": \"tovholder-about-1\",\n  \"person\": " + json(answer.person) +
           ",\n  \"at\": " + json(answer.now) +
           ",\n  \"rows\": " + list_json(answer.rows, row_json) +
           ",\n  \"seen_and_changed\": " + list_json(answer.audit, line_json) +
           ",\n  \"names\": " + list_json(answer.names, name) + "\n}\n";
}

std::string about_html(const AboutModel& model) {
    const bool danish = model.language == text::Language::danish;
    std::string out = std::string("<!doctype html>\n<html lang=\"") + (danish ? "da" : "en") +
                      "\"><head><meta charset=\"utf-8\"><title>" + escaped(model.title) +
                      "</title><style>body{font:17px/1.5 sans-serif;max-width:46em;margin:2em auto;"
                      "padding:0 1em}dt{font-weight:bold;margin-top:.6em}dd{margin:0}"
                      ".when{color:#555}</style></head><body>\n<h1>" +
                      escaped(model.title) + "</h1>\n<p>" + escaped(model.source) + "</p>\n";
    for (const AboutSection& section : model.sections) {
        out += "<h2>" + escaped(section.title) + "</h2>\n<dl>\n";
        for (const AboutLine& line : section.lines) {
            out += "<dt>" + escaped(line.label) + "</dt><dd>" + escaped(line.value);
            if (!line.detail.empty()) {
                out += "<div class=\"when\">" + escaped(line.detail) + "</div>";
            }
            out += "</dd>\n";
        }
        out += "</dl>\n";
    }
    return out + "</body></html>\n";
}

}  // namespace tovholder::models
