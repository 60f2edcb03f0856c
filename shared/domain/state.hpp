// All tables, with the lookups that rules and screens need. A plain value: no I/O, no clock.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "shared/domain/id_set.hpp"
#include "shared/domain/row.hpp"

namespace tovholder {

template <class Entity>
struct Row {
    Entity value;
    Stamp stamp;
};

template <class Entity>
using Table = std::map<Id<Entity>, Row<Entity>>;

// Invariants: a row is in its table or among the tombstones, never both; the indexes name exactly
// the rows of the tables; a tombstoned id never comes back (`put` on it is ignored).
class State {
public:
    template <class Entity>
    const Table<Entity>& table() const {
        return std::get<Table<Entity>>(tables_);
    }

    // Null when there is no such row. Valid until the row changes.
    template <class Entity>
    const Entity* find(Id<Entity> id) const {
        const Row<Entity>* row = find_row(id);
        return row == nullptr ? nullptr : &row->value;
    }
    template <class Entity>
    const Row<Entity>* find_row(Id<Entity> id) const {
        const auto& rows = table<Entity>();
        const auto it = rows.find(id);
        return it == rows.end() ? nullptr : &it->second;
    }
    bool contains(RowKey key) const;
    bool is_tombstone(RowKey key) const { return tombstones_.contains(key); }
    const std::set<RowKey>& tombstones() const { return tombstones_; }

    // Inserts or replaces; cheapest with ascending ids. It is not an error if the id is a
    // tombstone: nothing happens.
    void put(AnyRow row, Stamp stamp);
    // Removes the row and leaves a tombstone. It is not an error if it is not there.
    void erase(RowKey key);
    // Removes the row without a tombstone: it left this device's view, or a guess is taken back.
    void forget(RowKey key);
    // Takes a tombstone away again; only for taking back a guess.
    void unerase(RowKey key) { tombstones_.erase(key); }
    // Puts all changes with this seq; unknown fields and trails of replaced rows are kept.
    void apply(const Changes& changes, std::uint64_t seq);
    // Adds to the row's trail; `keeps_values`: the marks of its group before it count, too.
    // REQUIRES: the row is there.
    void add_mark(RowKey key, Mark mark, bool keeps_values);
    // Puts another trail in the place of the row's. REQUIRES: the row is there.
    void set_trail(RowKey key, Trail trail);

    // The row as a variant with its stamp, or nothing.
    struct Found {
        AnyRow row;
        Stamp stamp;
    };
    std::optional<Found> get(RowKey key) const;
    // Null when there is no such row. Valid until the row changes.
    const Stamp* stamp_of(RowKey key) const;

    // Every row key, table by table, ids ascending.
    std::vector<RowKey> keys() const;

    // Indexes. All ids ascending.
    const IdSet<SignUp>& sign_ups_of(Id<Shift> shift) const;
    const IdSet<SignUp>& sign_ups_of(Id<Person> person) const;
    const IdSet<Grant>& grants_of(Id<Person> person) const;
    const IdSet<Grant>& grants_in(Id<Unit> unit) const;
    const IdSet<Grant>& grants_as(Role role) const {
        return grants_by_role_.at(static_cast<std::size_t>(role));
    }
    const IdSet<Shift>& shifts_of(Id<Activity> activity) const;
    const IdSet<Shift>& shifts_in(Id<Unit> unit) const;
    const IdSet<Shift>& shifts_of(Id<Series> series) const;
    const IdSet<Series>& series_of(Id<Activity> activity) const;
    const IdSet<Series>& series_in(Id<Unit> unit) const;
    const IdSet<Activity>& activities_in(Id<Unit> unit) const;
    const IdSet<BoundaryDecision>& boundaries_of(Id<Activity> activity) const;
    const IdSet<BoundaryDecision>& boundaries_in(Id<Unit> unit) const;
    const IdSet<StaffHearing>& hearings_of(Id<Activity> activity) const;
    const IdSet<Delegation>& delegations_of(Id<Activity> activity) const;
    const IdSet<Absence>& absences_of(Id<Person> person) const;
    const IdSet<Notice>& notices_of(Id<Person> person) const;
    const IdSet<Invitation>& invitations_of(Id<Person> person) const;
    const IdSet<Unit>& children_of(Id<Unit> unit) const;
    const IdSet<UnitFigures>& figures_of(Id<Unit> unit) const;
    const IdSet<Device>& devices_of(Id<Person> person) const;
    const IdSet<Conflict>& conflicts_of(RowKey subject) const;
    const IdSet<DataRequest>& requests_of(Id<Person> person) const;
    const IdSet<Erasure>& erasures_in(Id<Unit> unit) const;
    const IdSet<Erasure>& erasures_of(Id<Person> erased) const;
    // All shifts by start time: (starts, id).
    const std::set<std::pair<Instant, Id<Shift>>>& shifts_by_start() const {
        return shifts_by_start_;
    }

private:
    template <class Key, class Entity>
    using Index = std::unordered_map<Id<Key>, IdSet<Entity>>;

    template <class Entity>
    void index(const Entity& row, bool add);
    // Whether both are found under the same keys of the indexes; may err towards no.
    template <class Entity>
    static bool same_place(const Entity&, const Entity&) {
        return false;
    }

#define TOV_TABLE(Entity, number) Table<Entity>,
    std::tuple<TOV_ENTITIES(TOV_TABLE) std::monostate> tables_;
#undef TOV_TABLE
    std::set<RowKey> tombstones_;
    Index<Shift, SignUp> sign_ups_by_shift_;
    Index<Person, SignUp> sign_ups_by_person_;
    Index<Person, Grant> grants_by_person_;
    Index<Unit, Grant> grants_by_unit_;
    Index<Activity, Shift> shifts_by_activity_;
    Index<Unit, Shift> shifts_by_unit_;
    Index<Series, Shift> shifts_by_series_;
    Index<Activity, Series> series_by_activity_;
    Index<Unit, Series> series_by_unit_;
    Index<Unit, Activity> activities_by_unit_;
    Index<Activity, BoundaryDecision> boundaries_by_activity_;
    Index<Unit, BoundaryDecision> boundaries_by_unit_;
    Index<Activity, StaffHearing> hearings_by_activity_;
    Index<Activity, Delegation> delegations_by_activity_;
    Index<Person, Absence> absences_by_person_;
    Index<Person, Notice> notices_by_person_;
    Index<Person, Invitation> invitations_by_person_;
    Index<Unit, Unit> units_by_parent_;
    Index<Unit, UnitFigures> figures_by_unit_;
    Index<Person, Device> devices_by_person_;
    Index<Person, DataRequest> requests_by_person_;
    Index<Unit, Erasure> erasures_by_unit_;
    Index<Person, Erasure> erasures_by_person_;
    std::map<RowKey, IdSet<Conflict>> conflicts_by_subject_;
    std::array<IdSet<Grant>, enum_count<Role>> grants_by_role_;
    std::set<std::pair<Instant, Id<Shift>>> shifts_by_start_;
};

}  // namespace tovholder
