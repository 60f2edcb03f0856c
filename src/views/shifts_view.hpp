// Draws "Vagter".
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/shifts_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_shifts(ui::Ui& ui,
                                                        const models::ShiftsModel& model);

}  // namespace tovholder::views
