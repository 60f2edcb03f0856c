// Draws what an activity needs to open, and what was asked, said and agreed about it.
#pragma once

#include "src/models/intent.hpp"
#include "src/models/opening_forms.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// Cards on the activity's screen.
void draw_lamps(ui::Ui& ui, const models::OpeningModel& model);
void draw_answers(ui::Ui& ui, const models::OpeningModel& model);
void draw_hearings(ui::Ui& ui, const models::OpeningModel& model);
// Also for volunteers, who see just the level.
void draw_levels(ui::Ui& ui, const models::OpeningModel& model);

// The screens on which they are made.
[[nodiscard]] std::optional<models::Intent> draw_opening_form(ui::Ui& ui,
                                                              const models::OpeningFormModel& model,
                                                              models::OpeningForm& typed);

}  // namespace tovholder::views
