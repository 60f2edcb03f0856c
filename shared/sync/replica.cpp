// Acting, storing, and showing on the device. Opening is in replica_open.cpp,
// answers in replica_answers.cpp.
#include "shared/sync/replica.hpp"

#include <algorithm>
#include <utility>

#include "shared/ops/apply.hpp"
#include "shared/sync/guess.hpp"
#include "shared/sync/replica_pages.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

// Leaves room for the request's own fields below wire::message_bytes_max.
constexpr std::size_t request_bytes_max = 900 * 1024;
constexpr std::size_t request_ops_max = 2000;

bool is_page(const std::pair<Area, std::uint64_t>& key) { return key.first == Area::pages; }

// Puts the rows as they are in base in place of what was guessed.
void show_base(State& state, const std::map<RowKey, std::optional<State::Found>>& rows) {
    for (const auto& [key, found] : rows) {
        state.forget(key);
        state.unerase(key);
        if (found) state.put(found->row, found->stamp);
    }
}

}  // namespace

OpNumber Replica::next_number() const {
    return std::max(meta_.last_number, outbox_.empty() ? 0 : outbox_.back().op.id.number) + 1;
}

Result<OpId> Replica::perform(const ops::Command& command, Instant now) {
    const OpNumber number = next_number();
    if (number > op_number_max) return Error{ErrorCode::storage_full, "op numbers"};
    ops::Op op{{meta_.device, number}, now, seen_seq(command), command};
    Bytes frame = wire::encode(op);
    if (frame.size() > request_bytes_max) return ErrorCode::too_large;
    const auto changes = ops::apply(shown_, {op.id, meta_.person, now}, command);
    if (!changes) return changes.error();

    guess(op);
    outbox_.push_back({std::move(op), std::move(frame), false});
    ++version_;
    commit({{Area::outbox, number}}, Durability::strict, false);
    return OpId{meta_.device, number};
}

// What the person has seen of all that her command changes: all that is visible up to the last
// answer that left nothing out, and of the row that she edits what is here of it.
std::uint64_t Replica::seen_seq(const ops::Command& command) const {
    std::uint64_t seq = meta_.whole_seq;
    std::visit(
        [&]<class Kind>(const Kind& kind) {
            if constexpr (requires { kind.fields.bits; }) {
                if (const auto* row = shown_.find_row(kind.row)) {
                    seq = std::max(seq, row->stamp.seq);
                }
            }
        },
        command);
    return seq;
}

// Shows what the op would do. It is not an error if it cannot be done on what
// is shown now: the server decides.
void Replica::guess(const ops::Op& op) {
    const auto changes = ops::apply(shown_, {op.id, meta_.person, op.clock}, op.command);
    if (!changes || (changes->puts.empty() && changes->erases.empty())) return;
    ++changing_guesses_;
    for (const AnyRow& row : changes->puts) {
        const RowKey key = key_of(row);
        keep_base_row(key);
        guessed_by_[key] = changing_guesses_;
        const auto before = shown_.get(key);
        shown_.put(row, before ? before->stamp : Stamp{});
    }
    for (const RowKey key : changes->erases) {
        keep_base_row(key);
        guessed_by_[key] = changing_guesses_;
        shown_.erase(key);
    }
}

void Replica::keep_base_row(RowKey key) {
    if (!hidden_base_.contains(key)) hidden_base_.emplace(key, shown_.get(key));
}

std::optional<State::Found> Replica::base_row(RowKey key) const {
    const auto hidden = hidden_base_.find(key);
    return hidden != hidden_base_.end() ? hidden->second : shown_.get(key);
}

State Replica::base() const {
    State base = shown_;
    show_base(base, hidden_base_);
    return base;
}

void Replica::take_back_guesses() {
    show_base(shown_, std::exchange(hidden_base_, {}));
    changing_guesses_ = 0;
    guessed_by_.clear();
}

// What was applied is shown though its rows may be in a later portion, hours away: what stood on
// the screen must not go back to what was before.
void Replica::replay() {
    if (meta_.done_from != 0) {
        for (auto it = journal_.lower_bound(meta_.done_from); it != journal_.end(); ++it) {
            if (const auto op = wire::decode_op(it->second.frame)) guess(*op);
        }
    }
    for (const Entry& entry : outbox_) guess(entry.op);
}

// ---- storage
// -------------------------------------------------------------------------------

