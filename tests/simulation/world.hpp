// Everything one run consists of.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/events.hpp"
#include "tests/simulation/server.hpp"
#include "tests/simulation/tablet.hpp"

namespace tovholder::simulation {

class Network;

struct World {
    World(std::uint64_t seed, Plant& bug, bool print_trace);
    ~World();

    // The server's clock. Tablets read it through their own, possibly wrong.
    Instant now() const { return start + (events.now_ms() / 1000 + slept_s); }
    void trace(const std::string& line) const;
    // Runs what happens until then; a server that crashed starts again after a while.
    void run_until(std::int64_t until_ms);

    std::uint64_t seed;
    bool verbose;
    Plant& plant;
    Prng prng;
    Faults faults;
    Events events;
    Instant start;             // the server's clock when the run begins
    std::int64_t slept_s = 0;  // time that passed with everything off
    Ledger ledger;
    CrashPoint crash_point;
    Server server;
    std::unique_ptr<Network> network;
    std::vector<std::unique_ptr<Tablet>> tablets;
    State founding;  // the municipality as loaded, where the oracle begins
    bool server_start_planned = false;
};

}  // namespace tovholder::simulation
