// Who may do what where: the one table that the server, the app and the tests read.
#pragma once

#include "shared/domain/state.hpp"

namespace tovholder::ops {

// `unit` itself or one above it.
bool is_within(const State& state, Id<Unit> unit, Id<Unit> ancestor);

// The units in which the person holds the role on that day, without those below them.
std::vector<Id<Unit>> units_held(const State& state, Id<Person> person, Role role, Date day);

// Whether the person coordinates the unit on that day (the unit or one above it).
bool coordinates(const State& state, Id<Person> person, Id<Unit> unit, Date day);
// Whether the person coordinates anything at all.
bool coordinates_any(const State& state, Id<Person> person, Date day);
// Whether the person may take shifts in the unit: a role in it or above it.
bool serves(const State& state, Id<Person> person, Id<Unit> unit, Date day);
// Whether `coordinator` leads `person`: coordinates a unit in which the person has (had) a role.
bool leads(const State& state, Id<Person> coordinator, Id<Person> person, Date day);

}  // namespace tovholder::ops
