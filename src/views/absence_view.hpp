// Draws when a person is away: a card on her page, and the form.
#pragma once

#include "src/models/absence_model.hpp"
#include "src/models/intent.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_absences(ui::Ui& ui,
                                                          const models::AbsencesModel& model);
[[nodiscard]] std::optional<models::Intent> draw_absence_form(ui::Ui& ui,
                                                              const models::AbsenceFormModel& model,
                                                              models::AbsenceForm& typed);

}  // namespace tovholder::views
