// The world's clock and its server's restarts.
#include "tests/simulation/world.hpp"

#include <cstdio>

#include "shared/base/calendar.hpp"
#include "tests/simulation/network.hpp"

namespace tovholder::simulation {
namespace {

// Some day of five years; often shortly before midnight or before a night when the clocks change.
Instant draw_start(Prng& prng) {
    const std::int32_t year = static_cast<std::int32_t>(prng.between(2024, 2028));
    Date day = *make_date(year, 1, 1) + static_cast<std::int32_t>(prng.below(365));
    if (prng.chance(20)) {
        const Date end_of_month = *make_date(year, prng.chance(50) ? 3 : 10, 31);
        day = end_of_month + (-(weekday(end_of_month) % 7));  // its last Sunday
    }
    std::int32_t minute = static_cast<std::int32_t>(prng.below(1440));
    if (prng.chance(20)) minute = static_cast<std::int32_t>(prng.between(1380, 1439));
    return from_local({day, minute});
}

}  // namespace

World::World(std::uint64_t run_seed, Plant& bug, bool print_trace)
    : seed(run_seed),
      verbose(print_trace),
      plant(bug),
      prng(run_seed),
      start(draw_start(prng)),
      server(prng, faults, plant, ledger, crash_point, run_seed),
      network(std::make_unique<Network>(*this)) {}

World::~World() = default;

void World::trace(const std::string& line) const {
    if (!verbose) return;
    std::fprintf(stderr, "%10.3f s  %s\n", static_cast<double>(events.now_ms()) / 1000.0,
                 line.c_str());
}

void World::run_until(std::int64_t until_ms) {
    while (events.run_one(until_ms)) {
        if (server.is_up() || server_start_planned) continue;
        trace("the server is down");
        server_start_planned = true;
        events.after(prng.between(100, 30'000), [this] {
            server_start_planned = false;
            trace("the server starts again");
            if (!server.is_up()) server.start();
        });
    }
}

}  // namespace tovholder::simulation
