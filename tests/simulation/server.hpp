// The server of the simulated world: an Authority over a disk that crashes before or after a
// commit is durable, never within one.
#pragma once

#include <memory>

#include "shared/sync/authority.hpp"
#include "tests/simulation/faults.hpp"
#include "tests/simulation/ledger.hpp"
#include "tests/simulation/plant.hpp"

namespace tovholder::simulation {

// Thrown out of a commit: the server is gone, and whoever asked gets no answer.
struct ServerCrash {};

// Keeps rows as bytes, as a database does.
class ServerDisk final : public sync::AuthorityStore {
public:
    ServerDisk(Prng& prng, const Faults& faults, Plant& plant, Ledger& ledger)
        : prng_(prng), faults_(faults), plant_(plant), ledger_(ledger) {}

    Result<void> commit(const sync::AuthorityCommit& commit) override;
    sync::AuthorityContents contents();

    // The clock of the call under way, and what is done besides ops, for the ledger.
    void set_now(Instant now) { now_ = now; }
    void set_other(std::optional<Decided> other) { other_ = std::move(other); }

private:
    void write(const sync::AuthorityCommit& commit);

    struct StoredRow {
        std::uint64_t seq = 0;
        Bytes fields;
    };

    Prng& prng_;
    const Faults& faults_;
    Plant& plant_;
    Ledger& ledger_;
    Instant now_;
    std::optional<Decided> other_;
    std::uint64_t history_ = 0x51b0a7;
    std::uint64_t seq_ = 0;
    std::map<RowKey, StoredRow> rows_;
    std::set<RowKey> tombstones_;
    std::map<DeviceAlias, sync::DeviceRecord> devices_;
    std::map<OpId, sync::StoredOutcome> outcomes_;
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
    Server(Prng& prng, const Faults& faults, Plant& plant, Ledger& ledger, std::uint64_t seed);

    bool is_up() const { return authority_ != nullptr; }
    // REQUIRES: is_up()
    const sync::Authority& authority() const { return *authority_; }

    // Fewer views than there may be tablets.
    bool remembers_few() const { return options_.views_max < 100; }
    // Answers so small that everything comes in many.
    bool answers_little() const { return options_.answer_bytes_max < 10'000; }
    // How often a device was told to drop everything it holds.
    std::size_t resets(DeviceAlias device) const;

    void start();
    void stop() { authority_.reset(); }

    // The municipality as it is when the run begins.
    void load(const Changes& changes);
    // A code for the person, then the device that it becomes. Nothing when the server crashed or
    // its disk refused.
    std::optional<std::string> invite(Id<Person> person, Instant now);
    std::optional<wire::Joined> join(const std::string& code, Instant now);

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
    sync::AuthorityOptions options_;
    std::unique_ptr<sync::Authority> authority_;
    std::map<DeviceAlias, std::size_t> resets_;
};

}  // namespace tovholder::simulation
