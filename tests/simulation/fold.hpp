// A naive fold over the accepted ops, one function a command.
#pragma once

#include <algorithm>
#include <set>

#include "shared/base/calendar.hpp"
#include "shared/ops/series.hpp"
#include "tests/simulation/broken.hpp"
#include "tests/simulation/standing.hpp"
#include "tests/simulation/versions.hpp"

namespace tovholder::simulation {

class Fold {
public:
    explicit Fold(const State& founding) : state_(founding) {}

    void take(const Decided& decided, const Made& made) {
        const ops::Op& op = made.op;
        op_ = op.id;
        actor_ = made.actor;
        command_ = op.command.index();
        now_ = decided.now;
        index_ = 0;
        versions_.begin(decided, op, made.actor);
        if (!decided.applied && !decided.handed_over) return;
        std::visit([&](const auto& command) { take(command, decided.handed_over); }, op.command);
        versions_.put_conflicts();
        drop_erased();
    }
    void erase(const Decided& decided);
    void pass_night(const Decided& decided);
    void invite(const Decided& decided) {
        op_ = {server_alias, 100'000 + ++server_ops_};  // invitations are compared without ids
        index_ = 0;
        now_ = decided.now;
        add_invitation(decided.person, decided.digest);
    }
    void join(const Decided& decided) {
        for (const auto& [id, row] : Table<Invitation>(state_.table<Invitation>())) {
            Invitation invitation = row.value;
            if (invitation.digest != decided.digest) continue;
            invitation.used = true;
            put(invitation);
        }
    }
    State finish() && { return std::move(state_); }

private:
    // ---- what others did meanwhile ----
    template <class Command>
    void take(const Command& command, bool handed_over) {
        require(!handed_over, Property::oracle, name_of(op_) + " is no edit, and was handed over");
        fold(command);
    }
    template <class Entity>
    void take(ops::Edit<Entity> edit, bool handed_over) {
        asked_fields_ = edit.fields;
        AnyRow values = edit.values;
        if (handed_over) return versions_.hand_over(values, edit.fields);
        const AnyRow before = get(edit.row);
        versions_.reduce(values, edit.fields);
        edit.values = std::get<Entity>(values);
        fold(edit);
        versions_.note(before, get(edit.row));
    }
    void take(const ops::SettleConflict& command, bool) {
        const Conflict conflict = get(command.conflict);
        need(actor().may_choose(conflict));
        const auto before = state_.get(subject_of(conflict));
        fold(command);
        versions_.note(before->row, state_.get(subject_of(conflict))->row);
    }
    void fold(const ops::SettleConflict& command) {
        const auto row = versions_.settle(command);
        need(row.has_value());
        if (*row != state_.get(key_of(*row))->row) {
            std::visit([this](const auto& typed) { put_edited(typed); }, *row);
        }
    }

    template <class Entity>
    Id<Entity> next_id() {
        return Id<Entity>::make(op_, ++index_);
    }
    template <class Entity>
    void put(const Entity& row) {
        state_.put(row, Stamp{});
    }
    template <class Entity>
    Entity get(Id<Entity> id) const {
        const Entity* row = state_.find(id);
        require(row != nullptr, Property::oracle, name_of(op_) + " was accepted without its row");
        return *row;
    }
    void need(bool allowed) const {
        require(allowed, Property::oracle,
                name_of(op_) + " (command " + std::to_string(command_) +
                    ") was accepted beyond the actor's roles");
    }

    // ---- who may do what ----
    Standing actor() const { return {state_, actor_, to_local(now_).date}; }
    void need_leading(Id<Unit> unit) const { need(actor().leads(unit)); }
    template <class Entity>
    void need_running(const Entity& row) const {
        need(actor().leads(row.unit) || actor().runs(row.activity));
    }
    // The role may be given there by the actor, and makes sense there.
    void need_giving(const Grant& grant) const {
        need(actor().may_give(grant.role, grant.unit));
        need(is_for_activity(grant.role) == bool{grant.activity});
        if (grant.activity) need(get(grant.activity).unit == grant.unit);
        if (grant.role == Role::partner) need(get(grant.unit).kind == UnitKind::association);
    }
    void need_right_to_make(RowKey key) const {
        if (key.table == table_id<Unit>) need_leading(get(Id<Unit>{key.id}).parent);
        if (key.table == table_id<Grant>) need_giving(get(Id<Grant>{key.id}));
        if (key.table == table_id<Person>) need(actor().leads_person(Id<Person>{key.id}));
        if (key.table == table_id<Activity>) need_leading(get(Id<Activity>{key.id}).unit);
        if (key.table == table_id<Shift>) need_running(get(Id<Shift>{key.id}));
        if (key.table == table_id<Series>) need_running(get(Id<Series>{key.id}));
        if (key.table == table_id<Absence>) {
            const Id<Person> person = get(Id<Absence>{key.id}).person;
            need(person == actor_ || actor().leads_person(person));
        }
    }
    // An invitation makes its reader the person: only who could give her all her roles makes one.
    void need_inviting(Id<Person> person) const {
        need(actor().leads_person(person) || actor().knows_contact(person, true));
        for (const auto& [id, row] : state_.table<Grant>()) {
            const Grant& grant = row.value;
            const bool over = grant.ended && *grant.ended <= to_local(now_).date;
            if (grant.person != person || person == actor_ || over) continue;
            need(grant.role == Role::volunteer || actor().may_give(grant.role, grant.unit));
        }
    }

    // ---- shared effects ----
    void add_notice(Id<Person> person, NoticeKind kind, Id<Shift> shift) {
        put(Notice{
            .id = next_id<Notice>(), .person = person, .kind = kind, .shift = shift, .at = now_});
    }
    void add_invitation(Id<Person> person, const std::string& digest) {
        put(Invitation{.id = next_id<Invitation>(),
                       .person = person,
                       .digest = digest,
                       .created = now_,
                       .expires = now_ + 7 * seconds_per_day});
    }
    std::vector<SignUp> on_shift(Id<Shift> shift) const {
        std::vector<SignUp> all;
        for (const auto& [id, row] : state_.table<SignUp>()) {
            if (row.value.shift == shift) all.push_back(row.value);
        }
        std::sort(all.begin(), all.end(),
                  [](const SignUp& a, const SignUp& b) { return a.turn < b.turn; });
        return all;
    }
    std::size_t taken(Id<Shift> shift) const {
        std::size_t count = 0;
        for (const SignUp& row : on_shift(shift)) count += row.status == SignUpStatus::confirmed;
        return count;
    }
    void move_up(const Shift& shift) {
        for (SignUp row : on_shift(shift.id)) {
            if (row.status != SignUpStatus::waitlisted || taken(shift.id) >= shift.places) continue;
            row.status = SignUpStatus::confirmed;
            put(row);
            if (row.person != actor_) add_notice(row.person, NoticeKind::got_place, shift.id);
        }
    }
    void tell_all(Id<Shift> shift, NoticeKind kind) {
        const Table<SignUp> all = state_.table<SignUp>();
        for (const auto& [id, row] : all) {
            const SignUp& each = row.value;
            if (each.shift != shift || each.status == SignUpStatus::given_back) continue;
            if (each.person != actor_) add_notice(each.person, kind, shift);
        }
    }
    static void protect(Person& person) {
        if (person.address_protected) person.street = person.postcode = person.town = "";
    }
    template <class Entity>
    Entity edited(const ops::Edit<Entity>& command) const {
        Entity row = get(command.row);
        copy_fields(command.values, row, command.fields);
        return row;
    }

    // ---- one per command ----
    void fold(const ops::Create<Unit>& command) {
        need_leading(command.row.parent);
        if (command.row.kind == UnitKind::association)
            need(actor().administers(command.row.parent));
        Unit row = command.row;
        row.id = next_id<Unit>();
        put(row);
    }
    void fold(const ops::Edit<Unit>& command) {
        need(actor().leads(command.row) || actor().administers_behind(command.row));
        const Unit row = edited(command);
        const Unit before = get(command.row);
        if (row.parent != before.parent) {
            need_leading(row.parent);
            need(actor().side(row.parent) == actor().side(before.parent));
        }
        if (row.kind != before.kind) need(actor().administers(row.parent));
        put(row);
        need(actor().below(row.id, state_.table<Unit>().begin()->first));  // still one tree
    }
    void fold(const ops::AddPerson& command) {
        Person person = command.person;
        person.id = next_id<Person>();
        protect(person);
        std::vector<Grant> grants;
        for (Grant grant : command.grants) {
            need_giving(grant);
            grant.id = next_id<Grant>();
            grant.person = person.id;
            grants.push_back(grant);
        }
        for (const Grant& grant : grants) put(grant);
        put(person);
    }
    void fold(const ops::Edit<Person>& command) {
        const bool own_only = command.row == actor_ && !asked_fields_.has(9) &&
                              !asked_fields_.has(14) && !asked_fields_.has(15) &&
                              !asked_fields_.has(16);
        need(own_only || actor().leads_person(command.row));
        Person row = edited(command);
        protect(row);
        put(row);
    }
    void fold(const ops::Create<Grant>& command) {
        need_giving(command.row);
        const Id<Person> person = command.row.person;
        need(actor().leads_person(person) || actor().knows_contact(person, true));
        Grant row = command.row;
        row.id = next_id<Grant>();
        put(row);
    }
    void fold(const ops::Edit<Grant>& command) {
        const Grant before = get(command.row);
        need(actor().may_give(before.role, before.unit));
        put(edited(command));
    }
    // fold_start.cpp
    void fold(const ops::Create<Activity>& command);
    void fold(const ops::Edit<Activity>& command);
    void fold(const ops::Create<BoundaryDecision>& command);
    void fold(const ops::SettleBoundary& command);
    void fold(const ops::Create<StaffHearing>& command);
    void fold(const ops::Create<Delegation>& command);
    template <class Entity>
    Entity added(const ops::Create<Entity>& command);
    template <class Entity>
    Entity noted(const ops::Create<Entity>& command);
    void need_lamps(const Activity& row) const;
    void put_edited(Activity row);
    void fold(const ops::Create<Shift>& command) {
        Shift row = command.row;
        row.id = next_id<Shift>();
        row.unit = get(row.activity).unit;
        need_running(row);
        row.status = ShiftStatus::planned;
        row.series = {};
        row.own = 0;
        put(row);
    }
    void fold(const ops::CreateSeries& command);
    void fold(const ops::ExtendSeries& command);
    void fold(const ops::Edit<Series>& command);
    void make_due(Series series);
    void follow(const Shift& before, const Series& series);
    void note_own(Shift& shift) const;
    template <class Entity>
    void put_edited(const Entity& row) {
        put(row);
    }
    void put_edited(const Person& person) {
        Person row = person;
        protect(row);
        put(row);
    }
    void put_edited(const Shift& row) {
        const Shift before = get(row.id);
        put(row);
        if (row.starts != before.starts || row.ends != before.ends) {
            tell_all(row.id, NoticeKind::shift_moved);
        }
        if (row.status == ShiftStatus::planned) move_up(row);
    }
    void fold(const ops::Edit<Shift>& command) {
        const Shift before = get(command.row);
        need_running(before);
        Shift row = edited(command);
        row.series = before.series;
        row.status = before.status;
        note_own(row);
        put_edited(row);
    }
    void fold(const ops::SetShiftCancelled& command) {
        Shift row = get(command.shift);
        need_running(row);
        const bool was_cancelled = row.status == ShiftStatus::cancelled;
        if (was_cancelled == command.cancelled) return;
        row.status = command.cancelled ? ShiftStatus::cancelled : ShiftStatus::planned;
        note_own(row);
        put(row);
        if (command.cancelled) {
            tell_all(row.id, NoticeKind::shift_cancelled);
        } else {
            tell_all(row.id, NoticeKind::shift_restored);
            move_up(row);
        }
    }
    void fold(const ops::TakeShift& command) {
        const Shift shift = get(command.shift);
        need(actor().serves(shift.unit) || actor().leads(shift.unit) ||
             actor().gathers(shift.activity));
        require(shift.ends > now_ && shift.status == ShiftStatus::planned, Property::clocks,
                name_of(op_) + " took a shift that was over or cancelled");
        const auto all = on_shift(shift.id);
        SignUp mine{.id = {}, .shift = shift.id, .person = actor_};
        for (const SignUp& row : all) {
            if (row.person == actor_) mine.id = row.id;
        }
        if (!mine.id) mine.id = next_id<SignUp>();
        const bool relieves = relieve(shift.id, mine);
        const bool free = relieves || taken(shift.id) < shift.places;
        mine.status = free ? SignUpStatus::confirmed : SignUpStatus::waitlisted;
        mine.turn = all.empty() ? 1 : all.back().turn + 1;
        put(mine);
        if (!free && command.expects_place) {
            add_notice(actor_, NoticeKind::place_was_taken, shift.id);
        }
    }
    bool relieve(Id<Shift> shift, SignUp& comes);
    void fold(const ops::GiveBackShift& command);
    void fold(const ops::SeekSubstitute& command);
    void fold(const ops::Invite& command) {
        need_inviting(command.person);
        add_invitation(command.person, command.digest);
    }
    void fold(const ops::SeeNotice& command);
    void fold(const ops::NoteAttendance& command);
    void fold(const ops::LostOp&) {}
    void fold(const ops::Create<Absence>& command);
    void fold(const ops::Edit<Absence>& command);
    void fold(const ops::RemoveAbsence& command);
    // fold_rights.cpp
    void fold(const ops::AskDataRequest& command);
    void fold(const ops::SettleDataRequest& command);
    void fold(const ops::SetRetention& command);
    void fold(const ops::ErasePerson& command);
    bool is_about(RowKey key, Id<Person> person) const;
    void drop_rows_about(Id<Person> person);
    // What a tablet sends again to a server that was set back does not bring anybody back.
    void drop_erased();
    void erase_everything(Id<Person> person);
    std::int32_t days_kept(RetentionKind kind) const;
    // Whether something of that day has been there for its time.
    bool is_old(RetentionKind kind, Date day) const;
    bool is_over(Id<Person> person) const;

    // Nobody does that here: a tablet that is shut out never comes to rest.
    void fold(const ops::WithdrawDevice&) { need(false); }
    void fold(const ops::ImportRows& command);
    void fold(const ops::UndoCreation& command) {
        need(command.op.device == op_.device);
        std::vector<RowKey> made;
        for (const RowKey key : state_.keys()) {
            if (Id<void>{key.id}.op() == command.op) made.push_back(key);
        }
        for (const RowKey key : made) need_right_to_make(key);
        for (const RowKey key : made) {
            versions_.erased(key);
            state_.erase(key);
        }
    }

    State state_;
    Versions versions_{state_};
    FieldSet asked_fields_;
    OpId op_;
    std::size_t command_ = 0;
    Id<Person> actor_;
    Instant now_;
    std::uint32_t index_ = 0;
    std::uint32_t server_ops_ = 0;
    std::set<Id<Person>> erased_;
};

}  // namespace tovholder::simulation
