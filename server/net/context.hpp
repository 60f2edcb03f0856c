// What every session of one server shares.
#pragma once

#include "server/base/log.hpp"
#include "server/net/connections.hpp"
#include "server/net/handler.hpp"
#include "server/net/poke_spread.hpp"

namespace tovholder::server {

struct NetContext {
    Handler& handler;
    const Log& log;
    Limits limits;
    bool behind_tls = false;  // a proxy on this machine speaks TLS and names the client
    Connections connections{limits};
    PokeSpread pokes{limits};
    bool stopping = false;
};

}  // namespace tovholder::server
