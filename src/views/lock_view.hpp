// Who are you, the PIN, and choosing one.
#pragma once

#include <optional>

#include "src/models/lock_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_people_here(ui::Ui& ui,
                                                             const models::PeopleHereModel& model);
// `typing` is the app's, in both.
[[nodiscard]] std::optional<models::Intent> draw_unlock(ui::Ui& ui,
                                                        const models::UnlockModel& model,
                                                        models::PinTyping& typing);
[[nodiscard]] std::optional<models::Intent> draw_choose_pin(ui::Ui& ui,
                                                            const models::PinModel& model,
                                                            models::PinTyping& typing);

}  // namespace tovholder::views
