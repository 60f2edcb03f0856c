// The shifts that a series stands for.
#pragma once

#include <vector>

#include "shared/ops/command.hpp"

namespace tovholder::ops {

inline constexpr std::size_t series_shifts_max = 400;

// Copies of `series.first` in date order, each at the same wall-clock time in Copenhagen, without
// ids. Holidays (calendar.hpp) are left out when asked. monthly_by_weekday keeps "the second
// Tuesday"; a fifth one is left out in months that have only four.
std::vector<Shift> expand(const CreateSeries& series);

}  // namespace tovholder::ops
