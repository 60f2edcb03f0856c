// Which rows, and which classes of their fields, a person's device may hold.
#pragma once

#include <map>

#include "shared/domain/state.hpp"

namespace tovholder::ops {

// Row → classes of fields. Roles decide (product.md "Roles and what they may see"):
// coordinator: everything of own units and below, except server_only.
// volunteer: self, own grants, own sign-ups and notices; units and open activities and planned
// shifts of own units (and those of own sign-ups); the sign-ups of those shifts that hold a place
// or a turn, and of the people in them the open fields (first name) only.
using Scope = std::map<RowKey, ClassMask>;

Scope visible_rows(const State& state, Id<Person> person, Date today);

// True when replacing one row by the other changes nobody's scope. May err towards false.
bool same_for_scope(const AnyRow& before, const AnyRow& after);

}  // namespace tovholder::ops
