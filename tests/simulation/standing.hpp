// How a person stands to units, activities and people on a day, by plain walks over all rows and
// apart from ops/permissions: what the oracle and the checks of sight build on.
#pragma once

#include <algorithm>
#include <initializer_list>

#include "shared/base/calendar.hpp"
#include "shared/domain/state.hpp"

namespace tovholder::simulation {

struct Standing {
    const State& state;
    Id<Person> person;
    Date today;

    using Roles = std::initializer_list<Role>;

    bool below(Id<Unit> unit, Id<Unit> above) const {
        const Unit* row = state.find(unit);
        return unit == above || (row != nullptr && row->parent && below(row->parent, above));
    }
    // Whether an association's border lies between the two. REQUIRES: below(unit, above).
    bool behind(Id<Unit> unit, Id<Unit> above) const {
        if (unit == above) return false;
        const Unit* row = state.find(unit);
        return row->kind == UnitKind::association || behind(row->parent, above);
    }
    Id<Unit> side(Id<Unit> unit) const {
        const Unit* row = state.find(unit);
        if (row == nullptr || row->kind == UnitKind::association) return unit;
        return row->parent ? side(row->parent) : Id<Unit>{};
    }

    // Her grants that count today, as who coordinates a root without an admin is its admin, too.
    std::vector<Grant> grants() const {
        std::vector<Grant> all;
        for (const auto& [id, row] : state.table<Grant>()) {
            const Grant& grant = row.value;
            const Unit* unit = state.find(grant.unit);
            if (grant.person != person || !grant.held_on(today) || unit == nullptr) continue;
            if (grant.role == Role::partner && unit->kind != UnitKind::association) continue;
            all.push_back(grant);
            if (grant.role != Role::coordinator || unit->parent || root_has_admin(unit->id))
                continue;
            all.push_back(grant);
            all.back().role = Role::admin;
        }
        return all;
    }
    bool root_has_admin(Id<Unit> root) const {
        for (const auto& [id, row] : state.table<Grant>()) {
            const Grant& grant = row.value;
            if (grant.role == Role::admin && grant.unit == root && grant.held_on(today))
                return true;
        }
        return false;
    }

    bool holds(Roles roles, Id<Unit> unit, bool behind_border) const {
        for (const Grant& grant : grants()) {
            if (std::find(roles.begin(), roles.end(), grant.role) == roles.end()) continue;
            if (state.find(unit) == nullptr || !below(unit, grant.unit)) continue;
            if (behind(unit, grant.unit) == behind_border) return true;
        }
        return false;
    }
    bool leads(Id<Unit> unit) const {
        return holds({Role::coordinator, Role::admin, Role::partner}, unit, false);
    }
    bool administers(Id<Unit> unit) const { return holds({Role::admin}, unit, false); }
    bool oversees(Id<Unit> unit) const {
        return holds({Role::coordinator, Role::admin}, unit, true);
    }
    bool administers_behind(Id<Unit> unit) const { return holds({Role::admin}, unit, true); }
    bool serves(Id<Unit> unit) const { return holds({Role::volunteer}, unit, false); }
    bool measures(Id<Unit> unit) const {
        return holds({Role::leader}, unit, false) || holds({Role::leader}, unit, true);
    }
    bool is_for(Id<Activity> activity, Roles roles) const {
        for (const Grant& grant : grants()) {
            const bool is_one = std::find(roles.begin(), roles.end(), grant.role) != roles.end();
            if (is_one && activity && grant.activity == activity) return true;
        }
        return false;
    }
    bool runs(Id<Activity> activity) const { return is_for(activity, {Role::responsible}); }
    bool gathers(Id<Activity> activity) const {
        return is_for(activity, {Role::responsible, Role::team_lead});
    }

    bool leads_person(Id<Person> other) const {
        for (const auto& [id, row] : state.table<Grant>()) {
            if (row.value.person == other && leads(row.value.unit)) return true;
        }
        return false;
    }
    // A partner of an association behind a border, who is known to the municipality.
    bool is_contact(const Grant& grant) const {
        return grant.role == Role::partner && grant.held_on(today) && oversees(grant.unit);
    }
    bool knows_contact(Id<Person> other, bool as_admin) const {
        for (const auto& [id, row] : state.table<Grant>()) {
            const Grant& grant = row.value;
            if (grant.person != other || !is_contact(grant)) continue;
            if (!as_admin || administers_behind(grant.unit)) return true;
        }
        return false;
    }
    // Whether she comes to a shift of an activity that the person gathers.
    bool gathers_person(Id<Person> other) const {
        for (const auto& [id, row] : state.table<SignUp>()) {
            const SignUp& sign_up = row.value;
            if (sign_up.person != other || sign_up.status == SignUpStatus::given_back) continue;
            const Shift* shift = state.find(sign_up.shift);
            if (shift != nullptr && gathers(shift->activity)) return true;
        }
        return false;
    }
    // Two versions are for those who may change what they are about.
    bool may_choose(const Conflict& conflict) const {
        if (conflict.table == table_id<Unit>) {
            const Id<Unit> unit{conflict.subject.value};
            return leads(unit) || administers_behind(unit);
        }
        if (conflict.table == table_id<Activity>) {
            const Activity* row = state.find(Id<Activity>{conflict.subject.value});
            return row != nullptr && (leads(row->unit) || runs(row->id));
        }
        if (conflict.table == table_id<Shift>) {
            const Shift* row = state.find(Id<Shift>{conflict.subject.value});
            return row != nullptr && (leads(row->unit) || runs(row->activity));
        }
        const Id<Person> about{conflict.subject.value};
        const std::uint32_t group = conflict.group;
        const bool is_hers = group != 9 && group != 14 && group != 15 && group != 16;
        return leads_person(about) || (about == person && is_hers);
    }
    bool may_give(Role role, Id<Unit> unit) const {
        switch (role) {
            case Role::volunteer:
            case Role::responsible:
            case Role::team_lead:
                return leads(unit);
            case Role::partner:
                return administers_behind(unit);
            default:
                return administers(unit);
        }
    }
};

}  // namespace tovholder::simulation
