// Draws "Vagter".
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/shifts_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

struct ShiftsActs {
    std::optional<models::Intent> intent;
    bool save_calendar = false;  // one's own shifts, as a file
};

[[nodiscard]] ShiftsActs draw_shifts(ui::Ui& ui, const models::ShiftsModel& model);

}  // namespace tovholder::views
