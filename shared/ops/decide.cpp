// Concurrent edits, group by group.
#include "shared/ops/decide.hpp"

#include <algorithm>
#include <iterator>

#include "shared/base/calendar.hpp"
#include "shared/ops/conflicts.hpp"

namespace tovholder::ops {
namespace {

// An edit of any entity that has groups of fields.
struct AnyEdit {
    RowKey row;
    AnyRow values;
    FieldSet fields;
};

std::optional<AnyEdit> any_edit(const Command& command) {
    std::optional<AnyEdit> edit;
    std::visit(
        [&]<class Kind>(const Kind& kind) {
            if constexpr (requires {
                              kind.fields.bits;
                              kind.values;
                          }) {
                auto values = kind.values;
                values.id = kind.row;  // the only thing that names the row
                edit = AnyEdit{key_of(kind.row), std::move(values), kind.fields};
            }
        },
        command);
    if (edit && groups_of(edit->row.table).empty()) edit.reset();
    return edit;
}

// An address that must not be known is not kept, whoever sends it.
void hide_protected_address(AnyRow& row) {
    auto* person = std::get_if<Person>(&row);
    if (person == nullptr || !person->address_protected) return;
    person->street.clear();
    person->postcode.clear();
    person->town.clear();
}

// Of which one side says that it must not be known.
bool is_about_protection(RowKey row, const FieldGroup& group, const GroupTexts& one,
                         const GroupTexts& other) {
    return row.table == table_id<Person> && group.tag == address_group &&
           (one.back() == "1" || other.back() == "1");
}

// The device's version of a group that others changed, too.
struct Clash {
    const FieldGroup* group = nullptr;
    const Mark* last = nullptr;        // the other version's
    GroupTexts seen;                   // what she changed; empty: not known
    GroupTexts asked;                  // what she made of it
    const Conflict* former = nullptr;  // in which an earlier version of this device stands
};

class Decider {
public:
    Decider(const State& state, const OpContext& context, const Op& op, Instant at)
        : state_(state), context_(context), op_(op), at_(at) {}

    Decision run() && {
        edit_ = any_edit(op_.command);
        if (edit_) stamp_ = state_.stamp_of(edit_->row);
        if (stamp_ == nullptr) return plain(op_.command);
        find_clashes();
        auto changes = clashes_.empty()
                           ? apply(state_, context_, op_.command)
                           : apply(state_, context_, edit_of(edit_->values, edit_->fields));
        if (!changes) return refuse(changes.error());
        if (clashes_.empty()) return accept(std::move(*changes));
        changes = settle(true);
        if (!changes) changes = settle(false);
        if (!changes) return refuse(changes.error());
        return accept(std::move(*changes));
    }

private:
    Date today() const { return to_local(context_.now).date; }
    const Trail& trail() const { return stamp_->trail; }
    AnyRow present_row() const { return state_.get(edit_->row)->row; }
    bool is_unseen(const Mark& mark, std::uint32_t group) const {
        return mark.group == group && mark.seq > op_.base && mark.device != op_.id.device;
    }

    // ---- what she had seen ----
    // An earlier version of this device that lost, which she replaces now: she has not seen that it
    // did.
    const Conflict* former_version(std::uint32_t group) const {
        for (const Id<Conflict> id : state_.conflicts_of(edit_->row)) {
            const auto* row = state_.find_row(id);
            const Conflict& conflict = row->value;
            if (conflict.group == group && conflict.lost_device == op_.id.device &&
                conflict.state == ConflictState::open && row->stamp.seq > op_.base) {
                return &conflict;
            }
        }
        return nullptr;
    }
    GroupTexts seen_by_her(const FieldGroup& group) const {
        GroupTexts seen;
        std::size_t marks = 0;
        bool complete = false;
        for (const Mark& mark : trail()) {
            if (mark.group != group.tag) continue;
            ++marks;
            if (mark.seq <= op_.base) {
                complete = true;
            } else if (mark.device == op_.id.device) {
                seen = mark.asked;
            } else if (seen.empty()) {
                seen = mark.before;
            }
        }
        return complete || marks < marks_kept ? seen : GroupTexts{};
    }
    const Mark* last_mark(std::uint32_t group) const {
        const auto found = std::find_if(trail().rbegin(), trail().rend(),
                                        [&](const Mark& mark) { return mark.group == group; });
        return found == trail().rend() ? nullptr : &*found;
    }
    bool clashes(const FieldGroup& group, const Mark& last, const Conflict* former) const {
        if (is_unseen(last, group.tag)) return true;
        if (group.merge == Merge::text) return former != nullptr && last.seq > op_.base;
        return group.merge == Merge::set &&
               std::any_of(trail().begin(), trail().end(),
                           [&](const Mark& mark) { return is_unseen(mark, group.tag); });
    }

