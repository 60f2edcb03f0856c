// The preview of an import: what will be made, what is here already, what is left out and why.
#pragma once

#include <optional>

#include "src/models/import_model.hpp"
#include "src/models/intent.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_import_preview(ui::Ui& ui,
                                                                const models::ImportModel& model);

// What to do with rejected rows, and the button that downloads them.
[[nodiscard]] std::optional<models::Intent> draw_rejected_download(ui::Ui& ui,
                                                                   const models::ImportModel& model,
                                                                   std::string_view what_to_do);

}  // namespace tovholder::views
