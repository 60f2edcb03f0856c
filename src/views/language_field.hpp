// The combobox "Sprog", on the start screen and in the settings.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/settings_model.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

[[nodiscard]] std::optional<models::Intent> draw_language(ui::Ui& ui, text::Language language,
                                                          const models::LanguageChoice& choice);

}  // namespace tovholder::views
