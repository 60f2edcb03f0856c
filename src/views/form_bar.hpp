// The foot of a form: "Annullér" where there is room (on a phone the arrow at the top does it) and
// "Gem".
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/ui/ui.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {

// True when "Gem" was pressed; `intent` is to go back when the other was.
[[nodiscard]] inline bool draw_form_bar(ui::Ui& ui, const Say& say,
                                        std::optional<models::Intent>& intent) {
    const ui::ActionBar bar(ui);
    if (ui::is_wide(ui) &&
        ui::button(ui, "cancel", say(text::Key::cancel), {.look = ui::Look::quiet})) {
        intent = models::GoBack{};
    }
    return ui::button(ui, "save", say(text::Key::save), {.look = ui::Look::primary});
}

}  // namespace tovholder::views
