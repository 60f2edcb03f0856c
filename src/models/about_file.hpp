// "Hvad har I om mig" as files: one for people, one for programs.
#pragma once

#include "src/models/about_model.hpp"

namespace tovholder::models {

// JSON, UTF-8: every row with the names of its fields, times as ISO 8601, ids as in addresses; what
// her own row was before; and who saw and changed what. Stable: names of fields are those of the
// entities (shared/domain).
std::string about_json(const wire::AboutAnswer& answer);

// A page of its own, without scripts or links to anywhere.
std::string about_html(const AboutModel& model);

}  // namespace tovholder::models
