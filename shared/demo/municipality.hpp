// A made-up Danish municipality: units, volunteers, activities and twelve weeks of shifts around a
// day, with people on them. The demo in the page and the server's --demo both start from it.
//
// The same seed and day give the same rows on every platform. Ids are the server's (server_alias,
// op 1). All names, numbers and addresses are invented: mail at example.org, postcodes that are not
// in use, phone numbers 20xxxxxx of a test series.
#pragma once

#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/domain/row.hpp"

namespace tovholder::demo {

inline constexpr std::uint64_t default_seed = 2013;
inline constexpr std::int32_t weeks_before = 4;  // Monday of the week of `today`, less this
inline constexpr std::size_t volunteer_count = 300;

struct Municipality {
    Changes changes;  // in the order of TOV_ENTITIES; every reference points to a row in it
    Id<Unit> root;
    Id<Person> coordinator;  // of the whole municipality
    // Volunteers with a shift tomorrow, team mates on it, and free shifts that suit them.
    std::vector<Id<Person>> volunteers;
};

Municipality make_municipality(std::uint64_t seed, Date today);

}  // namespace tovholder::demo
