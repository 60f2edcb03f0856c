// The steps from an unopened store to a joined device, and what completes on the way.
#include "src/app/device.hpp"

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
    replica_.reset();
    report_ = {};
    error_.reset();
}

void Device::open(platform::Profile profile) {
    close();
    profile_ = profile;
    enter(Phase::opening);
    host_.open_store(profile);
}

void Device::take_over() {
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
    if (session_ && phase_ == Phase::ready) session_->tick(now_ms, clock);
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
    if (opened) {
        replica_ = std::move(*opened);
        start_session();
        return;
    }
    if (opened.error().code != ErrorCode::not_found) {
        error_ = opened.error();
        enter(Phase::failed);
        return;
    }
    enter(Phase::fresh);
    if (platform::is_demo(profile_)) join({});
}

void Device::on_event(const platform::StoreCommitted& event, std::int64_t) {
    if (event.profile != profile_ || !replica_) return;
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
    enter(Phase::taken_over);
}

void Device::on_event(const platform::JoinAnswered& event, std::int64_t) {
    if (event.profile != profile_ || phase_ != Phase::joining) return;
    const auto joined = read_join_answer(event.answer);
    if (!joined) {
        error_ = joined.error();
        enter(platform::is_demo(profile_) ? Phase::failed : Phase::fresh);
        return;
    }
    replica_ = sync::Replica::create(host_.store(), *joined);
    host_.ask_persistence();
    start_session();
}

void Device::on_event(const platform::Answered& event, std::int64_t now_ms) {
    if (event.profile != profile_ || !session_) return;
    session_->on_answer(event.request, event.answer, now_ms);
}

void Device::on_event(const platform::Poked& event, std::int64_t) {
    if (event.profile == profile_ && session_) session_->on_poke(event.seq);
}

void Device::on_event(const platform::FiguresChanged&, std::int64_t) {}  // the app compares them

void Device::on_event(const platform::UpdateReady&, std::int64_t) { ++version_; }

void Device::on_event(const platform::DemoRenewed&, std::int64_t) { ++version_; }

}  // namespace tovholder::app
