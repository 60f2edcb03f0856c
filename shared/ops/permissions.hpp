// Asks the table (permission_table.hpp) about one person on one day.
#pragma once

#include "shared/domain/state.hpp"
#include "shared/ops/permission_table.hpp"

namespace tovholder::ops {

// `unit` itself or one above it.
bool is_within(const State& state, Id<Unit> unit, Id<Unit> ancestor);

// The association in which the unit lies: itself or the nearest one above; none in most cases.
Id<Unit> association_of(const State& state, Id<Unit> unit);

// A role as somebody holds it on a day.
struct Held {
    Role role = Role::volunteer;
    Id<Unit> unit;
    Id<Activity> activity;  // when is_for_activity(role)
    auto operator<=>(const Held&) const = default;
};

// Roles that count on that day, sorted, each once. A grant counts when the day is within it, a
// partner's only in an association. Who coordinates a root unit that has no admin is its admin,
// too: databases from before there were admins stay usable.
std::vector<Held> roles_held(const State& state, Id<Person> person, Date day);

// What an act is about: as much as is known of it.
struct Target {
    Id<Unit> unit = {};
    Id<Activity> activity = {};
    Id<Person> person = {};
};
inline Target on(Id<Unit> unit) { return {.unit = unit}; }
inline Target on(Id<Person> person) { return {.person = person}; }
inline Target on(const Activity& row) { return {.unit = row.unit, .activity = row.id}; }
inline Target on(const Shift& row) { return {.unit = row.unit, .activity = row.activity}; }
inline Target on(const BoundaryDecision& row) {
    return {.unit = row.unit, .activity = row.activity};
}

// How the target stands to one who holds the role. A person stands as the units do in which she has
// or had a role; behind a border only those are known who are its partners today.
Relations relations_of(const State& state, const Held& held, Target target, Date day);

// Whether the person may do it on that day. Nobody invites one, or withdraws the devices of one,
// who holds more than a volunteer's role that she could not give herself: the code would make her
// that person, and a helper could shut out her own leader. Nobody erases herself, or one who has a
// role, also a volunteer's, that she could not give: others still need what is kept about her.
bool may(const State& state, Id<Person> person, Act act, Target target, Date day);

// The units of the roles by which the person may do it, without those below them.
std::vector<Id<Unit>> units_where(const State& state, Id<Person> person, Act act, Date day);
// Whether some role of hers lets her do it to something.
bool may_somewhere(const State& state, Id<Person> person, Act act, Date day);

}  // namespace tovholder::ops
