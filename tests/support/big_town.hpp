// A municipality of any size for measuring: several of the demo's side by side under one root, each
// from a seed of its own, so that there are names, rhythms, waitlists and remarks as in a real one.
#pragma once

#include <cstddef>

#include "shared/demo/municipality.hpp"

namespace tovholder::testing {

struct BigTown {
    Changes rows;
    Id<Person> coordinator;  // of everything
    Id<Person> volunteer;    // of one unit
};

// Exactly so many people and shifts; what belongs to those left out is left out too.
// REQUIRES: people and shifts in about the demo's proportion (300 to 500).
BigTown make_big_town(std::size_t people, std::size_t shifts, Date today);

}  // namespace tovholder::testing
