// The network side as a whole: listens, serves, and ends cleanly on SIGTERM or SIGINT.
#pragma once

#include <functional>
#include <memory>

#include "server/base/log.hpp"
#include "server/net/handler.hpp"
#include "server/net/limits.hpp"
#include "shared/base/result.hpp"

namespace tovholder::server {

struct ServerOptions {
    std::string host = "127.0.0.1";  // an address of this machine, or "localhost"
    std::uint16_t port = 8080;       // 0 = any that is free
    bool behind_tls = false;         // see NetContext
    Limits limits = {};
};

class Server {
public:
    // Binds and listens; nobody is answered before `run`. Error detail: a sentence that says why
    // (port in use, no such address).
    static Result<std::unique_ptr<Server>> listen(const ServerOptions& options, Handler& handler,
                                                  const Log& log);
    ~Server();

    std::uint16_t port() const;
    // While it runs, `what` is done now and then, about once in so many seconds, between answers.
    void every(std::int64_t seconds, std::function<void()> what);
    // Serves until a signal comes or stop() is called, then lets answers under way be finished.
    void run();
    // May be called from another thread.
    void stop();

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace tovholder::server
