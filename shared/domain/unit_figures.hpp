// What one unit did in one week, in numbers without names: what leaders see, and what the
// municipality sees of an association. The server works them out (ops/unit_figures.hpp).
#pragma once

#include <cstdint>

#include "shared/base/calendar.hpp"
#include "shared/domain/unit.hpp"

namespace tovholder {

struct UnitFigures {
    Id<UnitFigures> id;
    Id<Unit> unit;  // its own shifts only; those of units below have rows of their own
    Date week;      // its Monday, Copenhagen
    std::uint32_t shifts = 0;
    std::uint32_t places = 0;
    std::uint32_t taken = 0;   // 0 when `few`
    std::uint32_t people = 0;  // different people; 0 when `few`
    bool few = false;          // some came, but so few that the number would point at them

    bool operator==(const UnitFigures&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "unit", self.unit, FieldClass::open);
        visit(2, "week", self.week, FieldClass::open);
        visit(3, "shifts", self.shifts, FieldClass::open);
        visit(4, "places", self.places, FieldClass::open);
        visit(5, "taken", self.taken, FieldClass::open);
        visit(6, "people", self.people, FieldClass::open);
        visit(7, "few", self.few, FieldClass::open);
    }
};

}  // namespace tovholder
