// One confirmed import: all of its rows or none.
#include "shared/ops/rules.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::ops {
namespace {

// Local id of the command → the row it became, new or already there.
template <class Entity>
class Resolver {
public:
    void map(Id<Entity> local, Id<Entity> real) { real_[local] = real; }
    // The id itself when it is not local; none for a local one that was never mapped.
    Id<Entity> operator()(Id<Entity> id) const {
        if (!id.is_local()) return id;
        const auto it = real_.find(id);
        return it == real_.end() ? Id<Entity>{} : it->second;
    }

private:
    std::map<Id<Entity>, Id<Entity>> real_;
};

struct Import {
    explicit Import(Draft& sheet) : draft(sheet) {
        for (const auto& [id, row] : draft.before().table<Person>()) {
            known_people.emplace(sameness_key(row.value), id);
        }
    }

    Draft& draft;
    Resolver<Unit> units = {};
    Resolver<Activity> activities = {};
    Resolver<Person> people = {};
    std::map<std::string, Id<Person>> known_people = {};  // by sameness_key
    std::set<Id<Person>> fresh_people = {};

    Result<void> add(Unit unit) {
        const Id<Unit> local = unit.id;
        unit.parent = units(unit.parent);
        if (!unit.parent) return ErrorCode::not_found;
        if (unit.kind != UnitKind::department) return ErrorCode::not_allowed;
        if (auto allowed = require(draft, Act::create_unit, on(unit.parent)); !allowed)
            return allowed;
        Id<Unit> real = find_same(draft.before(), unit);
        if (!real) {
            unit.id = real = draft.next_id<Unit>();
            if (auto valid = check(unit); !valid) return valid;
            draft.put(unit);
        }
        units.map(local, real);
        return {};
    }

    Result<void> add(Activity activity) {
        const Id<Activity> local = activity.id;
        activity.unit = units(activity.unit);
        if (!activity.unit) return ErrorCode::not_found;
        auto allowed = require(draft, Act::create_activity, on(activity.unit));
        if (!allowed) return allowed;
        Id<Activity> real = find_same(draft.before(), activity);
        if (!real) {
            activity.id = real = draft.next_id<Activity>();
            activity.preparing = false;  // it is there in the world already
            if (auto valid = check(activity); !valid) return valid;
            draft.put(activity);
        }
        activities.map(local, real);
        return {};
    }

    Result<void> add(Person person) {
        const Id<Person> local = person.id;
        const auto [known, is_new] = known_people.emplace(sameness_key(person), Id<Person>{});
        if (is_new) {
            person.id = known->second = draft.next_id<Person>();
            if (person.address_protected) {
                person.street.clear();
                person.postcode.clear();
                person.town.clear();
            }
            if (auto valid = check(person); !valid) return valid;
            draft.put(person);
            fresh_people.insert(person.id);
        }
        people.map(local, known->second);
        return {};
    }

    // Only people who are new here get the grant: an import never changes somebody's roles.
    Result<void> add(Grant grant) {
        grant.person = people(grant.person);
        grant.unit = units(grant.unit);
        if (!grant.person || !grant.unit) return ErrorCode::not_found;
        auto allowed = require(draft, Act::give_volunteer, on(grant.unit));
        if (!allowed) return allowed;
        if (grant.role != Role::volunteer || grant.activity) return ErrorCode::not_allowed;
        if (!fresh_people.contains(grant.person)) return {};
        grant.id = draft.next_id<Grant>();
        draft.put(grant);
        return {};
    }

    Result<void> add(Shift shift) {
        shift.activity = activities(shift.activity);
        const auto activity = draft.find(shift.activity);
        if (!activity) return ErrorCode::not_found;
        if (auto allowed = require(draft, Act::run_shifts, on(*activity)); !allowed) return allowed;
        shift.unit = activity->unit;
        shift.status = ShiftStatus::planned;
        shift.series = {};
        shift.own = 0;
        if (find_same(draft.before(), shift)) return {};
        shift.id = draft.next_id<Shift>();
        if (auto valid = check(shift); !valid) return valid;
        draft.put(shift);
        return {};
    }

    template <class Entity>
    Result<void> add_all(const std::vector<Entity>& rows) {
        if (rows.size() > draft.ids_left()) return ErrorCode::too_many_rows;
        for (const Entity& row : rows) {
            if (auto added = add(row); !added) return added;
        }
        return {};
    }
};

}  // namespace

Result<void> apply_to(Draft& draft, const ImportRows& command) {
    Import import{draft};
    if (auto done = import.add_all(command.units); !done) return done;
    if (auto done = import.add_all(command.activities); !done) return done;
    if (auto done = import.add_all(command.people); !done) return done;
    if (auto done = import.add_all(command.grants); !done) return done;
    if (auto done = import.add_all(command.shifts); !done) return done;
    std::set<Id<Person>> with_role;
    for (const Grant& grant : command.grants) with_role.insert(import.people(grant.person));
    for (const Id<Person> person : import.fresh_people) {
        if (!with_role.contains(person)) return ErrorCode::not_allowed;  // nobody would lead her
    }
    return {};
}

}  // namespace tovholder::ops
