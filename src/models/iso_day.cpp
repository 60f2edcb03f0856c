// Reads strictly: only what iso_day and hour_minute write.
#include "src/models/iso_day.hpp"

namespace tovholder::models {
namespace {

std::string digits(std::int32_t number, std::size_t width) {
    std::string out = std::to_string(number);
    if (out.size() < width) out.insert(0, width - out.size(), '0');
    return out;
}

std::optional<std::int32_t> number(std::string_view text) {
    std::int32_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::string iso_day(Date date) {
    const YearMonthDay day = civil(date);
    return digits(day.year, 4) + '-' + digits(day.month, 2) + '-' + digits(day.day, 2);
}

std::optional<Date> parse_iso_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day) return {};
    return make_date(*year, *month, *day);
}

std::string hour_minute(std::int32_t minute) {
    return digits(minute / 60, 2) + ':' + digits(minute % 60, 2);
}

std::optional<std::int32_t> parse_hour_minute(std::string_view text) {
    if (text.size() < 5 || text[2] != ':') return {};
    const auto hour = number(text.substr(0, 2));
    const auto minute = number(text.substr(3, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59) return {};
    return *hour * 60 + *minute;
}

}  // namespace tovholder::models
