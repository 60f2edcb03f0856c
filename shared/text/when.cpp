// Days and times in words; the words themselves are in texts_calendar.def.
#include "shared/text/when.hpp"

#include "shared/base/assert.hpp"
#include "shared/text/text.hpp"

namespace tovholder::text {
namespace {

Key nth(Key first, std::int32_t index) {
    return static_cast<Key>(static_cast<std::int32_t>(first) + index);
}

std::string named(Language language, Key first, std::int32_t index) {
    return std::string(get(language, nth(first, index)));
}

std::string day_number(Date date) { return std::to_string(civil(date).day); }

std::string two_digits(std::int32_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string weekday_name(Language language, Date date) {
    return named(language, Key::weekday_1, weekday(date) - 1);
}

std::string weekday_short(Language language, Date date) {
    return named(language, Key::weekday_short_1, weekday(date) - 1);
}

std::string month_name(Language language, std::int32_t month) {
    TOV_ASSERT(month >= 1 && month <= 12);
    return named(language, Key::month_1, month - 1);
}

std::string month_short(Language language, std::int32_t month) {
    TOV_ASSERT(month >= 1 && month <= 12);
    return named(language, Key::month_short_1, month - 1);
}

std::string long_date(Language language, Date date) {
    const YearMonthDay day = civil(date);
    return fill(language, Key::date_long,
                {weekday_name(language, date), std::to_string(day.day),
                 month_name(language, day.month), std::to_string(day.year)});
}

std::string day_and_date(Language language, Date date) {
    return fill(
        language, Key::date_day,
        {weekday_name(language, date), day_number(date), month_name(language, civil(date).month)});
}

std::string plain_date(Language language, Date date) {
    const YearMonthDay day = civil(date);
    return fill(
        language, Key::date_plain,
        {std::to_string(day.day), month_name(language, day.month), std::to_string(day.year)});
}

std::string short_date(Language language, Date date) {
    return fill(language, Key::date_short,
                {weekday_short(language, date), day_number(date),
                 month_short(language, civil(date).month)});
}

std::string near_day(Language language, Date date, Date today) {
    const std::int32_t ahead = date - today;
    if (ahead == -1) return std::string(get(language, Key::day_yesterday));
    if (ahead == 0) return std::string(get(language, Key::day_today));
    if (ahead == 1) return std::string(get(language, Key::day_tomorrow));
    if (ahead > 1 && ahead <= 6) {
        return fill(language, Key::day_coming, {weekday_name(language, date)});
    }
    return day_and_date(language, date);
}

std::string day_in_words(Language language, Date date, Date today) {
    const std::int32_t ahead = date - today;
    if (ahead < 0 || ahead > 1) return day_and_date(language, date);
    return near_day(language, date, today) + ", " + weekday_name(language, date);
}

std::string clock_time(Language language, std::int32_t minute) {
    const char* separator = language == Language::danish ? "." : ":";
    return std::to_string(minute / 60) + separator + two_digits(minute % 60);
}

std::string clock_time(Language language, Instant at) {
    return clock_time(language, to_local(at).minute);
}

std::string time_span(Language language, Instant from, Instant to) {
    const bool later_day = to_local(to).date > to_local(from).date && to_local(to).minute > 0;
    return fill(language, later_day ? Key::time_range_over_midnight : Key::time_range,
                {clock_time(language, from), clock_time(language, to)});
}

std::string duration(Language language, std::int64_t seconds) {
    const std::int64_t minutes = seconds / seconds_per_minute;
    const std::int64_t hours = minutes / 60;
    const std::int64_t rest = minutes % 60;
    if (hours == 0) return counted(language, rest, Key::minutes_one, Key::minutes_many);
    if (rest == 30) return counted(language, hours, Key::hours_half_one, Key::hours_half_many);
    std::string out = counted(language, hours, Key::hours_one, Key::hours_many);
    if (rest > 0) out += ' ' + counted(language, rest, Key::minutes_one, Key::minutes_many);
    return out;
}

std::string moment(Language language, Instant at, Date today) {
    const LocalTime local = to_local(at);
    const std::int32_t ahead = local.date - today;
    const std::string day = ahead >= -1 && ahead <= 1 ? near_day(language, local.date, today)
                                                      : day_and_date(language, local.date);
    return fill(language, Key::moment, {day, clock_time(language, local.minute)});
}

std::string week_name(Language language, Date date) {
    return fill(language, Key::week_number, {std::to_string(iso_week(date).week)});
}

std::string holiday_name(Language language, Date date) {
    const auto day = holiday(date);
    if (!day) return {};
    return named(language, Key::holiday_new_years_day, static_cast<std::int32_t>(*day));
}

std::string capitalised(std::string text) {
    if (text.empty()) return text;
    if (text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    } else if (text.size() > 1 && text[0] == '\xc3' && text[1] >= '\xa0' && text[1] <= '\xbe') {
        text[1] = static_cast<char>(text[1] - 0x20);
    }
    return text;
}

}  // namespace tovholder::text
