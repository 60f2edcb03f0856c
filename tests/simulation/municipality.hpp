// The organisation that a run begins with: a random tree of units, people with roles in them,
// activities and shifts around the day it starts.
#pragma once

#include "shared/base/prng.hpp"
#include "shared/domain/state.hpp"

namespace tovholder::simulation {

Changes random_municipality(Prng& prng, Instant start);

}  // namespace tovholder::simulation
