// Several people on one device, and the PIN of each: what is counted, turned and stored when.
#include "shared/wire/codec.hpp"
#include "src/app/device.hpp"

namespace tovholder::app {
namespace {

constexpr sync::Ticket first_lock_ticket = sync::Ticket{1} << 40;  // beyond all of the replica's
constexpr std::int64_t renew_after_s = seconds_per_hour;

Result<wire::UnlockSecret> read_secret(const Result<Bytes>& answer) {
    if (!answer) return answer.error();
    if (auto failure = wire::decode_failure(*answer)) return failure->error;
    return wire::decode_unlock_secret(*answer);
}

}  // namespace

// ---- several people ---------------------------------------------------------------------------

void Device::choose(int place) {
    close();
    host_.forget_key();  // of the one who had it
    place_ = place;
    host_.choose_place(place);
    open(platform::Profile::real);
}

void Device::leave() {
    close();
    host_.forget_key();
    host_.choose_place(place_);  // closes its store
    profile_ = platform::Profile::real;
    enter(Phase::choosing);
}

void Device::lock() {
    close();
    host_.forget_key();
    open(platform::Profile::real);
}

// ---- a locked store ---------------------------------------------------------------------------

void Device::enter_locked() {
    enter(Phase::locked);
    if (lock_->wrong_pins >= wrong_pins_max) destroy_pin(ErrorCode::pin_gone);
    if (!pin_works() && !pin_error_) pin_error_ = Error{ErrorCode::lease_over};
    // A locked device sends nothing, but one that was reported lost must hear of it.
    withdrawn_request_ = ++requests_;
    host_.unlock(withdrawn_request_, {lock_->device, {}});
}

void Device::destroy_pin(ErrorCode why) {
    pin_error_ = Error{why};
    ++version_;
    if (lock_->by_pin.empty()) return;
    lock_->by_pin.clear();
    store_lock();
}

void Device::check_lease(Instant clock) {
    if (pin_busy() || !pin_works()) return;
    const std::int64_t lease_s = std::int64_t{lock_->lease_days} * seconds_per_day;
    if (clock - lock_->last_answer > lease_s) destroy_pin(ErrorCode::lease_over);
}

// The server has answered: the lease begins anew, by this device's own clock, right or wrong.
void Device::renew_lease() {
    if (!lock_ || pin_busy() || session_->link() != sync::Link::up) return;
    const Instant answered = replica_->last_answer() + replica_->clock_ahead_s();
    const std::int64_t since_s = answered - lock_->last_answer;
    if (-renew_after_s < since_s && since_s < renew_after_s) return;
    lock_->last_answer = answered;
    store_lock();
}

void Device::store_lock() {
    lock_ticket_ = std::max(lock_ticket_, first_lock_ticket) + 1;
    host_.store().commit(lock_ticket_, {{sync::Area::lock, 0, wire::encode(*lock_)}},
                         sync::Durability::strict);
}

void Device::wipe_withdrawn() {
    if (platform::is_demo(profile_)) return;
    farewell_ = Error{ErrorCode::device_withdrawn};
    wipe();
}

// ---- work on a PIN ----------------------------------------------------------------------------

void Device::unlock(std::string pin, Instant clock) {
    TOV_ASSERT(phase_ == Phase::locked && !pin_busy());
    check_lease(clock);
    if (!pin_works()) return;
    pin_error_.reset();
    if (lock_->last_answer - clock > seconds_per_day) {
        return end_pin_work(Error{ErrorCode::clock_behind});
    }
    work_ = {.step = PinStep::counting, .pin = std::move(pin)};
    ++lock_->wrong_pins;
    store_lock();
    ++version_;
}

void Device::unlock_with_code(const std::string& code, std::string new_pin, Instant clock) {
    TOV_ASSERT(phase_ == Phase::locked && !pin_busy());
    pin_error_.reset();
    work_ = {.step = PinStep::asking,
             .new_pin = std::move(new_pin),
             .request = ++requests_,
             .clock = clock};
    host_.unlock(work_.request, {lock_->device, code});
    ++version_;
}

void Device::choose_pin(std::string old_pin, std::string new_pin, Instant clock) {
    TOV_ASSERT(phase_ == Phase::ready && !pin_busy());
    pin_error_.reset();
    if (lock_ && !pin_works()) return end_pin_work(Error{ErrorCode::pin_gone});
    work_ = {.step = lock_ ? PinStep::counting : PinStep::asking,
             .pin = std::move(old_pin),
             .new_pin = std::move(new_pin),
             .request = ++requests_,
             .clock = clock};
    if (lock_) {
        ++lock_->wrong_pins;
        store_lock();
    } else {
        work_.pin.clear();
        host_.keep_key(work_.request, replica_->token());
    }
    ++version_;
}

void Device::end_pin_work(std::optional<Error> error) {
    work_ = {};
    pin_error_ = std::move(error);
    ++version_;
}

void Device::turn(platform::KeyTurn turn) {
    work_.step = PinStep::turning;
    host_.turn_key(std::move(turn));
}

void Device::on_event(const platform::SecretAnswered& event, std::int64_t) {
    const auto secret = read_secret(event.answer);
    const bool withdrawn = !secret && secret.error().code == ErrorCode::device_withdrawn;
    const bool is_ours = work_.step == PinStep::asking && event.request == work_.request;
    if (withdrawn && (is_ours || event.request == withdrawn_request_)) return wipe_withdrawn();
    if (!is_ours) return;
    if (!secret) return end_pin_work(secret.error());
    work_.lease_days = secret->lease_days;
    if (lock_) {
        turn({secret->secret, lock_->by_server, {{work_.new_pin, true}}});
    } else {
        turn({{}, {}, {{work_.new_pin, true}, {secret->secret, false}}});
    }
}

void Device::on_wrong_pin() {
    // The server's secret does not fit: it is not the server that once made it.
    if (work_.pin.empty()) return end_pin_work(Error{ErrorCode::unknown_device});
    const std::uint32_t wrong = lock_->wrong_pins;
    if (wrong < wrong_pins_max) {
        return end_pin_work(Error{ErrorCode::wrong_pin, std::to_string(wrong_pins_max - wrong)});
    }
    end_pin_work();
    destroy_pin(ErrorCode::pin_gone);
}

void Device::on_event(const platform::KeyTurned& event, std::int64_t) {
    if (work_.step != PinStep::turning) return;
    if (!event.wrapped) {
        if (event.wrapped.error().code == ErrorCode::wrong_pin) return on_wrong_pin();
        return end_pin_work(event.wrapped.error());
    }
    if (!lock_) {
        const Digest digest = sha256(as_bytes(replica_->token()));
        lock_.emplace();
        lock_->device = std::string(as_text(digest));
        lock_->by_server = event.wrapped->at(1);
    }
    lock_->wrong_pins = 0;
    if (!work_.new_pin.empty()) lock_->by_pin = event.wrapped->front();
    if (work_.pin.empty()) {  // the server has just answered
        lock_->lease_days = work_.lease_days;
        lock_->last_answer = work_.clock;
    }
    work_.step = PinStep::storing;
    store_lock();
}

void Device::on_lock_stored(const std::optional<Error>& error) {
    if (!pin_busy()) return;  // a lease, or a PIN that was destroyed: written again if it was not
    if (error) {
        const bool was_open = phase_ != Phase::locked && work_.pin.empty();
        if (was_open) lock_.reset();  // the first PIN came to nothing
        if (was_open || phase_ == Phase::locked) host_.forget_key();
        return end_pin_work(error);
    }
    if (work_.step == PinStep::counting) {
        platform::KeyTurn asked{work_.pin, lock_->by_pin, {}};
        if (!work_.new_pin.empty()) asked.wrap_for.push_back({work_.new_pin, true});
        return turn(std::move(asked));
    }
    end_pin_work();
    if (phase_ == Phase::locked) open(platform::Profile::real);  // with its key
}

}  // namespace tovholder::app
