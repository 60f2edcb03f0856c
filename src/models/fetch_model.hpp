// How far the first sync is, for a bar: bytes so far, about how many in all, and what can be used
// already.
#pragma once

#include <optional>
#include <string>

#include "shared/text/language.hpp"
#include "src/models/sync_facts.hpp"

namespace tovholder::models {

struct FetchModel {
    std::string title;
    float fraction = 0;  // 0 … 1
    std::string bytes;   // "32 kB af cirka 240 kB"
    std::string ready;   // "Dine vagter er klar …"
};

// Nothing when no portions are on their way.
std::optional<FetchModel> make_fetch_model(text::Language language, const SyncFacts& facts);

}  // namespace tovholder::models
