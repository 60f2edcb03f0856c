// Finds what looks like a Danish CPR number (DDMMYY-XXXX, DDMMYY XXXX or ten digits whose first
// six are a date) in free text. Source: databeskyttelsesloven § 11: we have no business with it.
#pragma once

#include <string_view>

namespace tovholder::ops {

bool looks_like_cpr(std::string_view text);

}  // namespace tovholder::ops
