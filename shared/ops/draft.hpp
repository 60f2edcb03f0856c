// The work sheet of one `apply`: reads see the state with the changes made so far.
#pragma once

#include <map>
#include <optional>

#include "shared/base/result.hpp"
#include "shared/domain/state.hpp"
#include "shared/ops/apply.hpp"

namespace tovholder::ops {

class Draft {
public:
    Draft(const State& state, const OpContext& context) : state_(state), context_(context) {}

    const State& before() const { return state_; }
    const OpContext& context() const { return context_; }
    Date today() const { return to_local(context_.now).date; }

    // The row as it is so far, or nothing.
    template <class Entity>
    std::optional<Entity> find(Id<Entity> id) const {
        const auto it = changed_.find(key_of(id));
        if (it != changed_.end()) {
            if (!it->second) return {};
            return std::get<Entity>(*it->second);
        }
        if (const Entity* row = state_.find(id)) return *row;
        return {};
    }

    template <class Entity>
    void put(const Entity& row) {
        changed_[key_of(row)] = row;
    }
    void erase(RowKey key) { changed_[key] = std::nullopt; }

    // The next unused id of this op. REQUIRES: fewer than rows_per_op_max were taken.
    template <class Entity>
    Id<Entity> next_id() {
        TOV_ASSERT(last_index_ < rows_per_op_max);
        return Id<Entity>::make(context_.op, ++last_index_);
    }
    std::uint32_t ids_left() const { return rows_per_op_max - last_index_; }

    // All changes, in key order.
    Changes finish() &&;

private:
    const State& state_;
    const OpContext& context_;
    std::map<RowKey, std::optional<AnyRow>> changed_;
    std::uint32_t last_index_ = 0;
};

}  // namespace tovholder::ops
