// One person: contact, wishes, roles, shifts and notes.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/person_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// `role` is the dialog in which a role is given, as it was filled in so far.
[[nodiscard]] std::optional<models::Intent> draw_person(ui::Ui& ui,
                                                        const models::PersonModel& model,
                                                        models::RoleForm& role, Date today);

}  // namespace tovholder::views
