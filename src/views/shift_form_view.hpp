// Draws the form of a new or changed shift, and of a series.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/shift_form_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

// Writes what is typed into `form`.
[[nodiscard]] std::optional<models::Intent> draw_shift_form(ui::Ui& ui,
                                                            const models::ShiftFormModel& model,
                                                            models::ShiftForm& form);

}  // namespace tovholder::views
