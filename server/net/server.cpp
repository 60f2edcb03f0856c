// The listener, the signals, and the end.
#include "server/net/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>

#include "server/net/listener.hpp"

namespace tovholder::server {

namespace {

constexpr std::size_t other_files = 64;  // database, log, signals

// Every connection is an open file; the soft limit of many systems is lower than ours.
void allow_open_files(std::size_t count) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= count) return;
    limit.rlim_cur = std::min<rlim_t>(count, limit.rlim_max);
    // When it is refused, connections beyond the limit wait (listener.cpp).
    (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

struct Server::Parts {
    Parts(const ServerOptions& options, Handler& handler, const Log& log)
        : context{.handler = handler,
                  .log = log,
                  .limits = options.limits,
                  .behind_tls = options.behind_tls},
          listener(io, context) {}

    void catch_signals();
    void wait_for_chore();
    void stop();

    NetContext context;  // outlives all sessions, which io owns
    boost::asio::io_context io{1};
    TcpListener listener;
    boost::asio::signal_set signals{io};
    boost::asio::steady_timer last_call{io};
    boost::asio::steady_timer chores{io};
    std::function<void()> chore;
    std::int64_t chore_s = 0;
};

// From here on a signal ends the server cleanly, also one that comes before `run`.
void Server::Parts::catch_signals() {
    std::signal(SIGPIPE, SIG_IGN);  // a log nobody reads any more must not end the service
    signals.add(SIGTERM);
    signals.add(SIGINT);
    signals.async_wait([this](boost::system::error_code error, int) {
        if (!error) stop();
    });
}

void Server::Parts::wait_for_chore() {
    if (!chore || context.stopping) return;
    chores.expires_after(std::chrono::seconds(chore_s));
    chores.async_wait([this](boost::system::error_code error) {
        if (error || context.stopping) return;
        chore();
        wait_for_chore();
    });
}

void Server::Parts::stop() {
    if (context.stopping) return;
    context.stopping = true;
    context.log.write(LogLevel::info, "stopping",
                      {{"connections", static_cast<std::int64_t>(context.connections.count())}});
    boost::system::error_code ignored;  // no signal handler left is what we want
    signals.cancel(ignored);
    chores.cancel();
    listener.close();
    last_call.expires_after(std::chrono::milliseconds(context.limits.stop_ms));
    last_call.async_wait([this](boost::system::error_code) { io.stop(); });
    context.connections.stop_all([this] { last_call.cancel(); });
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const ServerOptions& options, Handler& handler,
                                               const Log& log) {
    allow_open_files(options.limits.connections + other_files);
    auto parts = std::make_unique<Parts>(options, handler, log);
    if (auto opened = parts->listener.open(options.host, options.port); !opened) {
        return opened.error();
    }
    parts->catch_signals();
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

std::uint16_t Server::port() const { return parts_->listener.port(); }

void Server::every(std::int64_t seconds, std::function<void()> what) {
    parts_->chore = std::move(what);
    parts_->chore_s = seconds;
}

void Server::run() {
    parts_->wait_for_chore();
    parts_->listener.accept();
    parts_->io.run();
}

void Server::stop() {
    boost::asio::post(parts_->io, [this] { parts_->stop(); });
}

}  // namespace tovholder::server
