// What an activity needs before volunteers are let in: a frame, a plan and a named employee who
// holds the rope. Only what is missing here keeps it from opening (`apply` refuses with not_ready);
// about all else people are warned. Imported activities were open already and are let be.
#pragma once

#include <vector>

#include "shared/domain/state.hpp"

namespace tovholder::ops {

enum class Lack : std::uint8_t {
    // the frame
    purpose,   // what the citizen gets
    boundary,  // what volunteers do, and what they do not
    asked,     // nobody has asked whether one would ask a relative to do it
    risk,      // it takes an authority, or somebody may be hurt: never a volunteer's task
    hearing,   // it was or is employees' work, or a firm's: those concerned must have been heard
    // the plan
    begins,
    quality,
    // the employee
    responsible,
    responsible_left,  // who had the role has it no more
};
enum class Lamp : std::uint8_t { frame = 0, plan = 1, responsible = 2 };
constexpr std::uint8_t count_of(Lamp) { return 3; }
constexpr Lamp lamp_of(Lack lack) {
    if (lack <= Lack::hearing) return Lamp::frame;
    return lack <= Lack::quality ? Lamp::plan : Lamp::responsible;
}

// Everything that keeps it from opening, in the order of Lack. `activity` need not be in `state`
// as it is.
std::vector<Lack> lacks_of(const State& state, const Activity& activity, Date day);

// What does not keep it from opening, but should be looked at.
enum class StartWarning : std::uint8_t {
    said_no,    // one would not ask a relative
    in_doubt,   // the talk has not been held
    competes,   // a firm would have been paid for it
    objection,  // employees object
    not_said,   // where it comes from is not said
};
std::vector<StartWarning> warnings_of(const State& state, const Activity& activity);

// Whether employees must have been heard before it opens.
constexpr bool needs_hearing(const Activity& activity) {
    return activity.origin == Origin::lapsed || activity.origin == Origin::paid ||
           activity.competition == Competition::a_firm;
}

// The answers that count, newest first: a question that was asked again has its latest one.
std::vector<const BoundaryDecision*> standing_answers(const State& state, Id<Activity> activity);

// The level that was agreed last; led when nothing was.
SelfGovernment level_of(const State& state, Id<Activity> activity);
// The latest agreement; null when there is none.
const Delegation* last_delegation(const State& state, Id<Activity> activity);

}  // namespace tovholder::ops
