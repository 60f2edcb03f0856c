// A place in the organisation: the municipality, a department, an institution.
#pragma once

#include <string>

#include "shared/base/id.hpp"
#include "shared/domain/field.hpp"

namespace tovholder {

struct Unit {
    Id<Unit> id;
    Id<Unit> parent;  // none for the root; the tree has one root
    std::string name;
    std::string address;
    std::string phone;  // the unit's own, not a person's

    bool operator==(const Unit&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "parent", self.parent, FieldClass::open);
        visit(2, "name", self.name, FieldClass::open);
        visit(3, "address", self.address, FieldClass::open);
        visit(4, "phone", self.phone, FieldClass::open);
    }
};

}  // namespace tovholder
