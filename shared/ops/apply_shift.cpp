// Shifts: made, moved and cancelled.
#include "shared/ops/rules.hpp"
#include "shared/ops/series.hpp"

namespace tovholder::ops {
namespace {

void tell_everybody(Draft& draft, Id<Shift> shift, NoticeKind kind) {
    for (const Id<SignUp> id : draft.before().sign_ups_of(shift)) {
        const SignUp& sign_up = *draft.before().find(id);
        if (sign_up.status == SignUpStatus::given_back) continue;
        if (sign_up.person != draft.context().actor) notify(draft, sign_up.person, kind, shift);
    }
}

void note_own(const Draft& draft, Shift& shift) {
    const auto series = draft.find(shift.series);
    if (series) note_own_fields(shift, *series, series->day_of(shift.id));
}

}  // namespace

Result<Activity> activity_for(const Draft& draft, Id<Activity> id) {
    const auto activity = draft.find(id);
    if (!activity) return ErrorCode::not_found;
    const auto allowed = require(draft, Act::run_shifts, on(*activity));
    if (!allowed) return allowed.error();
    if (activity->status != ActivityStatus::open) return ErrorCode::not_open;
    return *activity;
}

Result<void> apply_to(Draft& draft, const Create<Shift>& command) {
    const auto activity = activity_for(draft, command.row.activity);
    if (!activity) return activity.error();
    Shift shift = command.row;
    shift.id = draft.next_id<Shift>();
    shift.unit = activity->unit;
    shift.status = ShiftStatus::planned;
    shift.series = {};
    shift.own = 0;
    if (auto valid = check(shift); !valid) return valid;
    draft.put(shift);
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Shift>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::run_shifts, on(*before)); !allowed) return allowed;
    Shift shift = *before;
    copy_fields(command.values, shift, command.fields);
    shift.series = before->series;
    shift.status = before->status;  // SetShiftCancelled decides that
    note_own(draft, shift);
    if (shift.activity != before->activity || shift.unit != before->unit) {
        return ErrorCode::not_allowed;
    }
    if (auto valid = check(shift); !valid) return valid;
    draft.put(shift);
    if (shift.starts != before->starts || shift.ends != before->ends) {
        tell_everybody(draft, shift.id, NoticeKind::shift_moved);
    }
    if (shift.status == ShiftStatus::planned) fill_places(draft, shift);
    return {};
}

Result<void> apply_to(Draft& draft, const SetShiftCancelled& command) {
    const auto before = draft.find(command.shift);
    if (!before) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::run_shifts, on(*before)); !allowed) return allowed;
    Shift shift = *before;
    shift.status = command.cancelled ? ShiftStatus::cancelled : ShiftStatus::planned;
    if (shift == *before) return {};
    note_own(draft, shift);
    draft.put(shift);
    if (command.cancelled) {
        tell_everybody(draft, shift.id, NoticeKind::shift_cancelled);
    } else {
        tell_everybody(draft, shift.id, NoticeKind::shift_restored);
        fill_places(draft, shift);
    }
    return {};
}

}  // namespace tovholder::ops
