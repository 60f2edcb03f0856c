// Draws "Data og sletning".
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/rights_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_rights(ui::Ui& ui,
                                                        const models::RightsModel& model,
                                                        models::RightsForms& forms, Date today);

}  // namespace tovholder::views
