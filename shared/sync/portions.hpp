// In which order rows come to a device when they do not all fit into one answer: what its person
// sees first comes first. Private to authority*.cpp.
#pragma once

#include <compare>
#include <set>

#include "shared/domain/state.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::sync {

// Shifts from yesterday until so many days ahead are near.
inline constexpr std::int64_t near_days = 14;

// Where a row stands in the order; lower comes first.
struct Urgency {
    std::uint8_t stage = 0;  // 0 own, 1 near, 2 the rest: when all of a stage is there, so is Ready
    std::uint8_t rank = 0;
    std::int64_t away = 0;  // of shifts: seconds from now, past ones last
    auto operator<=>(const Urgency&) const = default;
};

class UrgencyOf {
public:
    // Takes time in proportion to the person's sign-ups and the near shifts.
    UrgencyOf(const State& state, Id<Person> person, Instant now);
    Urgency operator()(RowKey key) const;

private:
    bool is_own(RowKey key) const;
    bool is_near(RowKey key) const;

    const State& state_;
    Id<Person> person_;
    Instant now_;
    std::set<RowKey> own_;   // shifts and activities of her sign-ups
    std::set<RowKey> near_;  // near shifts, their activities, who has a place or a turn there
};

// About how many bytes the row is before it is packed; cheap.
std::size_t rough_bytes(const AnyRow& row);

// A row that is still to come.
struct Planned {
    RowKey key;
    ClassMask mask = 0;
    wire::Ready after = wire::Ready::nothing;  // what is ready when all before it is there
};

// What is left for a device, the next last; while nothing changed since it was made.
struct PortionPlan {
    std::vector<Planned> rows;
    std::uint64_t seq = 0;
    Date day;
    std::uint32_t schema = 0;
    bool is_for(std::uint64_t now_seq, Date today, std::uint32_t asked_schema) const {
        return !rows.empty() && seq == now_seq && day == today && schema == asked_schema;
    }
};

// About how many bytes of answers these rows will be.
std::uint64_t bytes_to_come(const State& state, const std::vector<Planned>& planned);

}  // namespace tovholder::sync
