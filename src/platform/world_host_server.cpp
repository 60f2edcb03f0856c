// The way to a server: joining, secrets, syncing, files of changes; a real one or the demo's.
#include "shared/wire/codec.hpp"
#include "src/platform/world_host.hpp"

namespace tovholder::platform {
namespace {

constexpr const char* join_setting = "join_token";
constexpr std::size_t token_bytes = 32;

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
        ask("sync", &DemoServer::sync, std::move(frame), answer_as<Answered>(request));
    }
    void deliver(std::uint64_t request, Bytes frame) {
        ask("deliver", &DemoServer::deliver, std::move(frame),
            answer_as<DeliveryAnswered>(request));
    }
    void ask_about(std::uint64_t request, Bytes frame) {
        ask("about", &DemoServer::about, std::move(frame), answer_as<AboutAnswered>(request));
    }

private:
    using DemoQuestion = void (DemoServer::*)(std::string, Bytes, Instant, DemoServer::Answer);
    void ask(const char* path, DemoQuestion question, Bytes frame, DemoServer::Answer answered) {
        if (!is_demo(profile_)) {
            host_.world_->post(path, hex(token_), std::move(frame), std::move(answered));
        } else if (host_.demo_server_) {
            ((*host_.demo_server_).*question)(token_, std::move(frame), host_.world_->now(),
                                              std::move(answered));
        } else {
            answered(ErrorCode::no_network);
        }
    }
    template <class Event>
    std::function<void(Result<Bytes>)> answer_as(std::uint64_t request) {
        return
            [&host = host_, profile = profile_, number = number_, request](Result<Bytes> answer) {
                const bool is_current = host.transport_ && host.transport_->number_ == number;
                if (is_current) host.tell(Event{profile, request, std::move(answer)});
            };
    }

    WorldHost& host_;
    Profile profile_;
    std::string token_;
    std::uint64_t number_;
};

WorldHost::WorldHost(std::unique_ptr<World> world) : world_(std::move(world)) {
    world_->on_update([this] { tell(UpdateReady{}); });
}

WorldHost::~WorldHost() = default;

// Kept until the server's answer is here: if that gets lost, also with the page, the next try is
// the same join.
std::string WorldHost::offered_token() {
    std::string token = from_hex(world_->setting(join_setting));
    if (token.size() == token_bytes) return token;
    token = as_text(world_->random().bytes(token_bytes));
    world_->set_setting(join_setting, hex(token));
    return token;
}

void WorldHost::post_join(const wire::JoinRequest& request) {
    world_->post("join", "", wire::encode(request), [this, visit = visits_](Result<Bytes> answer) {
        if (visit != visits_) return;
        if (answer && wire::decode_joined(*answer)) world_->set_setting(join_setting, "");
        tell(JoinAnswered{Profile::real, std::move(answer)});
    });
}

void WorldHost::rejoin(std::string code, const std::string& token, DeviceAlias device) {
    post_join({std::move(code), world_->device_name(), token, device});
}

void WorldHost::join(Profile profile, std::string code) {
    if (!is_demo(profile)) {
        post_join({std::move(code), world_->device_name(), offered_token()});
        return;
    }
    const auto answered = [this, profile, visit = visits_](Result<Bytes> answer) {
        if (visit == visits_) tell(JoinAnswered{profile, std::move(answer)});
    };
    if (demo_server_) {
        demo_server_->join(profile, world_->now(), answered);
    } else {
        answered(ErrorCode::no_network);
    }
}

void WorldHost::ask_secret(const std::string& path, const std::string& token, std::uint64_t request,
                           Bytes body) {
    const auto answered = [this, request, visit = visits_](Result<Bytes> answer) {
        if (visit == visits_) tell(SecretAnswered{request, std::move(answer)});
    };
    world_->post(path, token, std::move(body), answered);
}

void WorldHost::keep_key(std::uint64_t request, const std::string& token) {
    ask_secret("keep-key", hex(token), request, {});
}

void WorldHost::unlock(std::uint64_t request, const wire::UnlockRequest& code) {
    ask_secret("unlock", {}, request, wire::encode(code));
}

void WorldHost::ask_about(std::uint64_t request, Id<Person> person) {
    if (transport_) transport_->ask_about(request, wire::encode(wire::AboutRequest{person}));
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

void WorldHost::deliver(std::uint64_t request, Bytes frame) {
    if (transport_) transport_->deliver(request, std::move(frame));
}

std::string WorldHost::server_name() const { return world_->server_name(); }

}  // namespace tovholder::platform
