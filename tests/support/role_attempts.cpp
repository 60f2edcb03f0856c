// What can be tried in the town.
#include "tests/support/role_town.hpp"

#include "shared/base/hash.hpp"

namespace tovholder::testing {
namespace {

using ops::Act;
using ops::Relations;
namespace relation = ops::relation;

// How the actor stands to a unit: written down, not worked out.
Relations stands(const Actor& actor, Place place) {
    if (actor.holder == ops::everybody) return relation::none;
    const Role role = static_cast<Role>(actor.holder - 1);
    const bool is_club = place == Place::club || place == Place::team;
    if (is_for_activity(role)) return relation::none;
    if (role == Role::partner) return is_club ? relation::association : relation::none;
    if (place == Place::care || place == Place::ward) return relation::unit;
    return is_club ? relation::beyond : relation::none;
}

// How the actor stands to the first activity of a place.
Relations stands_to_work(const Actor& actor, Place place) {
    if (actor.holder == ops::everybody) return relation::none;
    const bool for_activity = is_for_activity(static_cast<Role>(actor.holder - 1));
    if (for_activity) return place == Place::care ? relation::activity : relation::none;
    return stands(actor, place);
}

// How the actor stands to a volunteer of a place: behind the border nobody knows her.
Relations stands_to_volunteer(const Actor& actor, Place place) {
    return static_cast<Relations>(stands(actor, place) & ~relation::beyond);
}

template <class Entity>
Entity local(Entity row) {
    row.id = Id<Entity>::local(1);
    return row;
}

Person named(std::string name) {
    Person person;
    person.given_name = std::move(name);
    return local(person);
}

}  // namespace

bool is_allowed(const Actor& actor, const Attempt& attempt) {
    for (const Need& need : attempt.needs) {
        const auto& needs = ops::rule_of(need.act).needs;
        const bool always = (needs[ops::everybody] & (need.stands | relation::anyone)) != 0;
        const bool by_role =
            actor.holder != ops::everybody && (needs.at(actor.holder) & need.stands) != 0;
        if (!always && !by_role) return false;
    }
    return true;
}

void RoleTown::add_unit_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const {
    const std::string where = std::string(" in ") + name_of(place);
    const Relations here = stands(actor, place);
    Unit unit;
    unit.parent = at(place).unit;
    unit.name = "new";
    all.push_back(
        {"create unit" + where, ops::Create<Unit>{local(unit)}, {{Act::create_unit, here}}});
    unit.kind = UnitKind::association;
    all.push_back({"found association" + where,
                   ops::Create<Unit>{local(unit)},
                   {{Act::create_unit, here}, {Act::found_association, here}}});
    Unit renamed = *state.find(at(place).unit);
    renamed.phone = "63";
    all.push_back({"edit unit" + where,
                   ops::make_edit(*state.find(at(place).unit), renamed),
                   {{Act::edit_unit, here}}});
    Activity activity;
    activity.unit = at(place).unit;
    activity.name = "new";
    all.push_back({"create activity" + where,
                   ops::Create<Activity>{local(activity)},
                   {{Act::create_activity, here}}});
}

void RoleTown::add_work_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const {
    const auto add = [&](const std::string& where, Id<Activity> id, Relations here) {
        Activity changed = *state.find(id);
        changed.purpose = "new";
        all.push_back({"edit activity" + where,
                       ops::make_edit(*state.find(id), changed),
                       {{Act::edit_activity, here}}});
        const Need run{Act::run_shifts, here};
        all.push_back({"create shift" + where, ops::Create<Shift>{shift_in(id)}, {run}});
        all.push_back({"create series" + where,
                       ops::CreateSeries{.first = shift_in(id),
                                         .rhythm = Rhythm::weekly,
                                         .last_day = today + 20,
                                         .skip_holidays = true},
                       {run}});
        const Series series = *state.find(*state.series_of(id).begin());
        Series larger = series;
        larger.places = 3;
        all.push_back({"edit series" + where, ops::make_edit(series, larger), {run}});
        all.push_back({"extend series" + where, ops::ExtendSeries{series.id}, {run}});
        Shift moved = *state.find(shift_of(id));
        moved.places = 60;
        all.push_back({"edit shift" + where, ops::make_edit(*state.find(moved.id), moved), {run}});
        all.push_back({"restore shift" + where, ops::SetShiftCancelled{moved.id, false}, {run}});
        const Id<Shift> past = *std::next(state.shifts_of(id).begin());
        all.push_back({"note who came" + where,
                       ops::NoteAttendance{*state.sign_ups_of(past).begin(), Attendance::came},
                       {{Act::note_attendance, here}}});
        all.push_back(
            {"take shift" + where, ops::TakeShift{moved.id, true}, {{Act::take_shift, here}}});
    };
    add(std::string(" in ") + name_of(place), at(place).activity, stands_to_work(actor, place));
    if (place == Place::care) add(" of the second activity", second_, stands(actor, place));
}

void RoleTown::add_start_attempts(const Actor& actor, Place place,
                                  std::vector<Attempt>& all) const {
    const auto add = [&](const std::string& where, Id<Activity> id, Relations here) {
        BoundaryDecision decision{.id = Id<BoundaryDecision>::local(1), .activity = id};
        decision.question = "May we?";
        all.push_back({"ask the next-of-kin question" + where,
                       ops::Create<BoundaryDecision>{decision},
                       {{Act::ask_boundary, here}}});
        StaffHearing hearing{.id = Id<StaffHearing>::local(1), .activity = id};
        hearing.group = "Staff";
        all.push_back({"note a hearing" + where,
                       ops::Create<StaffHearing>{hearing},
                       {{Act::hear_staff, here}}});
        const Delegation delegation{.id = Id<Delegation>::local(1), .activity = id};
        all.push_back({"agree who runs it" + where,
                       ops::Create<Delegation>{delegation},
                       {{Act::delegate, here}}});
    };
    const std::string where = std::string(" in ") + name_of(place);
    add(where, at(place).activity, stands_to_work(actor, place));
    if (place == Place::care) add(" of the second activity", second_, stands(actor, place));
    const std::pair mine{static_cast<DeviceAlias>(actor.device), place};
    all.push_back({"settle a doubt" + where,
                   ops::SettleBoundary{doubts_.at(mine), BoundaryOutcome::yes, "We talked"},
                   {{Act::settle_boundary, stands_to_work(actor, place)}}});
}

void RoleTown::add_role_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const {
    for (std::uint8_t number = 0; number < enum_count<Role>; ++number) {
        const Role role = static_cast<Role>(number);
        if (role == Role::partner && place != Place::club) continue;
        const std::string what =
            " role " + std::to_string(number) + std::string(" in ") + name_of(place);
        Grant grant;
        grant.id = Id<Grant>::local(1);
        grant.person = Id<Person>::local(1);
        grant.unit = at(place).unit;
        grant.role = role;
        grant.starts = today;
        if (is_for_activity(role)) grant.activity = at(place).activity;
        const Need give{ops::giving(role), stands(actor, place)};
        all.push_back({"add person with" + what, ops::AddPerson{named("New"), {grant}}, {give}});
        grant.person = at(place).spare;
        all.push_back({"give" + what,
                       ops::Create<Grant>{grant},
                       {give, {Act::appoint, stands_to_volunteer(actor, place)}}});
        grant.person = contact_;
        if (place == Place::club) {
            all.push_back({"give the contact" + what,
                           ops::Create<Grant>{grant},
                           {give, {Act::appoint, stands(actor, place)}}});
        }
    }
    Grant later = *state.find(at(place).grant);
    later.starts = today + -50;
    all.push_back({std::string("change a role in ") + name_of(place),
                   ops::make_edit(*state.find(later.id), later),
                   {{Act::give_volunteer, stands(actor, place)}}});
    later.ended = today + 10;
    Grant kept = later;
    kept.ended.reset();
    all.push_back({std::string("end a role in ") + name_of(place),
                   ops::make_edit(kept, later),
                   {{Act::give_volunteer, stands(actor, place)}}});
}

void RoleTown::add_person_attempts(const Actor& actor, Place place,
                                   std::vector<Attempt>& all) const {
    const std::string where = std::string(" in ") + name_of(place);
    const Relations here = stands_to_volunteer(actor, place);
    const Person before = *state.find(at(place).resident);
    Person changed = before;
    changed.phone = "20202020";
    all.push_back(
        {"edit person" + where, ops::make_edit(before, changed), {{Act::edit_person, here}}});
    const std::string digest(sizeof(Digest), 'd');
    const std::pair mine{static_cast<DeviceAlias>(actor.device), place};
    const Absence away{.id = Id<Absence>::local(1), .person = before.id, .from = today};
    all.push_back(
        {"say that a person is away" + where, ops::Create<Absence>{away}, {{Act::be_away, here}}});
    const Absence noted = *state.find(absences_.at(mine));
    Absence longer = noted;
    longer.until = today + 5;
    all.push_back({"change when a person is away" + where,
                   ops::make_edit(noted, longer),
                   {{Act::be_away, here}}});
    all.push_back({"say that a person comes after all" + where,
                   ops::RemoveAbsence{noted.id},
                   {{Act::be_away, here}}});
    all.push_back({"invite person" + where, ops::Invite{before.id, digest}, {{Act::invite, here}}});
    all.push_back({"withdraw a device" + where,
                   ops::WithdrawDevice{device_of(before.id)},
                   {{Act::withdraw_device, here}}});
    if (place == Place::club) {
        all.push_back({"withdraw the contact's device",
                       ops::WithdrawDevice{device_of(contact_)},
                       {{Act::withdraw_device, stands(actor, place)},
                        {Act::give_partner, stands(actor, place)}}});
        all.push_back(
            {"invite the contact",
             ops::Invite{contact_, digest},
             {{Act::invite, stands(actor, place)}, {Act::give_partner, stands(actor, place)}}});
    }
    if (place == Place::care) {
        all.push_back({"withdraw the boss's device",
                       ops::WithdrawDevice{device_of(boss_)},
                       {{Act::withdraw_device, here},
                        {Act::give_admin, stands(actor, Place::municipality)}}});
        all.push_back(
            {"invite the boss",
             ops::Invite{boss_, digest},
             {{Act::invite, here}, {Act::give_admin, stands(actor, Place::municipality)}}});
    }
}

Relations RoleTown::stands_to_resident(const Actor& actor, Place place) {
    return stands_to_volunteer(actor, place);
}

void RoleTown::add_rights_attempts(const Actor& actor, Place place,
                                   std::vector<Attempt>& all) const {
    const std::string where = std::string(" in ") + name_of(place);
    const Relations here = stands_to_volunteer(actor, place);
    const std::pair mine{static_cast<DeviceAlias>(actor.device), place};
    all.push_back({"settle what was asked" + where,
                   ops::SettleDataRequest{asked_.at(mine), DataRequestState::done, "ok"},
                   {{Act::settle_data_request, here}}});
    all.push_back({"erase a volunteer" + where,
                   ops::ErasePerson{victims_.at(mine)},
                   {{Act::erase_person, here}, {Act::give_volunteer, stands(actor, place)}}});
    // One rule for the whole municipality: none of the actors is admin of its root.
    all.push_back({"set a retention rule" + where,
                   ops::SetRetention{at(place).unit, RetentionKind::notices, 60, today + 1},
                   {{Act::set_retention, relation::none}}});
    if (place == Place::care) {
        all.push_back(
            {"erase the boss",
             ops::ErasePerson{boss_},
             {{Act::erase_person, here}, {Act::give_admin, stands(actor, Place::municipality)}}});
    }
    if (place == Place::club) {
        all.push_back({"erase the contact",
                       ops::ErasePerson{contact_},
                       {{Act::erase_person, here}, {Act::give_partner, stands(actor, place)}}});
    }
}

void RoleTown::add_import_attempts(const Actor& actor, Place place,
                                   std::vector<Attempt>& all) const {
    const std::string where = std::string(" into ") + name_of(place);
    const Relations here = stands(actor, place);
    const std::string fresh = " of " + actor.name;  // the same import twice changes nothing
    Unit unit;
    unit.parent = at(place).unit;
    unit.name = "Imported" + fresh;
    Activity activity;
    activity.unit = at(place).unit;
    activity.name = "Imported" + fresh;
    Grant grant;
    grant.person = Id<Person>::local(1);
    grant.unit = at(place).unit;
    grant.starts = today;
    const Shift shift = shift_in(at(place).activity);
    ops::ImportRows rows;
    rows.units = {local(unit)};
    all.push_back({"import a unit" + where, rows, {{Act::create_unit, here}}});
    rows = {};
    rows.activities = {local(activity)};
    all.push_back({"import an activity" + where, rows, {{Act::create_activity, here}}});
    rows = {};
    rows.people = {named("Imported" + fresh + where)};
    rows.grants = {local(grant)};
    all.push_back({"import a person" + where, rows, {{Act::give_volunteer, here}}});
    rows = {};
    rows.shifts = {shift};
    all.push_back(
        {"import a shift" + where, rows, {{Act::run_shifts, stands_to_work(actor, place)}}});
}

void RoleTown::add_conflict_attempts(const Actor& actor, Place place,
                                     std::vector<Attempt>& all) const {
    const Site& site = at(place);
    const auto choose = [&](const char* what, Id<Conflict> conflict, Act act, Relations here) {
        all.push_back({std::string("choose a version of a ") + what + " in " + name_of(place),
                       ops::SettleConflict{conflict},
                       {{act, here}}});
    };
    choose("unit", site.of_unit, Act::edit_unit, stands(actor, place));
    choose("activity", site.of_activity, Act::edit_activity, stands_to_work(actor, place));
    choose("shift", site.of_shift, Act::run_shifts, stands_to_work(actor, place));
    choose("person", site.of_resident, Act::edit_person, stands_to_volunteer(actor, place));
}

void RoleTown::add_undo_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const {
    const auto device = static_cast<DeviceAlias>(actor.device);
    all.push_back({std::string("take back what was made in ") + name_of(place),
                   ops::UndoCreation{{device, made_.at({device, place})}},
                   {{Act::undo, relation::none}, {Act::create_activity, stands(actor, place)}}});
}

void RoleTown::add_own_attempts(const Actor& actor, std::vector<Attempt>& all) const {
    const Person before = *state.find(actor.person);
    Person changed = before;
    changed.phone = "20303030";
    // Before the edit, which settles it.
    all.push_back({"choose a version of oneself",
                   ops::SettleConflict{actor.conflict, ops::Choice::take_other},
                   {{Act::edit_self, relation::own}}});
    all.push_back(
        {"edit oneself", ops::make_edit(before, changed), {{Act::edit_self, relation::own}}});
    all.push_back(
        {"see own notice", ops::SeeNotice{actor.notice}, {{Act::see_notice, relation::own}}});
    all.push_back({"withdraw an own device",
                   ops::WithdrawDevice{device_of(actor.person)},
                   {{Act::withdraw_device, relation::own}}});
    for (const Actor& other : actors) {
        if (other.person == actor.person) continue;
        all.push_back({"see a notice of " + other.name,
                       ops::SeeNotice{other.notice},
                       {{Act::see_notice, relation::none}}});
        break;
    }
    const Absence away{.id = Id<Absence>::local(1), .person = actor.person, .from = today};
    all.push_back({"be away", ops::Create<Absence>{away}, {{Act::be_away, relation::own}}});
    all.push_back({"ask about own data",
                   ops::AskDataRequest{DataRequestKind::other, "?"},
                   {{Act::ask_data_request, relation::own}}});
    all.push_back(
        {"erase oneself", ops::ErasePerson{actor.person}, {{Act::erase_person, relation::none}}});
    all.push_back({"say that an op was lost", ops::LostOp{}, {{Act::lose, relation::none}}});
}

std::vector<Attempt> RoleTown::attempts(const Actor& actor) const {
    std::vector<Attempt> all;
    for (const Place place : all_places) {
        add_unit_attempts(actor, place, all);
        add_work_attempts(actor, place, all);
        add_person_attempts(actor, place, all);
        add_role_attempts(actor, place, all);
        add_import_attempts(actor, place, all);
        add_conflict_attempts(actor, place, all);
        add_undo_attempts(actor, place, all);
        add_rights_attempts(actor, place, all);
        add_start_attempts(actor, place, all);
    }
    add_own_attempts(actor, all);
    return all;
}

}  // namespace tovholder::testing
