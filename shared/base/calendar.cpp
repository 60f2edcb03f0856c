// Calendar arithmetic (algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
#include "shared/base/calendar.hpp"

#include "shared/base/assert.hpp"

namespace tovholder {
namespace {

std::int32_t days_from_civil(std::int32_t year, std::int32_t month, std::int32_t day) {
    year -= month <= 2 ? 1 : 0;
    const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int32_t year_of_era = year - era * 400;
    const std::int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int32_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

// 01:00 UTC on the last Sunday of the month: both changes happen then.
Instant last_sunday_one_utc(std::int32_t year, std::int32_t month) {
    const Date last{days_from_civil(year, month, 31)};
    const Date sunday = last + -(weekday(last) % 7);
    return {sunday.days * seconds_per_day + seconds_per_hour};
}

std::int32_t utc_year(Instant at) {
    std::int64_t days = at.seconds / seconds_per_day;
    if (at.seconds % seconds_per_day < 0) --days;
    return civil(Date{static_cast<std::int32_t>(days)}).year;
}

constexpr std::int32_t first_summer_time_year = 1981;
constexpr std::int32_t first_year_without_great_prayer_day = 2024;

}  // namespace

std::optional<Date> make_date(std::int32_t year, std::int32_t month, std::int32_t day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
    const Date date{days_from_civil(year, month, day)};
    if (civil(date) != YearMonthDay{year, month, day}) return {};
    return date;
}

YearMonthDay civil(Date date) {
    const std::int32_t shifted = date.days + 719468;
    const std::int32_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int32_t day_of_era = shifted - era * 146097;
    const std::int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int32_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int32_t shifted_month = (5 * day_of_year + 2) / 153;
    const std::int32_t month = shifted_month + (shifted_month < 10 ? 3 : -9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
            day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

std::int32_t weekday(Date date) {
    const std::int32_t from_monday = (date.days + 3) % 7;  // 1970-01-01 was a Thursday
    return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

IsoWeek iso_week(Date date) {
    const Date thursday = monday_of(date) + 3;
    const std::int32_t year = civil(thursday).year;
    return {year, (thursday.days - days_from_civil(year, 1, 1)) / 7 + 1};
}

Date monday_of(Date date) { return date + (1 - weekday(date)); }

Date easter_sunday(std::int32_t year) {
    const std::int32_t a = year % 19;
    const std::int32_t b = year / 100;
    const std::int32_t c = year % 100;
    const std::int32_t h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const std::int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const std::int32_t m = (a + 11 * h + 22 * l) / 451;
    const std::int32_t sum = h + l - 7 * m + 114;
    return Date{days_from_civil(year, sum / 31, sum % 31 + 1)};
}

std::optional<Holiday> holiday(Date date) {
    const YearMonthDay ymd = civil(date);
    if (ymd.month == 1 && ymd.day == 1) return Holiday::new_years_day;
    if (ymd.month == 12 && ymd.day == 25) return Holiday::christmas_day;
    if (ymd.month == 12 && ymd.day == 26) return Holiday::second_christmas_day;
    switch (date - easter_sunday(ymd.year)) {
        case -3:
            return Holiday::maundy_thursday;
        case -2:
            return Holiday::good_friday;
        case 0:
            return Holiday::easter_sunday;
        case 1:
            return Holiday::easter_monday;
        case 26:
            if (ymd.year < first_year_without_great_prayer_day) return Holiday::great_prayer_day;
            return {};
        case 39:
            return Holiday::ascension_day;
        case 49:
            return Holiday::whit_sunday;
        case 50:
            return Holiday::whit_monday;
        default:
            return {};
    }
}

bool is_summer_time(Instant at) {
    const std::int32_t year = utc_year(at);
    return year >= first_summer_time_year && at >= last_sunday_one_utc(year, 3) &&
           at < last_sunday_one_utc(year, 10);
}

LocalTime to_local(Instant at) {
    const std::int64_t local = at.seconds + (is_summer_time(at) ? 2 : 1) * seconds_per_hour;
    std::int64_t days = local / seconds_per_day;
    std::int64_t rest = local % seconds_per_day;
    if (rest < 0) {
        rest += seconds_per_day;
        --days;
    }
    return {Date{static_cast<std::int32_t>(days)}, static_cast<std::int32_t>(rest / 60)};
}

Instant from_local(LocalTime local, Fold fold) {
    TOV_ASSERT(local.minute >= 0 && local.minute < 24 * 60);
    const Instant wall{local.date.days * seconds_per_day + local.minute * seconds_per_minute};
    const Instant as_summer = wall - 2 * seconds_per_hour;
    const Instant as_winter = wall - seconds_per_hour;
    const bool summer_fits = is_summer_time(as_summer);
    const bool winter_fits = !is_summer_time(as_winter);
    if (summer_fits && winter_fits) return fold == Fold::first ? as_summer : as_winter;
    if (summer_fits) return as_summer;
    // In the skipped hour neither fits: winter reading lands one hour later on the wall clock.
    return as_winter;
}

}  // namespace tovholder
