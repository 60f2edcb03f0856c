// The list of volunteers with its search, filters and quick acts.
#pragma once

#include <optional>

#include "src/models/intent.hpp"
#include "src/models/people_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::views {

// `typed` is the search above the list: what is typed and chosen is written into it.
[[nodiscard]] std::optional<models::Intent> draw_people(ui::Ui& ui,
                                                        const models::PeopleModel& model,
                                                        models::PeopleSearch& typed);

}  // namespace tovholder::views
