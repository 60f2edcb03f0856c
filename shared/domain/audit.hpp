// Who saw or changed what of a person's contact and sensitive fields, one line each. The server
// keeps the lines beside its tables, and for a while only (ops/retention.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "shared/domain/row.hpp"

namespace tovholder {

// Numbers travel on the wire.
enum class AuditKind : std::uint8_t {
    seen = 0,      // sent to a device of the actor; once a day for the same classes
    changed = 1,   // an op of the actor was applied
    told_all = 2,  // the actor was shown all that is kept about her, and these lines
    erased = 3,    // nothing is left but that it happened
};
constexpr std::uint8_t count_of(AuditKind) { return 4; }

struct AuditLine {
    Instant at;  // server time
    AuditKind kind = AuditKind::seen;
    Id<Person> actor = {};    // none: the rules of retention
    DeviceAlias device = 0;   // of the actor
    Id<Person> subject = {};  // whose data it is
    TableId table = 0;        // of the row
    ClassMask classes = 0;    // seen: which classes of its fields
    FieldSet fields = {};     // changed: which of its contact and sensitive fields
    bool operator==(const AuditLine&) const = default;
};

}  // namespace tovholder
