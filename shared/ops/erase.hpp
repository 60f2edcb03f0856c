// Erasing a person: which rows are about her, what becomes of them, and which ops still say
// something about her.
#pragma once

#include "shared/ops/draft.hpp"

namespace tovholder::ops {

// The person whom the row is about: her own row and those that exist because of her; of conflicts
// those about her row. Nobody for the rows of units, activities, shifts and rules.
Id<Person> subject_person(const AnyRow& row);

// All rows about the person that are in the state, her own first; also conflicts in which one of
// the versions is hers.
std::vector<RowKey> rows_about(const State& state, Id<Person> person);

// Puts into the draft that all of them go, that free places of coming shifts go to the waitlist as
// when she gives them back, and an Erasure for each unit in which she had a role.
// REQUIRES: she is there; enough ids are left.
void erase_person(Draft& draft, Id<Person> person);

// Her name or address, as it may stand in texts about other things: a full name, an e-mail address.
std::vector<std::string> names_of(const Person& person);
bool mentions(const GroupTexts& texts, const std::vector<std::string>& names);

// The op's command without what it says about the person; nothing when it says nothing about her.
// What is all about her becomes LostOp; of an import only her row is blanked, so that the other
// rows keep their ids. `known`: her row, as far as it is known here; without it an import of which
// she came goes as a whole.
std::optional<Command> without_person(const Op& op, Id<Person> person, const Person* known);

}  // namespace tovholder::ops
