// The form for a new person and for changing one.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/person_form_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// `typed` holds what stands in the fields; the app keeps it. "Gem" with something to mend sets
// typed.tried and stays.
[[nodiscard]] std::optional<models::Intent> draw_person_form(ui::Ui& ui,
                                                             const models::PersonFormModel& model,
                                                             models::PersonForm& typed);

}  // namespace tovholder::views
