// What differs between the browser and a native program: databases, one POST, pokes, random, small
// settings. WorldHost makes the app's Host of it, so that all decisions are the same everywhere.
// world_web.cpp is the browser, world_native.cpp the development window; tests have one in memory.
//
// Everything asynchronous completes through the function handed in, on the only thread, never from
// inside the call that started it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/platform/host.hpp"

namespace tovholder::platform {

struct DatabaseEvents {
    std::function<void(Result<std::vector<sync::StoreEntry>>)> opened;
    std::function<void(sync::Ticket, std::optional<Error>)> committed;
    std::function<void()> lost;  // another page writes to it now; commits fail from here on
    std::function<void()> emptied = [] {};  // deleted behind our back; see Database::refound
};

// An open database, or one being opened. Destroying it closes it: what was committed is still
// written, and none of its events is told any more.
class Database : public sync::DeviceStore {
public:
    // After `emptied` commits fail until this is called: the next commit is of everything, and
    // founds the store anew. If it was locked, that commit must lock it again.
    virtual void refound() {}
};

class World {
public:
    virtual ~World() = default;

    // Databases with the same `lock` have one writer together. Ends as opened, or as lost when
    // another page has the lock and `take_over` is false.
    virtual std::unique_ptr<Database> open(const std::string& name, const std::string& lock,
                                           bool take_over, DatabaseEvents events) = 0;
    virtual void wipe(const std::string& name, std::function<void(std::optional<Error>)> done) = 0;

    // For Host::turn_key, of this database.
    virtual void turn_key(const std::string& name, const KeyTurn& turn,
                          std::function<void(Result<std::vector<std::string>>)> done) = 0;
    virtual void forget_key(const std::string& name) = 0;

    // Asks the system to keep the data, and measures.
    virtual void persist(std::function<void(StorageFigures)> done) = 0;
    virtual void measure(std::function<void(StorageFigures)> done) = 0;

    // `path` is "join", "sync", "about", "deliver", "keep-key" or "unlock"; `token` is empty or
    // lower-case hex. The answer is a frame, or no_network, server_failed. Dropping a request is
    // the caller's business.
    virtual void post(const std::string& path, const std::string& token, Bytes body,
                      std::function<void(Result<Bytes>)> done) = 0;
    // Poke frames from the server while the app is in the foreground, until stop_listening.
    virtual void listen(const std::string& token, std::function<void(Bytes)> poke) = 0;
    virtual void stop_listening() = 0;
    virtual std::string server_name() const = 0;
    // "Safari, iPad": as coordinators see the device in a list.
    virtual std::string device_name() const = 0;

    // Tells once per new version of the app that is ready to be used.
    virtual void on_update(std::function<void()> ready) = 0;

    virtual sync::Random& random() = 0;
    virtual Instant now() const = 0;  // the device's clock
    // Where nothing else does, WorldHost runs what is ready to complete; `wake` asks for it.
    virtual void run_tasks() {}
    virtual void on_task(const std::function<void()>& wake) { (void)wake; }

    virtual std::string setting(const std::string& name) const = 0;
    virtual void set_setting(const std::string& name, const std::string& value) = 0;
};

std::unique_ptr<World> make_world(std::string_view server);

}  // namespace tovholder::platform
