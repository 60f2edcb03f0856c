// The browser as a World: IndexedDB, fetch, WebSocket, localStorage and the service worker, by way
// of web/library_{device,store,net}.js. They all answer through on_js with a call's number.
#include <ctime>
#include <map>

#include "src/platform/store_bytes.hpp"
#include "src/platform/world.hpp"

extern "C" {
// The events of library_device.js ($TovDevice), in its order.
using TovCallback = void (*)(void* world, int id, int kind, int code, double number,
                             std::uint8_t* bytes, int size);
void tov_world_start(TovCallback callback, void* world);
void tov_worker_start(int id);
void tov_random(std::uint8_t* bytes, int size);
char* tov_setting_get(const char* name);
void tov_setting_set(const char* name, const char* value);
char* tov_server_name();
char* tov_device_name();
void tov_figures(int id);
void tov_persist(int id);
void tov_store_open(int id, const char* name, const char* lock, int take_over);
void tov_store_commit(int id, double ticket, const std::uint8_t* bytes, int size, int strict);
void tov_store_refound(int id);
void tov_store_close(int id);
void tov_store_wipe(int id, const char* name);
void tov_keys_turn(int id, const char* name, const std::uint8_t* bytes, int size);
void tov_keys_forget(const char* name);
void tov_net_post(int id, const char* path, const char* token, const std::uint8_t* bytes, int size);
void tov_net_listen(int id, const char* token);
void tov_net_stop();
}

namespace tovholder::platform {
namespace {

enum class Kind : int {
    opened,
    committed,
    lost,
    wiped,
    answered,
    poked,
    figures,
    update,
    keyed,
    emptied
};

struct Event {
    Kind kind;
    int code;       // 0 or an ErrorCode
    double number;  // a ticket
    Bytes bytes;    // of a failure: its technical name

    std::optional<Error> error() const {
        if (code == 0) return {};
        return Error{static_cast<ErrorCode>(code), std::string(as_text(bytes))};
    }
};

// JavaScript gives text that it took from malloc.
std::string take_text(char* text) {
    std::string copy = text;
    std::free(text);
    return copy;
}

// "used quota persisted to_install"
StorageFigures read_figures(const Bytes& bytes) {
    const std::string text(as_text(bytes));
    StorageFigures figures;
    char* end = nullptr;
    figures.used_bytes = std::strtoull(text.c_str(), &end, 10);
    figures.quota_bytes = std::strtoull(end, &end, 10);
    figures.persistent = std::strtoull(end, &end, 10) == 1;
    figures.to_install = std::strtoull(end, &end, 10) == 1;
    figures.kind = "indexeddb";
    return figures;
}

class WebRandom : public sync::Random {
public:
    Bytes bytes(std::size_t count) override {
        Bytes random(count);
        tov_random(random.data(), static_cast<int>(count));
        return random;
    }
};

class WorldWeb : public World {
public:
    WorldWeb() { tov_world_start(&WorldWeb::on_js, this); }

    std::unique_ptr<Database> open(const std::string& name, const std::string& lock, bool take_over,
                                   DatabaseEvents events) override;
    void wipe(const std::string& name, std::function<void(std::optional<Error>)> done) override {
        tov_store_wipe(add([done](const Event& event) { done(event.error()); }), name.c_str());
    }

    void turn_key(const std::string& name, const KeyTurn& turn,
                  std::function<void(Result<std::vector<std::string>>)> done) override {
        const int id = add([done](const Event& event) {
            if (event.code != 0) {
                done(*event.error());
            } else {
                done(unpack_texts(event.bytes));
            }
        });
        const Bytes bytes = pack_turn(turn);
        tov_keys_turn(id, name.c_str(), bytes.data(), static_cast<int>(bytes.size()));
    }
    void forget_key(const std::string& name) override { tov_keys_forget(name.c_str()); }

    void persist(std::function<void(StorageFigures)> done) override {
        tov_persist(add([done](const Event& event) { done(read_figures(event.bytes)); }));
    }
    void measure(std::function<void(StorageFigures)> done) override {
        tov_figures(add([done](const Event& event) { done(read_figures(event.bytes)); }));
    }

