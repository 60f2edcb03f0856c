// Units: made, changed and moved.
#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

// Whether nothing was built on the unit yet, so that its border can still be drawn or taken away.
bool is_untouched(const State& state, Id<Unit> unit) {
    return state.children_of(unit).empty() && state.grants_in(unit).empty() &&
           state.activities_in(unit).empty() && state.shifts_in(unit).empty();
}

Result<void> require_kind(const Draft& draft, const Unit& unit) {
    if (unit.kind == UnitKind::department) return {};
    return require(draft, Act::found_association, on(unit.parent));
}

// A unit stays on its side of an association's border, or people would change hands unasked.
Result<void> require_move(const Draft& draft, const Unit& before, Id<Unit> parent) {
    const State& state = draft.before();
    if (is_within(state, parent, before.id)) return ErrorCode::not_allowed;
    if (auto allowed = require(draft, Act::create_unit, on(parent)); !allowed) return allowed;
    if (association_of(state, before.parent) != association_of(state, parent)) {
        return ErrorCode::not_allowed;
    }
    return {};
}

}  // namespace

Result<void> apply_to(Draft& draft, const Create<Unit>& command) {
    auto allowed = require(draft, Act::create_unit, on(command.row.parent));
    if (!allowed) return allowed;
    if (auto of_kind = require_kind(draft, command.row); !of_kind) return of_kind;
    Unit unit = command.row;
    unit.id = draft.next_id<Unit>();
    if (auto valid = check(unit); !valid) return valid;
    draft.put(unit);
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Unit>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::edit_unit, on(command.row)); !allowed) return allowed;
    Unit unit = *before;
    copy_fields(command.values, unit, command.fields);
    if (unit.parent != before->parent) {
        if (auto moved = require_move(draft, *before, unit.parent); !moved) return moved;
    }
    if (unit.kind != before->kind) {
        auto allowed = require(draft, Act::found_association, on(unit.parent));
        if (!allowed) return allowed;
        if (!is_untouched(draft.before(), unit.id)) return ErrorCode::not_allowed;
    }
    if (auto valid = check(unit); !valid) return valid;
    draft.put(unit);
    return {};
}

}  // namespace tovholder::ops
