// Dates and times as fields and addresses write them: "2026-11-27", "18:30".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/calendar.hpp"

namespace tovholder::models {

std::string iso_day(Date date);
std::optional<Date> parse_iso_day(std::string_view text);

std::string hour_minute(std::int32_t minute);  // since midnight
std::optional<std::int32_t> parse_hour_minute(std::string_view text);

}  // namespace tovholder::models
