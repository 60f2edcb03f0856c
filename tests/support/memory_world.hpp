// A World in memory: databases that can be made to fail, two of them fighting for one lock, a
// server that answers what the test says. Nothing completes before run().
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>

#include "shared/base/prng.hpp"
#include "src/platform/world.hpp"

namespace tovholder::platform {

class MemoryRandom : public sync::Random {
public:
    Bytes bytes(std::size_t count) override {
        Bytes random(count);
        for (std::uint8_t& byte : random) byte = static_cast<std::uint8_t>(prng_.next());
        return random;
    }

private:
    Prng prng_{7};
};

// What outlives a page: the disk, and who may write.
struct MemoryDisk {
    // A store with a lock holds every other value under a mark that only its key takes off.
    using Contents = std::map<std::pair<sync::Area, std::uint64_t>, Bytes>;
    std::map<std::string, Contents> databases;
    std::map<std::string, const void*> locks;  // lock → world
    std::map<std::string, std::string> settings;
    int keys_made = 0;
    int failures_left = 0;  // commits that fail from now on
    ErrorCode failure = ErrorCode::storage_failed;
};

class MemoryWorld : public World {
public:
    explicit MemoryWorld(MemoryDisk& disk) : disk_(disk) {}
    ~MemoryWorld() override {
        std::erase_if(disk_.locks, [this](const auto& lock) { return lock.second == this; });
    }

    std::unique_ptr<Database> open(const std::string& name, const std::string& lock, bool take_over,
                                   DatabaseEvents events) override {
        auto shared = std::make_shared<DatabaseEvents>(std::move(events));
        std::weak_ptr<DatabaseEvents> told = shared;
        later([this, name, lock, take_over, told] {
            const auto listener = told.lock();
            if (!listener) return;
            const void*& holder = disk_.locks[lock];
            if (holder != nullptr && holder != this && !take_over) {
                listener->lost();
                return;
            }
            holder = this;
            listener->opened(read(name));
        });
        open_[name] = shared;
        return std::make_unique<MemoryDatabase>(*this, name, lock, std::move(shared));
    }
    // The browser deletes the database behind the app's back.
    void empty(const std::string& name) {
        disk_.databases.erase(name);
        emptied_.insert(name);
        founding_.erase(name);
        later([this, name] {
            if (const auto listener = open_[name].lock()) listener->emptied();
        });
    }
    void wipe(const std::string& name, std::function<void(std::optional<Error>)> done) override {
        later([this, name, done] {
            disk_.databases.erase(name);
            done({});
        });
    }
    // Wrapping is the key with the secret behind it: what matters here is who can take it out.
    void turn_key(const std::string& name, const KeyTurn& turn,
                  std::function<void(Result<std::vector<std::string>>)> done) override {
        later([this, name, turn, done] {
            std::string key = "key " + std::to_string(disk_.keys_made);
            if (turn.wrapped.empty()) {
                ++disk_.keys_made;
            } else {
                const std::size_t end = turn.wrapped.find('|');
                if (turn.wrapped.substr(end + 1) != turn.secret) {
                    done(ErrorCode::wrong_pin);
                    return;
                }
                key = turn.wrapped.substr(0, end);
            }
            std::vector<std::string> wrapped;
            for (const KeySecret& target : turn.wrap_for) {
                wrapped.push_back(key + '|' + target.secret);
            }
            keys_[name] = key;
            done(wrapped);
        });
    }
    void forget_key(const std::string& name) override { keys_.erase(name); }
    void persist(std::function<void(StorageFigures)> done) override {
        figures.persistent = true;
        measure(std::move(done));
    }
    void measure(std::function<void(StorageFigures)> done) override {
        later([this, done] { done(figures); });
    }
    void post(const std::string& path, const std::string& token, Bytes body,
              std::function<void(Result<Bytes>)> done) override {
        posts.push_back({path, token, std::move(body)});
        later([this, done] { done(answer); });
    }
    void listen(const std::string& token, std::function<void(Bytes)> poke_to) override {
        listening = token;
        poke = std::move(poke_to);
    }
    void stop_listening() override { listening.clear(); }
    std::string server_name() const override { return "example.org"; }
    std::string device_name() const override { return "Safari, iPad"; }
    void on_update(std::function<void()> ready) override { update = std::move(ready); }
    sync::Random& random() override { return random_; }
    Instant now() const override { return clock; }
    std::string setting(const std::string& name) const override {
        const auto found = disk_.settings.find(name);
        return found == disk_.settings.end() ? "" : found->second;
    }
    void set_setting(const std::string& name, const std::string& value) override {
        disk_.settings[name] = value;
    }