StoreWrite Replica::current(StoreKey key) const {
    StoreWrite write{key.first, key.second, {}};
    switch (key.first) {
        case Area::meta:
            write.value = wire::encode(meta_);
            break;
        case Area::outbox:
            for (const Entry& entry : outbox_) {
                if (entry.op.id.number == key.second) write.value = entry.frame;
            }
            break;
        case Area::pages:
            if (const auto page = pages_.find(key.second); page != pages_.end()) {
                write.value =
                    encode_rows(page->second, [this](RowKey row) { return base_row(row); });
            }
            break;
        case Area::review:
            if (const auto it = refusals_.find(static_cast<OpNumber>(key.second));
                it != refusals_.end()) {
                write.value = wire::encode(it->second);
            }
            break;
        case Area::journal:
            if (const auto it = journal_.find(static_cast<OpNumber>(key.second));
                it != journal_.end()) {
                write.value = encode_answered(it->second.at, it->second.frame);
            }
            break;
        case Area::settings:
        case Area::lock:
        case Area::parcels:
            TOV_ASSERT(false);  // not the replica's
    }
    return write;
}

void Replica::commit(std::set<StoreKey> keys, Durability durability, bool takes_outcomes) {
    // Until it is known to be on disk, the device's identity is more than the server can resend.
    const bool has_meta = keys.contains({Area::meta, 0});
    if (has_meta && !identity_stored_) durability = Durability::strict;
    const auto is_erasing_key = [&](const StoreKey& key) { return erasing_.contains(key); };
    if (std::any_of(keys.begin(), keys.end(), is_erasing_key)) durability = Durability::strict;
    // What could not be written belongs together: none of it without the rest.
    const auto is_own_failed = [&](const StoreKey& key) {
        return !is_page(key) && failed_.contains(key);
    };
    if (std::any_of(keys.begin(), keys.end(), is_own_failed)) {
        for (const StoreKey& key : failed_) {
            if (!is_page(key)) keys.insert(key);
        }
        durability = Durability::strict;
        takes_outcomes = true;
    }
    std::vector<StoreWrite> writes;
    for (const StoreKey& key : keys) {
        writes.push_back(current(key));
        failed_.erase(key);
    }
    const Ticket ticket = ++last_ticket_;
    pending_[ticket] = {{keys.begin(), keys.end()}, takes_outcomes, durability};
    store_.commit(ticket, std::move(writes), durability);
}

std::set<Replica::StoreKey> Replica::all_keys() const {
    std::set<StoreKey> keys{{Area::meta, 0}};
    for (const Entry& entry : outbox_) keys.insert({Area::outbox, entry.op.id.number});
    for (const auto& [page, rows] : pages_) keys.insert({Area::pages, page});
    for (const auto& [number, refusal] : refusals_) keys.insert({Area::review, number});
    for (const auto& [number, answered] : journal_) keys.insert({Area::journal, number});
    return keys;
}

Ticket Replica::store_anew(std::optional<StoreWrite> first) {
    for (Entry& entry : outbox_) entry.stored = false;
    identity_stored_ = false;
    const std::set<StoreKey> keys = all_keys();
    std::vector<StoreWrite> writes;
    if (first) writes.push_back(std::move(*first));
    for (const StoreKey& key : keys) writes.push_back(current(key));
    failed_.clear();
    anew_ticket_ = ++last_ticket_;
    pending_[anew_ticket_] = {{keys.begin(), keys.end()}, true, Durability::strict};
    ++version_;
    store_.commit(anew_ticket_, std::move(writes), Durability::strict);
    return anew_ticket_;
}

void Replica::on_stored(Ticket ticket, std::optional<Error> error) {
    const auto it = pending_.find(ticket);
    if (it == pending_.end()) return;
    const Pending done = std::move(it->second);
    pending_.erase(it);
    const bool failed = error.has_value();
    if (failed || storage_error_ || ticket == anew_ticket_) ++version_;
    if (ticket == anew_ticket_) anew_ticket_ = 0;
    // A later commit of the same key has what an earlier one could not write, if no power cut can
    // take it back.
    if (!failed && done.durability == Durability::strict) {
        for (const StoreKey& key : done.keys) failed_.erase(key);
    }
    if (failed || failed_.empty()) storage_error_ = std::move(error);
    if (failed) {
        failed_.insert(done.keys.begin(), done.keys.end());
        return;
    }
    for (const auto& [area, key] : done.keys) {
        if (!is_pending({area, key})) erasing_.erase({area, key});
        if (area == Area::meta) identity_stored_ = true;
        if (area != Area::outbox) continue;
        ++version_;
        for (Entry& entry : outbox_) {
            if (entry.op.id.number == key) entry.stored = true;
        }
    }
}

