// The screens about people and activities: their models, and what is typed into their forms.
#pragma once

#include <optional>

#include "src/app/cached.hpp"
#include "src/app/scene.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::app {

class PeopleScreens {
   public:
    // Draws the screen of scene.route when it is one of people, person…, activities, activity…,
    // import. REQUIRES: is_mine(scene.route.screen).
    [[nodiscard]] std::optional<models::Intent> draw(ui::Ui& ui, const Scene& scene);
    static bool is_mine(models::Screen screen);
};

}  // namespace tovholder::app
