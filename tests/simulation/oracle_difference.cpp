// Comparing what the oracle expects with what is there.
#include <algorithm>

#include "tests/simulation/oracle.hpp"

namespace tovholder::simulation {
namespace {

template <class Entity>
constexpr bool has_own_id = !std::is_same_v<Entity, Invitation>;

// The rows as values, without ids where those do not count.
template <class Entity>
std::vector<Entity> values(const State& state) {
    std::vector<Entity> all;
    for (const auto& [id, row] : state.table<Entity>()) {
        all.push_back(row.value);
        if (!has_own_id<Entity>) all.back().id = {};
    }
    return all;
}

// Figures are worked out from the other rows when somebody reads them, and devices are noted when
// they ask: no op makes either.
std::set<RowKey> tombstones_but_figures(const State& state) {
    std::set<RowKey> all = state.tombstones();
    std::erase_if(all, [](RowKey key) { return key.table == table_id<UnitFigures>; });
    return all;
}

template <class Entity>
std::string table_difference(const State& expected, const State& actual, const char* name) {
    if constexpr (std::is_same_v<Entity, UnitFigures> || std::is_same_v<Entity, Device>) return {};
    const auto rows = values<Entity>(expected);
    const auto others = values<Entity>(actual);
    if (!std::is_permutation(rows.begin(), rows.end(), others.begin(), others.end())) {
        return std::string("table ") + name + " differs: " + std::to_string(rows.size()) +
               " rows expected, " + std::to_string(others.size()) + " there";
    }
    return {};
}

}  // namespace

std::string difference(const State& expected, const State& actual) {
    std::string found;
#define TOV_COMPARE(Entity, number) \
    if (found.empty()) found = table_difference<Entity>(expected, actual, #Entity);
    TOV_ENTITIES(TOV_COMPARE)
#undef TOV_COMPARE
    if (found.empty() && tombstones_but_figures(expected) != tombstones_but_figures(actual)) {
        found = "tombstones differ: " + std::to_string(expected.tombstones().size()) +
                " expected, " + std::to_string(actual.tombstones().size()) + " there";
    }
    return found;
}

}  // namespace tovholder::simulation
