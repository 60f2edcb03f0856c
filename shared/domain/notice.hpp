// Something that a person must be told because another's act touched her.
#pragma once

#include <cstdint>

#include "shared/domain/shift.hpp"

namespace tovholder {

enum class NoticeKind : std::uint8_t {
    place_was_taken = 0,  // the last place went to another; you head the waitlist
    got_place = 1,        // somebody gave back; you moved up from the waitlist
    shift_cancelled = 2,
    shift_moved = 3,     // new time
    shift_restored = 4,  // a cancellation was taken back
};
constexpr std::uint8_t count_of(NoticeKind) { return 5; }

struct Notice {
    Id<Notice> id;
    Id<Person> person;
    NoticeKind kind = NoticeKind::place_was_taken;
    Id<Shift> shift;
    Instant at;  // server time
    bool seen = false;

    bool operator==(const Notice&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "person", self.person, FieldClass::open);
        visit(2, "kind", self.kind, FieldClass::open);
        visit(3, "shift", self.shift, FieldClass::open);
        visit(4, "at", self.at, FieldClass::open);
        visit(5, "seen", self.seen, FieldClass::open);
    }
};

}  // namespace tovholder
