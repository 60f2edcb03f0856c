// Draws "I dag".
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/today_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_today(ui::Ui& ui, const models::TodayModel& model);

}  // namespace tovholder::views
