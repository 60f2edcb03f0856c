// When listeners are poked: a poke makes its listener ask at once, and thousands that all ask at
// the same moment, for each change anew, would wait for one another. So with many connections
// pokes go out one after another, and each listener hears of changes less often.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "server/net/limits.hpp"

namespace tovholder::server {

class PokeSpread {
public:
    explicit PokeSpread(const Limits& limits) : limits_(limits) {}

    // Milliseconds that the next listener who hears of a change waits: each its turn.
    std::int64_t next_delay_ms(std::size_t connections) {
        const std::size_t turn = turn_++ % std::max<std::size_t>(1, connections);
        return static_cast<std::int64_t>(turn) * limits_.poke_spread_ms;
    }
    // Milliseconds after a poke during which its listener is not poked again.
    std::int64_t pause_ms(std::size_t connections) const {
        return limits_.poke_pause_ms +
               static_cast<std::int64_t>(connections) * limits_.poke_spread_ms;
    }

private:
    const Limits& limits_;
    std::size_t turn_ = 0;
};

}  // namespace tovholder::server
