// What a person asks about the data kept on her: that something is corrected, that she is erased,
// or anything else. She asks; those who lead her settle it, with a few words to her.
#pragma once

#include <string>

#include "shared/base/time.hpp"
#include "shared/domain/person.hpp"

namespace tovholder {

enum class DataRequestKind : std::uint8_t { correction = 0, erasure = 1, other = 2 };
constexpr std::uint8_t count_of(DataRequestKind) { return 3; }

enum class DataRequestState : std::uint8_t { open = 0, done = 1, declined = 2 };
constexpr std::uint8_t count_of(DataRequestState) { return 3; }

struct DataRequest {
    Id<DataRequest> id;
    Id<Person> person;  // who asks, and about whom
    DataRequestKind kind = DataRequestKind::correction;
    std::string text = {};  // in her words; may be empty where the kind says it all
    Instant at = {};        // server time
    DataRequestState state = DataRequestState::open;
    std::string answer = {};  // to her
    Id<Person> by = {};       // who settled it
    Instant settled_at = {};  // server time

    bool operator==(const DataRequest&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "person", self.person, FieldClass::open);
        visit(2, "kind", self.kind, FieldClass::open);
        visit(3, "text", self.text, FieldClass::contact);
        visit(4, "at", self.at, FieldClass::open);
        visit(5, "state", self.state, FieldClass::open);
        visit(6, "answer", self.answer, FieldClass::contact);
        visit(7, "by", self.by, FieldClass::open);
        visit(8, "settled_at", self.settled_at, FieldClass::open);
    }
};

}  // namespace tovholder
