// The server and its disk.
#include "tests/simulation/server.hpp"

#include "shared/ops/invitation_code.hpp"
#include "shared/wire/codec.hpp"
#include "tests/simulation/broken.hpp"
#include "tests/simulation/canary.hpp"

namespace tovholder::simulation {

Bytes SeededRandom::bytes(std::size_t count) {
    Bytes bytes(count);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(prng_.next());
    return bytes;
}

Result<void> ServerDisk::commit(const sync::AuthorityCommit& commit) {
    if (prng_.below(200) < faults_.server_crash) throw ServerCrash{};
    if (prng_.chance(faults_.server_disk_refuses)) return ErrorCode::storage_failed;
    sync::AuthorityCommit kept = commit;
    if (plant_.on_server_commit(kept)) write(kept);
    if (prng_.below(200) < faults_.server_crash) throw ServerCrash{};
    return {};
}

void ServerDisk::write(const sync::AuthorityCommit& commit) {
    require(commit.seq >= seq_, Property::exactly_once, "the server's seq went backwards");
    seq_ = commit.seq;
    for (const wire::SentRow& row : commit.puts) {
        rows_[key_of(row.row)] = {row.stamp.seq, wire::encode_row_fields(row.row, row.stamp)};
    }
    for (const RowKey key : commit.erases) {
        rows_.erase(key);
        tombstones_.insert(key);
    }
    for (const sync::DeviceRecord& device : commit.devices) devices_[device.alias] = device;
    for (const sync::StoredOutcome& outcome : commit.outcomes) {
        outcomes_[outcome.op] = outcome;
        ledger_.on_decided({.kind = Decided::Kind::op,
                            .id = outcome.op,
                            .applied = outcome.outcome.applied(),
                            .now = now_,
                            .person = {},
                            .digest = {}});
    }
    if (other_) {
        for (const wire::SentRow& row : commit.puts) {
            const auto* invitation = std::get_if<Invitation>(&row.row);
            if (invitation != nullptr) other_->digest = invitation->digest;
        }
        ledger_.on_decided(*other_);
    }
    other_.reset();
    if (commit.prune_below.number != 0) {
        outcomes_.erase(outcomes_.lower_bound(OpId{commit.prune_below.device, 0}),
                        outcomes_.lower_bound(commit.prune_below));
    }
}

sync::AuthorityContents ServerDisk::contents() {
    sync::AuthorityContents contents;
    contents.history = history_;
    contents.seq = seq_;
    for (const auto& [key, stored] : rows_) {
        auto row = wire::decode_row_fields(key, stored.seq, stored.fields);
        require(row.ok(), Property::nothing_lost, "a row of the server's disk cannot be read");
        contents.rows.push_back(std::move(*row));
    }
    contents.tombstones.assign(tombstones_.begin(), tombstones_.end());
    for (const auto& [alias, device] : devices_) contents.devices.push_back(device);
    for (const auto& [op, outcome] : outcomes_) contents.outcomes.push_back(outcome);
    plant_.on_server_start(contents);
    return contents;
}

Server::Server(Prng& prng, const Faults& faults, Plant& plant, Ledger& ledger, std::uint64_t seed)
    : plant_(plant), ledger_(ledger), disk_(prng, faults, plant, ledger), random_(seed) {
    // Small answers make paging happen; few remembered views make devices resend.
    Prng draw(seed);
    // Not both: a device that is forgotten between two pages starts over at the first.
    if (draw.chance(50)) {
        options_.answer_bytes_max = static_cast<std::size_t>(draw.between(300, 4000));
    } else if (draw.chance(60)) {
        options_.views_max = static_cast<std::size_t>(draw.between(1, 5));
    }
    start();
}

void Server::start() {
    authority_ = std::make_unique<sync::Authority>(disk_, disk_.contents(), options_);
}

std::size_t Server::resets(DeviceAlias device) const {
    const auto it = resets_.find(device);
    return it == resets_.end() ? 0 : it->second;
}

void Server::load(const Changes& changes) {
    const auto loaded = authority_->load(changes);
    require(loaded.ok(), Property::oracle, "the municipality cannot be loaded");
}

std::optional<std::string> Server::invite(Id<Person> person, Instant now) {
    if (!is_up()) return {};
    // The disk sees the digest in the commit.
    disk_.set_now(now);
    disk_.set_other(Decided{
        .kind = Decided::Kind::invited, .id = {}, .now = now, .person = person, .digest = {}});
    try {
        auto code = authority_->invite(person, now, random_);
        disk_.set_other({});
        if (!code) return {};
        return *code;
    } catch (const ServerCrash&) {
        stop();
    }
    disk_.set_other({});
    return {};
}

std::optional<wire::Joined> Server::join(const std::string& code, Instant now) {
    if (!is_up()) return {};
    disk_.set_now(now);
    disk_.set_other(Decided{.kind = Decided::Kind::joined,
                            .id = {},
                            .now = now,
                            .person = {},
                            .digest = ops::digest_of(code)});
    try {
        const Bytes frame = wire::encode(wire::JoinRequest{code, "Tablet"});
        const auto request = wire::decode_join_request(frame);
        require(request.ok(), Property::liveness, "a join request cannot be read");
        const auto joined = authority_->join(*request, now, random_);
        disk_.set_other({});
        if (!joined) return {};
        return *wire::decode_joined(wire::encode(*joined));
    } catch (const ServerCrash&) {
        stop();
    }
    disk_.set_other({});
    return {};
}

Result<wire::SyncResponse> Server::sync(const std::string& token, const Bytes& frame, Instant now) {
    const auto device = authority_->authenticate(token);
    if (!device) return device.error();
    auto request = wire::decode_sync_request(frame);
    if (!request) return request.error();
    for (const ops::Op& op : request->ops) {
        const Made* made = ledger_.find(op.id);
        require(made != nullptr && same_op(made->op, op), Property::exactly_once,
                "the server read " + name_of(op.id) + " other than it was made");
    }
    disk_.set_now(now);
    plant_.on_request(*authority_, *device, *request, now);
    auto response = authority_->sync(*device, *request, now);
    if (!response) return response;
    plant_.on_response(*authority_, *device, *response);
    if (response->reset) ++resets_[*device];
    return response;
}

std::optional<Bytes> Server::handle(const std::string& token, const Bytes& frame, Instant now) {
    if (!is_up()) return {};
    try {
        const auto response = sync(token, frame, now);
        if (!response) return wire::encode(wire::Failure{response.error()});
        Bytes answer = wire::encode(*response);
        check_no_leak(*authority_->authenticate(token), answer, now);
        return answer;
    } catch (const ServerCrash&) {
        stop();
        return {};
    }
}

void Server::check_no_leak(DeviceAlias device, const Bytes& answer, Instant now) const {
    const Id<Person> person = authority_->devices().at(device).person;
    const std::string leak = find_leak(authority_->state(), person, now, answer);
    require(leak.empty(), Property::no_leak, leak);
}

}  // namespace tovholder::simulation
