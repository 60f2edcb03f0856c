// One person: contact, wishes, roles, shifts and notes.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/person_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// `dialogs` are those of this screen, as they were filled in so far.
[[nodiscard]] std::optional<models::Intent> draw_person(ui::Ui& ui,
                                                        const models::PersonModel& model,
                                                        models::PersonDialogs& dialogs, Date today);

}  // namespace tovholder::views
