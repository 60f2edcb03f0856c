// A random organisation.
#include "tests/simulation/municipality.hpp"

#include "tests/simulation/canary.hpp"

namespace tovholder::simulation {
namespace {

class Builder {
public:
    Builder(Prng& prng, Instant start) : prng_(prng), start_(start) {}

    Changes build() && {
        add_units();
        add_people();
        add_work();
        return std::move(changes_);
    }

private:
    template <class Entity>
    Id<Entity> next_id() {
        return Id<Entity>::make({server_alias, 1}, ++last_);
    }

    void add_units() {
        const std::int64_t count = prng_.between(1, 7);
        for (std::int64_t i = 0; i < count; ++i) {
            const Id<Unit> parent = units_.empty() ? Id<Unit>{} : prng_.pick(units_);
            const Unit unit{
                .id = next_id<Unit>(),
                .parent = parent,
                .name = "Enhed " + std::to_string(i),
                .address = "Kirkevej 1",
                .phone = "63000000",
                .kind = parent && prng_.chance(20) ? UnitKind::association : UnitKind::department};
            units_.push_back(unit.id);
            if (unit.kind == UnitKind::association) associations_.push_back(unit.id);
            changes_.puts.push_back(unit);
        }
    }

    void add_grant(Id<Person> person, Id<Unit> unit, Role role, Id<Activity> activity = {}) {
        const Date today = to_local(start_).date;
        Grant grant{.id = next_id<Grant>(),
                    .person = person,
                    .unit = unit,
                    .role = role,
                    .starts = today + -100,
                    .ended = {},
                    .activity = activity};
        if (prng_.chance(5)) grant.ended = today + static_cast<std::int32_t>(prng_.between(-5, 2));
        if (prng_.chance(5)) {
            grant.starts = today + 1;
            grant.ended.reset();
        }
        changes_.puts.push_back(grant);
    }

    void add_people() {
        const std::int64_t count = prng_.between(3, 24);
        for (std::int64_t i = 0; i < count; ++i) {
            Person person;
            person.id = next_id<Person>();
            person.given_name = "Person " + std::to_string(i);
            person.phone = "2000000" + std::to_string(i % 10);
            person.address_protected = prng_.chance(20);
            person.status = PersonStatus::active;
            mark(person, person.id.value);
            changes_.puts.push_back(person);
            // The first leads the root, so that somebody can always do something.
            if (i == 0) {
                changes_.puts.push_back(Grant{.id = next_id<Grant>(),
                                              .person = person.id,
                                              .unit = units_.front(),
                                              .role = Role::coordinator,
                                              .starts = to_local(start_).date + -100,
                                              .ended = {}});
            } else if (prng_.chance(20)) {
                add_grant(person.id, prng_.pick(units_), Role::coordinator);
            }
            if (prng_.chance(90)) add_grant(person.id, prng_.pick(units_), Role::volunteer);
            if (prng_.chance(20)) add_grant(person.id, prng_.pick(units_), Role::volunteer);
            if (prng_.chance(10)) add_grant(person.id, prng_.pick(units_), Role::admin);
            if (prng_.chance(10)) add_grant(person.id, prng_.pick(units_), Role::leader);
            if (!associations_.empty() && prng_.chance(20)) {
                add_grant(person.id, prng_.pick(associations_), Role::partner);
            }
            people_.push_back(person.id);
        }
    }

    void add_work() {
        for (std::int64_t i = prng_.between(1, 6); i > 0; --i) {
            const Activity activity{
                .id = next_id<Activity>(),
                .unit = prng_.pick(units_),
                .name = "Opgave " + std::to_string(i),
                .purpose = "Selskab",
                .place = {},
                .does = {"snakker"},
                .does_not = {"medicin"},
                .responsible = "Tove",
                .responsible_phone = "63000001",
                .places = 2,
                .status = prng_.chance(80) ? ActivityStatus::open : ActivityStatus::closed,
                .quality = {"til tiden"},
                .begins = to_local(start_).date};
            changes_.puts.push_back(activity);
            if (prng_.chance(80)) {
                changes_.puts.push_back(BoundaryDecision{.id = next_id<BoundaryDecision>(),
                                                         .unit = activity.unit,
                                                         .activity = activity.id,
                                                         .question = "Må vi?",
                                                         .technical = prng_.chance(10)});
            }
            for (const Role role : {Role::responsible, Role::team_lead}) {
                if (prng_.chance(40)) {
                    add_grant(prng_.pick(people_), activity.unit, role, activity.id);
                }
            }
            for (std::int64_t k = prng_.between(0, 6); k > 0; --k) {
                Shift shift;
                shift.id = next_id<Shift>();
                shift.activity = activity.id;
                shift.unit = activity.unit;
                shift.starts = start_ + prng_.between(-50, 100) * seconds_per_hour;
                shift.ends = shift.starts + prng_.between(1, 8) * seconds_per_hour;
                shift.places = static_cast<std::uint32_t>(prng_.between(1, 3));
                if (prng_.chance(10)) shift.status = ShiftStatus::cancelled;
                changes_.puts.push_back(shift);
            }
        }
    }

    Prng& prng_;
    Instant start_;
    Changes changes_;
    std::uint32_t last_ = 0;
    std::vector<Id<Unit>> units_;
    std::vector<Id<Unit>> associations_;
    std::vector<Id<Person>> people_;
};

}  // namespace

Changes random_municipality(Prng& prng, Instant start) { return Builder(prng, start).build(); }

}  // namespace tovholder::simulation
