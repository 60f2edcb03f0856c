// Walks the tree below the units that the viewer coordinates.
#include "src/models/unit_choices.hpp"

#include <algorithm>
#include <set>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/collation.hpp"

namespace tovholder::models {
namespace {

void sort_by_name(const State& state, std::vector<Id<Unit>>& units) {
    sort_stably(units, [&](Id<Unit> a, Id<Unit> b) {
        return text::collation_key(unit_name(state, a)) < text::collation_key(unit_name(state, b));
    });
}

void add_with_children(const State& state, Id<Unit> unit, std::set<Id<Unit>>& seen,
                       UnitChoices& choices) {
    const Unit* row = state.find(unit);
    if (row == nullptr || !seen.insert(unit).second) return;
    choices.ids.push_back(unit);
    choices.names.push_back(row->name);
    const auto& children = state.children_of(unit);
    std::vector<Id<Unit>> sorted(children.begin(), children.end());
    sort_by_name(state, sorted);
    for (const Id<Unit> child : sorted) {
        const bool border = state.find(child)->kind == UnitKind::association;
        if (!border) add_with_children(state, child, seen, choices);
    }
}

}  // namespace

std::size_t UnitChoices::place_of(Id<Unit> unit) const {
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), unit) - ids.begin());
}

UnitChoices coordinated_units(const State& state, const Viewer& viewer) {
    auto held = ops::units_where(state, viewer.person, ops::Act::create_activity, viewer.today);
    sort_by_name(state, held);
    // A unit below another one that is held comes with that one.
    std::stable_partition(held.begin(), held.end(), [&](Id<Unit> unit) {
        return std::none_of(held.begin(), held.end(), [&](Id<Unit> other) {
            return other != unit && ops::is_within(state, unit, other);
        });
    });
    UnitChoices choices;
    std::set<Id<Unit>> seen;
    for (const Id<Unit> unit : held) add_with_children(state, unit, seen, choices);
    return choices;
}

std::string unit_name(const State& state, Id<Unit> unit) {
    const Unit* row = state.find(unit);
    return row == nullptr ? std::string{} : row->name;
}

}  // namespace tovholder::models
