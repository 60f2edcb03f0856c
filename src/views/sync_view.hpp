// Draws the sync panel.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/sync_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_sync(ui::Ui& ui, const models::SyncModel& model);

}  // namespace tovholder::views
