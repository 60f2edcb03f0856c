// The demo's own controls: who one is, whether there is a network, and back to the beginning.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/settings_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

// Inside a card or a dialog.
[[nodiscard]] std::optional<models::Intent> draw_demo_controls(ui::Ui& ui,
                                                               const models::DemoModel& model);

}  // namespace tovholder::views
