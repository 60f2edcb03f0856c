// The one function that decides what a command means: tablet (a guess), server (the truth) and
// simulator all call it.
#pragma once

#include "shared/base/result.hpp"
#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"

namespace tovholder::ops {

// Who acts, when, as which op. On the server `actor` comes from the device's token and `now` is
// the server's clock; on a device both are its own.
struct OpContext {
    OpId op;
    Id<Person> actor;
    Instant now;
};

// The rows as they are after the command, or why it cannot be. Does not change `state`.
// Errors are sentences for the person (error.hpp 1..31); it is not an error if an edit changes
// nothing, or a notice was seen before.
Result<Changes> apply(const State& state, const OpContext& context, const Command& command);

}  // namespace tovholder::ops
