// What is known at this moment: events that came in, who looks, how sync stands.
#include <utility>

#include "shared/ops/permissions.hpp"
#include "shared/ops/series.hpp"
#include "src/app/app.hpp"
#include "src/models/today_model.hpp"

namespace tovholder::app {
namespace {

// While somebody looks and something waits, a server that has come back is found this soon.
constexpr std::int64_t try_again_ms = 10'000;
// What could not be saved is tried again so soon.
constexpr std::int64_t store_again_ms = 10'000;

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
        const auto* figures = std::get_if<platform::FiguresChanged>(&event);
        if (figures != nullptr && figures->asked && std::exchange(asked_to_keep_, false)) {
            const bool kept = host_.storage_figures().persistent;
            say(words(kept ? text::Key::done_kept : text::Key::done_not_kept));
        }
        if (const auto* about = std::get_if<platform::AboutAnswered>(&event)) {
            rights_screens_.take(about->request, about->answer);
        }
        device_.on(event, now_ms());
    }
    if (device_.phase() != Phase::taken_over) reads_only_ = false;
    note_person();
    note_pin();
    note_delivered();
    note_saved();
    note_unsent();
}

// "Gemt", "Du har vagten": said once it is on the disk, and never when it is not.
void App::note_saved() {
    const sync::Replica* replica = device_.replica();
    if (replica != nullptr) {
        if (const auto carried = device_.take_carried()) say_carried(*carried);
    }
    if (!done_) return;
    if (replica == nullptr || replica->storage_error()) {
        done_.reset();  // the alert says so
    } else if (replica->is_stored(done_->op.number)) {
        const Done done = *std::exchange(done_, {});
        say(done.text, done.undo);
    }
}

void App::say_carried(const Device::Carried& carried) {
    if (carried.refused) {
        const std::string why = text::sentence(settings_.language, *carried.refused);
        say(text::fill(settings_.language, text::Key::not_carried, {why}));
    } else if (carried.done > 0) {
        done_ = Done{carried.last,
                     text::counted(settings_.language, static_cast<std::int64_t>(carried.done),
                                   text::Key::done_again_one, text::Key::done_again_many)};
    }
}

// Should the browser delete the store while the app is closed, this is all that is left to tell.
void App::note_unsent() {
    if (device_.phase() != Phase::ready || platform::is_demo(device_.profile())) {
        noted_unsent_.reset();
        return;
    }
    const std::size_t unsent = device_.replica()->unsent();
    if (unsent == noted_unsent_) return;
    noted_unsent_ = unsent;
    host_.set_setting(unsent_setting(), unsent == 0 ? "" : std::to_string(unsent));
}

std::string App::unsent_setting() const { return "unsent_" + std::to_string(device_.place()); }

void App::store_again() {
    const sync::Replica* replica = device_.replica();
    if (replica == nullptr || device_.phase() != Phase::ready || !replica->storage_error()) return;
    if (now_ms() - last_store_ms_ < store_again_ms) return;
    last_store_ms_ = now_ms();
    device_.retry_storage();
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
    facts.fetched_bytes = replica->fetched_bytes();
    facts.left = replica->left();
    facts.unstored = replica->unstored();
    facts.oldest_unsent = replica->oldest_unsent();
    facts.offered_again = replica->offered_again();
    facts.emptied = device_.emptied();
    facts.forgotten = device_.forgotten();
    return facts;
}

models::StorageFacts App::storage_facts() const {
    const platform::StorageFigures figures = host_.storage_figures();
    return {figures.used_bytes, figures.quota_bytes, figures.persistent, figures.kind,
            figures.to_install};
}

std::uint64_t App::version_here() const {
    const sync::Replica* replica = device_.replica();
    const sync::Courier* courier = device_.courier();
    return device_.version() + (replica == nullptr ? 0 : replica->version()) +
           (courier == nullptr ? 0 : courier->version());
}

void App::observe() {
    facts_ = gather_facts();
    figures_ = storage_facts();
    // For a moment after each tap something is only in memory; that is not worth a question.
    const bool stuck = facts_.storage_error || facts_.taken_over;
    window_.warn_before_leaving(stuck && (facts_.unstored > 0 || !facts_.saved));
    const sync::Replica* replica = device_.replica();
    seen_version_ = version_here();
    viewer_.language = settings_.language;
    viewer_.now = whole_minutes(clock());
    viewer_.today = to_local(viewer_.now).date;
    viewer_.demo = platform::is_demo(device_.profile());
    viewer_.person = replica == nullptr ? Id<Person>{} : replica->person();
    viewer_.device = replica == nullptr ? 0 : replica->device();
    viewer_.unsent = facts_.unsent;
    viewer_.coordinator =
        replica != nullptr && ops::may_somewhere(replica->shown(), viewer_.person,
                                                 ops::Act::create_activity, viewer_.today);
    const std::size_t unread =
        replica == nullptr ? 0 : models::unread_notices(replica->shown(), viewer_);
    const bool shared = people_here_.size() > 1;
    shell_ = models::make_shell_model(
        viewer_, route_.screen, facts_, unread,
        shared ? models::name_here(settings_.language, person_here()) : std::string{});
}

// Once a day: the series of one who runs shifts are made half a year ahead, with no network, too.
void App::make_due_shifts() {
    if (device_.phase() != Phase::ready || viewer_.today == series_day_ ||
        viewer_.person == Id<Person>{}) {
        return;
    }
    series_day_ = viewer_.today;
    const State& state = device_.replica()->shown();
    std::vector<Id<Series>> due;
    for (const auto& [id, row] : state.table<Series>()) {
        const Activity* activity = state.find(row.value.activity);
        if (activity != nullptr && ops::is_due(state, row.value, viewer_.today) &&
            ops::may(state, viewer_.person, ops::Act::run_shifts, ops::on(*activity),
                     viewer_.today)) {
            due.push_back(id);
        }
    }
    for (const Id<Series> id : due) (void)perform(ops::ExtendSeries{id});
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
    lock_when_idle();
    leave_when_saved();
    keep_trying();
    make_due_shifts();
    store_again();
    device_.tick(now_ms(), clock());
    const std::uint64_t version = version_here();
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
