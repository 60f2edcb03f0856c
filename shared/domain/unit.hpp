// A place in the organisation: the municipality, a department, an institution, an association.
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/id.hpp"
#include "shared/domain/field.hpp"

namespace tovholder {

// An association's people are its own: roles given above it stop at its border (ops/permissions).
enum class UnitKind : std::uint8_t { department = 0, association = 1 };
constexpr std::uint8_t count_of(UnitKind) { return 2; }

struct Unit {
    Id<Unit> id;
    Id<Unit> parent;  // none for the root; the tree has one root
    std::string name;
    std::string address;
    std::string phone;  // the unit's own, not a person's
    UnitKind kind = UnitKind::department;

    bool operator==(const Unit&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "parent", self.parent, FieldClass::open);
        visit(2, "name", self.name, FieldClass::open);
        visit(3, "address", self.address, FieldClass::open);
        visit(4, "phone", self.phone, FieldClass::open);
        visit(5, "kind", self.kind, FieldClass::open);
    }
};

}  // namespace tovholder
