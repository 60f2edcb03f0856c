// The screens about what goes before an activity opens, and what is typed into their forms.
#pragma once

#include <optional>

#include "src/app/form_draft.hpp"
#include "src/models/opening_forms.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::app {

class OpeningScreens {
public:
    // REQUIRES: is_mine(scene.route.screen).
    [[nodiscard]] std::optional<models::Intent> draw(ui::Ui& ui, const Scene& scene);
    static bool is_mine(models::Screen screen);

private:
    models::Route route_;  // whose form it is
    FormDraft<models::OpeningForm> draft_;
    CachedForm<models::OpeningFormModel, models::OpeningForm> model_;
};

}  // namespace tovholder::app