// Whether a later commit of it is on its way.
bool Replica::is_pending(StoreKey key) const {
    return std::any_of(pending_.begin(), pending_.end(), [&](const auto& pending) {
        const auto& keys = pending.second.keys;
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    });
}

void Replica::retry_storage() {
    if (failed_.empty()) return;
    // What the server can send again must not keep what a person did from a disk that is nearly
    // full.
    std::set<StoreKey> own;
    std::set<StoreKey> pages;
    for (const StoreKey& key : failed_) (is_page(key) ? pages : own).insert(key);
    if (!own.empty()) commit(own, Durability::strict, true);
    if (!pages.empty()) commit(pages, Durability::relaxed, false);
}

bool Replica::saved() const {
    return anew_ticket_ == 0 && std::all_of(failed_.begin(), failed_.end(), is_page) &&
           std::all_of(outbox_.begin(), outbox_.end(),
                       [](const Entry& entry) { return entry.stored; });
}

bool Replica::is_stored(OpNumber number) const {
    return std::none_of(outbox_.begin(), outbox_.end(), [&](const Entry& entry) {
        return entry.op.id.number == number && !entry.stored;
    });
}

std::vector<ops::Op> Replica::unstored_ops() const {
    std::vector<ops::Op> ops;
    for (const Entry& entry : outbox_) {
        if (!entry.stored) ops.push_back(entry.op);
    }
    return ops;
}

std::size_t Replica::unstored() const {
    return static_cast<std::size_t>(std::count_if(
        outbox_.begin(), outbox_.end(), [](const Entry& entry) { return !entry.stored; }));
}

Instant Replica::oldest_unsent() const {
    for (const Entry& entry : outbox_) {
        if (entry.op.clock.seconds != 0) return entry.op.clock;
    }
    return {};
}

void Replica::dismiss_refusal(OpNumber number) {
    if (refusals_.erase(number) == 0) return;
    ++version_;
    commit({{Area::review, number}}, Durability::strict, false);
}

// ---- sending
// -------------------------------------------------------------------------------

std::size_t Replica::sendable() const {
    const bool outcome_under_way =
        std::any_of(pending_.begin(), pending_.end(),
                    [](const auto& pending) { return pending.second.takes_outcomes; });
    // An outcome whose commit failed: on disk its op is still unanswered. Also the identity.
    const bool outcome_unsaved =
        std::any_of(failed_.begin(), failed_.end(), [this](const StoreKey& key) {
            return key.first == Area::meta || key.first == Area::review ||
                   (key.first == Area::outbox && !current(key).value);
        });
    if (outcome_under_way || outcome_unsaved) return 0;
    std::size_t count = 0;
    while (count < outbox_.size() && outbox_[count].stored) ++count;
    return count;
}

wire::SyncRequest Replica::make_request(Instant now) const {
    wire::SyncRequest request = wire::request_at(meta_.cursor, now);
    const std::size_t count = std::min(sendable(), request_ops_max);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i) {
        bytes += outbox_[i].frame.size();
        if (bytes > request_bytes_max && i > 0) break;
        request.ops.push_back(outbox_[i].op);
    }
    // What is shown is what the device guesses after all ops, so it can be told for all only.
    if (!request.ops.empty() && request.ops.size() == outbox_.size()) request.guess = guess_sum();
    return request;
}

std::uint32_t Replica::guess_sum() const {
    GuessSum sum;
    for (const auto& [key, base] : hidden_base_) {
        sum.add(key, shown_.get(key), guessed_by_.at(key));
    }
    return sum.sum(changing_guesses_);
}

std::vector<Bytes> Replica::export_outbox() const {
    std::vector<Bytes> frames;
    for (const Entry& entry : outbox_) frames.push_back(entry.frame);
    return frames;
}

std::vector<const ops::Op*> Replica::unsent_ops() const {
    std::vector<const ops::Op*> ops;
    for (const Entry& entry : outbox_) ops.push_back(&entry.op);
    return ops;
}

const ops::Op* Replica::find_unsent(OpNumber number) const {
    for (const Entry& entry : outbox_) {
        if (entry.op.id.number == number) return &entry.op;
    }
    return nullptr;
}

}  // namespace tovholder::sync
