// One run: a municipality, some tablets, people, faults, quiet, checks. The seed decides all of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/simulation/broken.hpp"
#include "tests/simulation/plant.hpp"

namespace tovholder::simulation {

struct RunResult {
    std::optional<Property> broken;  // nothing: all properties hold
    std::string why;
    // What the run consisted of, so that a simulator that does nothing is noticed.
    std::size_t tablets = 0;
    std::size_t made = 0;
    std::size_t applied = 0;
    std::size_t refused = 0;
    std::size_t handed_over = 0;         // of the refused
    std::size_t by_file = 0;             // ops that reached the server in a file
    std::size_t conflicts = 0;           // that are left at the end
    std::size_t settled = 0;             // of these
    std::size_t requests_to_settle = 0;  // the most that one tablet needed after the faults
    std::size_t storage_calls = 0;       // of tablets and server, since the municipality was there
};

RunResult run(std::uint64_t seed, Plant& plant, bool verbose);

// A short day without other faults, on which whoever makes the `crash_at`-th storage call goes down
// there and then, unsynced writes lost; 0: nobody does. A server's commit counts before and after
// it is durable, a tablet's when it is asked for and when it is done.
RunResult run_to_crash(std::uint64_t seed, std::uint64_t crash_at, bool verbose);

}  // namespace tovholder::simulation
