// The development window's World: databases as files under TOVHOLDER_HOME (or the user's data
// folder), random from the kernel, settings in one more file. It has no way to a server: the demo
// runs, joining says that there is no network.
#include <sys/random.h>

#include <cstdlib>
#include <ctime>
#include <deque>
#include <filesystem>
#include <set>

#include "src/platform/file_database_native.hpp"
#include "src/platform/world.hpp"

namespace tovholder::platform {
namespace {

std::filesystem::path home_folder() {
    if (const char* own = std::getenv("TOVHOLDER_HOME")) return own;
    if (const char* data = std::getenv("XDG_DATA_HOME")) {
        return std::filesystem::path(data) / "tovholder";
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home != nullptr ? home : ".") / ".local/share/tovholder";
}

class NativeRandom : public sync::Random {
public:
    Bytes bytes(std::size_t count) override {
        Bytes random(count);
        std::size_t filled = 0;
        while (filled < count) {
            const ssize_t got = getrandom(random.data() + filled, count - filled, 0);
            TOV_ASSERT(got > 0);
            filled += static_cast<std::size_t>(got);
        }
        return random;
    }
};

class WorldNative;

class NativeDatabase : public Database {
public:
    NativeDatabase(WorldNative& world, std::filesystem::path path, DatabaseEvents events);
    void commit(sync::Ticket ticket, std::vector<sync::StoreWrite> writes,
                sync::Durability durability) override;

private:
    WorldNative& world_;
    FileDatabase file_;
    std::shared_ptr<DatabaseEvents> events_;  // tasks hold it weakly: none after closing
};

class WorldNative : public World {
public:
    WorldNative() : folder_(home_folder()) {}

    std::unique_ptr<Database> open(const std::string& name, const std::string&, bool,
                                   DatabaseEvents events) override {
        return std::make_unique<NativeDatabase>(*this, folder_ / name, std::move(events));
    }
    void wipe(const std::string& name, std::function<void(std::optional<Error>)> done) override {
        std::error_code failure;
        std::filesystem::remove(folder_ / name, failure);
        std::optional<Error> error;
        if (failure) error = Error{ErrorCode::storage_failed, failure.message()};
        add_task([done = std::move(done), error] { done(error); });
    }
    // Nothing is locked here: there is no server to keep a way in.
    void turn_key(const std::string&, const KeyTurn&,
                  std::function<void(Result<std::vector<std::string>>)> done) override {
        add_task([done = std::move(done)] { done(ErrorCode::storage_failed); });
    }
    void forget_key(const std::string&) override {}
    void persist(std::function<void(StorageFigures)> done) override { measure(std::move(done)); }
    void measure(std::function<void(StorageFigures)> done) override {
        StorageFigures figures;
        figures.kind = "file";
        figures.persistent = true;
        std::error_code failure;
        for (const auto& file : std::filesystem::directory_iterator(folder_, failure)) {
            figures.used_bytes += file.file_size(failure);
        }
        figures.quota_bytes = std::filesystem::space(folder_, failure).available;
        add_task([done = std::move(done), figures] { done(figures); });
    }

    void post(const std::string&, const std::string&, Bytes,
              std::function<void(Result<Bytes>)> done) override {
        add_task([done = std::move(done)] { done(ErrorCode::no_network); });
    }
    void listen(const std::string&, std::function<void(Bytes)>) override {}
    void stop_listening() override {}
    std::string server_name() const override { return {}; }
    std::string device_name() const override { return "Desktop"; }
    void on_update(std::function<void()>) override {}

    sync::Random& random() override { return random_; }
    Instant now() const override { return {static_cast<std::int64_t>(std::time(nullptr))}; }

    void run_tasks() override {
        while (!tasks_.empty()) {
            const auto task = std::move(tasks_.front());
            tasks_.pop_front();
            task();
        }
    }
    void on_task(const std::function<void()>& wake) override { wake_ = wake; }
    void add_task(std::function<void()> task) {
        tasks_.push_back(std::move(task));
        if (wake_) wake_();
    }

    std::string setting(const std::string& name) const override {
        return read_settings(folder_ / "settings")[name];
    }
    void set_setting(const std::string& name, const std::string& value) override {
        auto settings = read_settings(folder_ / "settings");
        settings[name] = value;
        write_settings(folder_ / "settings", settings);
    }

private:
    std::filesystem::path folder_;
    NativeRandom random_;
    std::deque<std::function<void()>> tasks_;
    std::function<void()> wake_;
};

NativeDatabase::NativeDatabase(WorldNative& world, std::filesystem::path path,
                               DatabaseEvents events)
    : world_(world),
      file_(std::move(path)),
      events_(std::make_shared<DatabaseEvents>(std::move(events))) {
    const std::weak_ptr<DatabaseEvents> listener = events_;
    auto opened = file_.open();
    const bool is_locked = !opened && opened.error().detail == FileDatabase::locked;
    world_.add_task([listener, opened = std::move(opened), is_locked] {
        const auto told = listener.lock();
        if (!told) return;
        if (is_locked) {
            told->lost();
        } else {
            told->opened(opened);
        }
    });
}

void NativeDatabase::commit(sync::Ticket ticket, std::vector<sync::StoreWrite> writes,
                            sync::Durability durability) {
    const auto done = file_.write(writes, durability == sync::Durability::strict);
    std::optional<Error> error;
    if (!done) error = done.error();
    world_.add_task([listener = std::weak_ptr(events_), ticket, error] {
        if (const auto told = listener.lock()) told->committed(ticket, error);
    });
}

}  // namespace

std::unique_ptr<World> make_world(std::string_view) { return std::make_unique<WorldNative>(); }

}  // namespace tovholder::platform
