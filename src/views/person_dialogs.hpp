// The dialogs of a person's screen: giving and changing a role, shutting a device out.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/person_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// Draws the one that is open, if any.
[[nodiscard]] std::optional<models::Intent> draw_person_dialogs(ui::Ui& ui,
                                                                const models::PersonModel& model,
                                                                models::PersonDialogs& dialogs,
                                                                Date today);

}  // namespace tovholder::views
