// One activity: why, where, who to call, what we do and do not do, and its shifts.
#pragma once

#include <optional>

#include "src/models/activity_model.hpp"
#include "src/models/intent.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_activity(ui::Ui& ui,
                                                          const models::ActivityModel& model);

}  // namespace tovholder::views
