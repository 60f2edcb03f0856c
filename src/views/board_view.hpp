// Draws the board of a day.
#pragma once

#include "src/models/board_model.hpp"
#include "src/models/intent.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_board(ui::Ui& ui, const models::BoardModel& model,
                                                       models::BoardSearch& typed);

}  // namespace tovholder::views
