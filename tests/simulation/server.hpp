// The server of the simulated world: an Authority over a disk that crashes before or after a
// commit is durable, never within one.
#pragma once

#include <memory>

#include "shared/sync/authority.hpp"
#include "tests/simulation/crash_point.hpp"
#include "tests/simulation/faults.hpp"
#include "tests/simulation/ledger.hpp"
#include "tests/simulation/plant.hpp"

namespace tovholder::simulation {

// Thrown out of a commit: the server is gone, and whoever asked gets no answer.
struct ServerCrash {};

// Keeps rows as bytes, as a database does.
class ServerDisk final : public sync::AuthorityStore {
public:
    ServerDisk(Prng& prng, const Faults& faults, Plant& plant, Ledger& ledger, CrashPoint& point)
        : prng_(prng), faults_(faults), plant_(plant), ledger_(ledger), point_(point) {}

    Result<void> commit(const sync::AuthorityCommit& commit) override;
    sync::AuthorityContents contents();

    // The clock of the call under way, and what is done besides ops, for the ledger.
    void set_now(Instant now) { now_ = now; }
    void set_request_clock(Instant clock) { request_clock_ = clock; }
    void set_other(std::optional<Decided> other) { other_ = std::move(other); }
    // What the rules of retention let go now, as long as it is set.
    void set_night(bool night) { night_ = night; }
    // Everybody who was ever erased: kept beside what is on the platter.
    const std::vector<Id<Person>>& erased() const { return erased_; }

    // What is on it.
    struct StoredRow {
        std::uint64_t seq = 0;
        Bytes fields;
    };
    struct Platter {
        std::uint64_t history = 0x51b0a7;
        std::uint64_t seq = 0;
        std::map<RowKey, StoredRow> rows;
        std::set<RowKey> tombstones;
        std::set<RowKey> gone;  // every row that was ever deleted
        std::map<DeviceAlias, sync::DeviceRecord> devices;
        std::map<OpId, sync::StoredOutcome> outcomes;
        DeviceAlias aliases_used_below = 0;
    };
    const Platter& platter() const { return platter_; }
    void set_platter(Platter platter) { platter_ = std::move(platter); }

private:
    void write(const sync::AuthorityCommit& commit);
    void note_erasure(const sync::AuthorityCommit& commit);

    Prng& prng_;
    const Faults& faults_;
    Plant& plant_;
    Ledger& ledger_;
    CrashPoint& point_;
    Instant now_;
    Instant request_clock_;
    std::optional<Decided> other_;
    bool night_ = false;
    std::vector<Id<Person>> erased_;
    Platter platter_;
};

// Random bytes from the run's seed.
class SeededRandom final : public sync::Random {
public:
    explicit SeededRandom(std::uint64_t seed) : prng_(seed) {}
    Bytes bytes(std::size_t count) override;

private:
    Prng prng_;
};

class Server {
public:
    Server(Prng& prng, const Faults& faults, Plant& plant, Ledger& ledger, CrashPoint& point,
           std::uint64_t seed);

    bool is_up() const { return authority_ != nullptr; }
    // REQUIRES: is_up()
    const sync::Authority& authority() const { return *authority_; }
    const ServerDisk& disk() const { return disk_; }

    // Fewer views than there may be tablets.
    bool remembers_few() const { return options_.views_max < 100; }
    // Answers so small that everything comes in many.
    // Every row that was ever deleted, as far as its disk can know.
    const std::set<RowKey>& gone() const { return disk_.platter().gone; }
    bool answers_little() const { return options_.answer_bytes_max < 10'000; }
    // Whether it takes files of changes in this run: keys take time, so not in every one.
    std::size_t decided_by_file() const { return decided_by_file_; }  // ops
    bool takes_files() const { return options_.learns_keys; }
    // A file that somebody with this token brought. It is not an error if it is refused, or the
    // server crashes.
    void deliver(const std::string& token, const Bytes& file, Instant now);

    // How often a device was told to drop everything it holds.
    std::size_t resets(DeviceAlias device) const;

    // Also erases again those whom its disk should not know any more.
    void start();
    // What has been kept long enough goes. REQUIRES: nothing goes wrong by chance.
    void keep_house(Instant now);
    void stop() { authority_.reset(); }

    // The municipality as it is when the run begins.
    void load(const Changes& changes);
    // A code for the person, then the device that it becomes. Nothing when the server crashed or
    // its disk refused.
    std::optional<std::string> invite(Id<Person> person, Instant now);
    // `again` is the device as it was before the server forgot it.
    struct Again {
        std::string token;
        DeviceAlias device = 0;
    };
    std::optional<wire::Joined> join(const std::string& code, Instant now, const Again& again);
    std::optional<wire::Joined> join(const std::string& code, Instant now) {
        return join(code, now, {});
    }

    // Copies its disk; and sets it back to that copy, as a new history.
    void back_up();
    void restore();
    // A backup that is as old as this would be no more than tablets can make up for.
    void forget_backup() { backup_.reset(); }
    bool has_backup() const { return backup_.has_value(); }

    // One request of the device with this token, as bytes, to the bytes of its answer. Nothing
    // when the server is down or crashes: no answer ever comes.
    std::optional<Bytes> handle(const std::string& token, const Bytes& frame, Instant now);

private:
    Result<wire::SyncResponse> sync(const std::string& token, const Bytes& frame, Instant now);
    void check_no_leak(DeviceAlias device, const Bytes& answer, Instant now) const;

    Plant& plant_;
    Ledger& ledger_;
    ServerDisk disk_;
    SeededRandom random_;
    static constexpr std::uint64_t seeds_per_files = 8;
    sync::AuthorityOptions options_;
    std::size_t decided_by_file_ = 0;
    std::unique_ptr<sync::Authority> authority_;
    std::map<DeviceAlias, std::size_t> resets_;
    struct Backup {
        ServerDisk::Platter platter;
        std::size_t decided = 0;
    };
    std::optional<Backup> backup_;
    std::uint64_t restores_ = 0;
    Instant now_ = {};  // of the latest call
};

}  // namespace tovholder::simulation
