// Activities: made and changed.
#include "shared/ops/rules.hpp"

namespace tovholder::ops {

Result<void> apply_to(Draft& draft, const Create<Activity>& command) {
    if (!draft.find(command.row.unit)) return ErrorCode::not_found;
    auto allowed = require(draft, Act::create_activity, on(command.row.unit));
    if (!allowed) return allowed;
    Activity activity = command.row;
    activity.id = draft.next_id<Activity>();
    if (auto valid = check(activity); !valid) return valid;
    draft.put(activity);
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Activity>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::edit_activity, on(*before)); !allowed) return allowed;
    Activity activity = *before;
    copy_fields(command.values, activity, command.fields);
    // Its shifts carry the unit: an activity stays in the unit in which it was made.
    if (activity.unit != before->unit) return ErrorCode::not_allowed;
    if (auto valid = check(activity); !valid) return valid;
    draft.put(activity);
    return {};
}

}  // namespace tovholder::ops
