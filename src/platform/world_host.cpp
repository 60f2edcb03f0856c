// Which database, which server, and whether an answer still matters.
#include "src/platform/world_host.hpp"

#include <algorithm>

#include "shared/wire/codec.hpp"

namespace tovholder::platform {
namespace {

constexpr const char* demo_lock = "tovholder-demo";
constexpr const char* demo_server_name = "tovholder-demo-server";
constexpr std::int64_t measure_every_s = 30;
// Smaller changes are not worth a new frame.
constexpr std::uint64_t figures_step_bytes = 64 * 1024;

}  // namespace

// ---- inbox ------------------------------------------------------------------------------------

void WorldHost::tell(HostEvent event) {
    events_.push_back(std::move(event));
    if (wake_) wake_();
}

std::vector<HostEvent> WorldHost::take_events() {
    world_->run_tasks();
    return std::exchange(events_, {});
}

void WorldHost::on_event(std::function<void()> wake) {
    wake_ = std::move(wake);
    world_->on_task(wake_);
}

// ---- storage ----------------------------------------------------------------------------------

std::string WorldHost::database_name(Profile profile) const {
    switch (profile) {
        case Profile::real:
            return place_ == 1 ? "tovholder" : "tovholder-" + std::to_string(place_);
        case Profile::demo_coordinator:
            return "tovholder-demo-coordinator";
        case Profile::demo_volunteer:
            return "tovholder-demo-volunteer";
    }
    TOV_ASSERT(false);
    return "";
}

std::string WorldHost::lock_name(Profile profile) const {
    return is_demo(profile) ? demo_lock : database_name(profile);
}

void WorldHost::choose_place(int place) {
    TOV_ASSERT(place >= 1);
    close_transport();
    database_.reset();
    open_.reset();
    place_ = place;
    ++visits_;
}

void WorldHost::turn_key(KeyTurn turn) {
    const auto done = [this, visit = visits_](Result<std::vector<std::string>> wrapped) {
        if (visit == visits_) tell(KeyTurned{std::move(wrapped)});
    };
    world_->turn_key(database_name(Profile::real), turn, done);
}

void WorldHost::forget_key() { world_->forget_key(database_name(Profile::real)); }

void WorldHost::open_store(Profile profile) { open(profile, false); }

void WorldHost::take_over_store(Profile profile) { open(profile, true); }

void WorldHost::open(Profile profile, bool take_over) {
    database_.reset();
    open_ = profile;
    take_over_ = take_over;
    if (!is_demo(profile)) {
        close_demo_server();
        open_database(profile, take_over);
    } else if (demo_server_ && !take_over) {
        open_database(profile, take_over);
    } else {
        close_demo_server();
        open_demo_server(profile, take_over);
    }
}

void WorldHost::close_demo_server() {
    demo_server_.reset();
    demo_database_.reset();
}

void WorldHost::open_demo_server(Profile profile, bool take_over) {
    DatabaseEvents events;
    events.opened = [this, profile](Result<std::vector<sync::StoreEntry>> entries) {
        if (!entries) {
            close_demo_server();
            tell(StoreOpened{profile, entries.error()});
            return;
        }
        demo_server_ = std::make_unique<DemoServer>(*demo_database_, *entries, world_->now(),
                                                    world_->random());
        if (demo_server_->renewed()) tell(DemoRenewed{});
        open_database(profile, false);
    };
    events.committed = [this](sync::Ticket ticket, std::optional<Error> error) {
        if (demo_server_) demo_server_->on_stored(ticket, std::move(error));
    };
    events.lost = [this] {
        if (open_) on_lost(*open_);
    };
    events.emptied = [this] {
        if (open_) on_emptied(*open_);
    };
    demo_database_ = world_->open(demo_server_name, demo_lock, take_over, std::move(events));
}

void WorldHost::open_database(Profile profile, bool take_over) {
    DatabaseEvents events;
    events.opened = [this, profile](Result<std::vector<sync::StoreEntry>> entries) {
        on_opened(profile, std::move(entries));
    };
    events.committed = [this, profile](sync::Ticket ticket, std::optional<Error> error) {
        tell(StoreCommitted{profile, ticket, std::move(error)});
        measure_now_and_then();
    };
    events.lost = [this, profile] { on_lost(profile); };
    events.emptied = [this, profile] { on_emptied(profile); };
    database_ =
        world_->open(database_name(profile), lock_name(profile), take_over, std::move(events));
}

void WorldHost::on_opened(Profile profile, Result<std::vector<sync::StoreEntry>> entries) {
    if (!entries || !is_demo(profile) || !is_stale(*entries)) {
        tell(StoreOpened{profile, std::move(entries)});
        measure_now_and_then();
        return;
    }
    // The demo began anew since this role last used it.
    wipe(profile, [this, profile](std::optional<Error> error) {
        if (open_ != profile) return;
        if (error) {
            tell(StoreOpened{profile, *error});
        } else {
            open_database(profile, false);
        }
    });
}

bool WorldHost::is_stale(const std::vector<sync::StoreEntry>& entries) const {
    for (const sync::StoreEntry& entry : entries) {
        if (entry.area != sync::Area::meta || entry.key != 0) continue;
        const auto meta = wire::decode_meta(entry.value);
        return !meta || !demo_server_ || !demo_server_->knows(meta->token);
    }
    return false;
}

// The demo's databases are lost together; the person is told once.
void WorldHost::on_lost(Profile profile) {
    if (open_ != profile) return;
    open_.reset();
    tell(StoreLost{profile});
}

void WorldHost::on_emptied(Profile profile) {
    if (open_ == profile) tell(StoreEmptied{profile});
}

void WorldHost::refound_store() {
    TOV_ASSERT(database_ != nullptr);
    database_->refound();
}

sync::DeviceStore& WorldHost::store() {
    TOV_ASSERT(database_ != nullptr);
    return *database_;
}

void WorldHost::wipe(Profile profile, std::function<void(std::optional<Error>)> done) {
    if (open_ == profile) database_.reset();
    world_->wipe(database_name(profile), std::move(done));
}

void WorldHost::wipe_store(Profile profile) {
    wipe(profile, [this, profile](std::optional<Error> error) {
        if (open_ == profile) open_.reset();
        tell(StoreWiped{profile, std::move(error)});
    });
}

void WorldHost::reset_demo() {
    database_.reset();
    open_.reset();
    close_demo_server();
    world_->wipe(demo_server_name, [this](const std::optional<Error>& server_error) {
        for (const Profile role : {Profile::demo_coordinator, Profile::demo_volunteer}) {
            world_->wipe(database_name(role),
                         [this, role, server_error](const std::optional<Error>& error) {
                             tell(StoreWiped{role, error ? error : server_error});
                         });
        }
    });
}

void WorldHost::ask_persistence() {
    // Some browsers ask the person; for made-up data that is not worth a question.
    if (open_ && is_demo(*open_)) {
        measure_storage();
        return;
    }
    world_->persist([this](StorageFigures figures) {
        figures_ = std::move(figures);
        tell(FiguresChanged{true});
    });
}

StorageFigures WorldHost::storage_figures() const { return figures_; }

void WorldHost::measure_now_and_then() {
    const Instant now = world_->now();
    const bool is_recent = measured_ && *measured_ <= now && now - *measured_ < measure_every_s;
    if (!is_recent) measure_storage();
}

void WorldHost::measure_storage() {
    measured_ = world_->now();
    world_->measure([this](StorageFigures figures) { take_figures(std::move(figures)); });
}

void WorldHost::take_figures(StorageFigures figures) {
    const auto differs = [](std::uint64_t a, std::uint64_t b) {
        return std::max(a, b) - std::min(a, b) >= figures_step_bytes;
    };
    // The quota follows the free room of the disk and moves all the time.
    const bool is_news = differs(figures.used_bytes, figures_.used_bytes) ||
                         differs(figures.quota_bytes >> 10, figures_.quota_bytes >> 10) ||
                         figures.persistent != figures_.persistent ||
                         figures.to_install != figures_.to_install || figures.kind != figures_.kind;
    if (!is_news) return;  // a few bytes more or less are not worth a frame
    figures_ = std::move(figures);
    tell(FiguresChanged{});
}

// ---- small things -----------------------------------------------------------------------------

sync::Random& WorldHost::random() { return world_->random(); }

std::string WorldHost::setting(std::string_view name) const {
    return world_->setting(std::string(name));
}

void WorldHost::set_setting(std::string_view name, std::string_view value) {
    world_->set_setting(std::string(name), std::string(value));
}

}  // namespace tovholder::platform
