// A device that has joined as a person, as she and those who lead her may know it: so that a tablet
// that was lost can be shut out. The server makes and refreshes the row, at most once a day. Of a
// person who leads others it also says how to seal something for her (sync/bundle.hpp).
#pragma once

#include <string>

#include "shared/base/calendar.hpp"
#include "shared/domain/person.hpp"
#include "shared/domain/unit.hpp"

namespace tovholder {

struct Device {
    Id<Device> id;  // row_of(alias), so that the row and the device's own record find each other
    Id<Person> person;
    std::string name;  // as it called itself when it joined: "Safari, iPad"
    Date last_seen;    // Copenhagen
    bool withdrawn = false;
    std::string box_key = {};  // the public point; empty: its person leads nobody
    Id<Unit> reads = {};       // then: the unit, with what is below it, of which she sees all

    bool operator==(const Device&) const = default;

    // No op has the number 0, so no other row has this id.
    static constexpr Id<Device> row_of(DeviceAlias alias) {
        return Id<Device>::make({alias, 0}, 1);
    }

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "person", self.person, FieldClass::open);
        visit(2, "name", self.name, FieldClass::contact);
        visit(3, "last_seen", self.last_seen, FieldClass::contact);
        visit(4, "withdrawn", self.withdrawn, FieldClass::open);
        visit(5, "box_key", self.box_key, FieldClass::open);
        visit(6, "reads", self.reads, FieldClass::open);
    }
};

}  // namespace tovholder
