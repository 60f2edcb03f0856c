// A role that a person holds in a unit, from a day to a day. Roles are rows, so that who could
// see what, when, can be told afterwards.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/domain/activity.hpp"

namespace tovholder {

// What each may do and see stands in shared/ops/permission_table.hpp. Numbers travel on the wire.
enum class Role : std::uint8_t {
    volunteer = 0,
    coordinator = 1,
    admin = 2,        // of the municipality: gives every role
    leader = 3,       // figures only, no names
    responsible = 4,  // the employee who runs one activity
    team_lead = 5,    // the volunteer who gathers those of one activity
    partner = 6,      // leads one association
};
constexpr std::uint8_t count_of(Role) { return 7; }

// Roles that are held for one activity, named in the grant; the others are held for a unit and
// what is below it.
constexpr bool is_for_activity(Role role) {
    return role == Role::responsible || role == Role::team_lead;
}

struct Grant {
    Id<Grant> id;
    Id<Person> person;
    Id<Unit> unit;
    Role role = Role::volunteer;
    Date starts;                 // first day, Copenhagen
    std::optional<Date> ended;   // first day without the role; none = still held
    Id<Activity> activity = {};  // the one it holds for (is_for_activity); its unit is `unit`

    bool operator==(const Grant&) const = default;

    bool held_on(Date day) const { return starts <= day && (!ended || day < *ended); }

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "person", self.person, FieldClass::open);
        visit(2, "unit", self.unit, FieldClass::open);
        visit(3, "role", self.role, FieldClass::open);
        visit(4, "starts", self.starts, FieldClass::open);
        visit(5, "ended", self.ended, FieldClass::open);
        visit(6, "activity", self.activity, FieldClass::open);
    }
};

}  // namespace tovholder
