// Looking for a substitute, as each sees it: those who are asked, the one who asked, those who
// were asked when somebody has come, and whoever gathers the people.
#pragma once

#include <string>
#include <vector>

#include "src/models/shift_facts.hpp"

namespace tovholder::models {

// "Kan du træde til?"
struct AskLine {
    Id<Shift> shift;
    std::string title;   // "Ellen søger en afløser"
    std::string detail;  // which shift
    std::string href;
    std::string yes_spoken;
};

// Somebody has come: told to the one she came for, and to those who had been asked.
struct FoundLine {
    Id<SignUp> sign_up;
    std::string text;
    std::string href;
};

// One rung of the ladder, for the one who asked and for whoever gathers the people.
struct LadderLine {
    std::string who;
    std::string when;  // "Spurgt i går kl. 14.05", "Spørges i morgen kl. 8.00"
    bool reached = false;
};

inline constexpr std::size_t asks_max = 3;

// What the viewer is asked now, the soonest first, at most asks_max. Not while she holds a pause.
std::vector<AskLine> asks_of(const State& state, const Viewer& viewer);

// For as long as the shift is ahead to the one who asked, two days to the others.
std::vector<FoundLine> found_for(const State& state, const Viewer& viewer);

// REQUIRES: sign_up.seeks_substitute() and its shift is there.
std::vector<LadderLine> ladder_of(const State& state, const Viewer& viewer, const SignUp& sign_up);

}  // namespace tovholder::models
