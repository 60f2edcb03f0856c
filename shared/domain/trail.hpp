// Who changed which part of a row last, as the server remembers it to tell when two people changed
// the same thing without knowing of each other (ops/merge). Never leaves the server, and goes with
// its row.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/id.hpp"
#include "shared/base/time.hpp"

namespace tovholder {

struct Person;

// A group of fields (field_groups.hpp) as texts, one a field, in tag order.
using GroupTexts = std::vector<std::string>;

// One change of one group of a row.
struct Mark {
    std::uint32_t group = 0;  // the lowest tag of the group
    std::uint64_t seq = 0;
    DeviceAlias device = 0;
    Id<Person> person;
    Instant at;  // when she did it: her clock, set right (sync/effective_time.hpp)
    // Of groups of several fields and of sets: how the group was before, and how she left it.
    GroupTexts before = {};
    GroupTexts asked = {};
    bool operator==(const Mark&) const = default;
};

// Ascending seqs; of one group at most marks_kept, and just the last where values are not kept.
using Trail = std::vector<Mark>;
inline constexpr std::size_t marks_kept = 8;

}  // namespace tovholder
