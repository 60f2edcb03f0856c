// Taking the server's answers: outcomes leave the outbox, rows become the new
// base, and what is still unanswered is replayed on top.
#include <algorithm>

#include "shared/ops/apply.hpp"
#include "shared/sync/replica.hpp"
#include "shared/sync/replica_pages.hpp"
#include "shared/sync/row_digest.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

// How old "last answered" on disk may be while nothing else needs writing.
constexpr std::int64_t meta_age_max_s = 60;

// The shift that the op is about, and its activity.
std::string shift_known(const State& state, const ops::Op& op) {
    std::optional<State::Found> shift;
    if (const auto* take = std::get_if<ops::TakeShift>(&op.command)) {
        shift = state.get(key_of(take->shift));
    } else if (const auto* give = std::get_if<ops::GiveBackShift>(&op.command)) {
        shift = state.get(key_of(give->shift));
    } else if (const auto* seek = std::get_if<ops::SeekSubstitute>(&op.command)) {
        shift = state.get(key_of(seek->shift));
    } else if (const auto* cancel = std::get_if<ops::SetShiftCancelled>(&op.command)) {
        shift = state.get(key_of(cancel->shift));
    } else if (const auto* edit = std::get_if<ops::Edit<Shift>>(&op.command)) {
        shift = state.get(key_of(edit->row));
    }
    if (!shift) return {};
    std::vector<wire::SentRow> rows;
    if (auto activity = state.get(key_of(std::get<Shift>(shift->row).activity))) {
        rows.push_back({std::move(activity->row), std::move(activity->stamp)});
    }
    rows.push_back({std::move(shift->row), std::move(shift->stamp)});
    return std::string(as_text(wire::encode_page(rows)));
}

}  // namespace

// REQUIRES, as forget_base: guesses are taken back, so what is shown is the base.
void Replica::put_base(const wire::SentRow& sent) {
    TOV_ASSERT(hidden_base_.empty());
    const RowKey key = key_of(sent.row);
    forget_base(key);
    meta_.cursor.digest += row_digest(key, sent.stamp.seq, sent.stamp.mask);
    pages_[page_of(key)].insert(key);
    shown_.put(sent.row, sent.stamp);
}

void Replica::forget_base(RowKey key) {
    TOV_ASSERT(hidden_base_.empty());
    const auto found = shown_.get(key);
    if (!found) return;
    if (stale_rows_.erase(key) == 0) {
        meta_.cursor.digest -= row_digest(key, found->stamp.seq, found->stamp.mask);
    }
    const auto page = pages_.find(page_of(key));
    page->second.erase(key);
    if (page->second.empty()) pages_.erase(page);
    shown_.forget(key);
}

void Replica::keep_stale(RowKey key, State::Found found) {
    forget_base(key);
    found.stamp.seq = stale;
    stale_rows_.insert(key);
    pages_[page_of(key)].insert(key);
    shown_.put(std::move(found.row), std::move(found.stamp));
}

Result<void> Replica::check_response(const wire::SyncResponse& response) const {
    if (response.protocol != wire::protocol_version) return ErrorCode::unknown_version;
    if (response.next_op == 0) return ErrorCode::bad_record;
    OpNumber last = 0;
    for (const wire::Outcome& outcome : response.outcomes) {
        if (outcome.number <= last || outcome.number >= response.next_op) {
            return ErrorCode::bad_record;
        }
        last = outcome.number;
    }
    return {};
}

void Replica::keep_refused(ops::Op op, const Error& error, Instant at,
                           std::set<StoreKey>& touched) {
    const OpNumber number = op.id.number;
    std::string about = shift_known(shown_, op);
    refusals_.insert_or_assign(number, wire::Refusal{std::move(op), error, at, std::move(about)});
    touched.insert({Area::review, number});
}

// Moves answered ops out of the outbox. The server has answered everything below next_op, and each
// op that was asked about; one that was not asked about is sent again and answered then.
bool Replica::take_outcomes(const wire::SyncRequest& asked, const wire::SyncResponse& response,
                            std::set<StoreKey>& touched) {
    bool took = false;
    const OpNumber last_asked = asked.ops.empty() ? 0 : asked.ops.back().id.number;
    const auto outcome_of = [&](OpNumber number) -> const wire::Outcome* {
        for (const wire::Outcome& outcome : response.outcomes) {
            if (outcome.number == number) return &outcome;
        }
        return nullptr;
    };
    while (!outbox_.empty() && outbox_.front().op.id.number < response.next_op) {
        Entry& entry = outbox_.front();
        const OpNumber number = entry.op.id.number;
        if (number > last_asked) break;
        const wire::Outcome* outcome = outcome_of(number);
        if (without_erased(entry.op)) entry.frame = wire::encode(entry.op);
        if (outcome != nullptr && !outcome->applied()) {
            keep_refused(std::move(entry.op), outcome->refusal.front(), response.now, touched);
        } else {
            if (meta_.done_from == 0) meta_.done_from = number;
            keep_answered(number, std::move(entry.frame), response.now, touched);
        }
        touched.insert({Area::outbox, number});
        meta_.last_number = std::max(meta_.last_number, number);
        outbox_.pop_front();
        took = true;
    }
    if (outbox_.empty()) meta_.last_number = std::max(meta_.last_number, response.next_op - 1);
    if (!response.reset) return took;
    // Done once, then refused by a server that was set back: by a copy of the request, on its way
    // for long, whose answer nobody heard.
    for (const wire::Outcome& outcome : response.outcomes) {
        const auto kept = journal_.find(outcome.number);
        if (outcome.applied() || kept == journal_.end()) continue;
        if (auto op = wire::decode_op(kept->second.frame)) {
            keep_refused(std::move(*op), outcome.refusal.front(), response.now, touched);
        }
        drop_answered(kept, touched);
        took = true;
    }
    return took;
}