    // Also completes the edit: who changed a part of a group meant all of it as she saw it.
    void find_clashes() {
        for (const FieldGroup& group : groups_of(edit_->row.table)) {
            const FieldSet named{edit_->fields.bits & group.fields.bits};
            const Mark* last = last_mark(group.tag);
            if (named.empty() || last == nullptr) continue;
            const Conflict* former = former_version(group.tag);
            if (!clashes(group, *last, former)) continue;
            Clash clash{&group, last, {}, {}, former};
            if (group.keeps_values()) clash.seen = former ? former->lost : seen_by_her(group);
            AnyRow hers = present_row();
            set_texts(hers, group.fields, clash.seen);
            copy_any_fields(edit_->values, hers, named);
            hide_protected_address(hers);
            clash.asked = texts_of(hers, group.fields);
            edit_->fields.bits |= group.fields.bits;
            copy_any_fields(hers, edit_->values, group.fields);
            clashes_.push_back(std::move(clash));
        }
    }

    // ---- what becomes of it ----
    Result<Changes> settle(bool join) {
        AnyEdit rest = *edit_;
        conflicts_.clear();
        last_index_ = 0;
        for (const Clash& clash : clashes_) {
            const FieldSet fields = clash.group->fields;
            const GroupTexts present = texts_of(state_, edit_->row, fields);
            if (clash.group->merge == Merge::set) {
                AnyRow merged = present_row();
                merge_sets(merged, fields, clash.seen, clash.asked);
                copy_any_fields(merged, rest.values, fields);
            } else if (clash.asked == present) {
                rest.fields.bits &= ~fields.bits;
            } else if (clash.group->merge == Merge::text && join) {
                join_versions(clash, present, rest.values);
            } else if (is_later(clash, present)) {
                add_conflict(clash, clash.asked, present, true);
            } else {
                add_conflict(clash, present, clash.asked, false);
                rest.fields.bits &= ~fields.bits;
            }
        }
        if (rest.fields.empty()) return Changes{};
        return apply(state_, context_, edit_of(rest.values, rest.fields));
    }

    void join_versions(const Clash& clash, const GroupTexts& present, AnyRow& values) {
        const bool again = clash.former != nullptr && clash.last->device == op_.id.device;
        const GroupTexts first = again ? clash.former->kept : present;
        const Person* author = state_.find(context_.actor);
        set_texts(values, clash.group->fields,
                  {join_texts(first.front(), clash.asked.front(), author->given_name, at_)});
        add_conflict(clash, first, clash.asked, false);
        if (again) {
            conflicts_.back().kept_by = clash.former->kept_by;
            conflicts_.back().kept_at = clash.former->kept_at;
        }
    }

    // Protection wins.
    bool is_later(const Clash& clash, const GroupTexts& present) const {
        if (is_about_protection(edit_->row, *clash.group, clash.asked, present)) {
            return clash.asked.back() == "1";
        }
        return std::pair(at_, op_.id.device) > std::pair(clash.last->at, clash.last->device);
    }

