// A tablet that reaches a server by HTTP, with a disk that outlives any crash of the server.
#pragma once

#include "server/service/clock.hpp"
#include "tests/support/server/http_client.hpp"
#include "tests/support/thread_fixture.hpp"

namespace tovholder::testing {

class HttpTablet {
public:
    // Joins with the code. `clock`: as the server's, or what one may do on a day differs.
    // REQUIRES: the server answers and takes the code.
    HttpTablet(std::uint16_t port, const std::string& code,
               server::Clock clock = server::system_now);

    const sync::Replica& replica() const { return *replica_; }

    // REQUIRES: the command is possible on what is shown.
    OpId act(const ops::Command& command);

    // One round trip. False when no whole answer came (nobody listened, or the server died), or
    // when the server's disk refused (503). REQUIRES: any other answer is a good one.
    bool round_trip(std::uint16_t port);
    // Until everything is sent and fetched; false as for round_trip.
    bool sync(std::uint16_t port);

    // Requests that were sent and got no whole answer.
    int unanswered() const { return unanswered_; }

private:
    // On the heap: the replica holds on to it.
    std::unique_ptr<MemoryDeviceStore> store_ = std::make_unique<MemoryDeviceStore>();
    std::unique_ptr<sync::Replica> replica_;
    server::Clock clock_;
    int unanswered_ = 0;
};

}  // namespace tovholder::testing
