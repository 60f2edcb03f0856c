// The import: choose a file, say what its columns are, see what will happen, do it, undo it.
#pragma once

#include <optional>

#include "src/models/import_model.hpp"
#include "src/models/intent.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// `work` is what was chosen so far; choices are written into it (import_model.hpp). `last_op` is
// the last op made on this device: "Importér" remembers it to recognise its own.
[[nodiscard]] std::optional<models::Intent> draw_import(ui::Ui& ui,
                                                        const models::ImportModel& model,
                                                        models::ImportWork& work, OpId last_op);

}  // namespace tovholder::views
