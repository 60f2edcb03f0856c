// One overload for each command; a new command without words does not compile.
#include "src/models/command_words.hpp"

#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"
#include "src/models/series_words.hpp"

namespace tovholder::models {
namespace {

using text::Key;

struct Words {
    const State& state;
    text::Language language;
    const State& earlier;

    std::string say(Key key, std::initializer_list<std::string_view> arguments = {}) const {
        return text::fill(language, key, arguments);
    }
    template <class Entity>
    const Entity* find(Id<Entity> id) const {
        const Entity* row = state.find(id);
        return row == nullptr ? earlier.find(id) : row;
    }
    std::string name_of(Id<Activity> id) const {
        const Activity* row = find(id);
        return row == nullptr ? say(Key::an_activity) : row->name;
    }
    std::string name_of(Id<Person> id) const {
        const Person* row = state.find(id);
        return row == nullptr ? say(Key::a_person) : full_name(*row);
    }
    std::string name_of(Id<Unit> id) const {
        const Unit* row = state.find(id);
        return row == nullptr ? say(Key::a_place) : row->name;
    }
    std::string words_of(const Shift& shift) const {
        return say(Key::shift_in_words, {name_of(shift.activity),
                                         text::day_and_date(language, to_local(shift.starts).date),
                                         text::time_span(language, shift.starts, shift.ends)});
    }
    // "Gågruppe, hver tirsdag …"
    std::string name_of(Id<Series> id) const {
        const Series* row = find(id);
        if (row == nullptr) return {};
        return name_of(row->activity) + ", " + series_in_words(language, *row);
    }
    std::string name_of(Id<Shift> id) const {
        const Shift* row = find(id);
        return row == nullptr ? say(Key::a_shift) : words_of(*row);
    }

    std::string operator()(const ops::Create<Unit>& command) const {
        return say(Key::did_create_unit, {command.row.name});
    }
    std::string operator()(const ops::Edit<Unit>& command) const {
        return say(Key::did_edit, {name_of(command.row)});
    }
    std::string operator()(const ops::AddPerson& command) const {
        return say(Key::did_add_person, {full_name(command.person)});
    }
    std::string operator()(const ops::Edit<Person>& command) const {
        return say(Key::did_edit, {name_of(command.row)});
    }
    std::string operator()(const ops::Create<Grant>& command) const {
        return say(Key::did_give_role, {name_of(command.row.person), role_of(command.row.role),
                                        name_of(command.row.unit)});
    }
    std::string operator()(const ops::Edit<Grant>& command) const {
        const Grant* row = state.find(command.row);
        return say(Key::did_edit_role,
                   {row == nullptr ? say(Key::a_person) : name_of(row->person)});
    }
    std::string operator()(const ops::Create<Activity>& command) const {
        return say(Key::did_create_activity, {command.row.name});
    }
    std::string operator()(const ops::Edit<Activity>& command) const {
        return say(Key::did_edit, {name_of(command.row)});
    }
    std::string operator()(const ops::Create<Shift>& command) const {
        return say(Key::did_create_shift, {words_of(command.row)});
    }
    std::string operator()(const ops::CreateSeries& command) const {
        return say(Key::did_create_series, {words_of(command.first)});
    }
    std::string operator()(const ops::Edit<Series>& command) const {
        return say(Key::did_edit_series, {name_of(command.row)});
    }
    std::string operator()(const ops::ExtendSeries& command) const {
        return say(Key::did_extend_series, {name_of(command.series)});
    }
    std::string operator()(const ops::Edit<Shift>& command) const {
        return say(Key::did_edit, {name_of(command.row)});
    }
    std::string operator()(const ops::SetShiftCancelled& command) const {
        return say(command.cancelled ? Key::did_cancel : Key::did_restore,
                   {name_of(command.shift)});
    }
    std::string operator()(const ops::TakeShift& command) const {
        return say(command.expects_place ? Key::did_take : Key::did_wait, {name_of(command.shift)});
    }
    std::string operator()(const ops::GiveBackShift& command) const {
        return say(Key::did_give_back, {name_of(command.shift)});
    }
    std::string operator()(const ops::SeekSubstitute& command) const {
        return say(command.wanted ? Key::did_seek : Key::did_come, {name_of(command.shift)});
    }
    std::string operator()(const ops::Invite& command) const {
        return say(Key::did_invite, {name_of(command.person)});
    }
    std::string operator()(const ops::SeeNotice&) const { return say(Key::did_see_notice); }
    std::string operator()(const ops::ImportRows& command) const {
        return say(Key::did_import,
                   {std::to_string(command.people.size()), std::to_string(command.shifts.size())});
    }
    std::string operator()(const ops::UndoCreation&) const { return say(Key::did_undo_creation); }
    std::string operator()(const ops::LostOp&) const { return say(Key::did_lose); }
    std::string operator()(const ops::WithdrawDevice& command) const {
        const Device* row = state.find(command.device);
        return say(Key::did_withdraw_device,
                   {row == nullptr ? say(Key::a_person) : name_of(row->person)});
    }
    std::string operator()(const ops::SettleConflict& command) const {
        const Conflict* row = state.find(command.conflict);
        return say(Key::did_settle, {row == nullptr ? say(Key::a_person) : name_of(*row)});
    }
    std::string operator()(const ops::AskDataRequest&) const { return say(Key::did_ask_data); }
    std::string operator()(const ops::SettleDataRequest& command) const {
        const DataRequest* row = state.find(command.request);
        return say(Key::did_settle_data,
                   {row == nullptr ? say(Key::a_person) : name_of(row->person)});
    }
    std::string operator()(const ops::ErasePerson& command) const {
        return say(Key::did_erase, {name_of(command.person)});
    }
    std::string operator()(const ops::SetRetention&) const { return say(Key::did_set_retention); }
    std::string operator()(const ops::Create<BoundaryDecision>& command) const {
        return say(Key::did_ask_boundary, {name_of(command.row.activity)});
    }
    std::string operator()(const ops::Create<Absence>& command) const {
        return say(Key::did_be_away, {name_of(command.row.person)});
    }
    std::string operator()(const ops::Edit<Absence>&) const { return say(Key::did_edit_away); }
    std::string operator()(const ops::RemoveAbsence&) const { return say(Key::did_come_back); }
    std::string operator()(const ops::NoteAttendance& command) const {
        const SignUp* row = find(command.sign_up);
        return say(Key::did_note_attendance,
                   {row == nullptr ? say(Key::a_person) : name_of(row->person)});
    }
    std::string operator()(const ops::SettleBoundary&) const {
        return say(Key::did_settle_boundary);
    }
    std::string operator()(const ops::Create<StaffHearing>& command) const {
        return say(Key::did_hear_staff, {name_of(command.row.activity)});
    }
    std::string operator()(const ops::Create<Delegation>& command) const {
        return say(Key::did_delegate, {name_of(command.row.activity)});
    }
    std::string name_of(const Conflict& row) const {
        switch (row.table) {
            case table_id<Unit>:
                return name_of(Id<Unit>{row.subject.value});
            case table_id<Activity>:
                return name_of(Id<Activity>{row.subject.value});
            case table_id<Shift>:
                return name_of(Id<Shift>{row.subject.value});
            case table_id<Series>:
                return name_of(Id<Series>{row.subject.value});
            default:
                return name_of(Id<Person>{row.subject.value});
        }
    }

