// The steps from an unopened store to a joined device, and what completes on the way.
#include "src/app/device.hpp"

#include <utility>

#include "shared/wire/codec.hpp"

namespace tovholder::app {
namespace {

std::uint64_t seed_of(const Bytes& bytes) {
    std::uint64_t seed = 0;
    for (const std::uint8_t byte : bytes) seed = seed << 8 | byte;
    return seed;
}

// The server answers a join with Joined or with a Failure that says why not.
Result<wire::Joined> read_join_answer(const Result<Bytes>& answer) {
    if (!answer) return answer.error();
    if (auto failure = wire::decode_failure(*answer)) return failure->error;
    return wire::decode_joined(*answer);
}

}  // namespace

void Device::enter(Phase phase) {
    phase_ = phase;
    ++version_;
}

void Device::close() {
    host_.close_transport();
    session_.reset();
    courier_.reset();
    delivered_.reset();
    contents_.clear();
    replica_.reset();
    report_ = {};
    error_.reset();
    lock_.reset();
    work_ = {};
    pin_error_.reset();
    rejoining_ = false;
    emptied_ = 0;
    anew_ticket_ = 0;
}

void Device::open(platform::Profile profile) {
    close();
    profile_ = profile;
    enter(Phase::opening);
    host_.open_store(profile);
}

void Device::take_over() {
    if (replica_) unstored_ = replica_->unstored_ops();
    close();
    enter(Phase::opening);
    host_.take_over_store(profile_);
}

void Device::join(std::string code) {
    TOV_ASSERT(phase_ == Phase::fresh);
    error_.reset();
    enter(Phase::joining);
    host_.join(profile_, std::move(code));
}

void Device::wipe() {
    close();
    wipes_left_ = 1;
    after_wipe_ = platform::Profile::real;
    enter(Phase::wiping);
    host_.wipe_store(profile_);
}

void Device::reset_demo(platform::Profile next) {
    close();
    wipes_left_ = 2;
    after_wipe_ = next;
    enter(Phase::wiping);
    host_.reset_demo();
}

void Device::set_offline(bool offline) {
    offline_ = offline;
    if (session_) session_->set_enabled(!offline);
    ++version_;
}

void Device::start_session() {
    sync::Transport& transport = host_.open_transport(profile_, replica_->token());
    session_ =
        std::make_unique<sync::Session>(*replica_, transport, seed_of(host_.random().bytes(8)));
    session_->set_enabled(!offline_);
    enter(Phase::ready);
}

void Device::tick(std::int64_t now_ms, Instant clock) {
    if (phase_ == Phase::locked) check_lease(clock);
    if (!session_ || phase_ != Phase::ready) return;
    session_->tick(now_ms, clock);
    deliver_next(now_ms);
}

void Device::on(const platform::HostEvent& event, std::int64_t now_ms) {
    std::visit([&](const auto& typed) { on_event(typed, now_ms); }, event);
}

void Device::on_event(const platform::StoreOpened& event, std::int64_t) {
    if (event.profile != profile_ || phase_ != Phase::opening) return;
    if (!event.entries) {
        error_ = event.entries.error();
        enter(Phase::failed);
        return;
    }
    auto opened = sync::Replica::open(host_.store(), *event.entries, &report_);
    for (const sync::StoreEntry& entry : *event.entries) {
        if (entry.area != sync::Area::lock || entry.key != 0) continue;
        if (auto lock = wire::decode_lock(entry.value)) lock_ = std::move(*lock);
    }
    if (!opened && lock_ && opened.error().code == ErrorCode::not_found) return enter_locked();
    if (opened) {
        replica_ = std::move(*opened);
        if (report_.emptied) ++emptied_;
        courier_ = std::make_unique<sync::Courier>(host_.store(), *event.entries);
        start_session();
        do_again();
        return;
    }
    if (opened.error().code != ErrorCode::not_found) {
        error_ = opened.error();
        enter(Phase::failed);
        return;
    }
    error_ = std::exchange(farewell_, {});
    enter(Phase::fresh);
    if (platform::is_demo(profile_)) join({});
}

void Device::on_event(const platform::StoreCommitted& event, std::int64_t) {
    if (event.profile != profile_) return;
    if (event.ticket == lock_ticket_) return on_lock_stored(event.error);
    if (!replica_) return;
    courier_->on_stored(event.ticket, event.error);
    if (event.ticket == anew_ticket_ && !event.error) anew_ticket_ = 0;
    replica_->on_stored(event.ticket, event.error);
    // What is on disk may be sent.
    if (session_ && !event.error && replica_->unsent() > 0) session_->hurry();
}

void Device::on_event(const platform::StoreWiped& event, std::int64_t) {
    if (phase_ != Phase::wiping) return;
    if (event.error) error_ = event.error;
    if (--wipes_left_ > 0) return;
    if (error_) {
        enter(Phase::failed);
    } else {
        open(after_wipe_);
    }
}

void Device::on_event(const platform::StoreLost& event, std::int64_t) {
    if (event.profile != profile_) return;
    if (session_) session_->set_enabled(false);
    work_ = {};
    enter(Phase::taken_over);
}

void Device::on_event(const platform::JoinAnswered& event, std::int64_t) {
    if (event.profile != profile_) return;
    if (rejoining_) return on_rejoined(read_join_answer(event.answer));
    if (phase_ != Phase::joining) return;
    const auto joined = read_join_answer(event.answer);
    if (!joined) {
        error_ = joined.error();
        enter(platform::is_demo(profile_) ? Phase::failed : Phase::fresh);
        return;
    }
    replica_ = sync::Replica::create(host_.store(), *joined);
    courier_ = std::make_unique<sync::Courier>(host_.store(), std::vector<sync::StoreEntry>{});
    host_.ask_persistence();
    start_session();
}

// Not about the device: the screen that asked takes it. But something to see has changed.
void Device::on_event(const platform::AboutAnswered&, std::int64_t) { ++version_; }

void Device::on_event(const platform::Answered& event, std::int64_t now_ms) {
    if (event.profile != profile_ || !session_) return;
    session_->on_answer(event.request, event.answer, now_ms);
    const std::optional<Error>& error = session_->last_error();
    if (error && error->code == ErrorCode::device_withdrawn) return wipe_withdrawn();
    renew_lease();
}

void Device::on_event(const platform::Poked& event, std::int64_t) {
    if (event.profile == profile_ && session_) session_->on_poke(event.seq);
}

void Device::on_event(const platform::FiguresChanged&, std::int64_t) {}  // the app compares them

void Device::on_event(const platform::UpdateReady&, std::int64_t) { ++version_; }

void Device::on_event(const platform::DemoRenewed&, std::int64_t) { ++version_; }

}  // namespace tovholder::app
