// The pages that people print: the day's list, an activity's boundary card, a reference.
#pragma once

#include <string>

#include "src/models/activity_model.hpp"
#include "src/models/board_model.hpp"
#include "src/models/intent.hpp"

namespace tovholder::models {

Print day_list(const BoardModel& board);
Print boundary_card(const ActivityModel& activity);
// `text` as it was edited; `name` is whom it is about, `place` and `date` stand above the line.
Print reference(text::Language language, const std::string& name, const std::string& text,
                const std::string& place, Date date);

}  // namespace tovholder::models
