// Two versions of the same thing: what two people wrote without knowing of each other, or what one
// wrote before she lost access. One value is in the row, the other is here, until somebody who may
// edit the row has chosen, and for a while after that.
#pragma once

#include "shared/domain/person.hpp"
#include "shared/domain/trail.hpp"

namespace tovholder {

enum class ConflictKind : std::uint8_t { concurrent = 0, after_access_ended = 1 };
constexpr std::uint8_t count_of(ConflictKind) { return 2; }

// Open, or what was chosen: the value that was kept first, the other one, both (of free text).
enum class ConflictState : std::uint8_t { open = 0, kept = 1, taken = 2, both = 3 };
constexpr std::uint8_t count_of(ConflictState) { return 4; }

// How long an overruled value can be brought back after it arose.
inline constexpr std::int32_t conflict_days = 90;

struct Conflict {
    Id<Conflict> id;
    std::uint32_t table = 0;  // of the row that it is about, and
    Id<void> subject = {};    // the row's id
    std::uint32_t group = 0;  // the lowest tag of the group of fields (field_groups.hpp)
    ConflictKind kind = ConflictKind::concurrent;
    ConflictState state = ConflictState::open;
    Instant at = {};       // when it arose, the server's clock
    GroupTexts kept = {};  // what is in the row; of free text the first of the two that it joins
    GroupTexts lost = {};  // what is not
    Id<Person> kept_by = {};
    Id<Person> lost_by = {};
    Instant kept_at = {};
    Instant lost_at = {};
    std::uint32_t lost_device = 0;

    bool operator==(const Conflict&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "table", self.table, FieldClass::open);
        visit(2, "subject", self.subject, FieldClass::open);
        visit(3, "group", self.group, FieldClass::open);
        visit(4, "kind", self.kind, FieldClass::open);
        visit(5, "state", self.state, FieldClass::open);
        visit(6, "at", self.at, FieldClass::open);
        visit(7, "kept", self.kept, FieldClass::contact);
        visit(8, "lost", self.lost, FieldClass::contact);
        visit(9, "kept_by", self.kept_by, FieldClass::contact);
        visit(10, "lost_by", self.lost_by, FieldClass::contact);
        visit(11, "kept_at", self.kept_at, FieldClass::contact);
        visit(12, "lost_at", self.lost_at, FieldClass::contact);
        visit(13, "lost_device", self.lost_device, FieldClass::open);
    }
};

}  // namespace tovholder
