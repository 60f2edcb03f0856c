// Draws "I dag".
#pragma once

#include <optional>

#include "src/models/device_notes.hpp"
#include "src/models/fetch_model.hpp"
#include "src/models/intent.hpp"
#include "src/models/today_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_today(
    ui::Ui& ui, const models::TodayModel& model, const std::optional<models::FetchModel>& fetch,
    const std::vector<models::DeviceNote>& notes);

}  // namespace tovholder::views
