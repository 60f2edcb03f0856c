// Which rows, and which classes of their fields, a person's device may hold.
#pragma once

#include <map>

#include "shared/domain/state.hpp"

namespace tovholder::ops {

// Row → classes of fields. permission_table.hpp says who sees what; this finds the rows:
// own: her row, roles, notices and sign-ups, with the shifts, activities and units of these, and
//      the units above each unit she sees, by name.
// unit, association, beyond: rows of these units, and the people who have or had a role there with
//      their roles on the same side of the border. Behind a border: of people only the partners.
// activity: the activity, its shifts and sign-ups, and the people who have a place or a turn.
// What people ask about their data and the reports of erasures go with people and units; the rules
// of retention are everybody's.
// Of conflicts those whose row she may edit (conflicts.hpp).
// team: open activities and planned shifts of own units, with those who have a place or a turn
//      there or on own shifts.
using Scope = std::map<RowKey, ClassMask>;

// Takes time in proportion to the rows that are seen.
Scope visible_rows(const State& state, Id<Person> person, Date today);

// True when replacing one row by the other changes nobody's scope. May err towards false.
bool same_for_scope(const AnyRow& before, const AnyRow& after);

}  // namespace tovholder::ops
