// Taking back what one op made: all of its rows or none.
#include <algorithm>

#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

template <class Ids>
bool only_from(const Ids& ids, OpId op) {
    for (const auto id : ids) {
        if (id.op() != op) return false;
    }
    return true;
}

// Whether a row of another op rests on the one that would go.
bool is_used(const State& state, Id<Unit> id, OpId op) {
    return !only_from(state.children_of(id), op) || !only_from(state.activities_in(id), op) ||
           !only_from(state.grants_in(id), op) || !only_from(state.shifts_in(id), op);
}
bool is_used(const State& state, Id<Activity> id, OpId op) {
    if (!only_from(state.shifts_of(id), op) || !only_from(state.series_of(id), op) ||
        !only_from(state.boundaries_of(id), op) || !only_from(state.hearings_of(id), op) ||
        !only_from(state.delegations_of(id), op)) {
        return true;
    }
    const auto& grants = state.grants_in(state.find(id)->unit);
    return std::any_of(grants.begin(), grants.end(), [&](Id<Grant> grant) {
        return state.find(grant)->activity == id && grant.op() != op;
    });
}
bool is_used(const State& state, Id<Person> id, OpId op) {
    return !only_from(state.grants_of(id), op) || !state.sign_ups_of(id).empty() ||
           !state.invitations_of(id).empty();
}
bool is_used(const State&, Id<Series>, OpId) { return false; }  // but by its shifts
bool is_used(const State& state, Id<Shift> id, OpId) { return !state.sign_ups_of(id).empty(); }
bool is_used(const State&, Id<Grant>, OpId) { return false; }
bool is_used(const State&, Id<Absence>, OpId) { return false; }

// The actor may have lost, since then, the role that let her make it.
Result<void> require_right(const Draft& draft, const Unit& row) {
    return require(draft, Act::create_unit, on(row.parent));
}
Result<void> require_right(const Draft& draft, const Activity& row) {
    return require(draft, Act::create_activity, on(row.unit));
}
Result<void> require_right(const Draft& draft, const Grant& row) {
    return require(draft, giving(row.role), on(row.unit));
}
Result<void> require_right(const Draft& draft, const Shift& row) {
    return require(draft, Act::run_shifts, on(row));
}
Result<void> require_right(const Draft& draft, const Series& row) {
    const auto activity = draft.find(row.activity);
    if (!activity) return ErrorCode::not_found;
    return require(draft, Act::run_shifts, on(*activity));
}
Result<void> require_right(const Draft& draft, const Person& row) {
    return require(draft, Act::edit_person, on(row.id));
}

Result<void> require_right(const Draft& draft, const Absence& row) {
    return require(draft, Act::be_away, on(row.person));
}

template <class Entity>
Result<void> collect(const Draft& draft, OpId op, std::vector<RowKey>& keys) {
    const State& state = draft.before();
    const auto& rows = state.table<Entity>();
    for (auto it = rows.lower_bound(Id<Entity>::make(op, 0));
         it != rows.end() && it->first.op() == op; ++it) {
        if (auto may = require_right(draft, it->second.value); !may) return may;
        if (is_used(state, it->first, op)) return ErrorCode::created_in_use;
        keys.push_back(key_of(it->first));
    }
    return {};
}

}  // namespace

Result<void> apply_to(Draft& draft, const UndoCreation& command) {
    if (auto allowed = require(draft, Act::undo, {}); !allowed) return allowed;
    if (command.op.device != draft.context().op.device) return ErrorCode::not_allowed;
    std::vector<RowKey> keys;
    Result<void> found;
    const auto look = [&]<class Entity>(Id<Entity>) {
        if (found) found = collect<Entity>(draft, command.op, keys);
    };
    look(Id<Unit>{});
    look(Id<Person>{});
    look(Id<Grant>{});
    look(Id<Activity>{});
    look(Id<Shift>{});
    look(Id<Series>{});
    look(Id<Absence>{});
    if (!found) return found;
    if (keys.empty()) return ErrorCode::not_found;
    for (const RowKey key : keys) draft.erase(key);
    return {};
}

}  // namespace tovholder::ops
