// An activity (opgave): what volunteers do in a unit, why, and where it stops.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/domain/person.hpp"
#include "shared/domain/unit.hpp"

namespace tovholder {

enum class ActivityStatus : std::uint8_t { open = 0, closed = 1 };
inline constexpr std::uint8_t activity_status_count = 2;

struct Activity {
    Id<Activity> id;
    Id<Unit> unit;
    std::string name;
    std::string purpose;  // what extra the citizen gets
    std::string place;    // empty = the unit's address
    std::vector<std::string> does;
    std::vector<std::string> does_not;
    std::string responsible;  // the tovholder's name as shown to volunteers
    std::string responsible_phone;
    std::uint32_t places = 1;  // default for new shifts
    ActivityStatus status = ActivityStatus::open;

    bool operator==(const Activity&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "unit", self.unit, FieldClass::open);
        visit(2, "name", self.name, FieldClass::open);
        visit(3, "purpose", self.purpose, FieldClass::open);
        visit(4, "place", self.place, FieldClass::open);
        visit(5, "does", self.does, FieldClass::open);
        visit(6, "does_not", self.does_not, FieldClass::open);
        visit(7, "responsible", self.responsible, FieldClass::contact);
        visit(8, "responsible_phone", self.responsible_phone, FieldClass::contact);
        visit(9, "places", self.places, FieldClass::open);
        visit(10, "status", self.status, FieldClass::open);
    }
};

}  // namespace tovholder
