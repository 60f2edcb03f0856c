// Tables and their indexes.
#include "shared/domain/state.hpp"

#include <algorithm>
#include <optional>

namespace tovholder {
namespace {

template <class Key, class Entity>
void set_member(std::unordered_map<Id<Key>, IdSet<Entity>>& index, Id<Key> key, Id<Entity> id,
                bool add) {
    if (add) {
        index[key].insert(id);
        return;
    }
    const auto it = index.find(key);
    if (it == index.end()) return;
    it->second.erase(id);
    if (it->second.empty()) index.erase(it);
}

template <class Key, class Entity>
const IdSet<Entity>& members(const std::unordered_map<Id<Key>, IdSet<Entity>>& index, Id<Key> key) {
    static const IdSet<Entity> none;
    const auto it = index.find(key);
    return it == index.end() ? none : it->second;
}

// Calls `visit(Id<Entity>)` for the table that the key names; false for a table we do not know.
template <class Visit>
bool with_typed_id(RowKey key, Visit visit) {
    switch (key.table) {
#define TOV_CASE(Entity, number)   \
    case number:                   \
        visit(Id<Entity>{key.id}); \
        return true;
        TOV_ENTITIES(TOV_CASE)
#undef TOV_CASE
        default:
            return false;
    }
}

}  // namespace

template <>
void State::index(const Unit& row, bool add) {
    set_member(units_by_parent_, row.parent, row.id, add);
}
template <>
void State::index(const Person&, bool) {}
template <>
void State::index(const Grant& row, bool add) {
    set_member(grants_by_person_, row.person, row.id, add);
    set_member(grants_by_unit_, row.unit, row.id, add);
    IdSet<Grant>& as = grants_by_role_.at(static_cast<std::size_t>(row.role));
    add ? as.insert(row.id) : as.erase(row.id);
}
template <>
void State::index(const Activity& row, bool add) {
    set_member(activities_by_unit_, row.unit, row.id, add);
}
template <>
void State::index(const Shift& row, bool add) {
    set_member(shifts_by_activity_, row.activity, row.id, add);
    set_member(shifts_by_unit_, row.unit, row.id, add);
    if (row.series) set_member(shifts_by_series_, row.series, row.id, add);
    if (add) {
        shifts_by_start_.insert({row.starts, row.id});
    } else {
        shifts_by_start_.erase({row.starts, row.id});
    }
}
// Most edits of a shift leave it where it is.
template <>
bool State::same_place(const Shift& before, const Shift& after) {
    return before.activity == after.activity && before.unit == after.unit &&
           before.starts == after.starts && before.series == after.series;
}
template <>
void State::index(const Series& row, bool add) {
    set_member(series_by_activity_, row.activity, row.id, add);
    set_member(series_by_unit_, row.unit, row.id, add);
}
template <>
void State::index(const SignUp& row, bool add) {
    set_member(sign_ups_by_shift_, row.shift, row.id, add);
    set_member(sign_ups_by_person_, row.person, row.id, add);
}
template <>
void State::index(const Notice& row, bool add) {
    set_member(notices_by_person_, row.person, row.id, add);
}
template <>
void State::index(const Invitation& row, bool add) {
    set_member(invitations_by_person_, row.person, row.id, add);
}
template <>
void State::index(const UnitFigures& row, bool add) {
    set_member(figures_by_unit_, row.unit, row.id, add);
}
template <>
void State::index(const Device& row, bool add) {
    set_member(devices_by_person_, row.person, row.id, add);
}

template <>
void State::index(const ServerKey&, bool) {}
template <>
void State::index(const DataRequest& row, bool add) {
    set_member(requests_by_person_, row.person, row.id, add);
}
template <>
void State::index(const Erasure& row, bool add) {
    set_member(erasures_by_unit_, row.unit, row.id, add);
    set_member(erasures_by_person_, row.erased, row.id, add);
}
template <>
void State::index(const RetentionRule&, bool) {}
template <>
void State::index(const BoundaryDecision& row, bool add) {
    set_member(boundaries_by_activity_, row.activity, row.id, add);
    set_member(boundaries_by_unit_, row.unit, row.id, add);
}
template <>
void State::index(const StaffHearing& row, bool add) {
    set_member(hearings_by_activity_, row.activity, row.id, add);
}
template <>
void State::index(const Absence& row, bool add) {
    set_member(absences_by_person_, row.person, row.id, add);
}
template <>
void State::index(const Delegation& row, bool add) {
    set_member(delegations_by_activity_, row.activity, row.id, add);
}

template <>
void State::index(const Conflict& row, bool add) {
    const RowKey subject = subject_of(row);
    IdSet<Conflict>& conflicts = conflicts_by_subject_[subject];
    add ? conflicts.insert(row.id) : conflicts.erase(row.id);
    if (conflicts.empty()) conflicts_by_subject_.erase(subject);
}

bool State::contains(RowKey key) const {
    bool found = false;
    with_typed_id(key, [&](auto id) { found = find_row(id) != nullptr; });
    return found;
}

void State::put(AnyRow row, Stamp stamp) {
    if (is_tombstone(key_of(row))) return;
    std::visit(
        [&]<class Entity>(Entity& typed) {
            auto& rows = std::get<Table<Entity>>(tables_);
            const bool is_last = rows.empty() || rows.rbegin()->first < typed.id;
            auto it = is_last ? rows.end() : rows.lower_bound(typed.id);
            if (it == rows.end() || it->first != typed.id) {
                const Id<Entity> id = typed.id;
                it = rows.emplace_hint(it, id, Row<Entity>{std::move(typed), std::move(stamp)});
            } else if (same_place(it->second.value, typed)) {
                it->second = {std::move(typed), std::move(stamp)};
                return;
            } else {
                index(it->second.value, false);
                it->second = {std::move(typed), std::move(stamp)};
            }
            index(it->second.value, true);
        },
        row);
}

void State::forget(RowKey key) {
    with_typed_id(key, [&]<class Entity>(Id<Entity> id) {
        auto& rows = std::get<Table<Entity>>(tables_);
        const auto it = rows.find(id);
        if (it == rows.end()) return;
        index(it->second.value, false);
        rows.erase(it);
    });
}

void State::erase(RowKey key) {
    forget(key);
    tombstones_.insert(key);
}

void State::apply(const Changes& changes, std::uint64_t seq) {
    for (const AnyRow& row : changes.puts) {
        Stamp stamp{.seq = seq};
        std::visit(
            [&]<class Entity>(const Entity& typed) {
                auto& rows = std::get<Table<Entity>>(tables_);
                const auto before = rows.find(typed.id);
                if (before == rows.end()) return;
                stamp.unknown = std::move(before->second.stamp.unknown);
                stamp.trail = std::move(before->second.stamp.trail);
            },
            row);
        put(row, std::move(stamp));
    }
    for (const RowKey key : changes.erases) erase(key);
}

void State::add_mark(RowKey key, Mark mark, bool keeps_values) {
    with_typed_id(key, [&]<class Entity>(Id<Entity> id) {
        Trail& trail = std::get<Table<Entity>>(tables_).at(id).stamp.trail;
        const auto is_same = [&](const Mark& other) { return other.group == mark.group; };
        const auto kept = keeps_values ? marks_kept - 1 : 0;
        for (auto count = std::count_if(trail.begin(), trail.end(), is_same);
             count > static_cast<std::ptrdiff_t>(kept); --count) {
            trail.erase(std::find_if(trail.begin(), trail.end(), is_same));
        }
        trail.push_back(std::move(mark));
    });
}

void State::set_trail(RowKey key, Trail trail) {
    with_typed_id(key, [&]<class Entity>(Id<Entity> id) {
        std::get<Table<Entity>>(tables_).at(id).stamp.trail = std::move(trail);
    });
}

std::optional<State::Found> State::get(RowKey key) const {
    std::optional<Found> found;
    with_typed_id(key, [&](auto id) {
        if (const auto* row = find_row(id)) found = Found{row->value, row->stamp};
    });
    return found;
}

const Stamp* State::stamp_of(RowKey key) const {
    const Stamp* stamp = nullptr;
    with_typed_id(key, [&](auto id) {
        if (const auto* row = find_row(id)) stamp = &row->stamp;
    });
    return stamp;
}

std::vector<RowKey> State::keys() const {
    std::vector<RowKey> all;
    const auto add = [&]<class Entity>(const Table<Entity>& rows) {
        for (const auto& [id, row] : rows) all.push_back(key_of(id));
    };
#define TOV_ADD(Entity, number) add(table<Entity>());
    TOV_ENTITIES(TOV_ADD)
#undef TOV_ADD
    return all;
}

const IdSet<SignUp>& State::sign_ups_of(Id<Shift> shift) const {
    return members(sign_ups_by_shift_, shift);
}
const IdSet<SignUp>& State::sign_ups_of(Id<Person> person) const {
    return members(sign_ups_by_person_, person);
}
const IdSet<Grant>& State::grants_of(Id<Person> person) const {
    return members(grants_by_person_, person);
}
const IdSet<Grant>& State::grants_in(Id<Unit> unit) const { return members(grants_by_unit_, unit); }
const IdSet<Shift>& State::shifts_of(Id<Activity> activity) const {
    return members(shifts_by_activity_, activity);
}
const IdSet<Shift>& State::shifts_in(Id<Unit> unit) const { return members(shifts_by_unit_, unit); }
const IdSet<Shift>& State::shifts_of(Id<Series> series) const {
    return members(shifts_by_series_, series);
}
const IdSet<Series>& State::series_of(Id<Activity> activity) const {
    return members(series_by_activity_, activity);
}
const IdSet<Series>& State::series_in(Id<Unit> unit) const {
    return members(series_by_unit_, unit);
}
const IdSet<Activity>& State::activities_in(Id<Unit> unit) const {
    return members(activities_by_unit_, unit);
}
const IdSet<BoundaryDecision>& State::boundaries_of(Id<Activity> activity) const {
    return members(boundaries_by_activity_, activity);
}
const IdSet<BoundaryDecision>& State::boundaries_in(Id<Unit> unit) const {
    return members(boundaries_by_unit_, unit);
}
const IdSet<StaffHearing>& State::hearings_of(Id<Activity> activity) const {
    return members(hearings_by_activity_, activity);
}
const IdSet<Delegation>& State::delegations_of(Id<Activity> activity) const {
    return members(delegations_by_activity_, activity);
}
const IdSet<Absence>& State::absences_of(Id<Person> person) const {
    return members(absences_by_person_, person);
}
const IdSet<Notice>& State::notices_of(Id<Person> person) const {
    return members(notices_by_person_, person);
}
const IdSet<Invitation>& State::invitations_of(Id<Person> person) const {
    return members(invitations_by_person_, person);
}
const IdSet<Unit>& State::children_of(Id<Unit> unit) const {
    return members(units_by_parent_, unit);
}
const IdSet<UnitFigures>& State::figures_of(Id<Unit> unit) const {
    return members(figures_by_unit_, unit);
}
const IdSet<Device>& State::devices_of(Id<Person> person) const {
    return members(devices_by_person_, person);
}
const IdSet<DataRequest>& State::requests_of(Id<Person> person) const {
    return members(requests_by_person_, person);
}
const IdSet<Erasure>& State::erasures_in(Id<Unit> unit) const {
    return members(erasures_by_unit_, unit);
}
const IdSet<Erasure>& State::erasures_of(Id<Person> erased) const {
    return members(erasures_by_person_, erased);
}
const IdSet<Conflict>& State::conflicts_of(RowKey subject) const {
    static const IdSet<Conflict> none;
    const auto found = conflicts_by_subject_.find(subject);
    return found == conflicts_by_subject_.end() ? none : found->second;
}

}  // namespace tovholder
