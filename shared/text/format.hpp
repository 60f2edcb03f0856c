// Numbers, phones and short forms as Danes (or English readers) write them. Days and times are in
// when.hpp.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/calendar.hpp"
#include "shared/text/language.hpp"

namespace tovholder::text {

// "05.02.2026"; English "05/02/2026" (day first in both).
std::string numeric_date(Language language, Date date);

// "i dag", "i morgen", "om 3 dage", "for 2 dage siden"; "today", "in 3 days", "2 days ago".
std::string days_away(Language language, Date date, Date today);

// "1.234", "-12.000"; English "1,234".
std::string whole_number(Language language, std::int64_t number);

// `thousandths` / 1000 with the decimals it needs, at most three: 1234500 → "1.234,5".
std::string decimal_number(Language language, std::int64_t thousandths);

// "12 34 56 78" for eight digits; "+46 70 123 45 67" in groups that can be read aloud for foreign
// ones; anything else as it is.
std::string phone(std::string_view digits);

// First letters of the first and the last word, upper case: "Åse Marie Sørensen" → "ÅS". One word
// gives one letter; no word gives "?".
std::string initials(std::string_view name);

// "Godmorgen" from 5 until 10, "Goddag" until 18, else "Godaften".
std::string greeting(Language language, std::int32_t minute_of_day);

// "2½ time om ugen", "45 minutter om ugen"; empty for 0.
std::string weekly_time(Language language, std::uint32_t minutes);

}  // namespace tovholder::text
