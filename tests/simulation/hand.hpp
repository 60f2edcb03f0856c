// One random command of each kind, made from what a tablet shows; what is asked for is valid or
// not.
#pragma once

#include "shared/base/hash.hpp"
#include "shared/ops/permissions.hpp"
#include "tests/simulation/random_rows.hpp"

namespace tovholder::simulation {

class Hand : public RandomRows {
public:
    using RandomRows::RandomRows;

    // Any of TOV_COMMANDS: a kind that nobody has made here does not compile.
    ops::Command of_any_kind() {
        using Make = ops::Command (Hand::*)();
        static constexpr Make kinds[] = {
#define TOV_MAKE(Kind, number) &Hand::one<ops::Kind>,
            TOV_COMMANDS(TOV_MAKE)
#undef TOV_MAKE
        };
        return (this->*kinds[prng_.below(std::size(kinds))])();
    }

protected:
    // ---- commands ----
    ops::Command take() { return ops::TakeShift{any<Shift>(), prng_.chance(80)}; }
    ops::Command give_back() {
        const auto& own = state_.sign_ups_of(replica_.person());
        if (own.empty() || prng_.chance(10)) return ops::GiveBackShift{any<Shift>()};
        const auto at = static_cast<std::ptrdiff_t>(prng_.below(own.size()));
        return ops::GiveBackShift{state_.find(*std::next(own.begin(), at))->shift};
    }
    ops::Command seek() {
        const auto& own = state_.sign_ups_of(replica_.person());
        if (own.empty() || prng_.chance(10)) return ops::SeekSubstitute{any<Shift>(), true};
        const auto at = static_cast<std::ptrdiff_t>(prng_.below(own.size()));
        return ops::SeekSubstitute{state_.find(*std::next(own.begin(), at))->shift,
                                   prng_.chance(80)};
    }
    ops::Command edit_person(Id<Person> id) {
        const Person* before = state_.find(id);
        Person after = before != nullptr ? *before : Person{};
        after.id = id;
        Person values = person();
        values.id = id;
        FieldSet some{prng_.next() & ((1u << 17) - 2)};
        if (prng_.chance(50)) some.bits &= prng_.next();
        copy_fields(values, after, some);
        ops::Edit<Person> edit{id, after, some};
        return edit;
    }
    ops::Command edit_shift() {
        Shift after = any_row<Shift>();
        const Shift before = after;
        if (prng_.chance(50)) after.places = places();
        if (prng_.chance(30)) after.notes = text();
        if (prng_.chance(30)) {
            const std::int64_t by = prng_.between(-5, 5) * seconds_per_hour;
            after.starts = after.starts + by;
            after.ends = after.ends + by;
        }
        if (prng_.chance(3)) after.unit = any<Unit>();
        return ops::make_edit(before, after);
    }
    ops::Command edit_activity() {
        Activity after = any_row<Activity>();
        const Activity before = after;
        after.purpose = text();
        if (prng_.chance(20)) after.status = ActivityStatus::closed;
        if (prng_.chance(after.preparing ? 70 : 20)) after.status = ActivityStatus::open;
        if (prng_.chance(20)) after.begins = maybe_day();
        if (prng_.chance(20))
            after.quality = {"til tiden", "nr. " + std::to_string(prng_.below(9))};
        if (prng_.chance(20)) after.competition = Competition::a_firm;
        if (prng_.chance(10)) after.preparing = prng_.chance(50);
        if (prng_.chance(3)) after.unit = any<Unit>();
        return ops::make_edit(before, after);
    }
    // Of the few rows to which everybody comes back.
    ops::Command edit_what_others_edit(bool leads) {
        if (!leads) return edit_person(replica_.person());
        switch (prng_.below(5)) {
            case 0:
                return edit_activity();
            case 1:
                return edit_shift();
            default:
                return edit_person(any<Person>());
        }
    }
    ops::Command edit_unit() {
        Unit after = any_row<Unit>();
        const Unit before = after;
        after.name = text();
        if (prng_.chance(30)) after.parent = any<Unit>();
        if (prng_.chance(5)) after.kind = UnitKind::association;
        return ops::make_edit(before, after);
    }
    ops::Command edit_grant() {
        Grant after = any_row<Grant>();
        const auto& coordinators = state_.grants_as(Role::coordinator);
        if (!coordinators.empty() && prng_.chance(30)) {
            const auto at = static_cast<std::ptrdiff_t>(prng_.below(coordinators.size()));
            after = *state_.find(*std::next(coordinators.begin(), at));
        }
        const Grant before = after;
        after.ended = maybe_day();
        if (prng_.chance(10)) after.unit = any<Unit>();
        if (prng_.chance(10)) after.role = role();
        if (prng_.chance(3)) after.activity = any<Activity>();
        return ops::make_edit(before, after);
    }
    ops::Command series() {
        return ops::CreateSeries{
            .first = shift(),
            .rhythm = static_cast<Rhythm>(prng_.below(enum_count<Rhythm>)),
            .last_day = prng_.chance(10)
                            ? Date{}
                            : today() + static_cast<std::int32_t>(prng_.between(-3, 60)),
            .skip_holidays = prng_.chance(50)};
    }
    ops::Command edit_series() {
        Series after = any_row<Series>();
        const Series before = after;
        if (prng_.chance(50)) after.starts = static_cast<std::uint32_t>(prng_.below(1440));
        if (prng_.chance(50)) after.ends = static_cast<std::uint32_t>(prng_.below(1440));
        if (prng_.chance(30)) after.places = static_cast<std::uint32_t>(prng_.between(0, 4));
        if (prng_.chance(30)) after.responsible = text();
        if (prng_.chance(30)) after.notes = text();
        if (prng_.chance(30)) after.last_day = maybe_day();
        after.changed_from = today() + static_cast<std::int32_t>(prng_.between(-3, 30));
        return ops::make_edit(before, after);
    }
    ops::Command invite() {
        const Digest digest = sha256(as_bytes(std::to_string(prng_.next())));
        return ops::Invite{any<Person>(), {digest.begin(), digest.end()}};
    }
    ops::Command see_notice() {
        const auto& own = state_.notices_of(replica_.person());
        if (own.empty()) return ops::SeeNotice{any<Notice>()};
        return ops::SeeNotice{*own.begin()};
    }
    template <class Entity>
    Id<Entity> local_or_any(std::size_t count) {
        if (count == 0 || prng_.chance(10)) return any<Entity>();
        return Id<Entity>::local(static_cast<std::uint32_t>(prng_.below(count)) + 1);
    }
    template <class Entity>
    void number(std::vector<Entity>& rows) {
        std::uint32_t index = 0;
        for (Entity& row : rows) row.id = Id<Entity>::local(++index);
    }
    ops::Command import() {
        ops::ImportRows rows;
        for (std::uint64_t i = prng_.below(3); i > 0; --i) rows.units.push_back(unit());
        for (std::uint64_t i = prng_.below(3); i > 0; --i) rows.activities.push_back(activity());
        for (std::uint64_t i = prng_.below(4); i > 0; --i) rows.people.push_back(person());
        number(rows.units);
        number(rows.activities);
        number(rows.people);
        for (Activity& row : rows.activities) row.unit = local_or_any<Unit>(rows.units.size());
        for (const Person& row : rows.people) {
            rows.grants.push_back(grant(row.id, Role::volunteer));
            rows.grants.back().unit = local_or_any<Unit>(rows.units.size());
        }
        for (std::uint64_t i = prng_.below(4); i > 0; --i) {
            rows.shifts.push_back(shift());
            rows.shifts.back().activity = local_or_any<Activity>(rows.activities.size());
        }
        number(rows.grants);
        number(rows.shifts);
        return rows;
    }
    // Somewhere among the tablet's ops; most of them were no imports.
    ops::Command undo_creation() {
        const std::uint64_t latest = 40;
        return ops::UndoCreation{
            {replica_.device(), static_cast<OpNumber>(prng_.below(latest) + 1)}};
    }
    ops::Command settle() {
        const Conflict row = any_row<Conflict>();
        return ops::SettleConflict{row.id,
                                   static_cast<ops::Choice>(prng_.below(enum_count<ops::Choice>)),
                                   prng_.chance(5) ? ConflictState::taken : row.state};
    }
    // Mostly people who were added on the way: others have tablets, and act no more when they go.
    Id<Person> somebody() {
        const auto& rows = state_.table<Person>();
        if (rows.empty()) return any<Person>();
        auto at = static_cast<std::ptrdiff_t>(prng_.below(rows.size()));
        if (prng_.chance(70)) at = std::max(at, static_cast<std::ptrdiff_t>(rows.size() / 2));
        return std::next(rows.begin(), at)->first;
    }
    ops::Command about_data() {
        switch (prng_.below(7)) {
            case 0:
            case 1:
                return ops::ErasePerson{somebody()};
            case 2:
            case 3:
                return state_.table<DataRequest>().empty() ? ask() : settle_request();
            case 4:
                return set_retention();
            default:
                return ask();
        }
    }
    ops::Command settle_request() {
        return ops::SettleDataRequest{
            any<DataRequest>(),
            static_cast<DataRequestState>(prng_.below(enum_count<DataRequestState>)), text()};
    }
    ops::Command set_retention() {
        return ops::SetRetention{any<Unit>(),
                                 static_cast<RetentionKind>(prng_.below(enum_count<RetentionKind>)),
                                 static_cast<std::uint32_t>(prng_.between(20, 500)),
                                 today() + static_cast<std::int32_t>(prng_.between(0, 20))};
    }
    ops::Command be_away() {
        Absence row{.id = Id<Absence>::local(1), .person = replica_.person()};
        if (prng_.chance(30)) row.person = any<Person>();
        row.kind = static_cast<AbsenceKind>(prng_.below(enum_count<AbsenceKind>));
        row.from = today() + static_cast<std::int32_t>(prng_.between(-2, 10));
        if (prng_.chance(70)) {
            row.until = row.from + static_cast<std::int32_t>(prng_.between(-1, 20));
        }
        return ops::Create<Absence>{row};
    }
    ops::Command ask_boundary() {
        BoundaryDecision row{.id = Id<BoundaryDecision>::local(1), .activity = any<Activity>()};
        row.question = text();
        row.answer = static_cast<BoundaryAnswer>(prng_.below(enum_count<BoundaryAnswer>));
        row.authority = prng_.chance(10);
        row.technical = prng_.chance(10);
        row.argument = canary(FieldClass::contact, prng_.next());
        return ops::Create<BoundaryDecision>{row};
    }
    ops::Command ask() {
        return ops::AskDataRequest{
            static_cast<DataRequestKind>(prng_.below(enum_count<DataRequestKind>)), text()};
    }
    ops::Command undo_own_creation() {
        const auto& rows = state_.table<Person>();
        for (auto it = rows.rbegin(); it != rows.rend(); ++it) {
            const OpId op = it->first.op();
            if (op.device == replica_.device()) return ops::UndoCreation{op};
        }
        return undo_creation();
    }

private:
    // ---- one of each kind
    template <class Kind>
    struct Tag {};
    template <class Kind>
    ops::Command one() {
        return make(Tag<Kind>{});
    }
    ops::Command make(Tag<ops::Create<Unit>>) { return ops::Create<Unit>{unit()}; }
    ops::Command make(Tag<ops::Edit<Unit>>) { return edit_unit(); }
    ops::Command make(Tag<ops::AddPerson>) { return ops::AddPerson{person(), {grant({}, role())}}; }
    ops::Command make(Tag<ops::Edit<Person>>) { return edit_person(any<Person>()); }
    ops::Command make(Tag<ops::Create<Grant>>) {
        return ops::Create<Grant>{grant(any<Person>(), role())};
    }
    ops::Command make(Tag<ops::Edit<Grant>>) { return edit_grant(); }
    ops::Command make(Tag<ops::Create<Activity>>) { return ops::Create<Activity>{activity()}; }
    ops::Command make(Tag<ops::Edit<Activity>>) { return edit_activity(); }
    ops::Command make(Tag<ops::Create<Shift>>) { return ops::Create<Shift>{shift()}; }
    ops::Command make(Tag<ops::CreateSeries>) { return series(); }
    ops::Command make(Tag<ops::Edit<Series>>) { return edit_series(); }
    ops::Command make(Tag<ops::ExtendSeries>) { return ops::ExtendSeries{any<Series>()}; }
    ops::Command make(Tag<ops::Edit<Shift>>) { return edit_shift(); }
    ops::Command make(Tag<ops::SetShiftCancelled>) {
        return ops::SetShiftCancelled{any<Shift>(), prng_.chance(60)};
    }
    ops::Command make(Tag<ops::TakeShift>) { return take(); }
    ops::Command make(Tag<ops::GiveBackShift>) { return give_back(); }
    ops::Command make(Tag<ops::SeekSubstitute>) { return seek(); }
    ops::Command make(Tag<ops::Invite>) { return invite(); }
    ops::Command make(Tag<ops::SeeNotice>) { return see_notice(); }
    ops::Command make(Tag<ops::ImportRows>) { return import(); }
    ops::Command make(Tag<ops::UndoCreation>) { return undo_creation(); }
    ops::Command make(Tag<ops::LostOp>) { return ops::LostOp{}; }
    // Not here: a withdrawn tablet is wiped with what it has not sent.
    ops::Command make(Tag<ops::WithdrawDevice>) { return see_notice(); }
    ops::Command make(Tag<ops::SettleConflict>) { return settle(); }
    ops::Command make(Tag<ops::AskDataRequest>) { return ask(); }
    ops::Command make(Tag<ops::SettleDataRequest>) { return settle_request(); }
    ops::Command make(Tag<ops::ErasePerson>) { return ops::ErasePerson{somebody()}; }
    ops::Command make(Tag<ops::SetRetention>) { return set_retention(); }
    ops::Command make(Tag<ops::Create<Absence>>) { return be_away(); }
    ops::Command make(Tag<ops::Edit<Absence>>) {
        Absence after = any_row<Absence>();
        const Absence before = after;
        after.until = maybe_day();
        if (prng_.chance(20)) after.from = today();
        return ops::make_edit(before, after);
    }
    ops::Command make(Tag<ops::RemoveAbsence>) { return ops::RemoveAbsence{any<Absence>()}; }
    ops::Command make(Tag<ops::NoteAttendance>) {
        return ops::NoteAttendance{any<SignUp>(),
                                   static_cast<Attendance>(prng_.below(enum_count<Attendance>))};
    }
    ops::Command make(Tag<ops::Create<BoundaryDecision>>) { return ask_boundary(); }
    ops::Command make(Tag<ops::SettleBoundary>) {
        return ops::SettleBoundary{
            any<BoundaryDecision>(),
            static_cast<BoundaryOutcome>(prng_.below(enum_count<BoundaryOutcome>)), text()};
    }
    ops::Command make(Tag<ops::Create<StaffHearing>>) {
        StaffHearing row{.id = Id<StaffHearing>::local(1), .activity = any<Activity>()};
        row.group = text();
        row.answer = static_cast<HearingAnswer>(prng_.below(enum_count<HearingAnswer>));
        row.words = canary(FieldClass::contact, prng_.next());
        return ops::Create<StaffHearing>{row};
    }
    ops::Command make(Tag<ops::Create<Delegation>>) {
        Delegation row{.id = Id<Delegation>::local(1), .activity = any<Activity>()};
        row.level = static_cast<SelfGovernment>(prng_.below(enum_count<SelfGovernment>));
        row.review = maybe_day();
        row.words = canary(FieldClass::contact, prng_.next());
        return ops::Create<Delegation>{row};
    }
};

}  // namespace tovholder::simulation
