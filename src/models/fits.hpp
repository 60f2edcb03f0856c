// What speaks for a person and a shift, one by one.
#pragma once

#include <string>

#include "shared/domain/activity.hpp"
#include "shared/text/text.hpp"

namespace tovholder::models {

// One of the person's own words ("højtlæsning", "gåture") that is in what the activity says; empty
// when none is.
std::string shared_interest(const Person& person, const Activity* activity);

// Whether she has said that this part of the week suits her.
bool has_time(const Person& person, Instant starts);
// "eftermiddag"
text::Key part_key(Instant starts);
// "Du har tid {0} eftermiddag"
text::Key day_part_key(Instant starts);

}  // namespace tovholder::models
