// A role that a person holds in a unit, from a day to a day. Roles are rows, so that who could
// see what, when, can be told afterwards.
#pragma once

#include <cstdint>
#include <optional>

#include "shared/domain/person.hpp"
#include "shared/domain/unit.hpp"

namespace tovholder {

enum class Role : std::uint8_t { volunteer = 0, coordinator = 1 };
inline constexpr std::uint8_t role_count = 2;

struct Grant {
    Id<Grant> id;
    Id<Person> person;
    Id<Unit> unit;
    Role role = Role::volunteer;
    Date starts;                // first day, Copenhagen
    std::optional<Date> ended;  // first day without the role; none = still held

    bool operator==(const Grant&) const = default;

    bool held_on(Date day) const { return starts <= day && (!ended || day < *ended); }

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "person", self.person, FieldClass::open);
        visit(2, "unit", self.unit, FieldClass::open);
        visit(3, "role", self.role, FieldClass::open);
        visit(4, "starts", self.starts, FieldClass::open);
        visit(5, "ended", self.ended, FieldClass::open);
    }
};

}  // namespace tovholder
