// The viewer's own shifts for her own calendar: those of the last days, and all that come. A place
// is confirmed, a turn in the waitlist tentative, and what was called off says so. No names but
// those of activity and unit.
#pragma once

#include "shared/domain/state.hpp"
#include "src/models/intent.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

Download own_calendar(const State& state, const Viewer& viewer);

}  // namespace tovholder::models
