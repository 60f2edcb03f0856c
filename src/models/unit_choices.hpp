// The units a coordinator can choose between in filters and forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/state.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

// Units in the order of the tree, siblings in Danish order. Parallel vectors, ready for a select.
struct UnitChoices {
    std::vector<Id<Unit>> ids;
    std::vector<std::string> names;
    bool operator==(const UnitChoices&) const = default;

    std::size_t size() const { return ids.size(); }
    // Place of the unit, or size() when it is not among them.
    std::size_t place_of(Id<Unit> unit) const;
};

// The units that the viewer coordinates today, with those below them.
UnitChoices coordinated_units(const State& state, const Viewer& viewer);

// The unit's name, or "" when it is not on this device.
std::string unit_name(const State& state, Id<Unit> unit);

}  // namespace tovholder::models