    // Lets everything complete that was started.
    void run() {
        while (!tasks_.empty()) {
            const auto task = std::move(tasks_.front());
            tasks_.pop_front();
            task();
        }
    }

    // Only the first of them.
    void run_one() {
        if (tasks_.empty()) return;
        const auto task = std::move(tasks_.front());
        tasks_.pop_front();
        task();
    }

    struct Post {
        std::string path;
        std::string token;
        Bytes body;
    };
    std::vector<Post> posts;
    Result<Bytes> answer = ErrorCode::no_network;
    std::string listening;
    std::function<void(Bytes)> poke;
    std::function<void()> update;
    Instant clock;
    StorageFigures figures{};

private:
    class MemoryDatabase : public Database {
    public:
        MemoryDatabase(MemoryWorld& world, std::string name, std::string lock,
                       std::shared_ptr<DatabaseEvents> events)
            : world_(world),
              name_(std::move(name)),
              lock_(std::move(lock)),
              events_(std::move(events)) {}
        void commit(sync::Ticket ticket, std::vector<sync::StoreWrite> writes,
                    sync::Durability) override {
            std::weak_ptr<DatabaseEvents> told = events_;
            const bool founds = world_.founding_.contains(name_);
            if (founds) world_.emptied_.erase(name_);
            world_.founding_.erase(name_);
            const bool refused = world_.emptied_.contains(name_);
            world_.later([&world = world_, name = name_, lock = lock_, told, ticket, refused,
                          writes = std::move(writes)] {
                const std::optional<Error> error = refused
                                                       ? Error{ErrorCode::storage_failed, "emptied"}
                                                       : world.write(name, lock, writes);
                if (const auto listener = told.lock()) listener->committed(ticket, error);
            });
        }

        void refound() override { world_.founding_.insert(name_); }

    private:
        MemoryWorld& world_;
        std::string name_;
        std::string lock_;
        std::shared_ptr<DatabaseEvents> events_;
    };

    std::optional<Error> write(const std::string& name, const std::string& lock,
                               const std::vector<sync::StoreWrite>& writes) {
        if (disk_.locks[lock] != this) return Error{ErrorCode::storage_failed, "lost"};
        if (disk_.failures_left > 0) {
            --disk_.failures_left;
            return Error{disk_.failure};
        }
        MemoryDisk::Contents& contents = disk_.databases[name];
        const bool locks = writes.front().area == sync::Area::lock && !is_locked(contents);
        if (locks) {
            for (auto& [place, value] : contents) value = sealed(name, value);
        }
        for (const sync::StoreWrite& write : writes) {
            const bool plain = write.area == sync::Area::lock || !is_locked(contents);
            if (!plain && !keys_.contains(name)) return Error{ErrorCode::storage_failed, "locked"};
            if (write.value) {
                contents[{write.area, write.key}] =
                    plain ? *write.value : sealed(name, *write.value);
            } else {
                contents.erase({write.area, write.key});
            }
        }
        return {};
    }
    static bool is_locked(const MemoryDisk::Contents& contents) {
        return contents.contains({sync::Area::lock, 0});
    }
    Bytes sealed(const std::string& name, const Bytes& value) {
        Bytes bytes;
        for (const std::uint8_t byte : value) bytes.push_back(static_cast<std::uint8_t>(~byte));
        const std::string& key = keys_.at(name);
        bytes.insert(bytes.end(), key.begin(), key.end());
        return bytes;
    }
    std::vector<sync::StoreEntry> read(const std::string& name) {
        std::vector<sync::StoreEntry> entries;
        const MemoryDisk::Contents& contents = disk_.databases[name];
        const auto key = keys_.find(name);
        for (const auto& [place, stored] : contents) {
            Bytes value = stored;
            if (is_locked(contents) && place.first != sync::Area::lock) {
                if (key == keys_.end()) continue;
                value.resize(value.size() - key->second.size());
                for (std::uint8_t& byte : value) byte = static_cast<std::uint8_t>(~byte);
            }
            entries.push_back({place.first, place.second, std::move(value)});
        }
        return entries;
    }
    void later(std::function<void()> task) { tasks_.push_back(std::move(task)); }

    MemoryDisk& disk_;
    std::map<std::string, std::weak_ptr<DatabaseEvents>> open_;
    std::set<std::string> emptied_;            // nothing is written to them
    std::set<std::string> founding_;           // until the next commit, which makes them anew
    std::map<std::string, std::string> keys_;  // of the stores unlocked in this page
    MemoryRandom random_;
    std::deque<std::function<void()>> tasks_;
};

}  // namespace tovholder::platform
