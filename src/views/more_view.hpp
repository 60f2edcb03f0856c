// Draws "Mere" and the settings.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/settings_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_more(ui::Ui& ui, const models::MoreModel& model,
                                                      const models::DemoModel& demo);

// `asks`: how far the dialog of handing back has come; the app keeps it.
[[nodiscard]] std::optional<models::Intent> draw_settings(ui::Ui& ui,
                                                          const models::SettingsModel& model,
                                                          models::HandingBack& asks);

}  // namespace tovholder::views