    void post(const std::string& path, const std::string& token, Bytes body,
              std::function<void(Result<Bytes>)> done) override {
        const int id = add([done](const Event& event) {
            if (event.code != 0) {
                done(*event.error());
            } else {
                done(event.bytes);
            }
        });
        tov_net_post(id, path.c_str(), token.c_str(), body.data(), static_cast<int>(body.size()));
    }
    void listen(const std::string& token, std::function<void(Bytes)> poke) override {
        stop_listening();
        listening_ = add([poke](const Event& event) { poke(event.bytes); });
        tov_net_listen(listening_, token.c_str());
    }
    void stop_listening() override {
        tov_net_stop();
        remove(listening_);
        listening_ = 0;
    }
    std::string server_name() const override { return take_text(tov_server_name()); }
    std::string device_name() const override { return take_text(tov_device_name()); }

    void on_update(std::function<void()> ready) override {
        tov_worker_start(add([ready](const Event&) { ready(); }));
    }

    sync::Random& random() override { return random_; }
    Instant now() const override { return {static_cast<std::int64_t>(std::time(nullptr))}; }
    std::string setting(const std::string& name) const override {
        return take_text(tov_setting_get(name.c_str()));
    }
    void set_setting(const std::string& name, const std::string& value) override {
        tov_setting_set(name.c_str(), value.c_str());
    }

    using Handler = std::function<void(const Event&)>;
    int add(Handler handler) {
        handlers_[++last_id_] = std::make_shared<Handler>(std::move(handler));
        return last_id_;
    }
    void remove(int id) { handlers_.erase(id); }

private:
    static void on_js(void* world, int id, int kind, int code, double number, std::uint8_t* bytes,
                      int size) {
        Event event{static_cast<Kind>(kind), code, number, {}};
        if (size > 0) event.bytes.assign(bytes, bytes + size);
        std::free(bytes);
        auto& handlers = static_cast<WorldWeb*>(world)->handlers_;
        const auto found = handlers.find(id);
        if (found == handlers.end()) return;  // closed since: nobody wants to know
        const std::shared_ptr<Handler> handler = found->second;  // lives while it runs
        const bool is_last = event.kind == Kind::wiped || event.kind == Kind::answered ||
                             event.kind == Kind::figures || event.kind == Kind::keyed;
        if (is_last) handlers.erase(found);
        (*handler)(event);
    }

    std::map<int, std::shared_ptr<Handler>> handlers_;
    int last_id_ = 0;
    int listening_ = 0;
    WebRandom random_;
};

class WebDatabase : public Database {
public:
    WebDatabase(WorldWeb& world, int id) : world_(world), id_(id) {}
    ~WebDatabase() override {
        world_.remove(id_);
        tov_store_close(id_);
    }
    void commit(sync::Ticket ticket, std::vector<sync::StoreWrite> writes,
                sync::Durability durability) override {
        const Bytes bytes = pack_writes(writes);
        tov_store_commit(id_, static_cast<double>(ticket), bytes.data(),
                         static_cast<int>(bytes.size()),
                         durability == sync::Durability::strict ? 1 : 0);
    }
    void refound() override { tov_store_refound(id_); }

private:
    WorldWeb& world_;
    int id_;
};

void tell_opened(const DatabaseEvents& events, const Event& event) {
    if (event.code != 0) {
        events.opened(*event.error());
    } else {
        events.opened(unpack_entries(event.bytes));
    }
}

std::unique_ptr<Database> WorldWeb::open(const std::string& name, const std::string& lock,
                                         bool take_over, DatabaseEvents events) {
    const int id = add([events = std::move(events)](const Event& event) {
        if (event.kind == Kind::opened) tell_opened(events, event);
        if (event.kind == Kind::lost) events.lost();
        if (event.kind == Kind::emptied) events.emptied();
        if (event.kind == Kind::committed) {
            events.committed(static_cast<sync::Ticket>(event.number), event.error());
        }
    });
    tov_store_open(id, name.c_str(), lock.c_str(), take_over ? 1 : 0);
    return std::make_unique<WebDatabase>(*this, id);
}

}  // namespace

std::unique_ptr<World> make_world(std::string_view) { return std::make_unique<WorldWeb>(); }

}  // namespace tovholder::platform
