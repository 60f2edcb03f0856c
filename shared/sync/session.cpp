// When to ask the server, and how long to wait after a failure.
#include "shared/sync/session.hpp"

#include <algorithm>

#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

constexpr std::int64_t poll_ms = 60'000;         // when nothing happens and no poke comes
constexpr std::int64_t first_retry_ms = 2'000;   // doubled per failure
constexpr std::int64_t retry_ms_max = 120'000;   // a tablet back in range is not kept waiting
constexpr std::int64_t forbidden_ms = 600'000;   // a withdrawn device asks rarely
constexpr std::int64_t answer_ms_max = 120'000;  // after that the request counts as lost
// While many rows come, so many requests are under way: a slow link has always something to carry.
constexpr std::size_t requests_max = 3;

}  // namespace

Session::Session(Replica& replica, Transport& transport, std::uint64_t jitter_seed,
                 std::uint64_t portion_bytes)
    : replica_(replica),
      transport_(transport),
      portion_bytes_(portion_bytes),
      jitter_(jitter_seed) {}

void Session::hurry() {
    due_now_ = true;
    failures_ = 0;
}

void Session::on_poke(std::uint64_t seq) {
    poked_seq_ = std::max(poked_seq_, seq);
    // The answer under way may bring just that; when it is there, on_answer looks again.
    if (poked_seq_ > replica_.cursor().seq && asked_.empty()) due_now_ = true;
}

void Session::set_enabled(bool enabled) {
    if (enabled && !enabled_) hurry();
    enabled_ = enabled;
    if (!enabled) link_ = Link::down;
}

void Session::tick(std::int64_t now_ms, Instant clock) {
    if (!asked_.empty() && now_ms - asked_.front().sent_ms > answer_ms_max) {
        on_answer(asked_.front().number, Error{ErrorCode::no_network, "no answer"}, now_ms);
    }
    if (enabled_ && asked_.empty() && !replica_.is_erasing()) ask(now_ms, clock);
    while (may_ask_ahead()) {
        wire::SyncRequest request = wire::request_at(replica_.cursor(), clock);
        request.ahead = static_cast<std::uint32_t>(asked_.size());
        send(std::move(request), now_ms);
    }
}

void Session::ask(std::int64_t now_ms, Instant clock) {
    const bool has_ops = replica_.sendable() > 0 && failures_ == 0;
    if (!due_now_ && !has_ops && now_ms < next_ms_) return;
    wire::SyncRequest request = replica_.make_request(clock);
    if (asks_only_) {
        request.ops.clear();
        request.guess = 0;
    }
    due_now_ = false;
    send(std::move(request), now_ms);
}

void Session::send(wire::SyncRequest request, std::int64_t now_ms) {
    served_poke_ = poked_seq_;
    sent_ms_ = now_ms;
    asked_.push_back({++request_, std::move(request), now_ms, {}});
    transport_.send(request_, wire::encode(asked_.back().request));
}

// What the person does goes first: it waits only for what is under way.
bool Session::may_ask_ahead() const {
    if (!enabled_ || asked_.empty() || asked_.size() >= requests_max) return false;
    if (replica_.is_erasing()) return false;
    if (!asked_.front().request.ops.empty() || replica_.sendable() > 0) return false;
    return replica_.wants_more() && replica_.left().bytes > asked_.size() * portion_bytes_;
}

Result<void> Session::take(const Asked& asked) {
    if (!*asked.answer) return asked.answer->error();
    const Bytes& bytes = **asked.answer;
    if (const auto failure = wire::decode_failure(bytes)) return failure->error;
    const auto response = wire::decode_sync_response(bytes);
    if (!response) return response.error();
    const auto& ops = asked.request.ops;
    if (!ops.empty() && response->next_op <= ops.front().id.number) {
        return Error{ErrorCode::server_failed, "no progress"};
    }
    return replica_.on_response(asked.request, *response, bytes.size());
}

void Session::on_answer(std::uint64_t number, const Result<Bytes>& answer, std::int64_t now_ms) {
    for (Asked& asked : asked_) {
        if (asked.number == number && !asked.answer) asked.answer = answer;
    }
    while (!asked_.empty() && asked_.front().answer) {
        const Asked asked = std::move(asked_.front());
        asked_.pop_front();
        const Result<void> taken = take(asked);
        if (taken) {
            on_taken(now_ms);
            continue;
        }
        // Those behind it went on from where this one would have left the device.
        asked_.clear();
        const bool misplaced = asked.request.ahead > 0 && taken.error().code == ErrorCode::op_gap;
        if (misplaced) {
            due_now_ = true;
        } else {
            on_failed(taken.error(), now_ms);
        }
    }
}

void Session::on_taken(std::int64_t now_ms) {
    link_ = Link::up;
    failures_ = 0;
    asks_only_ = false;
    last_error_.reset();
    next_ms_ = now_ms + poll_ms;
    if (!asked_.empty()) return;
    // Who was told of an erasure says that it is done, as soon as it is.
    due_now_ = due_now_ || replica_.wants_more() || replica_.is_erasing() ||
               poked_seq_ > std::max(served_poke_, replica_.cursor().seq);
}

void Session::on_failed(const Error& error, std::int64_t now_ms) {
    last_error_ = error;
    const ErrorCode code = error.code;
    if (code == ErrorCode::op_gap && !asks_only_) {
        asks_only_ = due_now_ = true;
        return;
    }
    const bool refused = code == ErrorCode::unknown_device || code == ErrorCode::device_withdrawn;
    link_ = refused ? Link::forbidden : Link::down;
    const std::int64_t wait =
        link_ == Link::forbidden
            ? forbidden_ms
            : std::min(retry_ms_max, first_retry_ms << std::min(failures_, 6u));
    ++failures_;
    // Half to whole of the wait, so that tablets of one house do not all ask at
    // once.
    next_ms_ = now_ms + wait / 2 + jitter_.between(0, wait / 2);
}

bool Session::settled() const {
    return enabled_ && link_ == Link::up && asked_.empty() && !due_now_ && replica_.unsent() == 0 &&
           !replica_.wants_more();
}

std::optional<std::int64_t> Session::next_wake_ms() const {
    if (!enabled_) return {};
    if (may_ask_ahead()) return sent_ms_;
    if (!asked_.empty()) return asked_.front().sent_ms + answer_ms_max + 1;
    if (replica_.is_erasing()) return {};  // the disk wakes us
    if (due_now_) return sent_ms_;
    return next_ms_;
}

}  // namespace tovholder::sync
