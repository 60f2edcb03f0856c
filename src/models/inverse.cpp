// One overload for each command that can be taken back.
#include "src/models/inverse.hpp"

namespace tovholder::models {
namespace {

ops::Command undo_creation(OpId op) { return ops::UndoCreation{op}; }

struct Finder {
    const State& before;

    template <class Entity>
    std::optional<Inverse> operator()(const ops::Edit<Entity>& edit) const {
        const Entity* row = before.find(edit.row);
        if (row == nullptr || edit.fields.empty()) return {};
        ops::Edit<Entity> back{edit.row, *row, edit.fields};
        return [back](OpId) { return ops::Command{back}; };
    }
    template <class Entity>
    std::optional<Inverse> operator()(const ops::Create<Entity>&) const {
        return undo_creation;
    }
    // What was answered and said stays; it can be answered anew.
    std::optional<Inverse> operator()(const ops::Create<BoundaryDecision>&) const { return {}; }
    std::optional<Inverse> operator()(const ops::Create<StaffHearing>&) const { return {}; }
    std::optional<Inverse> operator()(const ops::Create<Delegation>&) const { return {}; }
    std::optional<Inverse> operator()(const ops::CreateSeries&) const { return undo_creation; }
    std::optional<Inverse> operator()(const ops::AddPerson&) const { return undo_creation; }
    std::optional<Inverse> operator()(const ops::SetShiftCancelled& command) const {
        return [command](OpId) {
            return ops::Command{ops::SetShiftCancelled{command.shift, !command.cancelled}};
        };
    }
    // Whoever was relieved has been told: the one who took over asks for somebody else instead.
    std::optional<Inverse> operator()(const ops::TakeShift& command) const {
        for (const Id<SignUp> id : before.sign_ups_of(command.shift)) {
            if (before.find(id)->seeks_substitute()) return {};
        }
        return [command](OpId) { return ops::Command{ops::GiveBackShift{command.shift}}; };
    }
    std::optional<Inverse> operator()(const ops::GiveBackShift& command) const {
        return [command](OpId) { return ops::Command{ops::TakeShift{command.shift, true}}; };
    }
    // One who waits has had the place at once.
    std::optional<Inverse> operator()(const ops::SeekSubstitute& command) const {
        for (const Id<SignUp> id : before.sign_ups_of(command.shift)) {
            if (before.find(id)->status != SignUpStatus::waitlisted) continue;
            return [command](OpId) { return ops::Command{ops::TakeShift{command.shift, true}}; };
        }
        return [command](OpId) {
            return ops::Command{ops::SeekSubstitute{command.shift, !command.wanted}};
        };
    }
    std::optional<Inverse> operator()(const ops::NoteAttendance& command) const {
        const SignUp* row = before.find(command.sign_up);
        if (row == nullptr) return {};
        const ops::NoteAttendance back{command.sign_up, row->attendance};
        return [back](OpId) { return ops::Command{back}; };
    }
    // Of one that was open: as before. Of one that was settled: they change places again.
    std::optional<Inverse> operator()(const ops::SettleConflict& command) const {
        const Conflict* row = before.find(command.conflict);
        if (row == nullptr) return {};
        const bool was_open = row->state == ConflictState::open;
        ops::SettleConflict back{command.conflict,
                                 was_open ? ops::Choice::reopen : ops::Choice::take_other,
                                 ConflictState::kept};
        const bool takes = command.choice == ops::Choice::take_other;
        if (takes && row->state != ConflictState::taken) back.seen = ConflictState::taken;
        if (command.choice == ops::Choice::both) back.seen = ConflictState::both;
        return [back](OpId) { return ops::Command{back}; };
    }
    std::optional<Inverse> operator()(const ops::ImportRows&) const { return undo_creation; }
    // What has been told or seen is not taken back.
    template <class Command>
    std::optional<Inverse> operator()(const Command&) const {
        return {};
    }
};

}  // namespace

std::optional<Inverse> inverse_of(const State& before, const ops::Command& command) {
    return std::visit(Finder{before}, command);
}

text::Key done_words(const State& after, Id<Person> person, const ops::Command& command,
                     text::Key planned) {
    const auto* take = std::get_if<ops::TakeShift>(&command);
    const auto* seek = std::get_if<ops::SeekSubstitute>(&command);
    if (take == nullptr && seek == nullptr) return planned;
    for (const Id<SignUp> id : after.sign_ups_of(take != nullptr ? take->shift : seek->shift)) {
        const SignUp* row = after.find(id);
        if (row->person != person) continue;
        if (row->status == SignUpStatus::waitlisted) return text::Key::done_waits;
        if (row->status == SignUpStatus::given_back) return text::Key::done_gave_back;
        if (row->seeks_substitute()) return text::Key::done_seeks;
        if (seek != nullptr) return text::Key::done_comes;
        return row->instead_of ? text::Key::done_takes_over : text::Key::done_took;
    }
    return planned;
}

}  // namespace tovholder::models
