// Looking back.
#include "shared/sync/value_changes.hpp"

#include <algorithm>

#include "shared/base/assert.hpp"
#include "shared/base/sort.hpp"

namespace tovholder::sync {

std::vector<RowKey> ValueChanges::since(std::uint64_t seq) const {
    TOV_ASSERT(knows(seq));
    std::vector<RowKey> keys;
    for (auto it = changes_.rbegin(); it != changes_.rend() && it->seq > seq; ++it) {
        keys.push_back(it->key);
    }
    sort_stably(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace tovholder::sync
