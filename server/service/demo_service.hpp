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

// Whether hardly any of its shifts are still to come: the demo was loaded weeks ago.
bool is_demo_old(const State& state, Instant now);

// For the person at the terminal, in Danish and English: the codes, and when the demo is old, that
// deleting `db_file` makes it new.
std::string demo_message(const std::vector<DemoCode>& codes, bool is_old,
                         const std::string& db_file);

}  // namespace tovholder::server
