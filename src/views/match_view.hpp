// Draws who could do an activity.
#pragma once

#include "src/models/intent.hpp"
#include "src/models/match_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

void draw_match(ui::Ui& ui, const models::MatchModel& model);

}  // namespace tovholder::views
