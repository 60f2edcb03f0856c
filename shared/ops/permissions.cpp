// Roles are grants in units and reach downwards in the tree.
#include "shared/ops/permissions.hpp"

#include <algorithm>

namespace tovholder::ops {
namespace {

// Deeper than any real organisation; ends the walk if a damaged tree has a ring.
constexpr int unit_depth_max = 32;

}  // namespace

bool is_within(const State& state, Id<Unit> unit, Id<Unit> ancestor) {
    for (int depth = 0; unit && depth < unit_depth_max; ++depth) {
        if (unit == ancestor) return true;
        const Unit* row = state.find(unit);
        if (row == nullptr) return false;
        unit = row->parent;
    }
    return false;
}

std::vector<Id<Unit>> units_held(const State& state, Id<Person> person, Role role, Date day) {
    std::vector<Id<Unit>> units;
    for (const Id<Grant> id : state.grants_of(person)) {
        const Grant& grant = *state.find(id);
        if (grant.role == role && grant.held_on(day)) units.push_back(grant.unit);
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

bool coordinates(const State& state, Id<Person> person, Id<Unit> unit, Date day) {
    const auto units = units_held(state, person, Role::coordinator, day);
    return std::any_of(units.begin(), units.end(),
                       [&](Id<Unit> held) { return is_within(state, unit, held); });
}

bool coordinates_any(const State& state, Id<Person> person, Date day) {
    return !units_held(state, person, Role::coordinator, day).empty();
}

bool serves(const State& state, Id<Person> person, Id<Unit> unit, Date day) {
    const auto units = units_held(state, person, Role::volunteer, day);
    return std::any_of(units.begin(), units.end(),
                       [&](Id<Unit> held) { return is_within(state, unit, held); }) ||
           coordinates(state, person, unit, day);
}

bool leads(const State& state, Id<Person> coordinator, Id<Person> person, Date day) {
    const auto units = units_held(state, coordinator, Role::coordinator, day);
    const auto& grants = state.grants_of(person);
    return std::any_of(grants.begin(), grants.end(), [&](Id<Grant> id) {
        const Id<Unit> unit = state.find(id)->unit;
        return std::any_of(units.begin(), units.end(),
                           [&](Id<Unit> held) { return is_within(state, unit, held); });
    });
}

}  // namespace tovholder::ops
