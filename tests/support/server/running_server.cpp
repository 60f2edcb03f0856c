// A server in a thread.
#include "tests/support/server/running_server.hpp"

namespace tovholder::testing {

RunningServer::RunningServer(server::Handler& handler, server::Limits limits, bool behind_tls) {
    server::ServerOptions options;
    options.port = 0;
    options.limits = limits;
    options.behind_tls = behind_tls;
    auto listening = server::Server::listen(options, handler, log_);
    TOV_ASSERT(listening.ok());
    server_ = std::move(*listening);
    thread_ = std::thread([this] { server_->run(); });
}

RunningServer::~RunningServer() {
    server_->stop();
    thread_.join();
}

}  // namespace tovholder::testing
