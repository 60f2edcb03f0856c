// Doing and undoing the changes of one call.
#include "shared/sync/authority_working.hpp"

#include <algorithm>

namespace tovholder::sync {

const std::optional<State::Found>& Authority::Working::remember(RowKey key) {
    const auto it = before_.find(key);
    if (it != before_.end()) return it->second;
    return before_.emplace(key, authority_.state_.get(key)).first->second;
}

void Authority::Working::apply(const Changes& changes,
                               const std::vector<ops::Decision::Marked>& marks) {
    if (changes.puts.empty() && changes.erases.empty()) return;
    const std::uint64_t seq = ++authority_.seq_;
    // Who sees a conflict is asked of the row itself: nothing else of anybody's scope hangs on it.
    const auto stands_alone = [](RowKey key) { return key.table == table_id<Conflict>; };
    bool values_only = std::all_of(changes.erases.begin(), changes.erases.end(), stands_alone);
    for (const AnyRow& row : changes.puts) {
        const auto& before = remember(key_of(row));
        if (!values_only || stands_alone(key_of(row))) continue;
        values_only = before && ops::same_for_scope(before->row, row);
    }
    for (const RowKey key : changes.erases) remember(key);
    authority_.state_.apply(changes, seq);
    for (const RowKey key : changes.erases) authority_.tombstones_[key] = seq;
    for (ops::Decision::Marked marked : marks) {
        marked.mark.seq = seq;
        authority_.state_.add_mark(marked.row, std::move(marked.mark), marked.keeps_values);
    }
    if (!values_only) return authority_.values_.note_structure(seq);
    for (const AnyRow& row : changes.puts) authority_.values_.note(seq, key_of(row));
    for (const RowKey key : changes.erases) authority_.values_.note(seq, key);
}

void Authority::Working::set_trail(RowKey key, Trail trail) {
    remember(key);
    authority_.state_.set_trail(key, std::move(trail));
}

void Authority::Working::put_device(const DeviceRecord& record) {
    auto& devices = authority_.devices_;
    const auto it = devices.find(record.alias);
    devices_before_.try_emplace(
        record.alias, it == devices.end() ? std::nullopt : std::optional<DeviceRecord>(it->second));
    devices[record.alias] = record;
    authority_.by_token_[record.token_digest] = record.alias;
}

void Authority::Working::put_outcome(const StoredOutcome& outcome) {
    commit_.outcomes.push_back(outcome);
    authority_.outcomes_[outcome.op] = outcome;
}

void Authority::Working::collect(std::vector<RowKey> tombstones) {
    for (const RowKey key : tombstones) authority_.state_.unerase(key);
    commit_.collected = std::move(tombstones);
}

Result<void> Authority::Working::make_durable() {
    commit_.seq = authority_.seq_;
    commit_.puts.reserve(before_.size());
    for (const auto& [key, found] : before_) {
        if (auto now = authority_.state_.get(key)) {
            commit_.puts.push_back({std::move(now->row), std::move(now->stamp)});
        } else {
            commit_.erases.push_back(key);
        }
    }
    for (const auto& [alias, record] : devices_before_) {
        commit_.devices.push_back(authority_.devices_.at(alias));
    }
    if (auto done = authority_.store_.commit(commit_); !done) return done;
    durable_ = true;
    for (const RowKey key : commit_.collected) authority_.tombstones_.erase(key);
    auto& outcomes = authority_.outcomes_;
    const OpId end = commit_.prune_below;
    if (end.device != 0) {
        outcomes.erase(outcomes.lower_bound({end.device, 0}), outcomes.lower_bound(end));
    }
    return {};
}

Authority::Working::~Working() {
    if (durable_) return;
    State& state = authority_.state_;
    for (auto& [key, found] : before_) {
        state.forget(key);
        state.unerase(key);
        if (found) state.put(found->row, found->stamp);
    }
    for (const RowKey key : commit_.collected) state.erase(key);
    for (auto& [alias, record] : devices_before_) {
        if (record) {
            authority_.devices_[alias] = *record;
        } else {
            authority_.by_token_.erase(authority_.devices_.at(alias).token_digest);
            authority_.devices_.erase(alias);
        }
    }
    for (const StoredOutcome& outcome : commit_.outcomes) authority_.outcomes_.erase(outcome.op);
    authority_.seq_ = seq_before_;
    authority_.values_.note_structure(seq_before_);
}

}  // namespace tovholder::sync
