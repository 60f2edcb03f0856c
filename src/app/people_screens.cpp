// Which view draws which route about people and activities.
#include "src/app/people_screens.hpp"

namespace tovholder::app {

bool PeopleScreens::is_mine(models::Screen) { return false; }

std::optional<models::Intent> PeopleScreens::draw(ui::Ui&, const Scene&) { return {}; }

}  // namespace tovholder::app
