// Drawing a run's faults.
#include "tests/simulation/faults.hpp"

namespace tovholder::simulation {
namespace {

// Off in every third run, else 1..`percent_max`.
std::uint32_t some(Prng& prng, std::uint32_t percent_max) {
    if (prng.chance(33)) return 0;
    return static_cast<std::uint32_t>(prng.between(1, percent_max));
}

}  // namespace

Faults Faults::draw(Prng& prng) {
    Faults faults;
    if (prng.chance(3)) return faults;  // a good day
    faults.request_lost = some(prng, 40);
    faults.answer_lost = some(prng, 40);
    faults.duplicated = some(prng, 30);
    faults.corrupted = some(prng, 20);
    faults.replayed_later = some(prng, 20);
    faults.partitioned = some(prng, 10);
    faults.poke_lost = some(prng, 100);
    faults.delay_ms_max = prng.chance(50) ? 200 : prng.between(200, 20'000);
    faults.tablet_crash = some(prng, 8);
    faults.power_cut = some(prng, 100);
    faults.disk_refuses = some(prng, 8);
    faults.disk_ms_max = prng.chance(50) ? 20 : prng.between(20, 5'000);
    faults.server_crash = some(prng, 10);
    faults.server_disk_refuses = some(prng, 8);
    faults.wrong_clock = some(prng, 100);
    faults.damaged = prng.chance(20);
    faults.set_back = prng.chance(20);
    faults.restored = prng.chance(25);
    return faults;
}

}  // namespace tovholder::simulation
