// Roles are grants in units and reach downwards in the tree, to the border of an association.
#include "shared/ops/permissions.hpp"

#include <algorithm>

#include "shared/base/sort.hpp"

namespace tovholder::ops {
namespace {

// Deeper than any real organisation; ends the walk if a damaged tree has a ring.
constexpr int unit_depth_max = 32;

bool is_association(const State& state, Id<Unit> unit) {
    const Unit* row = state.find(unit);
    return row != nullptr && row->kind == UnitKind::association;
}

bool has_admin(const State& state, Id<Unit> unit, Date day) {
    const auto& admins = state.grants_as(Role::admin);
    return std::any_of(admins.begin(), admins.end(), [&](Id<Grant> id) {
        const Grant& grant = *state.find(id);
        return grant.unit == unit && grant.held_on(day);
    });
}

// How the unit stands to the one for which the role is held.
Relations to_unit(const State& state, const Held& held, Id<Unit> unit) {
    bool past_border = false;
    for (int depth = 0; unit && depth < unit_depth_max; ++depth) {
        if (unit == held.unit) {
            if (past_border) return relation::beyond;
            return held.role == Role::partner ? relation::association : relation::unit;
        }
        const Unit* row = state.find(unit);
        if (row == nullptr) break;
        past_border = past_border || row->kind == UnitKind::association;
        unit = row->parent;
    }
    return relation::none;
}

Relations to_person(const State& state, const Held& held, Id<Person> person, Date day) {
    Relations all = relation::none;
    for (const Id<Grant> id : state.grants_of(person)) {
        const Grant& grant = *state.find(id);
        const Relations one = to_unit(state, held, grant.unit);
        const bool known =
            one != relation::beyond || (grant.role == Role::partner && grant.held_on(day));
        if (known) all |= one;
    }
    return all;
}

bool is_allowed(const State& state, const std::vector<Held>& roles, Act act, Target target,
                Date day) {
    return std::any_of(roles.begin(), roles.end(), [&](const Held& held) {
        const Relations needs = rule_of(act).needs.at(holder_of(held.role));
        return needs != relation::none &&
               (needs & relations_of(state, held, target, day)) != relation::none;
    });
}

// Whether every role that the person has, or will have, could be given by one who holds `roles`;
// a volunteer's counts only when `all` do.
bool could_give_all(const State& state, const std::vector<Held>& roles, Id<Person> person, Date day,
                    bool all) {
    const auto& grants = state.grants_of(person);
    return std::all_of(grants.begin(), grants.end(), [&](Id<Grant> id) {
        const Grant& grant = *state.find(id);
        if (grant.ended && *grant.ended <= day) return true;
        if (grant.role == Role::volunteer && !all) return true;
        return is_allowed(state, roles, giving(grant.role), on(grant.unit), day);
    });
}

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

Id<Unit> association_of(const State& state, Id<Unit> unit) {
    for (int depth = 0; unit && depth < unit_depth_max; ++depth) {
        const Unit* row = state.find(unit);
        if (row == nullptr) return {};
        if (row->kind == UnitKind::association) return unit;
        unit = row->parent;
    }
    return {};
}

std::vector<Held> roles_held(const State& state, Id<Person> person, Date day) {
    std::vector<Held> roles;
    for (const Id<Grant> id : state.grants_of(person)) {
        const Grant& grant = *state.find(id);
        if (!grant.held_on(day)) continue;
        if (grant.role == Role::partner && !is_association(state, grant.unit)) continue;
        if (is_for_activity(grant.role) && !grant.activity) continue;
        roles.push_back({grant.role, grant.unit, grant.activity});
        if (grant.role != Role::coordinator) continue;
        const Unit* unit = state.find(grant.unit);
        if (unit != nullptr && !unit->parent && !has_admin(state, grant.unit, day)) {
            roles.push_back({Role::admin, grant.unit, {}});
        }
    }
    sort_stably(roles);
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    return roles;
}

Relations relations_of(const State& state, const Held& held, Target target, Date day) {
    if (is_for_activity(held.role)) {
        return target.activity && target.activity == held.activity ? relation::activity
                                                                   : relation::none;
    }
    if (target.unit) return to_unit(state, held, target.unit);
    if (target.person) return to_person(state, held, target.person, day);
    return relation::none;
}

bool may(const State& state, Id<Person> person, Act act, Target target, Date day) {
    const Relations always = rule_of(act).needs.at(everybody);
    if ((always & relation::anyone) != 0) return true;
    if ((always & relation::own) != 0 && target.person && target.person == person) return true;
    const std::vector<Held> roles = roles_held(state, person, day);
    if (!is_allowed(state, roles, act, target, day)) return false;
    const bool erases = act == Act::erase_person;
    const bool as_her = act == Act::invite || act == Act::withdraw_device;
    if (target.person == person) return !erases;
    return (!as_her && !erases) || could_give_all(state, roles, target.person, day, erases);
}

std::vector<Id<Unit>> units_where(const State& state, Id<Person> person, Act act, Date day) {
    std::vector<Id<Unit>> units;
    for (const Held& held : roles_held(state, person, day)) {
        const Relations needs = rule_of(act).needs.at(holder_of(held.role));
        if ((needs & (relation::unit | relation::association)) != 0) units.push_back(held.unit);
    }
    sort_stably(units);
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

bool may_somewhere(const State& state, Id<Person> person, Act act, Date day) {
    const auto needs = [&](std::size_t holder) { return rule_of(act).needs.at(holder); };
    if (needs(everybody) != relation::none) return true;
    const std::vector<Held> roles = roles_held(state, person, day);
    return std::any_of(roles.begin(), roles.end(), [&](const Held& held) {
        return needs(holder_of(held.role)) != relation::none;
    });
}

}  // namespace tovholder::ops
