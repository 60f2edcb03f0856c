// The coordinator's half of "I dag": what lacks people, who is new, who has not joined yet.
#pragma once

#include "src/models/today_model.hpp"

namespace tovholder::models {

void add_desk(const State& state, const Viewer& viewer, TodayModel& model);
// desk_activities.cpp
void add_activities(const State& state, const Viewer& viewer, TodayModel& model);

}  // namespace tovholder::models
