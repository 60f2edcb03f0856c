// A network side on a free port of this machine, in a thread of its own, for as long as a test.
#pragma once

#include <thread>

#include "server/net/server.hpp"
#include "tests/support/server/http_client.hpp"

namespace tovholder::testing {

class RunningServer {
public:
    explicit RunningServer(server::Handler& handler, server::Limits limits = {},
                           bool behind_tls = false);
    // Stops as a signal would, and waits until it has.
    ~RunningServer();

    std::uint16_t port() const { return server_->port(); }
    // Begins to stop, as a signal would; the destructor waits for the end.
    void stop() { server_->stop(); }

private:
    server::Log log_{nullptr};
    std::unique_ptr<server::Server> server_;
    std::thread thread_;
};

}  // namespace tovholder::testing
