// Choosing between two versions. What is chosen goes into the row as an edit does, with all that an
// edit asks for and brings about.
#include "shared/ops/conflicts.hpp"
#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// What the state becomes; nothing when it cannot be chosen.
std::optional<ConflictState> after(const Conflict& conflict, Choice choice, Merge merge) {
    switch (choice) {
        case Choice::keep:
            return conflict.state == ConflictState::open ? ConflictState::kept : conflict.state;
        case Choice::take_other:
            return conflict.state == ConflictState::taken ? ConflictState::kept
                                                          : ConflictState::taken;
        case Choice::both:
            if (merge != Merge::text) return {};
            return ConflictState::both;
        case Choice::reopen:
            return ConflictState::open;
    }
    return {};
}

void change_places(Conflict& conflict) {
    std::swap(conflict.kept, conflict.lost);
    std::swap(conflict.kept_by, conflict.lost_by);
    std::swap(conflict.kept_at, conflict.lost_at);
    conflict.lost_device = 0;
}

// Both texts, unless the row has them already.
GroupTexts both_of(const State& state, const Conflict& conflict, const GroupTexts& present) {
    const bool has_both = contains(present.front(), conflict.kept.front()) &&
                          contains(present.front(), conflict.lost.front());
    if (has_both) return present;
    const Person* author = state.find(conflict.lost_by);
    return {join_texts(conflict.kept.front(), conflict.lost.front(),
                       author == nullptr ? std::string_view() : author->given_name,
                       conflict.lost_at)};
}

Result<void> put_texts(Draft& draft, const Conflict& conflict, const FieldGroup& group,
                       const GroupTexts& texts) {
    AnyRow row = draft.before().get(subject_of(conflict))->row;
    if (texts_of(row, group.fields) == texts) return {};
    set_texts(row, group.fields, texts);
    const Command edit = edit_of(row, group.fields);
    return std::visit(
        [&]<class Kind>(const Kind& kind) -> Result<void> { return apply_to(draft, kind); }, edit);
}

}  // namespace

Result<void> apply_to(Draft& draft, const SettleConflict& command) {
    const State& state = draft.before();
    const auto before = draft.find(command.conflict);
    if (!before) return ErrorCode::not_found;
    Conflict conflict = *before;
    if (may_settle(state, draft.context().actor, conflict, draft.today()) == 0) {
        return ErrorCode::not_allowed;
    }
    const FieldGroup& group = *find_group(subject_of(conflict).table, conflict.group);
    conflict.state = command.seen;
    const auto wanted = after(conflict, command.choice, group.merge);
    if (!wanted) return ErrorCode::not_allowed;
    if (before->state != command.seen) {
        // Another chose the same: so be it.
        if (before->state == *wanted) return {};
        return ErrorCode::changed_meanwhile;
    }
    const GroupTexts present = texts_of(state.get(subject_of(conflict))->row, group.fields);
    const bool from_taken = conflict.state == ConflictState::taken;
    const bool turns =
        command.choice == Choice::take_other || (command.choice == Choice::reopen && from_taken);
    if (turns) change_places(conflict);
    const bool joins = group.merge == Merge::text &&
                       (command.choice == Choice::both || command.choice == Choice::reopen);
    conflict.state = *wanted;
    const GroupTexts chosen = joins ? both_of(state, conflict, present) : conflict.kept;
    if (auto done = put_texts(draft, conflict, group, chosen); !done) return done;
    draft.put(conflict);
    return {};
}

}  // namespace tovholder::ops
