// The demo: a made-up municipality, and codes that let anybody in as one of its people.
#pragma once

#include <string>
#include <vector>

#include "shared/sync/authority.hpp"

namespace tovholder::server {

struct DemoCode {
    std::string role;  // "coordinator", "volunteer"
    std::string name;
    std::string code;  // 8 letters
};

// Puts the municipality into an empty database and makes codes for this run. Errors:
// storage_failed, storage_full; not_found when its people are gone.
Result<std::vector<DemoCode>> prepare_demo(sync::Authority& authority, Instant now,
                                           sync::Random& random);

// [{"role":"coordinator","name":"Mette Lindholm","code":"ABCDEFGH"}, …]
std::string demo_json(const std::vector<DemoCode>& codes);

// For the person at the terminal, in Danish and English.
std::string demo_message(const std::vector<DemoCode>& codes);

}  // namespace tovholder::server
