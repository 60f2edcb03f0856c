// Which database, which server, and whether an answer still matters.
#include "src/platform/world_host.hpp"

#include <algorithm>

#include "shared/wire/codec.hpp"

namespace tovholder::platform {
namespace {

constexpr const char* demo_lock = "tovholder-demo";
constexpr const char* demo_server_name = "tovholder-demo-server";
constexpr const char* join_setting = "join_token";
constexpr std::size_t token_bytes = 32;
constexpr std::int64_t measure_every_s = 30;
// Smaller changes are not worth a new frame.
constexpr std::uint64_t figures_step_bytes = 64 * 1024;

const char* database_name(Profile profile) {
    switch (profile) {
        case Profile::real:
            return "tovholder";
        case Profile::demo_coordinator:
            return "tovholder-demo-coordinator";
        case Profile::demo_volunteer:
            return "tovholder-demo-volunteer";
    }
    TOV_ASSERT(false);
    return "";
}

const char* lock_name(Profile profile) {
    return is_demo(profile) ? demo_lock : database_name(profile);
}

std::string hex(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text += digits[value >> 4];
        text += digits[value & 15];
    }
    return text;
}

// Anything but lower-case hex digits in pairs: nothing.
std::string from_hex(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const auto high = digits.find(text[i]);
        const auto low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return {};
        bytes += static_cast<char>(high << 4 | low);
    }
    return bytes;
}

}  // namespace

// The way to a real server or to the demo's. Answers to a closed one are dropped.
class WorldHost::ServerTransport : public sync::Transport {
public:
    ServerTransport(WorldHost& host, Profile profile, std::string token)
        : host_(host), profile_(profile), token_(std::move(token)), number_(++host.transports_) {}

    void send(std::uint64_t request, Bytes frame) override {
        const auto answered = [&host = host_, profile = profile_, number = number_,
                               request](Result<Bytes> answer) {
            const bool is_current = host.transport_ && host.transport_->number_ == number;
            if (is_current) host.tell(Answered{profile, request, std::move(answer)});
        };
        if (!is_demo(profile_)) {
            host_.world_->post("sync", hex(token_), std::move(frame), answered);
        } else if (host_.demo_server_) {
            host_.demo_server_->sync(token_, std::move(frame), host_.world_->now(), answered);
        } else {
            answered(ErrorCode::no_network);
        }
    }

private:
    WorldHost& host_;
    Profile profile_;
    std::string token_;
    std::uint64_t number_;
};

WorldHost::WorldHost(std::unique_ptr<World> world) : world_(std::move(world)) {
    world_->on_update([this] { tell(UpdateReady{}); });
}

WorldHost::~WorldHost() = default;

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
    world_->persist([this](StorageFigures figures) { take_figures(std::move(figures)); });
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
                         figures.persistent != figures_.persistent || figures.kind != figures_.kind;
    if (!is_news) return;  // a few bytes more or less are not worth a frame
    figures_ = std::move(figures);
    tell(FiguresChanged{});
}

// ---- server -----------------------------------------------------------------------------------

// Kept until the server's answer is here: if that gets lost, also with the page, the next try is
// the same join.
std::string WorldHost::offered_token() {
    std::string token = from_hex(world_->setting(join_setting));
    if (token.size() == token_bytes) return token;
    token = as_text(world_->random().bytes(token_bytes));
    world_->set_setting(join_setting, hex(token));
    return token;
}

void WorldHost::join(Profile profile, std::string code) {
    const auto answered = [this, profile](Result<Bytes> answer) {
        if (answer && wire::decode_joined(*answer)) world_->set_setting(join_setting, "");
        tell(JoinAnswered{profile, std::move(answer)});
    };
    if (!is_demo(profile)) {
        const Bytes frame = wire::encode(
            wire::JoinRequest{std::move(code), world_->device_name(), offered_token()});
        world_->post("join", "", frame, answered);
    } else if (demo_server_) {
        demo_server_->join(profile, world_->now(), answered);
    } else {
        answered(ErrorCode::no_network);
    }
}

sync::Transport& WorldHost::open_transport(Profile profile, std::string token) {
    close_transport();
    if (!is_demo(profile)) {
        world_->listen(hex(token), [this, profile](const Bytes& frame) {
            if (const auto poke = wire::decode_poke(frame)) tell(Poked{profile, poke->seq});
        });
    }
    transport_ = std::make_unique<ServerTransport>(*this, profile, std::move(token));
    return *transport_;
}

void WorldHost::close_transport() {
    if (!transport_) return;
    transport_.reset();
    world_->stop_listening();
}

std::string WorldHost::server_name() const { return world_->server_name(); }

// ---- small things -----------------------------------------------------------------------------

sync::Random& WorldHost::random() { return world_->random(); }

std::string WorldHost::setting(std::string_view name) const {
    return world_->setting(std::string(name));
}

void WorldHost::set_setting(std::string_view name, std::string_view value) {
    world_->set_setting(std::string(name), std::string(value));
}

}  // namespace tovholder::platform
