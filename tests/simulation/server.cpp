// The server and its disk.
#include "tests/simulation/server.hpp"

#include "shared/ops/invitation_code.hpp"
#include "shared/sync/bundle.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/deflate.hpp"
#include "tests/simulation/broken.hpp"
#include "tests/simulation/canary.hpp"

namespace tovholder::simulation {

Bytes SeededRandom::bytes(std::size_t count) {
    Bytes bytes(count);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(prng_.next());
    return bytes;
}

namespace {

bool is_handed_over(const wire::Outcome& outcome) {
    return !outcome.applied() && outcome.refusal.front().code == ErrorCode::handed_over;
}

}  // namespace

Result<void> ServerDisk::commit(const sync::AuthorityCommit& commit) {
    if (prng_.below(200) < faults_.server_crash) throw ServerCrash{};
    if (prng_.chance(faults_.server_disk_refuses)) return ErrorCode::storage_failed;
    if (point_.is_here()) throw ServerCrash{};  // before anything is on it
    sync::AuthorityCommit kept = commit;
    if (plant_.on_server_commit(kept)) write(kept);
    if (point_.is_here()) throw ServerCrash{};
    if (prng_.below(200) < faults_.server_crash) throw ServerCrash{};
    return {};
}

void ServerDisk::write(const sync::AuthorityCommit& commit) {
    require(commit.seq >= platter_.seq, Property::exactly_once, "the server's seq went backwards");
    platter_.seq = commit.seq;
    for (const wire::SentRow& row : commit.puts) {
        const bool is_new_each_day = std::holds_alternative<UnitFigures>(row.row);
        require(is_new_each_day || !platter_.gone.contains(key_of(row.row)),
                Property::no_resurrection, "a row that was deleted is there again");
        platter_.rows[key_of(row.row)] = {row.stamp.seq,
                                          wire::encode_row_fields(row.row, row.stamp)};
    }
    for (const RowKey key : commit.erases) {
        platter_.rows.erase(key);
        platter_.tombstones.insert(key);
        platter_.gone.insert(key);
    }
    for (const RowKey key : commit.collected) platter_.tombstones.erase(key);
    for (const sync::DeviceRecord& device : commit.devices) platter_.devices[device.alias] = device;
    for (const sync::StoredOutcome& outcome : commit.outcomes) {
        platter_.outcomes[outcome.op] = outcome;
        ledger_.on_decided({.kind = Decided::Kind::op,
                            .id = outcome.op,
                            .applied = outcome.outcome.applied(),
                            .fingerprint = outcome.fingerprint,
                            .now = now_,
                            .person = {},
                            .digest = {},
                            .request_clock = request_clock_,
                            .handed_over = is_handed_over(outcome.outcome),
                            .seq = outcome.seq});
    }
    erased_.insert(erased_.end(), commit.erased.begin(), commit.erased.end());
    if (!commit.erased.empty() && commit.outcomes.empty()) note_erasure(commit);
    if (other_) {
        for (const wire::SentRow& row : commit.puts) {
            const auto* invitation = std::get_if<Invitation>(&row.row);
            if (invitation != nullptr) other_->digest = invitation->digest;
        }
        ledger_.on_decided(*other_);
    }
    other_.reset();
    if (commit.prune_below.number != 0) {
        platter_.outcomes.erase(platter_.outcomes.lower_bound(OpId{commit.prune_below.device, 0}),
                                platter_.outcomes.lower_bound(commit.prune_below));
    }
}

void ServerDisk::note_erasure(const sync::AuthorityCommit& commit) {
    Decided decided{.kind = Decided::Kind::erased,
                    .id = {},
                    .now = now_,
                    .person = commit.erased.front(),
                    .digest = {},
                    .by_rule = night_};
    for (const wire::SentRow& row : commit.puts) {
        const auto* erasure = std::get_if<Erasure>(&row.row);
        if (erasure != nullptr && erasure->erased == decided.person) decided.id = erasure->id.op();
    }
    ledger_.on_decided(decided);
}

sync::AuthorityContents ServerDisk::contents() {
    sync::AuthorityContents contents;
    contents.history = platter_.history;
    contents.seq = platter_.seq;
    for (const auto& [key, stored] : platter_.rows) {
        auto row = wire::decode_row_fields(key, stored.seq, stored.fields);
        require(row.ok(), Property::nothing_lost, "a row of the server's disk cannot be read");
        contents.rows.push_back(std::move(*row));
    }
    contents.tombstones.assign(platter_.tombstones.begin(), platter_.tombstones.end());
    for (const auto& [alias, device] : platter_.devices) contents.devices.push_back(device);
    for (const auto& [op, outcome] : platter_.outcomes) contents.outcomes.push_back(outcome);
    contents.aliases_used_below = platter_.aliases_used_below;
    plant_.on_server_start(contents);
    return contents;
}

Server::Server(Prng& prng, const Faults& faults, Plant& plant, Ledger& ledger, CrashPoint& point,
               std::uint64_t seed)
    : plant_(plant), ledger_(ledger), disk_(prng, faults, plant, ledger, point), random_(seed) {
    // Small answers make paging happen; few remembered views make devices resend.
    Prng draw(seed);
    // Not both: a device that is forgotten between two pages starts over at the first.
    if (draw.chance(50)) {
        options_.answer_bytes_max = static_cast<std::size_t>(draw.between(300, 4000));
    } else if (draw.chance(60)) {
        options_.views_max = static_cast<std::size_t>(draw.between(1, 5));
    }
    options_.learns_keys = seed % seeds_per_files == 0;
    start();
}

void Server::deliver(const std::string& token, const Bytes& file, Instant now) {
    if (!is_up()) return;
    try {
        if (!authority_->authenticate(token)) return;
        const auto bundle = wire::decode_bundle(file);
        require(bundle.ok(), Property::liveness, "a file of changes cannot be read");
        // The ledger's disk is told by which clock, as for a sync: the key is the server's own.
        const auto& key = authority_->state().table<ServerKey>().begin()->second.value;
        seal::KeyPair pair;
        std::copy(key.secret.begin(), key.secret.end(), pair.secret.begin());
        std::copy(key.shown.begin(), key.shown.end(), pair.shown.begin());
        const auto content = sync::read_bundle(*bundle, pair);
        require(content.has_value(), Property::nothing_lost, "the server cannot open a file");
        disk_.set_now(now);
        disk_.set_request_clock(now + content->ahead_s);
        // One who left for good has her word refused: that is an answer too.
        const auto delivered = authority_->deliver(*bundle, now);
        if (delivered) decided_by_file_ += delivered->applied + delivered->refused;
    } catch (const ServerCrash&) {
        stop();
    }
}

void Server::start() {
    disk_.set_now(now_);
    disk_.set_other({});
    for (bool done = false; !done;) {
        authority_ = std::make_unique<sync::Authority>(disk_, disk_.contents(), options_);
        try {
            const std::vector<Id<Person>> erased = disk_.erased();  // which the disk adds to
            done = authority_->erase_again(erased, now_).ok();
        } catch (const ServerCrash&) {
            stop();
        }
    }
}

void Server::keep_house(Instant now) {
    now_ = now;
    ledger_.on_decided(
        {.kind = Decided::Kind::night, .id = {}, .now = now, .person = {}, .digest = {}});
    for (bool done = false; !done;) {
        disk_.set_now(now);
        disk_.set_night(true);
        try {
            done = authority_->keep_house(now).ok();
        } catch (const ServerCrash&) {
            stop();
            disk_.set_night(false);
            start();
        }
    }
    disk_.set_night(false);
}

std::size_t Server::resets(DeviceAlias device) const {
    const auto it = resets_.find(device);
    return it == resets_.end() ? 0 : it->second;
}

void Server::back_up() { backup_ = Backup{disk_.platter(), ledger_.decided().size()}; }

void Server::restore() {
    // As the product's own tool does: another history, and room for what it cannot know of.
    ServerDisk::Platter platter = backup_->platter;
    platter.history += ++restores_;
    const DeviceAlias last = platter.devices.empty() ? 0 : platter.devices.rbegin()->first;
    platter.aliases_used_below =
        std::max(platter.aliases_used_below, last) + sync::aliases_left_free;
    platter.seq += sync::seqs_left_free;
    stop();
    disk_.set_platter(std::move(platter));
    ledger_.on_restored(backup_->decided);
    backup_.reset();
    start();
}

void Server::load(const Changes& changes) {
    const auto loaded = authority_->load(changes);
    require(loaded.ok(), Property::oracle, "the municipality cannot be loaded");
    if (!takes_files()) return;
    require(authority_->make_server_key(random_).ok(), Property::oracle, "there is no key");
}

std::optional<std::string> Server::invite(Id<Person> person, Instant now) {
    if (!is_up()) return {};
    // The disk sees the digest in the commit.
    now_ = now;
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

std::optional<wire::Joined> Server::join(const std::string& code, Instant now, const Again& again) {
    if (!is_up()) return {};
    now_ = now;
    disk_.set_now(now);
    disk_.set_other(Decided{.kind = Decided::Kind::joined,
                            .id = {},
                            .now = now,
                            .person = {},
                            .digest = ops::digest_of(code)});
    try {
        const Bytes frame =
            wire::encode(wire::JoinRequest{code, "Tablet", again.token, again.device});
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
    now_ = now;
    disk_.set_now(now);
    const auto device = authority_->authenticate(token);
    if (!device) {
        authority_->tell_withdrawn(token);
        return device.error();
    }
    auto request = wire::decode_sync_request(frame);
    if (!request) return request.error();
    for (const ops::Op& op : request->ops) {
        require(ledger_.was_made(op), Property::exactly_once,
                "the server read " + name_of(op.id) + " other than it was made");
    }
    disk_.set_now(now);
    disk_.set_request_clock(request->clock);
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
    // What the bytes say once they are unpacked.
    const auto frame = wire::open_frame(answer);
    Bytes payload(frame->payload.begin(), frame->payload.end());
    if (frame->deflated) payload = *wire::inflated(frame->payload, wire::message_bytes_max);
    const std::string leak = find_leak(authority_->state(), person, now, payload);
    require(leak.empty(), Property::no_leak, leak);
}

}  // namespace tovholder::simulation
