// The civil calendar of Denmark: dates, ISO weeks, holidays, and Copenhagen wall time.
// Source of the time rules: EU directive 2000/84/EC (last Sunday of March and October, 01:00 UTC)
// and lov nr. 83 af 29/03/1893 (Central European Time). Valid for years 1981–2100; before 1981
// (no summer time rule of this kind) winter time is used all year.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "shared/base/time.hpp"

namespace tovholder {

// A day of the proleptic Gregorian calendar. Default = 1970-01-01.
struct Date {
    std::int32_t days = 0;  // since 1970-01-01
    auto operator<=>(const Date&) const = default;
};

struct YearMonthDay {
    std::int32_t year = 1970;
    std::int32_t month = 1;  // 1..12
    std::int32_t day = 1;    // 1..31
    auto operator<=>(const YearMonthDay&) const = default;
};

// Nothing when there is no such day (31 February) or the year is outside 1..9999.
std::optional<Date> make_date(std::int32_t year, std::int32_t month, std::int32_t day);
YearMonthDay civil(Date date);
constexpr Date operator+(Date date, std::int32_t days) { return {date.days + days}; }
constexpr std::int32_t operator-(Date a, Date b) { return a.days - b.days; }

// 1 = Monday … 7 = Sunday (ISO 8601).
std::int32_t weekday(Date date);

// ISO 8601 week: year may differ from the calendar year around New Year.
struct IsoWeek {
    std::int32_t year = 1970;
    std::int32_t week = 1;  // 1..53
    auto operator<=>(const IsoWeek&) const = default;
};
IsoWeek iso_week(Date date);
Date monday_of(Date date);

// Easter Sunday (Gregorian; Meeus/Jones/Butcher).
Date easter_sunday(std::int32_t year);

// Danish public holidays. Store bededag is not one from 2024 (lov nr. 214 af 06/03/2023).
enum class Holiday : std::uint8_t {
    new_years_day,
    maundy_thursday,
    good_friday,
    easter_sunday,
    easter_monday,
    great_prayer_day,
    ascension_day,
    whit_sunday,
    whit_monday,
    christmas_day,
    second_christmas_day,
};
std::optional<Holiday> holiday(Date date);

// Wall time of a day in Copenhagen.
struct LocalTime {
    Date date;
    std::int32_t minute = 0;  // since midnight, 0..1439
    auto operator<=>(const LocalTime&) const = default;
};

// Which of two readings a time has that comes twice (the night summer time ends).
enum class Fold : std::uint8_t { first, second };

LocalTime to_local(Instant at);

// Whether Copenhagen has summer time (UTC+2) at that instant.
bool is_summer_time(Instant at);

// A wall time that does not exist (02:00–02:59 the night summer time begins) is moved forward by
// the hour that is skipped; one that comes twice is read as `fold` says.
Instant from_local(LocalTime local, Fold fold = Fold::first);

}  // namespace tovholder
