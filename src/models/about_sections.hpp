// The parts of "Hvad har I om mig", worked out from an answer alone.
#pragma once

#include "src/models/about_model.hpp"

namespace tovholder::models {

std::vector<AboutSection> about_sections(const Viewer& viewer, const wire::AboutAnswer& answer);

}  // namespace tovholder::models
