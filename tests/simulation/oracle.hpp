// The oracle: what the tables must be, worked out from what people did and in which order the
// server accepted it, by plain walks over all rows. Shares no rule with ops/apply: a rule that
// changes there must be changed here too, on purpose.
#pragma once

#include "shared/domain/state.hpp"
#include "tests/simulation/ledger.hpp"

namespace tovholder::simulation {

// Also checks that nobody's accepted op was beyond her roles.
State fold(const State& founding, const Ledger& ledger);

// The first difference in words, or empty. Invitations are compared without their ids.
std::string difference(State expected, State actual, const std::set<RowKey>& gone, Instant now);

}  // namespace tovholder::simulation
