// Walks the units in which the viewer may give each role.
#include "src/models/role_form.hpp"

#include <algorithm>

#include "shared/ops/permissions.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/person_words.hpp"
#include "src/models/unit_choices.hpp"

namespace tovholder::models {
namespace {

// Associations, of which a partner is the voice; the other roles are given on one's own side.
std::vector<Id<Unit>> units_for(const State& state, const Viewer& viewer, Role role) {
    std::vector<Id<Unit>> units;
    if (role == Role::partner) {
        for (const auto& [id, row] : state.table<Unit>()) {
            if (row.value.kind == UnitKind::association) units.push_back(id);
        }
    } else {
        units = coordinated_units(state, viewer).ids;
    }
    std::erase_if(units, [&](Id<Unit> unit) {
        return !ops::may(state, viewer.person, ops::giving(role), ops::on(unit), viewer.today);
    });
    return units;
}

void add_activities(const State& state, Id<Unit> unit, RoleChoice& choice) {
    for (const Id<Activity> id : state.activities_in(unit)) {
        const Activity& activity = *state.find(id);
        if (activity.status != ActivityStatus::open) continue;
        choice.places.push_back(activity.name + ", " + unit_name(state, unit));
        choice.units.push_back(unit);
        choice.activities.push_back(id);
    }
}

std::optional<Date> ended_after(const std::string& until) {
    const std::optional<Date> last = parse_iso_day(until);
    if (!last) return {};
    return *last + 1;
}

}  // namespace

std::size_t RoleChoice::place_of(const RoleForm& form) const {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (units[i] != form.unit) continue;
        if (activities.empty() || activities[i] == form.activity) return i;
    }
    return places.size();
}

std::vector<RoleChoice> make_role_choices(const State& state, const Viewer& viewer,
                                          Id<Person> person) {
    std::vector<RoleChoice> all;
    if (!ops::may(state, viewer.person, ops::Act::appoint, ops::on(person), viewer.today)) {
        return all;
    }
    for (std::uint8_t number = 0; number < enum_count<Role>; ++number) {
        const Role role = static_cast<Role>(number);
        if (!ops::may_somewhere(state, viewer.person, ops::giving(role), viewer.today)) continue;
        RoleChoice choice;
        choice.role = role;
        choice.name = role_word(viewer.language, role);
        for (const Id<Unit> unit : units_for(state, viewer, role)) {
            if (is_for_activity(role)) {
                add_activities(state, unit, choice);
            } else {
                choice.places.push_back(unit_name(state, unit));
                choice.units.push_back(unit);
            }
        }
        if (!choice.places.empty()) all.push_back(std::move(choice));
    }
    return all;
}

RoleForm new_role_form(const std::vector<RoleChoice>& choices) {
    RoleForm form;
    form.open = true;
    return with_role(form, choices.front());
}

RoleForm with_role(RoleForm form, const RoleChoice& choice) {
    form.role = choice.role;
    if (choice.activities.empty()) form.activity = {};
    if (choice.place_of(form) < choice.places.size()) return form;
    const bool only = choice.places.size() == 1;
    form.unit = only ? choice.units[0] : Id<Unit>{};
    form.activity = only && !choice.activities.empty() ? choice.activities[0] : Id<Activity>{};
    return form;
}

RoleForm change_role_form(const Grant& grant) {
    RoleForm form;
    form.open = true;
    form.unit = grant.unit;
    form.role = grant.role;
    form.activity = grant.activity;
    if (grant.ended) form.until = iso_day(*grant.ended + -1);
    form.grant = grant.id;
    return form;
}

ops::Command give_role(Id<Person> person, const RoleForm& form, Date today) {
    return ops::Create<Grant>{Grant{.id = Id<Grant>::local(1),
                                    .person = person,
                                    .unit = form.unit,
                                    .role = form.role,
                                    .starts = today,
                                    .ended = ended_after(form.until),
                                    .activity = form.activity}};
}

ops::Command change_role(const RoleForm& form) {
    ops::Edit<Grant> edit;
    edit.row = edit.values.id = form.grant;
    edit.values.ended = ended_after(form.until);
    Grant other = edit.values;
    other.ended = edit.values.ended ? std::optional<Date>{} : Date{};
    edit.fields = changed_fields(other, edit.values);
    return edit;
}

ops::Command end_role(Id<Grant> grant, Date today) {
    Grant before;
    before.id = grant;
    Grant after = before;
    after.ended = today;
    return ops::make_edit(before, after);
}

}  // namespace tovholder::models
