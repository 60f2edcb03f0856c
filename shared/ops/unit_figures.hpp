// The figures of units by week, worked out from the tables: what those see who see no people.
#pragma once

#include "shared/domain/state.hpp"

namespace tovholder::ops {

// This week and the coming ones; rows of weeks gone by stay as they were last.
inline constexpr std::int32_t figures_weeks = 5;
// Fewer people than this are not counted in public: the number would point at them.
inline constexpr std::uint32_t people_told_min = 5;

// What must change so that the tables' figures are right; nothing when they are. New rows get ids
// of `op`. Cancelled shifts do not count, and of sign-ups only those with a place.
Changes refresh_figures(const State& state, OpId op, Date today);

}  // namespace tovholder::ops
