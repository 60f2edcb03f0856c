// The town, and what may be seen in it.
#include "tests/support/role_town.hpp"

#include "shared/domain/field_groups.hpp"

namespace tovholder::testing {

const char* name_of(Place place) {
    constexpr std::array<const char*, 6> names{"municipality", "care", "ward",
                                               "club",         "team", "library"};
    return names.at(static_cast<std::size_t>(place));
}

Shift shift_in(Id<Activity> activity) {
    Shift shift;
    shift.activity = activity;
    shift.starts = monday_noon + 3 * seconds_per_day;
    shift.ends = shift.starts + seconds_per_hour;
    shift.id = Id<Shift>::local(1);
    return shift;
}

RoleTown::RoleTown(DeviceAlias first_device) {
    add_sites();
    add_actors(first_device);
}

template <class Entity>
Id<Entity> RoleTown::put(Entity row) {
    if (!row.id) row.id = Id<Entity>::make({server_alias, ++number_}, 1);
    state.put(row, {.seq = 1});
    return row.id;
}
Id<Unit> RoleTown::add_unit(Id<Unit> parent, std::string name, UnitKind kind) {
    Unit unit;
    unit.parent = parent;
    unit.name = "u:" + name + ".";
    unit.kind = kind;
    marks_.insert(unit.name);
    return put(unit);
}
Id<Activity> RoleTown::add_activity(Id<Unit> unit, const std::string& name) {
    Activity activity;
    activity.unit = unit;
    activity.name = "a:" + name + ".";
    activity.responsible = "b:" + name + ".";
    const Id<Activity> id = put(activity);
    Shift shift = shift_in(id);
    shift.id = {};
    shift.unit = unit;
    shift.places = 50;
    shift.notes = "n:" + name + ".";
    put(shift);
    // One that was yesterday, to which one came who has gone.
    Shift past = shift;
    past.id = {};
    past.starts = monday_noon + -seconds_per_day;
    past.ends = past.starts + seconds_per_hour;
    past.notes.clear();
    sign_up(Id<Person>::make({server_alias, 900}, 1), put(past), SignUpStatus::confirmed);
    marks_.insert({activity.name, activity.responsible, shift.notes});
    add_start(id, unit, name);
    return id;
}
void RoleTown::add_start(Id<Activity> activity, Id<Unit> unit, const std::string& name) {
    BoundaryDecision decision{.id = {}, .unit = unit, .activity = activity};
    decision.question = "g:" + name + ".";
    put(decision);
    StaffHearing hearing{.id = {}, .unit = unit, .activity = activity};
    hearing.group = "h:" + name + ".";
    put(hearing);
    Delegation delegation{.id = {}, .unit = unit, .activity = activity};
    delegation.words = "l:" + name + ".";
    put(delegation);
    Series series{.id = {}, .activity = activity, .unit = unit};
    series.first_day = today;
    series.made_through = today + 3650;
    series.responsible = "r:" + name + ".";
    series.notes = "p:" + name + ".";
    put(series);
    marks_.insert(
        {decision.question, hearing.group, delegation.words, series.responsible, series.notes});
}
Id<Person> RoleTown::add_person(const std::string& name) {
    Person person;
    person.given_name = "o:" + name + ".";
    person.family_name = "k:" + name + ".";
    person.notes = "s:" + name + ".";
    const Id<Person> id = put(person);
    Device device;
    device.id = Device::row_of(1000 + number_);
    device.person = id;
    device.name = "d:" + name + ".";
    device.last_seen = today;
    put(device);
    DataRequest request;
    request.person = id;
    request.text = "q:" + name + ".";
    request.at = monday_noon;
    put(request);
    marks_.insert({person.given_name, person.family_name, person.notes, device.name, request.text});
    return id;
}
Id<Grant> RoleTown::add_grant(Id<Person> person, Id<Unit> unit, Role role, Id<Activity> activity) {
    return put(Grant{.id = {},
                     .person = person,
                     .unit = unit,
                     .role = role,
                     .starts = today + -100,
                     .ended = {},
                     .activity = activity});
}
template <class Entity>
Id<Conflict> RoleTown::add_conflict(Id<Entity> about, std::uint32_t group,
                                    const std::string& name) {
    const RowKey subject = key_of(about);
    Conflict conflict;
    conflict.table = subject.table;
    conflict.subject = {subject.id};
    conflict.group = group;
    conflict.kept = texts_of(state.get(subject)->row, find_group(subject.table, group)->fields);
    conflict.lost = {"x:" + name + "."};
    conflict.at = monday_noon;
    marks_.insert(conflict.lost.front());
    return put(conflict);
}
void RoleTown::sign_up(Id<Person> person, Id<Shift> shift, SignUpStatus status) {
    put(SignUp{.id = {}, .shift = shift, .person = person, .status = status, .turn = 1});
}
Id<Shift> RoleTown::shift_of(Id<Activity> activity) const {
    return *state.shifts_of(activity).begin();
}

void RoleTown::add_sites() {
    const auto department = UnitKind::department;
    for (const Place place : all_places) {
        Id<Unit> parent;
        if (place == Place::care || place == Place::library) parent = at(Place::municipality).unit;
        if (place == Place::ward || place == Place::club) parent = at(Place::care).unit;
        if (place == Place::team) parent = at(Place::club).unit;
        Site site;
        const std::string name = name_of(place);
        site.unit =
            add_unit(parent, name, place == Place::club ? UnitKind::association : department);
        site.activity = add_activity(site.unit, name);
        site.shift = shift_of(site.activity);
        site.resident = add_person(name + "_resident");
        add_grant(site.resident, site.unit, Role::volunteer);
        sign_up(site.resident, site.shift, SignUpStatus::confirmed);
        site.spare = add_person(name + "_spare");
        site.grant = add_grant(site.spare, site.unit, Role::volunteer);
        Erasure erasure;
        erasure.unit = site.unit;
        erasure.at = monday_noon;
        erasure.waiting = {"w:" + name + "."};
        marks_.insert(erasure.waiting.front());
        site.erasure = put(erasure);
        site.of_unit = add_conflict(site.unit, 3, name + "_unit");
        site.of_activity = add_conflict(site.activity, 4, name + "_activity");
        site.of_shift = add_conflict(site.shift, 7, name + "_shift");
        site.of_resident = add_conflict(site.resident, 16, name + "_notes");
        sites_.push_back(site);
    }
    const Site& care = at(Place::care);
    second_ = add_activity(care.unit, "second");
    const Id<Person> reader = add_person("reader");
    add_grant(reader, care.unit, Role::volunteer);
    sign_up(reader, shift_of(second_), SignUpStatus::waitlisted);
    const Id<Person> left = add_person("left");
    add_grant(left, at(Place::library).unit, Role::volunteer);
    sign_up(left, care.shift, SignUpStatus::given_back);
    boss_ = add_person("boss");
    add_grant(boss_, care.unit, Role::volunteer);
    add_grant(boss_, at(Place::municipality).unit, Role::admin);
    contact_ = add_person("contact");
    add_grant(contact_, at(Place::club).unit, Role::partner);
    add_grant(contact_, at(Place::club).unit, Role::volunteer);
}

void RoleTown::add_actors(DeviceAlias first_device) {
    constexpr std::array<const char*, ops::holder_count> names{
        "nobody", "volunteer", "coordinator", "admin", "leader", "responsible", "lead", "partner"};
    for (std::size_t holder = 0; holder < ops::holder_count; ++holder) {
        Actor actor{.name = names.at(holder),
                    .holder = holder,
                    .person = add_person(names.at(holder)),
                    .notice = {},
                    .device = first_device + holder};
        const Site& care = at(Place::care);
        if (holder == ops::everybody) {
            Grant over = *state.find(add_grant(actor.person, care.unit, Role::coordinator));
            over.ended = today;
            put(over);
            Grant coming = *state.find(add_grant(actor.person, care.unit, Role::admin));
            coming.starts = today + 1;
            put(coming);
        } else {
            const Role role = static_cast<Role>(holder - 1);
            const Id<Unit> unit = role == Role::partner ? at(Place::club).unit : care.unit;
            add_grant(actor.person, unit, role,
                      is_for_activity(role) ? care.activity : Id<Activity>{});
        }
        actor.notice = put(Notice{.id = {},
                                  .person = actor.person,
                                  .kind = NoticeKind::got_place,
                                  .shift = {},
                                  .at = monday_noon});
        actor.conflict = add_conflict(actor.person, 3, std::string(names.at(holder)) + "_own");
        OpNumber op = 5000;
        for (const Place place : all_places) {
            made_[{static_cast<DeviceAlias>(actor.device), place}] = ++op;
            Activity made;
            made.id = Id<Activity>::make({static_cast<DeviceAlias>(actor.device), op}, 1);
            made.unit = at(place).unit;
            made.name = "made before";
            made.status = ActivityStatus::closed;
            put(made);
            const std::pair here{static_cast<DeviceAlias>(actor.device), place};
            DataRequest asked;
            asked.person = at(place).resident;
            asked.at = monday_noon;
            asked_[here] = put(asked);
            Person victim;
            victim.given_name = "victim";
            victims_[here] = put(victim);
            add_grant(victims_[here], at(place).unit, Role::volunteer);
            absences_[here] = put(Absence{.person = at(place).resident, .from = today});
            BoundaryDecision doubt;
            doubt.unit = at(place).unit;
            doubt.activity = at(place).activity;
            doubt.question = "?";
            doubt.answer = BoundaryAnswer::doubt;
            doubts_[here] = put(doubt);
        }
        actors.push_back(actor);
    }
}

Changes RoleTown::all_rows() const {
    Changes changes;
    for (const RowKey key : state.keys()) changes.puts.push_back(state.get(key)->row);
    return changes;
}

// ---- what may be seen ----------------------------------------------------------------------

std::set<std::string> RoleTown::marks_in(ByteView bytes) const {
    std::set<std::string> found;
    for (const std::string& mark : marks_) {
        if (as_text(bytes).find(mark) != std::string_view::npos) found.insert(mark);
    }
    return found;
}

std::set<std::string> RoleTown::visible_marks(const Actor& actor) const {
    std::set<std::string> seen = {"o:" + actor.name + ".", "k:" + actor.name + ".",
                                  "d:" + actor.name + ".", "q:" + actor.name + ".",
                                  "u:municipality.",       "u:care."};
    const auto add = [&](const char* kinds, std::initializer_list<const char*> names) {
        for (const char* kind = kinds; *kind != 0; ++kind) {
            for (const char* name : names) seen.insert(std::string{*kind} + ":" + name + ".");
        }
    };
    seen.insert("x:" + actor.name + "_own.");
    if (actor.name == "volunteer") {
        add("u", {"ward"});
        add("abn", {"care", "second", "ward"});
        add("o", {"care_resident", "reader", "ward_resident"});
    }
    if (actor.name == "coordinator" || actor.name == "admin") {
        add("u", {"ward", "club", "team"});
        add("abnghlpr", {"care", "second", "ward"});
        add("a", {"club", "team"});
        add("w", {"care", "ward"});
        add("oksdq",
            {"care_resident", "care_spare", "ward_resident", "ward_spare", "reader", "boss",
             "nobody", "volunteer", "coordinator", "admin", "leader", "responsible", "lead"});
        add("x", {"care_unit", "care_activity", "care_shift", "care_notes", "ward_unit",
                  "ward_activity", "ward_shift", "ward_notes", "nobody_own", "volunteer_own",
                  "coordinator_own", "admin_own", "leader_own", "responsible_own", "lead_own"});
        add("ok", {"contact", "partner"});
        if (actor.name == "admin") add("d", {"contact", "partner"});
        if (actor.name == "admin") add("x", {"club_unit", "team_unit"});
        add("o", {"left"});
    }
    if (actor.name == "leader") add("u", {"ward", "club", "team"});
    if (actor.name == "responsible" || actor.name == "lead") {
        add("abnlpr", {"care"});
        add("ok", {"care_resident"});
        if (actor.name == "responsible") {
            add("x", {"care_activity", "care_shift"});
            add("h", {"care"});
            add("g", {"care", "second"});
        }
        add("o", {"left"});
    }
    if (actor.name == "partner") {
        add("u", {"club", "team"});
        add("abnghlpr", {"club", "team"});
        add("w", {"club", "team"});
        add("oksdq",
            {"club_resident", "club_spare", "team_resident", "team_spare", "contact", "partner"});
        add("x", {"club_unit", "club_activity", "club_shift", "club_notes", "team_unit",
                  "team_activity", "team_shift", "team_notes"});
    }
    return seen;
}

}  // namespace tovholder::testing
