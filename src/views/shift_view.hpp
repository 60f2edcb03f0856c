// Draws one shift.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/shift_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_shift(ui::Ui& ui, const models::ShiftModel& model);

}  // namespace tovholder::views
