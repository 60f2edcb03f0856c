// What the server does with an op: `apply`, and what becomes of it when the person had not seen
// what others did meanwhile. The kinds of fields stand in domain/field_groups.hpp.
#pragma once

#include "shared/ops/apply.hpp"

namespace tovholder::ops {

struct Decision {
    Changes changes = {};  // beside a refusal: what those who lead it are to look at
    std::optional<Error> refusal = {};
    // Who changed what, for the trails of the rows; their seq is that of the changes.
    struct Marked {
        RowKey row;
        Mark mark;
        bool keeps_values = false;
    };
    std::vector<Marked> marks = {};
};

// `at`: when the person acted, by her own clock set right; decides whose version is the later one.
// An edit that she was no longer allowed, but was then, is handed over: a Conflict and the refusal
// handed_over. Does not change `state`.
Decision decide(const State& state, const OpContext& context, const Op& op, Instant at);

// The settled conflicts that arose too long ago to be brought back.
std::vector<RowKey> old_conflicts(const State& state, Date today);

}  // namespace tovholder::ops
