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

}  // namespace

Session::Session(Replica& replica, Transport& transport, std::uint64_t jitter_seed)
    : replica_(replica), transport_(transport), jitter_(jitter_seed) {}

void Session::hurry() {
    due_now_ = true;
    failures_ = 0;
}

void Session::on_poke(std::uint64_t seq) {
    poked_seq_ = std::max(poked_seq_, seq);
    // The answer under way may bring just that; when it is there, on_answer looks again.
    if (poked_seq_ > replica_.cursor().seq && !under_way_) due_now_ = true;
}

void Session::set_enabled(bool enabled) {
    if (enabled && !enabled_) hurry();
    enabled_ = enabled;
    if (!enabled) link_ = Link::down;
}

void Session::tick(std::int64_t now_ms, Instant clock) {
    if (under_way_ && now_ms - sent_ms_ > answer_ms_max) {
        on_answer(request_, Error{ErrorCode::no_network, "no answer"}, now_ms);
    }
    if (!enabled_ || under_way_) return;
    const bool has_ops = replica_.sendable() > 0 && failures_ == 0;
    if (!due_now_ && !has_ops && now_ms < next_ms_) return;
    asked_ = replica_.make_request(clock);
    due_now_ = false;
    under_way_ = true;
    sent_ms_ = now_ms;
    transport_.send(++request_, wire::encode(asked_));
}

void Session::on_answer(std::uint64_t request, const Result<Bytes>& answer, std::int64_t now_ms) {
    if (!under_way_ || request != request_) return;
    under_way_ = false;
    Result<void> taken = [&]() -> Result<void> {
        if (!answer) return answer.error();
        if (const auto failure = wire::decode_failure(*answer)) return failure->error;
        const auto response = wire::decode_sync_response(*answer);
        if (!response) return response.error();
        if (!asked_.ops.empty() && response->next_op <= asked_.ops.front().id.number) {
            return Error{ErrorCode::server_failed, "no progress"};
        }
        return replica_.on_response(asked_, *response);
    }();
    if (taken) {
        link_ = Link::up;
        failures_ = 0;
        last_error_.reset();
        next_ms_ = now_ms + poll_ms;
        due_now_ = due_now_ || replica_.wants_more() || poked_seq_ > replica_.cursor().seq;
        return;
    }
    last_error_ = taken.error();
    link_ = taken.error().code == ErrorCode::unknown_device ? Link::forbidden : Link::down;
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
    return enabled_ && link_ == Link::up && !under_way_ && !due_now_ && replica_.unsent() == 0 &&
           !replica_.wants_more();
}

std::optional<std::int64_t> Session::next_wake_ms() const {
    if (!enabled_) return {};
    if (under_way_) return sent_ms_ + answer_ms_max + 1;
    if (due_now_) return sent_ms_;
    return next_ms_;
}

}  // namespace tovholder::sync
