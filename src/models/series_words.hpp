// A series in words.
#pragma once

#include <string>

#include "shared/domain/series.hpp"
#include "shared/text/text.hpp"

namespace tovholder::models {

// "10.00–12.00"
std::string series_times(text::Language language, const Series& series);
// "Hver tirsdag kl. 10.00–12.00"
std::string series_rhythm(text::Language language, const Series& series);
// "Hver tirsdag kl. 10.00–12.00, indtil videre"
std::string series_in_words(text::Language language, const Series& series);

}  // namespace tovholder::models