void Replica::take_rows(const wire::SyncResponse& response, std::set<StoreKey>& touched) {
    const auto touch = [&](RowKey key) { touched.insert({Area::pages, page_of(key)}); };
    // Everything comes anew. What was here stays to be looked at until all has come: the next
    // portion may be hours away, and the tablet must not know less meanwhile.
    if (response.reset) {
        for (const RowKey key : shown_.keys()) {
            touch(key);
            keep_stale(key, *shown_.get(key));
        }
    }
    for (const RowKey key : response.forgets) {
        touch(key);
        forget_base(key);
    }
    for (const wire::SentRow& row : response.rows) {
        touch(key_of(row.row));
        put_base(row);
    }
    if (response.more) return;
    while (!stale_rows_.empty()) {
        const RowKey key = *stale_rows_.begin();
        touch(key);
        forget_base(key);
    }
}

// The server came to the same rows as this device: doing the ops on the base gives them.
void Replica::take_guesses(const wire::SyncRequest& asked, const wire::SyncResponse& response,
                           std::set<StoreKey>& touched) {
    if (response.guessed_seq == 0) return;
    std::uint64_t seq = response.guessed_seq;
    for (const ops::Op& op : asked.ops) {
        const auto changes = ops::apply(shown_, {op.id, meta_.person, op.clock}, op.command);
        if (!changes || (changes->puts.empty() && changes->erases.empty())) continue;
        for (const AnyRow& row : changes->puts) {
            auto before = shown_.get(key_of(row));
            Stamp stamp{.seq = seq, .mask = response.guessed_mask};
            if (before) {
                if (before->stamp.seq != stale) stamp.mask = before->stamp.mask;
                stamp.unknown = std::move(before->stamp.unknown);
            }
            touched.insert({Area::pages, page_of(key_of(row))});
            put_base({row, std::move(stamp)});
        }
        for (const RowKey key : changes->erases) {
            touched.insert({Area::pages, page_of(key)});
            forget_base(key);
        }
        ++seq;
    }
}

Result<void> Replica::on_response(const wire::SyncRequest& asked,
                                  const wire::SyncResponse& response, std::size_t bytes) {
    if (auto fits = check_response(response); !fits) return fits;
    const wire::Cursor& here = meta_.cursor;
    const bool is_next = response.follows == wire::cursor_check(here.history, here.digest);
    if (asked.ahead > 0 && !is_next) return ErrorCode::op_gap;
    std::set<StoreKey> touched;
    take_back_guesses();
    const bool is_behind = response.next_op <= meta_.last_number;
    if (is_behind) offer_again(response.next_op, touched);
    take_guesses(asked, response, touched);
    take_erased(response, touched);
    const OpNumber was_done_from = meta_.done_from;
    const bool took_outcomes = take_outcomes(asked, response, touched);
    const bool is_here_already = response.guessed_seq != 0 && was_done_from == 0;
    if (!response.more || is_here_already) meta_.done_from = 0;
    take_rows(response, touched);
    if (was_done_from != meta_.done_from) touched.insert({Area::meta, 0});
    replay();

    if (response.history != 0) meta_.cursor.history = response.history;
    meta_.cursor.seq = response.seq;
    meta_.whole_seq = response.more ? std::min(meta_.whole_seq, response.seq) : response.seq;
    meta_.last_answer = response.now;
    wants_more_ = response.more;
    if (response.reset || !response.more) meta_.fetched_bytes = 0;
    if (response.more) meta_.fetched_bytes += bytes;
    meta_.left = response.left;
    meta_.clock_ahead_s = asked.clock - response.now;
    if (!touched.empty()) {
        prune_journal(response.now, touched);
        ++version_;
    }
    if (!touched.empty() || meta_.last_answer - meta_written_ > meta_age_max_s) {
        touched.insert({Area::meta, 0});
        meta_written_ = meta_.last_answer;
        const bool erases = !response.erased.empty();
        if (erases) erasing_.insert(touched.begin(), touched.end());
        const bool strict = took_outcomes || is_behind || erases;
        commit(touched, strict ? Durability::strict : Durability::relaxed, strict);
    }
    return {};
}

}  // namespace tovholder::sync
