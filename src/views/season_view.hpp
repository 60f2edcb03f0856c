// Draws the coming half year: a chart, and the same in a table.
#pragma once

#include "src/models/intent.hpp"
#include "src/models/season_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_season(ui::Ui& ui,
                                                        const models::SeasonModel& model);

}  // namespace tovholder::views
