// Collects the changes of one apply.
#include "shared/ops/draft.hpp"

namespace tovholder::ops {

Changes Draft::finish() && {
    Changes changes;
    for (auto& [key, row] : changed_) {
        if (row) {
            changes.puts.push_back(std::move(*row));
        } else {
            changes.erases.push_back(key);
        }
    }
    return changes;
}

}  // namespace tovholder::ops
