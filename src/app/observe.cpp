// What is known at this moment: events that came in, who looks, how sync stands.
#include "shared/ops/permissions.hpp"
#include "src/app/app.hpp"
#include "src/models/today_model.hpp"

namespace tovholder::app {
namespace {

// While somebody looks and something waits, a server that has come back is found this soon.
constexpr std::int64_t try_again_ms = 10'000;

Instant whole_minutes(Instant at) {
    return {at.seconds -
            (at.seconds % seconds_per_minute + seconds_per_minute) % seconds_per_minute};
}

}  // namespace

Instant App::clock() const { return {static_cast<std::int64_t>(window_.unix_ms() / 1000)}; }

std::int64_t App::now_ms() const { return static_cast<std::int64_t>(window_.now_ms()); }

void App::drain_inbox() {
    for (const platform::HostEvent& event : host_.take_events()) {
        if (std::holds_alternative<platform::UpdateReady>(event)) update_ready_ = true;
        if (std::holds_alternative<platform::DemoRenewed>(event))
            say(words(text::Key::demo_renewed));
        device_.on(event, now_ms());
    }
}

models::SyncFacts App::gather_facts() const {
    models::SyncFacts facts;
    facts.online = window_.online();
    facts.offline_switch = device_.offline_switch();
    facts.taken_over = device_.phase() == Phase::taken_over;
    facts.update_ready = update_ready_;
    const sync::Replica* replica = device_.replica();
    const sync::Session* session = device_.session();
    if (replica == nullptr || session == nullptr) return facts;
    facts.joined = true;
    facts.unsent = replica->unsent();
    facts.saved = replica->saved();
    facts.answered = session->link() == sync::Link::up && !replica->wants_more();
    facts.busy = session->busy();
    facts.link = session->link();
    facts.storage_error = replica->storage_error();
    facts.last_error = session->last_error();
    facts.last_answer = whole_minutes(replica->last_answer());
    facts.clock_ahead_s = replica->clock_ahead_s() - replica->clock_ahead_s() % seconds_per_minute;
    facts.refusals = replica->refusals().size();
    return facts;
}

models::StorageFacts App::storage_facts() const {
    const platform::StorageFigures figures = host_.storage_figures();
    return {figures.used_bytes, figures.quota_bytes, figures.persistent, figures.kind};
}

void App::observe() {
    facts_ = gather_facts();
    figures_ = storage_facts();
    const sync::Replica* replica = device_.replica();
    seen_version_ = device_.version() + (replica == nullptr ? 0 : replica->version());
    viewer_.language = settings_.language;
    viewer_.now = whole_minutes(clock());
    viewer_.today = to_local(viewer_.now).date;
    viewer_.demo = platform::is_demo(device_.profile());
    viewer_.person = replica == nullptr ? Id<Person>{} : replica->person();
    viewer_.coordinator =
        replica != nullptr && ops::may_somewhere(replica->shown(), viewer_.person,
                                                 ops::Act::create_activity, viewer_.today);
    const std::size_t unread =
        replica == nullptr ? 0 : models::unread_notices(replica->shown(), viewer_);
    shell_ = models::make_shell_model(viewer_, route_.screen, facts_, unread);
}

void App::keep_trying() {
    sync::Session* session = device_.session();
    if (session == nullptr || !window_.visible() || device_.offline_switch()) return;
    if (facts_.link != sync::Link::down || device_.replica()->unsent() == 0) return;
    if (now_ms() - last_try_ms_ < try_again_ms) return;
    last_try_ms_ = now_ms();
    session->hurry();
}

void App::pump() {
    drain_inbox();
    keep_trying();
    device_.tick(now_ms(), clock());
    const sync::Replica* replica = device_.replica();
    const std::uint64_t version = device_.version() + (replica == nullptr ? 0 : replica->version());
    models::SyncFacts facts = gather_facts();
    models::StorageFacts figures = storage_facts();
    // A question without news is not worth a frame, except where it is shown.
    if (route_.screen != models::Screen::sync) {
        facts.busy = facts_.busy;
        facts.last_answer = facts_.last_answer;
        if (route_.screen != models::Screen::settings) figures = figures_;
    }
    const bool new_day = to_local(clock()).date != viewer_.today;
    if (version != seen_version_ || facts != facts_ || figures != figures_ || new_day) {
        seen_version_ = version;
        facts_ = facts;
        figures_ = figures;
        window_.wake(2);
    }
}

}  // namespace tovholder::app
