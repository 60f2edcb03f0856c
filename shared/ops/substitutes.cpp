// The ladder of substitutes.
#include "shared/ops/substitutes.hpp"

#include <algorithm>

#include "shared/ops/permissions.hpp"

namespace tovholder::ops {
namespace {

constexpr std::int64_t hour = seconds_per_hour;

bool has_place(const State& state, Id<Person> person, Id<Shift> shift) {
    const auto& sign_ups = state.sign_ups_of(shift);
    return std::any_of(sign_ups.begin(), sign_ups.end(), [&](Id<SignUp> id) {
        const SignUp& row = *state.find(id);
        return row.person == person && row.status == SignUpStatus::confirmed;
    });
}

// A place of hers whose time overlaps (half-open), or a place or turn on the shift itself.
bool is_taken_up(const State& state, Id<Person> person, const Shift& shift) {
    const auto& sign_ups = state.sign_ups_of(person);
    return std::any_of(sign_ups.begin(), sign_ups.end(), [&](Id<SignUp> id) {
        const SignUp& row = *state.find(id);
        if (row.status == SignUpStatus::given_back) return false;
        if (row.shift == shift.id) return true;
        const Shift* other = state.find(row.shift);
        return other != nullptr && other->status == ShiftStatus::planned &&
               row.status == SignUpStatus::confirmed && other->starts < shift.ends &&
               shift.starts < other->ends;
    });
}

}  // namespace

Instant asked_from(Instant asked, Instant starts, Rung rung) {
    const std::int64_t left = std::max<std::int64_t>(0, starts - asked);
    switch (rung) {
        case Rung::pair:
            return asked;
        case Rung::team:
            return asked + std::min(left / 8, 4 * hour);
        case Rung::pool:
            return asked + std::min(left / 4, 24 * hour);
        case Rung::partner:
            return asked + std::min(left / 2, 48 * hour);
    }
    return asked;
}

Rung rung_at(Instant asked, Instant starts, Instant now) {
    Rung widest = Rung::pair;
    for (const Rung rung : {Rung::team, Rung::pool, Rung::partner}) {
        if (asked_from(asked, starts, rung) <= now) widest = rung;
    }
    return widest;
}

Rung nearness(const State& state, Id<Person> person, Id<Person> leaves, const Shift& shift,
              Date today) {
    if (person == leaves || !may(state, person, Act::take_shift, on(shift), today)) {
        return Rung::partner;
    }
    bool in_team = false;
    for (const Id<SignUp> id : state.sign_ups_of(person)) {
        const SignUp& row = *state.find(id);
        const Shift* other = state.find(row.shift);
        if (row.status != SignUpStatus::confirmed || other == nullptr) continue;
        if (other->activity != shift.activity || other->id == shift.id) continue;
        if (has_place(state, leaves, other->id)) return Rung::pair;
        in_team = true;
    }
    return in_team ? Rung::team : Rung::pool;
}

bool is_asked(const State& state, Id<Person> person, const SignUp& sign_up, Instant now) {
    const Shift& shift = *state.find(sign_up.shift);
    const Date today = to_local(now).date;
    const Rung near = nearness(state, person, sign_up.person, shift, today);
    return near != Rung::partner && near <= rung_at(sign_up.asked, shift.starts, now) &&
           !is_taken_up(state, person, shift);
}

}  // namespace tovholder::ops
