// What takes a command back: the toast's "Fortryd".
#pragma once

#include <functional>
#include <optional>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "shared/text/text.hpp"

namespace tovholder::models {

// Makes the command that takes back `command`, given the number that `command` got. Nothing when
// it cannot be taken back by one command. `before`: the tables before `command`.
// Take ↔ give back, cancel ↔ hold after all, an edit ↔ the edit back, a new shift → cancelled,
// an import → taken back as a whole.
using Inverse = std::function<ops::Command(OpId)>;
std::optional<Inverse> inverse_of(const State& before, const ops::Command& command);

// The toast's words when they depend on how it went: a place, or a turn in the waitlist.
text::Key done_words(const State& after, Id<Person> person, const ops::Command& command,
                     text::Key planned);

}  // namespace tovholder::models
