// What the screens need to know about one shift, worked out once: places, the viewer's own place,
// what stands in the way.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

// How the viewer and the shift stand to one another.
enum class Standing : std::uint8_t {
    open,       // there is a free place, or one to take over
    full,       // there is none
    mine,       // the viewer has a place
    waiting,    // the viewer is on the waitlist
    cancelled,  // nobody comes
    over,       // it has ended, and the viewer had no place
    apart,      // of an association, which keeps to itself who comes
};

struct ShiftFacts {
    const Shift* shift = nullptr;
    const Activity* activity = nullptr;  // null when it is not on this device
    const Unit* unit = nullptr;
    std::size_t taken = 0;
    std::size_t waiting = 0;
    std::size_t free = 0;
    const SignUp* seeks = nullptr;  // who looks for a substitute, not the viewer; the first of them
    bool own_seeks = false;         // the viewer does
    std::size_t own_turn = 0;       // 1 = next in the waitlist; 0 = not on it
    Standing standing = Standing::open;
    bool ended = false;

    // "…" while it is still on its way here.
    std::string activity_name() const { return activity == nullptr ? "…" : activity->name; }
    std::string unit_name() const { return unit == nullptr ? "" : unit->name; }
};

ShiftFacts shift_facts(const State& state, const Viewer& viewer, const Shift& shift);

// Whether the viewer may take a place: serves the unit, planned, not over, not there already.
bool may_join(const State& state, const Viewer& viewer, const ShiftFacts& facts);

// Another shift on which the viewer has a place and that overlaps (half-open: back to back is
// fine); null when there is none.
const Shift* double_booking(const State& state, const Viewer& viewer, const Shift& shift);

// The sign-ups that hold a place or a turn, in order of turn.
std::vector<const SignUp*> sign_ups_in_turn(const State& state, Id<Shift> shift,
                                            SignUpStatus status);

// "1 ledig plads", "fuld", "min vagt", "fuld, du er nr. 1 på ventelisten", "aflyst".
std::string standing_words(text::Language language, const ShiftFacts& facts);

// "Gågruppe, tirsdag den 24. november kl. 13.00–15.00".
std::string shift_in_words(const Viewer& viewer, const ShiftFacts& facts);

}  // namespace tovholder::models
