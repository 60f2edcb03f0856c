// One person's tablet with the whole app on it, and a way to a real Authority: only the disk, the
// network and the window are in memory.
#pragma once

#include <boost/test/unit_test.hpp>
#include <memory>

#include "src/app/app.hpp"
#include "src/platform/world_host.hpp"
#include "tests/support/memory_world.hpp"
#include "tests/support/quiet_window.hpp"
#include "tests/support/thread_fixture.hpp"

namespace tovholder::testing {

// A world whose network leads to the municipality's server, while it is there.
class ServedWorld : public platform::MemoryWorld {
public:
    ServedWorld(platform::MemoryDisk& disk, Municipality& town) : MemoryWorld(disk), town_(town) {}

    void post(const std::string& path, const std::string& token, Bytes body,
              std::function<void(Result<Bytes>)> done) override {
        answer = network ? serve(path, token, body) : Result<Bytes>(ErrorCode::no_network);
        MemoryWorld::post(path, token, std::move(body), std::move(done));
    }
    bool network = true;

private:
    static std::string raw(const std::string& hex) {
        std::string out;
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
            out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        }
        return out;
    }
    Result<Bytes> serve(const std::string& path, const std::string& token, const Bytes& body) {
        if (path == "join") {
            const auto request = wire::decode_join_request(body);
            const auto joined = town_.authority.join(*request, town_.now, town_.random);
            return joined ? wire::encode(*joined) : wire::encode(wire::Failure{joined.error()});
        }
        if (path == "unlock") {
            const auto secret =
                town_.authority.unlock(*wire::decode_unlock_request(body), town_.now);
            return secret ? wire::encode(*secret) : wire::encode(wire::Failure{secret.error()});
        }
        const auto device = town_.authority.authenticate(raw(token));
        if (!device) return wire::encode(wire::Failure{device.error()});
        if (path == "keep-key") {
            return wire::encode(*town_.authority.keep_key(*device, town_.random));
        }
        if (path == "deliver") {
            const auto delivered = town_.authority.deliver(*wire::decode_bundle(body), town_.now);
            return delivered ? wire::encode(*delivered)
                             : wire::encode(wire::Failure{delivered.error()});
        }
        if (path == "about") {
            const auto about =
                town_.authority.about(*device, *wire::decode_about_request(body), town_.now);
            return about ? wire::encode(*about) : wire::encode(wire::Failure{about.error()});
        }
        const auto response =
            town_.authority.sync(*device, *wire::decode_sync_request(body), town_.now);
        return response ? wire::encode(*response) : wire::encode(wire::Failure{response.error()});
    }

    Municipality& town_;
};

// One person's tablet: a disk that outlives the app, and the app when it is open.
struct ServedTablet {
    explicit ServedTablet(Municipality& municipality) : town(municipality) { open(); }

    void open() {
        app.reset();
        host.reset();
        window = std::make_unique<platform::QuietWindow>();
        window->clock = town.now;
        auto owned = std::make_unique<ServedWorld>(disk, town);
        world = owned.get();
        world->clock = town.now;
        world->network = network;
        host = std::make_unique<platform::WorldHost>(std::move(owned));
        app = std::make_unique<app::App>(*window, *host);
        settle();
    }
    void settle() {
        for (int i = 0; i < 12; ++i) {
            world->run();
            window->background();
        }
    }
    void set_network(bool on) {
        network = on;
        world->network = on;
        window->is_online = on;
        window->told(platform::WindowEvent::online);
        settle();
    }
    void join(const std::string& code) {
        app->perform_intent(models::Join{code});
        settle();
        BOOST_REQUIRE((app->device().phase() == app::Phase::ready));
    }
    void act(const ops::Command& command) {
        app->perform_intent(models::Perform{command});
        settle();
    }
    std::string pill() {
        return models::make_sync_words(text::Language::danish, app->facts()).pill;
    }
    const State& shown() const { return app->device().replica()->shown(); }

    Municipality& town;
    platform::MemoryDisk disk;
    bool network = true;
    std::unique_ptr<platform::QuietWindow> window;
    ServedWorld* world = nullptr;
    std::unique_ptr<platform::WorldHost> host;
    std::unique_ptr<app::App> app;
};

}  // namespace tovholder::testing
