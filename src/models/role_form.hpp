// The dialog in which a role is given or changed: what can be chosen, and the command it becomes.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

// The app keeps what was chosen.
struct RoleForm {
    bool open = false;
    Id<Unit> unit = {};
    Role role = Role::volunteer;
    Id<Activity> activity = {};  // when is_for_activity(role)
    std::string until = {};      // the last day, "2026-02-05"; empty = until further notice
    Id<Grant> grant = {};        // the role that is changed; none = one more is given
    bool tried = false;
    bool operator==(const RoleForm&) const = default;
};

// A role that the viewer may give, with the places for which she may: units, or activities.
struct RoleChoice {
    Role role = Role::volunteer;
    std::string name;
    std::vector<std::string> places;       // "Skovbo Plejecenter", "Gåtur, Skovbo Plejecenter"
    std::vector<Id<Unit>> units;           // of each place
    std::vector<Id<Activity>> activities;  // of each place when is_for_activity(role), else empty
    bool operator==(const RoleChoice&) const = default;

    // Place of what the form names, or places.size().
    std::size_t place_of(const RoleForm& form) const;
};

// Roles with at least one place, in the order of Role; none when the viewer may not give the person
// a role.
std::vector<RoleChoice> make_role_choices(const State& state, const Viewer& viewer,
                                          Id<Person> person);

// A form for a first role of these; `choices` must not be empty. The place is chosen when there is
// only one.
RoleForm new_role_form(const std::vector<RoleChoice>& choices);
// The form with another role: a place that does not fit is forgotten.
RoleForm with_role(RoleForm form, const RoleChoice& choice);
// A form for the end of a role.
RoleForm change_role_form(const Grant& grant);

// REQUIRES: `until` is empty or a day.
ops::Command give_role(Id<Person> person, const RoleForm& form, Date today);
ops::Command change_role(const RoleForm& form);
// The role ends today: today is the first day without it.
ops::Command end_role(Id<Grant> grant, Date today);

}  // namespace tovholder::models
