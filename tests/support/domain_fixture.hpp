// A small municipality as a State, and `do_as` to try commands on it: for tests of rules.
#pragma once

#include <string>

#include "shared/ops/apply.hpp"

namespace tovholder::testing {

// 2026-11-23T12:00:00Z, a Monday.
inline constexpr Instant monday_noon{1795435200};

// Brings an activity that is open at once, as imported ones are: index 1 of its op.
inline ops::ImportRows import_of(Activity activity) {
    activity.id = Id<Activity>::local(1);
    ops::ImportRows rows;
    rows.activities.push_back(std::move(activity));
    return rows;
}

// Åkær Kommune with Skovbo and Biblioteket below it. Mette coordinates all, Svend Skovbo only;
// Aage, Bodil and Carl are volunteers in Skovbo, Dorte in Biblioteket.
struct SmallTown {
    State state;
    std::uint64_t seq = 0;
    OpNumber number = 0;
    Instant now = monday_noon;

    Id<Unit> root = add_unit({}, "Åkær Kommune");
    Id<Unit> skovbo = add_unit(root, "Skovbo Plejecenter");
    Id<Unit> library = add_unit(root, "Biblioteket");
    Id<Person> mette = add_person("Mette", root, Role::coordinator);
    Id<Person> svend = add_person("Svend", skovbo, Role::coordinator);
    Id<Person> aage = add_person("Aage", skovbo, Role::volunteer);
    Id<Person> bodil = add_person("Bodil", skovbo, Role::volunteer);
    Id<Person> carl = add_person("Carl", skovbo, Role::volunteer);
    Id<Person> dorte = add_person("Dorte", library, Role::volunteer);

    template <class Entity>
    Id<Entity> put(Entity row) {
        row.id = Id<Entity>::make({server_alias, ++number}, 1);
        state.put(row, {.seq = ++seq});
        return row.id;
    }
    Id<Unit> add_unit(Id<Unit> parent, std::string name) {
        Unit unit;
        unit.parent = parent;
        unit.name = std::move(name);
        return put(unit);
    }
    Id<Person> add_person(std::string name, Id<Unit> unit, Role role) {
        Person person;
        person.given_name = name;
        person.family_name = name + "sen";
        person.phone = "2000000" + std::to_string(state.table<Person>().size());
        person.notes = "note om " + name;
        const Id<Person> id = put(person);
        grant(id, unit, role);
        return id;
    }
    Id<Grant> grant(Id<Person> person, Id<Unit> unit, Role role) {
        Grant grant;
        grant.person = person;
        grant.unit = unit;
        grant.role = role;
        grant.starts = to_local(now).date + -100;
        return put(grant);
    }
    Id<Activity> add_activity(Id<Unit> unit, std::string name = "Gågruppe") {
        Activity activity;
        activity.unit = unit;
        activity.name = std::move(name);
        return put(activity);
    }
    Id<Shift> add_shift(Id<Activity> activity, std::uint32_t places, std::int64_t in_hours = 24) {
        Shift shift;
        shift.activity = activity;
        shift.unit = state.find(activity)->unit;
        shift.starts = now + in_hours * seconds_per_hour;
        shift.ends = shift.starts + 2 * seconds_per_hour;
        shift.places = places;
        return put(shift);
    }

    // Applies as the person; on success the state has the changes.
    Result<Changes> do_as(Id<Person> actor, const ops::Command& command) {
        const OpId op{static_cast<DeviceAlias>(100 + actor.op().number), ++number};
        auto changes = ops::apply(state, {op, actor, now}, command);
        if (changes) state.apply(*changes, ++seq);
        return changes;
    }
    // The error's code, or nothing when it was applied.
    std::optional<ErrorCode> refusal(Id<Person> actor, const ops::Command& command) {
        const auto changes = do_as(actor, command);
        if (changes) return {};
        return changes.error().code;
    }
};

}  // namespace tovholder::testing
