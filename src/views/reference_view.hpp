// Draws a reference to be edited and printed.
#pragma once

#include "src/models/intent.hpp"
#include "src/models/reference_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_reference(ui::Ui& ui,
                                                           const models::ReferenceModel& model,
                                                           models::ReferenceForm& typed);

}  // namespace tovholder::views
