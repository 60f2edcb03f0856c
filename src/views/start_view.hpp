// Draws the first screen, and the one where a code is typed.
#pragma once

#include <optional>
#include <string>

#include "src/models/intent.hpp"
#include "src/models/settings_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_start(ui::Ui& ui, const models::StartModel& model);

// Writes what is typed into `code`.
[[nodiscard]] std::optional<models::Intent> draw_join(ui::Ui& ui, const models::StartModel& model,
                                                      std::string& code);

// Before there is anything to show: the store is being opened, or cannot be.
[[nodiscard]] std::optional<models::Intent> draw_opening(ui::Ui& ui,
                                                         const models::StartModel& model);

}  // namespace tovholder::views
