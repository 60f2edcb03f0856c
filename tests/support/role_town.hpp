// A municipality with one person of every role, and everything that can be tried in it: the matrix
// of role × command × relation that the tests of rules and of the server both go through. How each
// person stands to each place is written down here by hand, apart from ops/permissions.
#pragma once

#include <set>
#include <string>

#include "shared/ops/permission_table.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::testing {

// The municipality has care and library below it; care has a ward and a club, an association, which
// has a team.
enum class Place : std::uint8_t { municipality, care, ward, club, team, library };
inline constexpr std::array<Place, 6> all_places{Place::municipality, Place::care, Place::ward,
                                                 Place::club,         Place::team, Place::library};

// One who acts. All hold their role in care, the partner hers in the club; responsible and team
// lead theirs for the first activity of care.
struct Actor {
    std::string name;
    std::size_t holder = ops::everybody;  // who has none: her roles are over, or not begun
    Id<Person> person;
    Id<Notice> notice;
    std::uint64_t device = 0;    // made_before is of this device
    Id<Conflict> conflict = {};  // about her own phone
};

// An act that the command needs leave for, and how the actor stands to what it is about.
struct Need {
    ops::Act act;
    ops::Relations stands;
};

struct Attempt {
    std::string name;
    ops::Command command;
    std::vector<Need> needs;
};

const char* name_of(Place place);
// In three days, one hour.
Shift shift_in(Id<Activity> activity);

// Whether the table allows all that the attempt needs.
bool is_allowed(const Actor& actor, const Attempt& attempt);

struct RoleTown {
    // `first_device`: the alias of the first actor's device; the next actor's is the next.
    explicit RoleTown(DeviceAlias first_device = 100);

    // Everything each command can be tried on, for one actor.
    std::vector<Attempt> attempts(const Actor& actor) const;
    // Marks in the fields that the actor may see (and no other), by hand.
    std::set<std::string> visible_marks(const Actor& actor) const;
    // Those of all marks that are in the bytes.
    std::set<std::string> marks_in(ByteView bytes) const;
    // All rows, for Authority::load.
    Changes all_rows() const;

    State state;
    Date today = to_local(monday_noon).date;
    std::vector<Actor> actors;

    // A volunteer of the place, and how the actor stands to her.
    Id<Person> resident_of(Place place) const { return at(place).resident; }
    static ops::Relations stands_to_resident(const Actor& actor, Place place);

private:
    struct Site {
        Id<Unit> unit;
        Id<Activity> activity;
        Id<Shift> shift;
        Id<Person> resident;  // a volunteer who has signed up
        Id<Person> spare;     // a volunteer who has not
        Id<Grant> grant;      // her role
        Id<Erasure> erasure;
        Id<Conflict> of_unit, of_activity, of_shift, of_resident;
    };
    template <class Entity>
    Id<Entity> put(Entity row);
    Id<Unit> add_unit(Id<Unit> parent, std::string name, UnitKind kind);
    Id<Activity> add_activity(Id<Unit> unit, const std::string& name);
    // What was asked, said and agreed about it.
    void add_start(Id<Activity> activity, Id<Unit> unit, const std::string& name);
    Id<Person> add_person(const std::string& name);
    Id<Grant> add_grant(Id<Person> person, Id<Unit> unit, Role role, Id<Activity> activity = {});
    // Two versions of a group of fields, the other one "x:NAME.".
    template <class Entity>
    Id<Conflict> add_conflict(Id<Entity> about, std::uint32_t group, const std::string& name);
    void sign_up(Id<Person> person, Id<Shift> shift, SignUpStatus status);
    Id<Shift> shift_of(Id<Activity> activity) const;
    // A device that she has, besides the one on which an actor acts.
    Id<Device> device_of(Id<Person> person) const { return *state.devices_of(person).begin(); }
    void add_sites();
    void add_actors(DeviceAlias first_device);
    const Site& at(Place place) const { return sites_.at(static_cast<std::size_t>(place)); }
    void add_role_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_unit_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_work_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_person_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_import_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_conflict_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_undo_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_start_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_rights_attempts(const Actor& actor, Place place, std::vector<Attempt>& all) const;
    void add_own_attempts(const Actor& actor, std::vector<Attempt>& all) const;

    OpNumber number_ = 0;
    std::vector<Site> sites_;
    Id<Activity> second_;  // of care, of which nobody is responsible
    Id<Person> contact_;   // the club's partner, who has a volunteer's role there, too
    Id<Person> boss_;      // a volunteer of care who is admin of the municipality
    std::set<std::string> marks_;
    std::map<std::pair<DeviceAlias, Place>, OpNumber> made_;  // ops whose rows can be taken back
    std::map<std::pair<DeviceAlias, Place>, Id<DataRequest>> asked_;  // open, of a resident
    std::map<std::pair<DeviceAlias, Place>, Id<Person>> victims_;     // volunteers, to be erased
    std::map<std::pair<DeviceAlias, Place>, Id<BoundaryDecision>> doubts_;  // of the activity
    std::map<std::pair<DeviceAlias, Place>, Id<Absence>> absences_;         // of a resident
};

}  // namespace tovholder::testing
