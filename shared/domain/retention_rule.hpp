// How long a kind of data is kept, from a day on. What holds where nobody has made a rule, and why,
// stands in shared/ops/retention.hpp.
#pragma once

#include "shared/base/time.hpp"
#include "shared/domain/grant.hpp"

namespace tovholder {

// Numbers travel on the wire.
enum class RetentionKind : std::uint8_t {
    people_ended = 0,    // people whose roles are all over: as if each were erased
    shifts_past = 1,     // shifts, with their sign-ups
    notices = 2,         // what people were told
    invitations = 3,     // that can no longer be used
    data_requests = 4,   // that are settled
    devices_unseen = 5,  // that have not asked for long: withdrawn, and their row goes
    audit = 6,           // who saw and changed what
};
constexpr std::uint8_t count_of(RetentionKind) { return 7; }

struct RetentionRule {
    Id<RetentionRule> id;
    Id<Unit> unit;  // the root of the municipality
    RetentionKind kind = RetentionKind::people_ended;
    std::uint32_t days = 0;
    Date valid_from;  // Copenhagen; the latest one that has begun counts
    Id<Person> by = {};
    Instant at = {};  // server time

    bool operator==(const RetentionRule&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "unit", self.unit, FieldClass::open);
        visit(2, "kind", self.kind, FieldClass::open);
        visit(3, "days", self.days, FieldClass::open);
        visit(4, "valid_from", self.valid_from, FieldClass::open);
        visit(5, "by", self.by, FieldClass::open);
        visit(6, "at", self.at, FieldClass::open);
    }
};

}  // namespace tovholder
