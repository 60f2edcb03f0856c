// When the store on this device is not what it was: emptied, taken over, or forgotten by the
// server.
#include "shared/wire/codec.hpp"
#include "src/app/device.hpp"

namespace tovholder::app {

// ---- deleted behind our back ------------------------------------------------------------------

void Device::on_event(const platform::StoreEmptied& event, std::int64_t) {
    if (event.profile != profile_) return;
    if (platform::is_demo(profile_)) return reset_demo(profile_);
    if (phase_ == Phase::opening) return open(profile_);
    if (phase_ != Phase::ready && phase_ != Phase::locked) {
        if (phase_ == Phase::fresh || phase_ == Phase::joining) host_.refound_store();
        return;
    }
    if (!replica_) {  // all that is known of it is its lock
        close();
        host_.forget_key();
        tell_emptied(0);
        host_.open_store(profile_);
        return enter(Phase::opening);
    }
    ++emptied_;
    work_ = {};
    store_anew();
    session_->hurry();
}

void Device::store_anew() {
    host_.refound_store();
    std::optional<sync::StoreWrite> lock;
    if (lock_) lock = {sync::Area::lock, 0, wire::encode(*lock_)};
    anew_ticket_ = replica_->store_anew(std::move(lock));
    courier_->store_anew();
    ++version_;
}

void Device::retry_storage() {
    if (!replica_) return open(profile_);
    if (anew_ticket_ != 0) {
        store_anew();
    } else {
        replica_->retry_storage();
        courier_->retry_storage();
    }
}

void Device::tell_emptied(std::size_t unsent) {
    farewell_ = unsent == 0 ? Error{ErrorCode::storage_emptied}
                            : Error{ErrorCode::unsent_emptied, std::to_string(unsent)};
    if (phase_ == Phase::fresh) error_ = std::exchange(farewell_, {});
    ++version_;
}

// ---- taken over from another tab --------------------------------------------------------------

// They get new numbers: the other tab may have used theirs.
void Device::do_again() {
    if (unstored_.empty() || unstored_.front().id.device != replica_->device()) return;
    carried_ = Carried{};
    for (const ops::Op& op : std::exchange(unstored_, {})) {
        if (const auto again = replica_->perform(op.command, op.clock)) {
            ++carried_->done;
            carried_->last = *again;
        } else {
            carried_->refused = again.error();
        }
    }
}

// ---- unknown to the server --------------------------------------------------------------------

bool Device::forgotten() const {
    return phase_ == Phase::ready && session_->link() == sync::Link::forbidden &&
           session_->last_error() && session_->last_error()->code == ErrorCode::unknown_device;
}

void Device::rejoin(std::string code) {
    TOV_ASSERT(forgotten() && !rejoining_);
    error_.reset();
    rejoining_ = true;
    ++version_;
    host_.rejoin(std::move(code), replica_->token(), replica_->device());
}

void Device::on_rejoined(const Result<wire::Joined>& joined) {
    rejoining_ = false;
    ++version_;
    if (!joined) {
        error_ = joined.error();
        return;
    }
    if (const auto back = replica_->rejoin(*joined); !back) {
        error_ = back.error();
        return;
    }
    start_session();
}

}  // namespace tovholder::app
