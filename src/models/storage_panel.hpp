// The room that the app takes on this device, and whether the browser keeps it.
#pragma once

#include <string>
#include <vector>

#include "shared/text/text.hpp"

namespace tovholder::models {

struct StorageFacts {
    std::uint64_t used_bytes = 0;
    std::uint64_t quota_bytes = 0;  // 0 = not told
    bool persistent = false;
    std::string kind;
    bool to_install = false;  // iOS in a tab: installing is what keeps it
    bool operator==(const StorageFacts&) const = default;
};

struct StoragePanel {
    std::string used;  // "1,2 MB af 500 MB"
    std::string kept;  // whether the browser promised to keep it
    bool can_ask = false;
    std::vector<std::string> install;  // what to do on iOS, step by step; empty elsewhere
};

StoragePanel make_storage_panel(text::Language language, const StorageFacts& facts, bool demo);

// "312 kB", "1,2 MB".
std::string bytes_words(text::Language language, std::uint64_t bytes);

}  // namespace tovholder::models
