// What one client may cost: decided before anything is allocated.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tovholder::server {

struct Limits {
    std::uint32_t header_bytes = 8 * 1024;
    std::size_t header_count = 64;
    // A frame of wire::message_bytes_max and its envelope.
    std::size_t body_bytes = 1024 * 1024 + 64;

    std::size_t connections = 2000;
    std::size_t connections_per_address = 200;  // a town hall behind one address
    std::size_t connections_from_loopback = 1500;

    // Milliseconds. A body or an answer gets `transfer_ms` and the time that its bytes take at
    // `bytes_per_second_min` (a bad 2G network).
    std::int64_t idle_ms = 75'000;    // between requests of one connection
    std::int64_t header_ms = 10'000;  // from the first byte to the last of the header
    std::int64_t transfer_ms = 15'000;
    std::int64_t bytes_per_second_min = 2'000;
    std::int64_t linger_ms = 2'000;  // for a client to read an answer that ends the connection
    std::int64_t token_ms = 10'000;  // for a WebSocket to say who it is
    std::int64_t silence_ms =
        60'000;  // a silent WebSocket is pinged at half of it, closed after it
    std::int64_t poke_pause_ms = 100;  // at most one poke per listener in this time …
    std::int64_t poke_spread_ms = 4;   // … and in this for each connection (poke_spread.hpp)
    std::int64_t stop_ms = 3'000;      // for answers under way when the server ends
};

}  // namespace tovholder::server
