// The product's host: WorldHost over this build's World.
#include "src/platform/world_host.hpp"

namespace tovholder::platform {

std::unique_ptr<Host> make_host(std::string_view origin) {
    return std::make_unique<WorldHost>(make_world(origin));
}

}  // namespace tovholder::platform
