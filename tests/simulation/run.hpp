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
    std::size_t requests_to_settle = 0;  // the most that one tablet needed after the faults
};

RunResult run(std::uint64_t seed, Plant& plant, bool verbose);

}  // namespace tovholder::simulation
