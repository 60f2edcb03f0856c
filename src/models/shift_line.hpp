// One shift as it stands in a list.
#pragma once

#include <string>

#include "src/models/shift_facts.hpp"

namespace tovholder::models {

struct ShiftLine {
    Id<Shift> shift;
    Standing standing = Standing::open;
    std::string href;
    std::string day;      // "26"
    std::string weekday;  // "tor"
    std::string month;    // "nov"
    bool far = false;     // more than six days away: the weekday alone would not say which
    std::string title;    // the activity
    std::string detail;   // "kl. 14.00–16.00 · Skælskør Bibliotek"
    std::string state;    // "2 ledige pladser", "fuld", "min vagt"
    std::string lacking;  // for those who coordinate: "Ingen endnu", "1 af 3 kommer"; else empty
    std::string spoken;   // the whole row's name: activity, day, time, place, state
    bool can_take = false;
    std::string take_spoken;  // "Jeg kan tage vagten, Højtlæsning, fredag den 27. november"
};

ShiftLine make_shift_line(const State& state, const Viewer& viewer, const ShiftFacts& facts);

}  // namespace tovholder::models
