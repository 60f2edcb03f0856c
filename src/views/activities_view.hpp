// The list of activities by unit.
#pragma once

#include <optional>

#include "src/models/activity_model.hpp"
#include "src/models/intent.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// `typed` is the search above the list: what is typed and chosen is written into it.
[[nodiscard]] std::optional<models::Intent> draw_activities(ui::Ui& ui,
                                                            const models::ActivitiesModel& model,
                                                            models::ActivitySearch& typed);

}  // namespace tovholder::views
