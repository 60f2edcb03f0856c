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
        if constexpr (std::is_same_v<Entity, Erasure>) {
            // Which tablets say so is no op; checks.cpp looks at it.
            all.back().waiting.clear();
            all.back().own.clear();
            all.back().seq = 0;
        }
    }
    return all;
}

// Figures are worked out from the other rows when somebody reads them, devices are noted when they
// ask, and the server makes its own key: no op makes any of them.
std::set<RowKey> but_figures(std::set<RowKey> all) {
    std::erase_if(all, [](RowKey key) {
        return key.table == table_id<UnitFigures> || key.table == table_id<Conflict> ||
               key.table == table_id<Device> || key.table == table_id<Invitation>;
    });
    return all;
}

void forget_old_conflicts(State& state, Instant now) {
    const Date today = to_local(now).date;
    for (const auto& [id, row] : Table<Conflict>(state.table<Conflict>())) {
        const bool settled = row.value.state != ConflictState::open;
        if (settled && today - to_local(row.value.at).date > 90) state.forget(key_of(id));
    }
}

// Which fields differ, of the first row that is there on both sides and differs.
template <class Entity>
std::string fields_that_differ(const State& expected, const State& actual) {
    for (const auto& [id, row] : expected.table<Entity>()) {
        const Entity* other = actual.find(id);
        if (other == nullptr || *other == row.value) continue;
        const FieldSet changed = changed_fields(row.value, *other);
        std::string names = "; of row " + std::to_string(id.value) + ":";
        auto add = [&](std::uint32_t tag, const char* name, const auto&, FieldClass) {
            if (changed.has(tag)) names += std::string(" ") + name;
        };
        Entity::fields(row.value, add);
        return names;
    }
    return {};
}

template <class Entity>
std::string table_difference(const State& expected, const State& actual, const char* name) {
    if constexpr (std::is_same_v<Entity, UnitFigures> || std::is_same_v<Entity, Device> ||
                  std::is_same_v<Entity, ServerKey>) {
        return {};
    }
    const auto rows = values<Entity>(expected);
    const auto others = values<Entity>(actual);
    if (!std::is_permutation(rows.begin(), rows.end(), others.begin(), others.end())) {
        return std::string("table ") + name + " differs: " + std::to_string(rows.size()) +
               " rows expected, " + std::to_string(others.size()) + " there" +
               fields_that_differ<Entity>(expected, actual);
    }
    return {};
}

}  // namespace

std::string difference(State expected, State actual, const std::set<RowKey>& gone, Instant now) {
    std::string found;
    // What nobody can bring back any more goes when the server next writes.
    for (State* state : {&expected, &actual}) forget_old_conflicts(*state, now);
#define TOV_COMPARE(Entity, number) \
    if (found.empty()) found = table_difference<Entity>(expected, actual, #Entity);
    TOV_ENTITIES(TOV_COMPARE)
#undef TOV_COMPARE
    if (found.empty() && but_figures(expected.tombstones()) != but_figures(gone)) {
        found = "deleted rows differ: " + std::to_string(expected.tombstones().size()) +
                " expected, " + std::to_string(gone.size()) + " gone";
    }
    // Tombstones go when everybody knows, and only those of what is gone are there.
    for (const RowKey key : actual.tombstones()) {
        if (found.empty() && !gone.contains(key)) found = "a tombstone of what was never deleted";
    }
    return found;
}

}  // namespace tovholder::simulation
