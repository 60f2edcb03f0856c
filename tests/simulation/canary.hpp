// Canaries: marks in the fields that only some may see, looked for in the bytes that are sent.
#pragma once

#include <set>
#include <string>

#include "shared/base/bytes.hpp"
#include "shared/domain/state.hpp"

namespace tovholder::simulation {

// A text for a field of that class; `number` tells one person's from another's.
std::string canary(FieldClass field_class, std::uint64_t number);

// Puts canaries of one number into all texts of a person but the open ones.
void mark(Person& person, std::uint64_t number);

// All marks in the bytes, each as the mark with its number.
std::set<std::string> marks_in(ByteView bytes);

// Looks for marks that the person with this device may not see: a volunteer only her own contact
// marks; who leads units also both marks of those who have a role there; who runs an activity, or
// leads a municipality with associations, the contact marks of those who come or who speak for one.
// Of two versions of the same thing both to those who may choose between them.
// Decided by a plain walk over all rows (standing.hpp), apart from ops/scope. Empty, or a sentence
// about the leak.
std::string find_leak(const State& state, Id<Person> person, Instant now, ByteView bytes);

}  // namespace tovholder::simulation
