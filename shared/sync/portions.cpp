// Own things, near things, the rest; and how much that will be.
#include "shared/sync/portions.hpp"

#include <algorithm>
#include <map>

namespace tovholder::sync {
namespace {

constexpr std::size_t samples_per_table = 8;
// Columns and deflate leave about so much of rows, measured with workloads of 11,000 rows.
constexpr std::uint64_t packed_percent = 22;

std::int64_t away_from(Instant now, Instant starts) {
    const std::int64_t away = starts - now;
    return away >= -seconds_per_day ? away : 1'000'000'000 - away;
}

}  // namespace

UrgencyOf::UrgencyOf(const State& state, Id<Person> person, Instant now)
    : state_(state), person_(person), now_(now) {
    const auto add = [&](std::set<RowKey>& to, Id<Shift> id) {
        to.insert(key_of(id));
        if (const Shift* shift = state.find(id)) to.insert(key_of(shift->activity));
    };
    for (const Id<SignUp> id : state.sign_ups_of(person)) add(own_, state.find(id)->shift);
    const auto& by_start = state.shifts_by_start();
    const Instant last = now + near_days * seconds_per_day;
    for (auto it = by_start.lower_bound({now - seconds_per_day, {}});
         it != by_start.end() && it->first <= last; ++it) {
        add(near_, it->second);
        for (const Id<SignUp> id : state.sign_ups_of(it->second)) {
            near_.insert(key_of(state.find(id)->person));
        }
    }
}

bool UrgencyOf::is_own(RowKey key) const {
    switch (key.table) {
        case table_id<Unit>:
            return true;  // every screen names them
        case table_id<Person>:
            return key == key_of(person_);
        case table_id<Grant>:
            return state_.find(Id<Grant>{key.id})->person == person_;
        case table_id<Notice>:
            return state_.find(Id<Notice>{key.id})->person == person_;
        case table_id<SignUp>:
            return state_.find(Id<SignUp>{key.id})->person == person_;
        case table_id<Device>:
            return state_.find(Id<Device>{key.id})->person == person_;
        default:
            return own_.contains(key);
    }
}

bool UrgencyOf::is_near(RowKey key) const {
    switch (key.table) {
        case table_id<UnitFigures>:
            return true;  // what a leader sees first
        case table_id<SignUp>:
            return near_.contains(key_of(state_.find(Id<SignUp>{key.id})->shift));
        default:
            return near_.contains(key);
    }
}

Urgency UrgencyOf::operator()(RowKey key) const {
    Urgency urgency;
    urgency.stage = is_own(key) ? 0 : is_near(key) ? 1 : 2;
    switch (key.table) {
        case table_id<Person>:
            urgency.rank = urgency.stage == 0 ? 0 : 3;
            break;
        case table_id<Shift>:
            urgency.rank = 2;
            urgency.away = away_from(now_, state_.find(Id<Shift>{key.id})->starts);
            break;
        case table_id<SignUp>:
            urgency.rank = urgency.stage == 0 ? 1 : 3;
            break;
        default:
            urgency.rank = urgency.stage == 2 && key.table != table_id<Activity> ? 4 : 1;
            break;
    }
    return urgency;
}

std::size_t rough_bytes(const AnyRow& row) {
    constexpr std::size_t envelope = 16;
    constexpr std::size_t number = 5;
    std::size_t bytes = envelope;
    const auto add = [&](std::uint32_t, const char*, const auto& value, FieldClass) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::string>) {
            if (!value.empty()) bytes += value.size() + 2;
        } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
            for (const std::string& text : value) bytes += text.size() + 2;
        } else if (value != Value{}) {
            bytes += number;
        }
    };
    std::visit([&](const auto& typed) { std::decay_t<decltype(typed)>::fields(typed, add); }, row);
    return bytes;
}

std::uint64_t bytes_to_come(const State& state, const std::vector<Planned>& planned) {
    std::map<TableId, std::vector<RowKey>> tables;
    for (const Planned& row : planned) tables[row.key.table].push_back(row.key);
    std::uint64_t bytes = 0;
    for (const auto& [table, rows] : tables) {
        const std::size_t samples = std::min(rows.size(), samples_per_table);
        std::uint64_t sampled = 0;
        for (std::size_t i = 0; i < samples; ++i) {
            const auto found = state.get(rows[i * rows.size() / samples]);
            if (found) sampled += rough_bytes(found->row);
        }
        bytes += sampled * rows.size() / samples;
    }
    return std::max<std::uint64_t>(bytes * packed_percent / 100, 1);
}

}  // namespace tovholder::sync
