// The first start: somebody must be able to let the others in.
#pragma once

#include <optional>
#include <string>

#include "shared/sync/authority.hpp"

namespace tovholder::server {

// What the person at the terminal is told, in Danish and English; empty = nothing to tell.
using Message = std::string;

// An empty database gets its first unit and coordinator, and the message holds her code. While
// nobody has joined, each start tells how to get a new code; `new_code` makes one (also later: for
// the first coordinator of the root unit, who lost her device). Errors: storage_failed,
// storage_full; not_found when `new_code` finds no coordinator.
Result<Message> prepare_first_coordinator(sync::Authority& authority, Instant now,
                                          sync::Random& random, bool new_code);

}  // namespace tovholder::server
