// Sorts by name as Danes do.
#include "src/models/activity_choices.hpp"

#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/collation.hpp"

namespace tovholder::models {

std::size_t ActivityChoices::place_of(Id<Activity> activity) const {
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), activity) - ids.begin());
}

ActivityChoices make_activity_choices(const State& state, const Viewer& viewer,
                                      Id<Activity> chosen) {
    struct Choice {
        std::string key;
        Id<Activity> id;
        std::string name;
    };
    std::vector<Choice> sorted;
    for (const auto& [id, row] : state.table<Activity>()) {
        const Activity& activity = row.value;
        if (activity.status != ActivityStatus::open && id != chosen) continue;
        if (!ops::may(state, viewer.person, ops::Act::run_shifts, ops::on(activity), viewer.today))
            continue;
        std::string name = activity.name;
        if (const Unit* unit = state.find(activity.unit)) name += " · " + unit->name;
        sorted.push_back({text::collation_key(name), id, name});
    }
    sort_stably(sorted, [](const Choice& a, const Choice& b) { return a.key < b.key; });
    ActivityChoices choices;
    for (Choice& choice : sorted) {
        choices.ids.push_back(choice.id);
        choices.names.push_back(std::move(choice.name));
    }
    return choices;
}

}  // namespace tovholder::models
