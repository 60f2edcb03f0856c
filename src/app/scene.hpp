// What a group of screens is given in each frame: the tables, who looks, where she is.
#pragma once

#include <span>
#include <string_view>

#include "shared/domain/state.hpp"
#include "src/models/intent.hpp"
#include "src/models/route.hpp"
#include "src/models/sync_facts.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::app {

struct Scene {
    const State& state;     // as shown: with what is not yet sent
    std::uint64_t version;  // of the state; models are kept until it changes
    const models::Viewer& viewer;
    const models::Route& route;
    const models::SyncFacts& sync;
    std::span<const models::FreshInvitation> invitations;  // codes made in this sitting
    OpId last_op = {};              // the last op made on this device in this sitting
    std::string_view address = {};  // of the app, without '#': "https://host/"
};

}  // namespace tovholder::app
