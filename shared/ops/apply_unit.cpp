// Units: made and changed by those who coordinate them.
#include "shared/ops/permissions.hpp"
#include "shared/ops/rules.hpp"

namespace tovholder::ops {

Result<void> apply_to(Draft& draft, const Create<Unit>& command) {
    if (auto allowed = require_coordinator(draft, command.row.parent); !allowed) return allowed;
    Unit unit = command.row;
    unit.id = draft.next_id<Unit>();
    if (auto valid = check(unit); !valid) return valid;
    draft.put(unit);
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Unit>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    if (auto allowed = require_coordinator(draft, command.row); !allowed) return allowed;
    Unit unit = *before;
    copy_fields(command.values, unit, command.fields);
    if (unit.parent != before->parent) {
        if (is_within(draft.before(), unit.parent, unit.id)) return ErrorCode::not_allowed;
        if (auto allowed = require_coordinator(draft, unit.parent); !allowed) return allowed;
    }
    if (auto valid = check(unit); !valid) return valid;
    draft.put(unit);
    return {};
}

}  // namespace tovholder::ops
