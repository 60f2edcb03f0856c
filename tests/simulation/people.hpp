// People at their tablets: random commands of every kind, most of them sensible.
#pragma once

#include "shared/base/prng.hpp"
#include "shared/sync/replica.hpp"

namespace tovholder::simulation {

// What the person might do next with what she sees. `now` is what her tablet's clock shows.
// Some commands name rows that are not there, or break a rule.
ops::Command random_act(Prng& prng, const sync::Replica& replica, Instant now);

}  // namespace tovholder::simulation
