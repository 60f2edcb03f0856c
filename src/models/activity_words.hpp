// What an activity's plan and background say, in words.
#pragma once

#include <string>

#include "shared/domain/activity.hpp"
#include "shared/text/language.hpp"

namespace tovholder::models {

std::string form_words(text::Language language, EngagementForm form);
std::string criticality_words(text::Language language, Criticality criticality);
// "Fra 1. marts 2026"; empty when no day is said.
std::string period_words(text::Language language, const Activity& activity);
// With the day on which it lapsed.
std::string origin_words(text::Language language, const Activity& activity);
// With who judged it: "Nej · Mette Holm".
std::string competition_words(text::Language language, const Activity& activity);

}  // namespace tovholder::models
