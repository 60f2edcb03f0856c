// The rows one device holds: which, in which version, with which classes of
// fields; and the sum of their digests, by which device and server recognise
// that they mean the same set.
#pragma once

#include <map>

#include "shared/ops/scope.hpp"
#include "shared/sync/row_digest.hpp"

namespace tovholder::sync {

struct Held {
    std::uint64_t seq = 0;
    ClassMask mask = 0;
    bool operator==(const Held&) const = default;
};

class HeldView {
public:
    const std::map<RowKey, Held>& rows() const { return rows_; }
    std::uint64_t digest() const { return digest_; }

    void put(RowKey key, Held held) {
        const auto [it, is_new] = rows_.try_emplace(key, held);
        if (!is_new) digest_ -= row_digest(key, it->second.seq, it->second.mask);
        it->second = held;
        digest_ += row_digest(key, held.seq, held.mask);
    }
    void drop(RowKey key) {
        const auto it = rows_.find(key);
        if (it == rows_.end()) return;
        digest_ -= row_digest(key, it->second.seq, it->second.mask);
        rows_.erase(it);
    }
    void clear() {
        rows_.clear();
        digest_ = 0;
    }

private:
    std::map<RowKey, Held> rows_;
    std::uint64_t digest_ = 0;
};

}  // namespace tovholder::sync
