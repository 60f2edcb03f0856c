// The properties that must hold once the world is quiet.
#pragma once

#include "tests/simulation/world.hpp"

namespace tovholder::simulation {

// Everything that can be told when all tablets are on and settled. Throws Broken.
void check_everything(const World& world);

// What the tablets think of their clocks. REQUIRES: all asked a moment ago.
void check_clocks(const World& world);

// The server alone, as it is on its disk and in memory.
void check_server(const World& world);

// The same rows with the same stamps; `who` names the second.
void check_same(const State& expected, const State& actual, const std::string& who);

// What a tablet must hold.
State expected_base(const State& truth, Id<Person> person, Date today);

}  // namespace tovholder::simulation
