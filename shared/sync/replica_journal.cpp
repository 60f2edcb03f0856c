// What the server has answered is kept for a while: when it is set back to a backup, it gets again
// what that lacks.
#include <algorithm>

#include "shared/sync/replica.hpp"
#include "shared/sync/replica_pages.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

// Backups are older than this only where nobody makes them.
constexpr std::int64_t journal_age_max_s = 35 * seconds_per_day;
constexpr std::size_t journal_ops_max = 2000;
constexpr std::size_t journal_bytes_max = 2 * 1024 * 1024;
constexpr std::size_t time_bytes = 8;

}  // namespace

Bytes encode_answered(Instant at, const Bytes& frame) {
    Bytes entry;
    auto seconds = static_cast<std::uint64_t>(at.seconds);
    for (std::size_t i = 0; i < time_bytes; ++i, seconds >>= 8) {
        entry.push_back(static_cast<std::uint8_t>(seconds));
    }
    entry.insert(entry.end(), frame.begin(), frame.end());
    return entry;
}

std::optional<std::pair<Instant, Bytes>> decode_answered(const Bytes& entry) {
    if (entry.size() < time_bytes) return {};
    std::uint64_t seconds = 0;
    for (std::size_t i = time_bytes; i > 0; --i) seconds = seconds << 8 | entry[i - 1];
    return std::pair{Instant{static_cast<std::int64_t>(seconds)},
                     Bytes(entry.begin() + time_bytes, entry.end())};
}

void Replica::keep_answered(OpNumber number, Bytes frame, Instant now,
                            std::set<StoreKey>& touched) {
    journal_bytes_ += frame.size();
    journal_.insert_or_assign(number, Answered{now, std::move(frame)});
    touched.insert({Area::journal, number});
}

void Replica::drop_answered(std::map<OpNumber, Answered>::iterator answered,
                            std::set<StoreKey>& touched) {
    touched.insert({Area::journal, answered->first});
    journal_bytes_ -= answered->second.frame.size();
    journal_.erase(answered);
}

void Replica::prune_journal(Instant now, std::set<StoreKey>& touched) {
    while (!journal_.empty()) {
        const Answered& oldest = journal_.begin()->second;
        const bool too_many =
            journal_.size() > journal_ops_max || journal_bytes_ > journal_bytes_max;
        if (!too_many && now - oldest.at <= journal_age_max_s) return;
        drop_answered(journal_.begin(), touched);
    }
}

// The server expects `next`, which it had answered before: it was set back. What it lacks goes to
// the front of the outbox again. A number whose op is not kept (refused then, or long ago) is taken
// by one that does nothing.
void Replica::offer_again(OpNumber next, std::set<StoreKey>& touched) {
    std::deque<Entry> again;
    for (OpNumber number = std::max<OpNumber>(next, 1); number <= meta_.last_number; ++number) {
        const auto kept = journal_.find(number);
        auto op = kept == journal_.end() ? Result<ops::Op>(ErrorCode::not_found)
                                         : wire::decode_op(kept->second.frame);
        if (op) {
            ++offered_again_;
            again.push_back({std::move(*op), kept->second.frame, false});
        } else {
            ops::Op stand_in{{meta_.device, number}, {}, 0, ops::LostOp{}};
            Bytes frame = wire::encode(stand_in);
            again.push_back({std::move(stand_in), std::move(frame), false});
        }
        if (kept != journal_.end()) drop_answered(kept, touched);
        touched.insert({Area::outbox, number});
    }
    meta_.last_number = next - 1;
    std::move(outbox_.begin(), outbox_.end(), std::back_inserter(again));
    outbox_ = std::move(again);
}

Result<void> Replica::rejoin(const wire::Joined& joined) {
    if (joined.device != meta_.device || joined.person != meta_.person) {
        return ErrorCode::not_allowed;
    }
    meta_.token = joined.token;
    ++version_;
    commit({{Area::meta, 0}}, Durability::strict, true);
    return {};
}

}  // namespace tovholder::sync
