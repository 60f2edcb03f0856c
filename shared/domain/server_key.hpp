// The server's key for what is sealed to it: files of changes that travel from tablet to tablet. It
// reaches every device by sync, without its secret half, so that a tablet can seal with no network.
// The server makes one for its database.
#pragma once

#include <string>

#include "shared/base/id.hpp"
#include "shared/domain/field.hpp"

namespace tovholder {

struct ServerKey {
    Id<ServerKey> id;
    std::string shown;   // the public point (shared/seal)
    std::string secret;  // never leaves the server

    bool operator==(const ServerKey&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "shown", self.shown, FieldClass::open);
        visit(2, "secret", self.secret, FieldClass::server_only);
    }
};

}  // namespace tovholder
