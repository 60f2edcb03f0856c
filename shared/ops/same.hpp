// When two rows are the same thing in the world: what makes importing twice harmless.
#pragma once

#include "shared/domain/state.hpp"

namespace tovholder::ops {

// Letters in lower case, spaces trimmed and single; Danish letters included.
std::string folded(std::string_view text);

// A phone number as digits only, without +45 or 0045 in front.
std::string phone_digits(std::string_view phone);

// A key that is equal for two people who are the same: folded name and phone digits; without a
// phone, folded name, e-mail, birthday and street. Empty when there is no name.
std::string sameness_key(const Person& person);

// The existing row, or none. Units: folded name under the same parent (or anywhere below `parent`
// when given the importer's own unit); activities: folded name in the unit; shifts: activity,
// start, end and responsible.
Id<Unit> find_same(const State& state, const Unit& unit);
Id<Activity> find_same(const State& state, const Activity& activity);
Id<Shift> find_same(const State& state, const Shift& shift);
Id<Person> find_same(const State& state, const Person& person);

}  // namespace tovholder::ops
