// Who is asked when somebody cannot come: those nearest to her first, then more and more, so that
// few are disturbed when there is time. Worked out from the time alone: every tablet and the server
// come to the same, and nobody has to send anything.
#pragma once

#include "shared/domain/state.hpp"

namespace tovholder::ops {

enum class Rung : std::uint8_t {
    pair = 0,     // those who have had a place beside her in the activity
    team = 1,     // those who have had a place in the activity
    pool = 2,     // all who serve its unit
    partner = 3,  // nobody has come forward: who gathers the people asks around
};
constexpr std::uint8_t count_of(Rung) { return 4; }

// From when on those of `rung` are asked: at once, after an eighth, a quarter and half of the time
// that is left, and after 4 hours, 1 day and 2 days at the latest.
Instant asked_from(Instant asked, Instant starts, Rung rung);

// The widest rung that is asked at `now`.
Rung rung_at(Instant asked, Instant starts, Instant now);

// The rung with which `person` is asked to come instead of `leaves`; partner when she is not.
// Only from rows that her own device has, too.
Rung nearness(const State& state, Id<Person> person, Id<Person> leaves, const Shift& shift,
              Date today);

// Whether she is asked at `now`: near enough, with no place on the shift and none that collides.
// REQUIRES: sign_up.seeks_substitute() and the shift is there.
bool is_asked(const State& state, Id<Person> person, const SignUp& sign_up, Instant now);

}  // namespace tovholder::ops
