// Danish order of names, and letters made alike for searching.
#pragma once

#include <string>
#include <string_view>

namespace tovholder::text {

// Keys compare bytewise as the names stand in a Danish list: digits first, then a–z, æ, ø, å; aa
// counts as å, ä as æ, ö as ø, ü as y; other accents and the case of letters decide only between
// names that are otherwise equal; spaces come before letters, other signs count as spaces.
// Source: Retskrivningsordbogen § 1 and DS 377. Letters beyond Latin follow in code point order.
std::string collation_key(std::string_view name);

// Lower case, without accents (é → e), aa as å, runs of signs as one space: so that "Åse" is found
// by "aase" and "García" by "garcia". The three Danish letters stay letters of their own.
std::string search_fold(std::string_view text);

// Whether each word of `folded_query` begins or lies within `folded_text`. An empty query: true.
bool matches_words(std::string_view folded_text, std::string_view folded_query);

}  // namespace tovholder::text
