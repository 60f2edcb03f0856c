// Ids in ascending order, side by side in memory: what an index keeps for one key. Tens of
// thousands of them are made when a device opens, so an id costs eight bytes and no allocation of
// its own.
#pragma once

#include <algorithm>
#include <vector>

#include "shared/base/id.hpp"

namespace tovholder {

template <class Entity>
class IdSet {
public:
    using Iterator = typename std::vector<Id<Entity>>::const_iterator;

    // Iterators are valid until the next insert or erase.
    Iterator begin() const { return ids_.begin(); }
    Iterator end() const { return ids_.end(); }
    std::size_t size() const { return ids_.size(); }
    bool empty() const { return ids_.empty(); }
    bool contains(Id<Entity> id) const { return std::binary_search(begin(), end(), id); }

    // It is not an error if it is there already; an id beyond the last one is cheapest.
    void insert(Id<Entity> id) {
        if (ids_.empty() || ids_.back() < id) {
            ids_.push_back(id);
            return;
        }
        const auto place = std::lower_bound(begin(), end(), id);
        if (*place != id) ids_.insert(place, id);
    }
    // It is not an error if it is not there.
    void erase(Id<Entity> id) {
        const auto place = std::lower_bound(begin(), end(), id);
        if (place != end() && *place == id) ids_.erase(place);
    }

private:
    std::vector<Id<Entity>> ids_;
};

}  // namespace tovholder
