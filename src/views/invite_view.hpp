// Inviting a person: a code to read aloud, and the same as a QR code.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/invite_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_invite(ui::Ui& ui,
                                                        const models::InviteModel& model);

}  // namespace tovholder::views
