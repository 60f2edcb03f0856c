// The shifts that a series stands for, and making them ahead of time.
#pragma once

#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"

namespace tovholder::ops {

inline constexpr std::size_t series_shifts_max = 400;
// Half a year: as far as the season is looked at.
inline constexpr std::int32_t series_days_ahead = 26 * 7;

// The pattern that the command stands for, without ids; nothing is made of it yet.
Series pattern_of(const CreateSeries& command);

// Its days from `from` to `through`, in order, at most series_shifts_max. Holidays (calendar.hpp)
// are left out when asked. monthly_by_weekday keeps "the second Tuesday"; a fifth one is left out
// in months that have only four.
std::vector<Date> days_of(const Series& series, Date from, Date through);

// The shift of that day, at the same wall-clock time in Copenhagen on each. Its id is made from the
// series' (REQUIRES one).
Shift shift_of(const Series& series, Date day);

// Fields of a shift that its series sets, by tag.
inline constexpr std::uint32_t when_tag = 3;  // and its end
inline constexpr std::uint32_t places_tag = 5;
inline constexpr std::uint32_t status_tag = 6;
inline constexpr std::uint32_t responsible_tag = 7;
inline constexpr std::uint32_t notes_tag = 8;
// Whether the series sets it; otherwise somebody changed it in this one shift.
inline bool follows(const Shift& shift, std::uint32_t tag) { return ((shift.own >> tag) & 1) == 0; }
// Notes in `own` in what the shift differs from the pattern of its series on that day.
void note_own_fields(Shift& shift, const Series& series, Date day);

// Copies of `command.first` in date order, without ids, until its last day.
std::vector<Shift> expand(const CreateSeries& command);

// Up to which day its shifts should be there.
Date due_through(const Series& series, Date today);

// What is missing of the series up to `due_through`, and how far it is made then. An activity that
// is not open gets none.
Changes due_shifts(const State& state, const Series& series, Date today);
// Whether a week or more is missing: then it is made, by the server in the night or by the app of
// one who may.
bool is_due(const State& state, const Series& series, Date today);
// What is missing of all that are due.
Changes due_shifts(const State& state, Date today);

}  // namespace tovholder::ops