    void add_conflict(const Clash& clash, const GroupTexts& kept, const GroupTexts& lost,
                      bool she_won) {
        Conflict conflict = hers(*clash.group, kept, lost);
        conflict.kept_by = clash.last->person;
        conflict.kept_at = clash.last->at;
        if (clash.former != nullptr) conflict.id = clash.former->id;
        if (she_won) {
            std::swap(conflict.kept_by, conflict.lost_by);
            std::swap(conflict.kept_at, conflict.lost_at);
            conflict.lost_device = clash.last->device;
        }
        conflicts_.push_back(std::move(conflict));
    }
    // With her version as the one that lost.
    Conflict hers(const FieldGroup& group, const GroupTexts& kept, GroupTexts lost) {
        if (is_about_protection(edit_->row, group, kept, lost)) lost = {"", "", "", lost.back()};
        return {.id = Id<Conflict>::make(op_.id, ++last_index_),
                .table = edit_->row.table,
                .subject = {edit_->row.id},
                .group = group.tag,
                .at = context_.now,
                .kept = kept,
                .lost = std::move(lost),
                .lost_by = context_.actor,
                .lost_at = at_,
                .lost_device = op_.id.device};
    }

    // ---- what follows ----
    Decision plain(const Command& command) {
        auto changes = apply(state_, context_, command);
        if (!changes) return {.refusal = changes.error()};
        if (overrules_unseen(*changes)) return {.refusal = Error{ErrorCode::changed_meanwhile}};
        return accept(std::move(*changes));
    }

    // Whether a choice between two versions would take away a third that she has not seen.
    bool overrules_unseen(const Changes& changes) const {
        const auto* choice = std::get_if<SettleConflict>(&op_.command);
        if (choice == nullptr) return false;
        const Conflict& conflict = *state_.find(choice->conflict);
        return std::any_of(changes.puts.begin(), changes.puts.end(), [&](const AnyRow& row) {
            if (key_of(row) != subject_of(conflict)) return false;
            const Trail& trail = state_.stamp_of(key_of(row))->trail;
            return std::any_of(trail.begin(), trail.end(),
                               [&](const Mark& mark) { return is_unseen(mark, conflict.group); });
        });
    }

    Decision accept(Changes changes) {
        Decision decision{.changes = std::move(changes)};
        for (const AnyRow& row : decision.changes.puts) note_groups(row, decision);
        std::move(renewed_.begin(), renewed_.end(), std::back_inserter(decision.changes.puts));
        for (const RowKey key : std::vector<RowKey>(decision.changes.erases)) {
            for (const Id<Conflict> id : state_.conflicts_of(key)) {
                decision.changes.erases.push_back(key_of(id));
            }
        }
        for (const Conflict& conflict : conflicts_) decision.changes.puts.push_back(conflict);
        return decision;
    }

    void note_groups(const AnyRow& row, Decision& decision) {
        const RowKey key = key_of(row);
        const FieldSet changed = changed_from(state_, row);
        for (const FieldGroup& group : groups_of(key.table)) {
            if ((changed.bits & group.fields.bits) == 0) continue;
            const GroupTexts texts = texts_of(row, group.fields);
            const GroupTexts old = texts_of(state_, key, group.fields);
            if (texts == old) continue;
            Mark mark{group.tag, 0, op_.id.device, context_.actor, at_, {}, {}};
            if (group.keeps_values()) {
                mark.before = old;
                mark.asked = texts;
                for (const Clash& clash : clashes_) {
                    if (clash.group->tag == group.tag) mark.asked = clash.asked;
                }
            }
            decision.marks.push_back({key, std::move(mark), group.keeps_values()});
            renew_conflicts(key, group, texts, decision);
        }
    }

