// The activities of which a coordinator may make shifts, in the order of a list of choices.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct ActivityChoices {
    std::vector<Id<Activity>> ids;
    std::vector<std::string> names;  // "Gåtur · Skovbo Plejecenter"

    std::size_t size() const { return ids.size(); }
    // size() when it is not among them.
    std::size_t place_of(Id<Activity> activity) const;
};

// Open ones that the viewer coordinates, and `chosen` even when it is closed.
ActivityChoices make_activity_choices(const State& state, const Viewer& viewer,
                                      Id<Activity> chosen);

}  // namespace tovholder::models
