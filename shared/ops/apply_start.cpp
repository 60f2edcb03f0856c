// What goes before an activity opens, and after: the next-of-kin question and the talk about it,
// what employees say, how far volunteers run it themselves. Rows are added; what was said stays.
#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

// The activity's, when the actor may add it.
template <class Entity>
Result<Entity> row_for(Draft& draft, Act act, const Create<Entity>& command) {
    const auto activity = draft.find(command.row.activity);
    if (!activity) return ErrorCode::not_found;
    if (auto allowed = require(draft, act, on(*activity)); !allowed) return allowed.error();
    Entity row = command.row;
    row.id = draft.next_id<Entity>();
    row.unit = activity->unit;
    if (auto valid = check(row); !valid) return valid.error();
    return row;
}

template <class Entity>
Result<void> note(Draft& draft, Act act, const Create<Entity>& command) {
    auto row = row_for(draft, act, command);
    if (!row) return row.error();
    row->noted_by = draft.context().actor;
    row->at = draft.context().now;
    draft.put(*row);
    return {};
}

}  // namespace

Result<void> apply_to(Draft& draft, const Create<BoundaryDecision>& command) {
    auto row = row_for(draft, Act::ask_boundary, command);
    if (!row) return row.error();
    row->asked_by = draft.context().actor;
    row->asked_at = draft.context().now;
    row->outcome = BoundaryOutcome::open;
    row->outcome_argument.clear();
    row->settled_by = {};
    row->settled_at = {};
    draft.put(*row);
    return {};
}

Result<void> apply_to(Draft& draft, const SettleBoundary& command) {
    const auto before = draft.find(command.decision);
    if (!before) return ErrorCode::not_found;
    auto allowed = require(draft, Act::settle_boundary, on(*before));
    if (!allowed) return allowed;
    if (before->answer != BoundaryAnswer::doubt || command.outcome == BoundaryOutcome::open) {
        return ErrorCode::not_allowed;
    }
    if (before->outcome != BoundaryOutcome::open) return ErrorCode::changed_meanwhile;
    BoundaryDecision settled = *before;
    settled.outcome = command.outcome;
    settled.outcome_argument = command.argument;
    settled.settled_by = draft.context().actor;
    settled.settled_at = draft.context().now;
    if (auto valid = check(settled); !valid) return valid;
    draft.put(settled);
    return {};
}

Result<void> apply_to(Draft& draft, const Create<StaffHearing>& command) {
    return note(draft, Act::hear_staff, command);
}

Result<void> apply_to(Draft& draft, const Create<Delegation>& command) {
    return note(draft, Act::delegate, command);
}

}  // namespace tovholder::ops
