// Dispatch of commands to their rules, and the limits that hold for all of
// them.
#include "shared/ops/apply.hpp"

#include "shared/ops/rules.hpp"

namespace tovholder::ops {

Result<Changes> apply(const State& state, const OpContext& context, const Command& command) {
    TOV_ASSERT(context.op.device != 0 && context.op.number != 0);
    if (state.find(context.actor) == nullptr) return ErrorCode::not_allowed;
    Draft draft(state, context);
    const Result<void> done =
        std::visit([&](const auto& typed) { return apply_to(draft, typed); }, command);
    if (!done) return done.error();
    return std::move(draft).finish();
}

Result<void> apply_to(Draft& draft, const LostOp&) { return require(draft, Act::lose, {}); }

Result<void> require(const Draft& draft, Act act, Target target) {
    // Units made earlier in the same import are not in the state yet: ask for
    // their parent.
    while (target.unit && draft.before().find(target.unit) == nullptr) {
        const auto fresh = draft.find(target.unit);
        if (!fresh) return ErrorCode::not_found;
        target.unit = fresh->parent;
    }
    if (may(draft.before(), draft.context().actor, act, target, draft.today())) return {};
    return ErrorCode::not_allowed;
}

void notify(Draft& draft, Id<Person> person, NoticeKind kind, Id<Shift> shift) {
    draft.put(Notice{.id = draft.next_id<Notice>(),
                     .person = person,
                     .kind = kind,
                     .shift = shift,
                     .at = draft.context().now});
}

}  // namespace tovholder::ops