    // Conflicts of the group say what is in the row now. Who had seen one and edits it has settled
    // it. An address that must not be known is in no conflict.
    void renew_conflicts(RowKey key, const FieldGroup& group, const GroupTexts& texts,
                         Decision& decision) {
        const bool is_protected =
            key.table == table_id<Person> && group.tag == address_group && texts.back() == "1";
        for (const Id<Conflict> id : state_.conflicts_of(key)) {
            const auto* row = state_.find_row(id);
            Conflict conflict = row->value;
            if (conflict.group != group.tag || is_put(id, decision)) continue;
            if (is_protected) {
                decision.changes.erases.push_back(key_of(id));
                continue;
            }
            conflict.kept = texts;
            conflict.kept_by = context_.actor;
            conflict.kept_at = at_;
            const bool had_seen = edit_ && row->stamp.seq <= op_.base &&
                                  may_settle(state_, context_.actor, conflict, today()) != 0;
            if (had_seen && conflict.state == ConflictState::open) {
                conflict.state = ConflictState::kept;
            }
            renewed_.push_back(std::move(conflict));
        }
    }
    bool is_put(Id<Conflict> id, const Decision& decision) const {
        const auto is_it = [&](const Conflict& conflict) { return conflict.id == id; };
        return std::any_of(conflicts_.begin(), conflicts_.end(), is_it) ||
               std::any_of(renewed_.begin(), renewed_.end(), is_it) ||
               std::any_of(decision.changes.puts.begin(), decision.changes.puts.end(),
                           [&](const AnyRow& row) { return key_of(row) == key_of(id); });
    }

    // ---- access that has ended ----
    // Whether she could when she did it: on that day, and on its last when she could not know.
    bool could_then() const {
        const OpContext context{context_.op, context_.actor, at_};
        const auto could_with = [&](const State& state) {
            return apply(state, context, edit_of(edit_->values, edit_->fields)).ok();
        };
        if (could_with(state_)) return true;
        const Date day = to_local(at_).date;
        for (const Id<Grant> id : state_.grants_of(context_.actor)) {
            const auto& row = *state_.find_row(id);
            if (row.value.ended != day || row.stamp.seq <= op_.base) continue;
            State before = state_;  // it may have been given that day, too
            Grant held = row.value;
            held.ended = {};
            before.put(held, row.stamp);
            return could_with(before);
        }
        return false;
    }

    Decision refuse(const Error& error) {
        if (error.code != ErrorCode::not_allowed || !could_then()) return {.refusal = error};
        Decision decision{.refusal = Error{ErrorCode::handed_over}};
        AnyRow wanted = present_row();
        copy_any_fields(edit_->values, wanted, edit_->fields);
        hide_protected_address(wanted);
        for (const FieldGroup& group : groups_of(edit_->row.table)) {
            const GroupTexts present = texts_of(state_, edit_->row, group.fields);
            const GroupTexts asked = texts_of(wanted, group.fields);
            if (asked == present) continue;
            Conflict conflict = hers(group, present, asked);
            conflict.kind = ConflictKind::after_access_ended;
            if (const Mark* last = last_mark(group.tag)) {
                conflict.kept_by = last->person;
                conflict.kept_at = last->at;
            }
            decision.changes.puts.push_back(conflict);
        }
        return decision;
    }

    const State& state_;
    const OpContext& context_;
    const Op& op_;
    Instant at_;
    std::optional<AnyEdit> edit_;
    const Stamp* stamp_ = nullptr;  // of the row that the edit is about
    std::vector<Clash> clashes_;
    std::vector<Conflict> conflicts_;
    std::vector<Conflict> renewed_;  // earlier ones, as they are after this
    std::uint32_t last_index_ = 0;
};

}  // namespace

Decision decide(const State& state, const OpContext& context, const Op& op, Instant at) {
    return Decider(state, context, op, at).run();
}

std::vector<RowKey> old_conflicts(const State& state, Date today) {
    std::vector<RowKey> keys;
    for (const auto& [id, row] : state.table<Conflict>()) {
        const Conflict& conflict = row.value;
        const bool is_old = to_local(conflict.at).date + conflict_days < today;
        if (is_old && conflict.state != ConflictState::open) keys.push_back(key_of(id));
    }
    return keys;
}

}  // namespace tovholder::ops
