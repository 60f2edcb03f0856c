// The form for a new activity and for changing one.
#pragma once

#include <optional>

#include "src/models/activity_form_model.hpp"
#include "src/models/intent.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// `typed` holds what stands in the fields; the app keeps it. "Gem" with something to mend sets
// typed.tried and stays.
[[nodiscard]] std::optional<models::Intent> draw_activity_form(
    ui::Ui& ui, const models::ActivityFormModel& model, models::ActivityForm& typed);

}  // namespace tovholder::views
