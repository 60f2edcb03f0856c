// The app's Host over a World: profiles and their databases, the demo's server, answers that come
// too late, and the inbox.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "src/platform/demo_server.hpp"
#include "src/platform/world.hpp"

namespace tovholder::platform {

class WorldHost : public Host {
public:
    explicit WorldHost(std::unique_ptr<World> world);
    ~WorldHost() override;

    std::vector<HostEvent> take_events() override;
    void on_event(std::function<void()> wake) override;

    void choose_place(int place) override;
    void open_store(Profile profile) override;
    void turn_key(KeyTurn turn) override;
    void forget_key() override;
    sync::DeviceStore& store() override;
    void wipe_store(Profile profile) override;
    void take_over_store(Profile profile) override;
    void refound_store() override;
    void ask_persistence() override;
    StorageFigures storage_figures() const override;
    void measure_storage() override;

    void join(Profile profile, std::string code) override;
    void rejoin(std::string code, const std::string& token, DeviceAlias device) override;
    void keep_key(std::uint64_t request, const std::string& token) override;
    void unlock(std::uint64_t request, const wire::UnlockRequest& code) override;
    void ask_about(std::uint64_t request, Id<Person> person) override;
    sync::Transport& open_transport(Profile profile, std::string token) override;
    void close_transport() override;
    void deliver(std::uint64_t request, Bytes frame) override;
    std::string server_name() const override;
    void reset_demo() override;

    sync::Random& random() override;
    std::string setting(std::string_view name) const override;
    void set_setting(std::string_view name, std::string_view value) override;

private:
    class ServerTransport;

    std::string database_name(Profile profile) const;
    std::string lock_name(Profile profile) const;
    std::string offered_token();
    void post_join(const wire::JoinRequest& request);
    void ask_secret(const std::string& path, const std::string& token, std::uint64_t request,
                    Bytes body);
    void tell(HostEvent event);
    void open(Profile profile, bool take_over);
    void open_demo_server(Profile profile, bool take_over);
    void open_database(Profile profile, bool take_over);
    void on_opened(Profile profile, Result<std::vector<sync::StoreEntry>> entries);
    void on_lost(Profile profile);
    void on_emptied(Profile profile);
    bool is_stale(const std::vector<sync::StoreEntry>& entries) const;
    void wipe(Profile profile, std::function<void(std::optional<Error>)> done);
    void measure_now_and_then();
    void take_figures(StorageFigures figures);
    void close_demo_server();

    std::unique_ptr<World> world_;
    std::vector<HostEvent> events_;
    std::function<void()> wake_;

    int place_ = 1;
    std::uint64_t visits_ = 0;     // counts choices of a place, to know answers to an older one
    std::optional<Profile> open_;  // being opened or open
    bool take_over_ = false;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Database> demo_database_;
    std::unique_ptr<DemoServer> demo_server_;

    std::unique_ptr<ServerTransport> transport_;
    std::uint64_t transports_ = 0;  // counts them, to know the answers of an older one

    StorageFigures figures_;
    std::optional<Instant> measured_;
};

}  // namespace tovholder::platform
