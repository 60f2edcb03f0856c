// One confirmed import: all of its rows or none, and its undo.
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
        if (auto allowed = require_coordinator(draft, unit.parent); !allowed) return allowed;
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
        if (auto allowed = require_coordinator(draft, activity.unit); !allowed) return allowed;
        Id<Activity> real = find_same(draft.before(), activity);
        if (!real) {
            activity.id = real = draft.next_id<Activity>();
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
        if (auto allowed = require_coordinator(draft, grant.unit); !allowed) return allowed;
        if (grant.role != Role::volunteer) return ErrorCode::not_allowed;
        if (!fresh_people.contains(grant.person)) return {};
        grant.id = draft.next_id<Grant>();
        draft.put(grant);
        return {};
    }

    Result<void> add(Shift shift) {
        shift.activity = activities(shift.activity);
        const auto activity = draft.find(shift.activity);
        if (!activity) return ErrorCode::not_found;
        if (auto allowed = require_coordinator(draft, activity->unit); !allowed) return allowed;
        shift.unit = activity->unit;
        shift.status = ShiftStatus::planned;
        shift.series = {};
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

// Whether a row outside the import rests on the one that the undo would take away.
template <class Ids>
bool only_from(const Ids& ids, OpId import) {
    for (const auto id : ids) {
        if (id.op() != import) return false;
    }
    return true;
}

bool is_used(const State& state, RowKey key, OpId import) {
    switch (key.table) {
        case table_id<Unit>: {
            const Id<Unit> id{key.id};
            return !only_from(state.children_of(id), import) ||
                   !only_from(state.activities_in(id), import) ||
                   !only_from(state.grants_in(id), import) ||
                   !only_from(state.shifts_in(id), import);
        }
        case table_id<Activity>:
            return !only_from(state.shifts_of(Id<Activity>{key.id}), import);
        case table_id<Person>: {
            const Id<Person> id{key.id};
            return !only_from(state.grants_of(id), import) || !state.sign_ups_of(id).empty() ||
                   !state.invitations_of(id).empty();
        }
        case table_id<Shift>:
            return !state.sign_ups_of(Id<Shift>{key.id}).empty();
        default:
            return false;
    }
}

template <class Entity>
void collect(const State& state, OpId import, std::vector<RowKey>& keys) {
    const auto& rows = state.table<Entity>();
    for (auto it = rows.lower_bound(Id<Entity>::make(import, 0));
         it != rows.end() && it->first.op() == import; ++it) {
        keys.push_back(key_of(it->first));
    }
}

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

Result<void> apply_to(Draft& draft, const UndoImport& command) {
    if (command.import.device != draft.context().op.device) return ErrorCode::not_allowed;
    const State& state = draft.before();
    std::vector<RowKey> keys;
    collect<Unit>(state, command.import, keys);
    collect<Person>(state, command.import, keys);
    collect<Grant>(state, command.import, keys);
    collect<Activity>(state, command.import, keys);
    collect<Shift>(state, command.import, keys);
    if (keys.empty()) return ErrorCode::not_found;
    for (const RowKey key : keys) {
        if (is_used(state, key, command.import)) return ErrorCode::import_in_use;
    }
    for (const RowKey key : keys) draft.erase(key);
    return {};
}

}  // namespace tovholder::ops
