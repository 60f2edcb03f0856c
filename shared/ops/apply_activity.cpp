// Activities: made, changed, opened and closed.
#include "shared/ops/rules.hpp"
#include "shared/ops/start_check.hpp"

namespace tovholder::ops {

Result<void> apply_to(Draft& draft, const Create<Activity>& command) {
    if (!draft.find(command.row.unit)) return ErrorCode::not_found;
    auto allowed = require(draft, Act::create_activity, on(command.row.unit));
    if (!allowed) return allowed;
    Activity activity = command.row;
    activity.id = draft.next_id<Activity>();
    // Nobody can have been asked about it yet.
    activity.status = ActivityStatus::closed;
    activity.preparing = true;
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
    activity.preparing = before->preparing;
    if (auto valid = check(activity); !valid) return valid;
    const bool is_open = activity.status == ActivityStatus::open;
    if (is_open && before->status != ActivityStatus::open) {
        if (!lacks_of(draft.before(), activity, draft.today()).empty()) return ErrorCode::not_ready;
    }
    if (is_open) activity.preparing = false;
    draft.put(activity);
    return {};
}

}  // namespace tovholder::ops
