// Days and times as people say them: "tirsdag den 24. november", "kl. 10.00–11.30", "i morgen".
// All in Copenhagen time. Words begin in lower case where the language does; see `capitalised`.
#pragma once

#include <string>

#include "shared/base/calendar.hpp"
#include "shared/text/language.hpp"

namespace tovholder::text {

std::string weekday_name(Language language, Date date);          // "tirsdag", "Tuesday"
std::string weekday_short(Language language, Date date);         // "tir", "Tue"
std::string month_name(Language language, std::int32_t month);   // 1..12: "november", "November"
std::string month_short(Language language, std::int32_t month);  // "nov", "Nov"

std::string long_date(Language language, Date date);     // "tirsdag den 24. november 2026"
std::string day_and_date(Language language, Date date);  // "tirsdag den 24. november"
std::string plain_date(Language language, Date date);    // "24. november 2026"
std::string short_date(Language language, Date date);    // "tir 24. nov"

// "i går", "i dag", "i morgen"; "på fredag" within six days ahead; else day_and_date.
std::string near_day(Language language, Date date, Date today);
// "i dag, tirsdag", "i morgen, onsdag"; else day_and_date.
std::string day_in_words(Language language, Date date, Date today);

std::string clock_time(Language language, std::int32_t minute);  // "9.30", "9:30"
std::string clock_time(Language language, Instant at);
// "kl. 10.00–11.30"; when it ends on a later day: "kl. 22.00–06.00 (næste dag)".
std::string time_span(Language language, Instant from, Instant to);
// "45 minutter", "1 time", "1½ time", "2 timer 20 minutter".
std::string duration(Language language, std::int64_t seconds);
// "i dag kl. 14.02", "fredag den 20. november kl. 9.12".
std::string moment(Language language, Instant at, Date today);

// "uge 48"
std::string week_name(Language language, Date date);
// The holiday's name; empty when the day is none.
std::string holiday_name(Language language, Date date);

// With the first letter in upper case (ASCII and æ ø å).
std::string capitalised(std::string text);

}  // namespace tovholder::text
