// Files of changes that this device carries for others: when they are sent, and what they hold.
#include "shared/wire/codec.hpp"
#include "src/app/device.hpp"

namespace tovholder::app {

// Not before the server has answered: until then there is no network for it.
void Device::deliver_next(std::int64_t now_ms) {
    if (offline_ || session_->link() != sync::Link::up) return;
    if (auto out = courier_->next(now_ms)) host_.deliver(out->request, std::move(out->frame));
}

void Device::on_event(const platform::DeliveryAnswered& event, std::int64_t now_ms) {
    if (event.profile != profile_ || !courier_) return;
    auto result = courier_->on_answer(event.request, event.answer, now_ms);
    if (!result) return;
    contents_.clear();                                // keys are used again
    if (result->ok() && session_) session_->hurry();  // to see what it changed
    delivered_ = std::move(result);
}

const wire::BundleContent* Device::contents_of(std::uint64_t parcel) const {
    const auto carried = courier_->carried().find(parcel);
    if (carried == courier_->carried().end()) return nullptr;
    const auto [known, is_new] = contents_.try_emplace(parcel);
    if (is_new) {
        const auto bundle = wire::decode_bundle(as_bytes(carried->second.parcel.bundle));
        if (bundle) known->second = sync::read_bundle(*bundle, sync::box_keys(replica_->token()));
    }
    return known->second ? &*known->second : nullptr;
}

}  // namespace tovholder::app