    std::string role_of(Role role) const { return std::string(role_word(language, role)); }
};

struct Target {
    const State& state;

    template <class Entity>
    std::string known(Screen screen, Id<Entity> id) const {
        return state.find(id) == nullptr ? std::string{} : href_of(screen, id);
    }
    std::string operator()(const ops::Edit<Person>& command) const {
        return known(Screen::person, command.row);
    }
    std::string operator()(const ops::Create<Grant>& command) const {
        return known(Screen::person, command.row.person);
    }
    std::string operator()(const ops::Edit<Activity>& command) const {
        return known(Screen::activity, command.row);
    }
    std::string operator()(const ops::Create<BoundaryDecision>& command) const {
        return known(Screen::activity, command.row.activity);
    }
    std::string operator()(const ops::SettleBoundary& command) const {
        return known(Screen::boundary_talk, command.decision);
    }
    std::string operator()(const ops::Create<Absence>& command) const {
        return known(Screen::person, command.row.person);
    }
    std::string operator()(const ops::NoteAttendance& command) const {
        const SignUp* row = state.find(command.sign_up);
        return row == nullptr ? std::string{} : known(Screen::shift, row->shift);
    }
    std::string operator()(const ops::Create<StaffHearing>& command) const {
        return known(Screen::activity, command.row.activity);
    }
    std::string operator()(const ops::Create<Delegation>& command) const {
        return known(Screen::activity, command.row.activity);
    }
    std::string operator()(const ops::Edit<Series>& command) const {
        const Series* row = state.find(command.row);
        return row == nullptr ? std::string{} : known(Screen::activity, row->activity);
    }
    std::string operator()(const ops::Edit<Shift>& command) const {
        return known(Screen::shift, command.row);
    }
    std::string operator()(const ops::SetShiftCancelled& command) const {
        return known(Screen::shift, command.shift);
    }
    std::string operator()(const ops::TakeShift& command) const {
        return known(Screen::shift, command.shift);
    }
    std::string operator()(const ops::GiveBackShift& command) const {
        return known(Screen::shift, command.shift);
    }
    std::string operator()(const ops::SeekSubstitute& command) const {
        return known(Screen::shift, command.shift);
    }
    std::string operator()(const ops::Invite& command) const {
        return known(Screen::person, command.person);
    }
    std::string operator()(const ops::SettleConflict&) const { return href_of(Screen::versions); }
    template <class Command>
    std::string operator()(const Command&) const {
        return {};
    }
};

}  // namespace

std::string command_words(const State& state, text::Language language, const ops::Command& command,
                          const State& earlier) {
    return std::visit(Words{state, language, earlier}, command);
}

std::string command_href(const State& state, const ops::Command& command) {
    return std::visit(Target{state}, command);
}

}  // namespace tovholder::models
