// Founding, joining, and taking ops: what changes the truth. Pulling is in
// authority_pull.cpp.
#include "shared/sync/authority.hpp"

#include <algorithm>

#include "shared/ops/apply.hpp"
#include "shared/ops/invitation_code.hpp"
#include "shared/sync/authority_views.hpp"
#include "shared/sync/authority_working.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t device_name_bytes_max = 80;
// Enough random bytes that a code of 8 letters practically always comes out of
// one draw.
constexpr std::size_t code_random_bytes = 64;

// Not of the whole frame: a CRC over bytes that end with their own CRC is the same for all.
std::uint32_t fingerprint(const ops::Op& op) {
    const Bytes frame = wire::encode(op);
    return crc32(wire::open_frame(frame)->payload);
}

std::string cut(std::string text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    text.resize(bytes_max);
    // Do not leave half a UTF-8 letter behind.
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xc0) == 0x80) {
        text.pop_back();
    }
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xc0) text.pop_back();
    return text;
}

}  // namespace

Authority::Authority(AuthorityStore& store, AuthorityContents contents, AuthorityOptions options)
    : store_(store),
      options_(options),
      history_(contents.history),
      seq_(contents.seq),
      views_(std::make_unique<Views>()) {
    TOV_ASSERT(history_ != 0);
    const auto note_server_op = [&](RowKey key) {
        const OpId op = Id<void>{key.id}.op();
        if (op.device == server_alias) server_op_ = std::max(server_op_, op.number);
    };
    for (wire::SentRow& row : contents.rows) {
        note_server_op(key_of(row.row));
        state_.put(row.row, std::move(row.stamp));
    }
    for (const RowKey key : contents.tombstones) {
        note_server_op(key);
        state_.erase(key);
    }
    for (DeviceRecord& device : contents.devices) {
        by_token_[device.token_digest] = device.alias;
        devices_.emplace(device.alias, std::move(device));
    }
    for (StoredOutcome& outcome : contents.outcomes) {
        outcomes_.emplace(outcome.op, std::move(outcome));
    }
}

Authority::~Authority() = default;

OpId Authority::next_server_op() {
    TOV_ASSERT(server_op_ < op_number_max);
    return {server_alias, ++server_op_};
}

Result<void> Authority::load(const Changes& changes) {
    Working working(*this);
    for (const AnyRow& row : changes.puts) {
        const OpId op = Id<void>{key_of(row).id}.op();
        if (op.device == server_alias) server_op_ = std::max(server_op_, op.number);
    }
    working.apply(changes);
    return working.make_durable();
}

Result<std::string> Authority::found(std::string unit_name, std::string coordinator_name,
                                     Instant now, Random& random) {
    TOV_ASSERT(state_.table<Person>().empty());
    Working working(*this);
    const OpId op = next_server_op();
    const auto unit = Id<Unit>::make(op, 1);
    const auto person = Id<Person>::make(op, 2);
    Changes changes;
    Unit root;
    root.id = unit;
    root.name = std::move(unit_name);
    changes.puts.push_back(root);
    Person coordinator;
    coordinator.id = person;
    coordinator.given_name = std::move(coordinator_name);
    coordinator.status = PersonStatus::active;
    changes.puts.push_back(coordinator);
    std::uint32_t index = 2;
    for (const Role role : {Role::coordinator, Role::admin}) {
        changes.puts.push_back(Grant{.id = Id<Grant>::make(op, ++index),
                                     .person = person,
                                     .unit = unit,
                                     .role = role,
                                     .starts = to_local(now).date,
                                     .ended = {}});
    }
    working.apply(changes);
    auto code = add_invitation(person, now, random, working);
    if (!code) return code;
    if (auto durable = working.make_durable(); !durable) return durable.error();
    return code;
}

Result<std::string> Authority::invite(Id<Person> person, Instant now, Random& random) {
    if (state_.find(person) == nullptr) return ErrorCode::not_found;
    Working working(*this);
    auto code = add_invitation(person, now, random, working);
    if (!code) return code;
    if (auto durable = working.make_durable(); !durable) return durable.error();
    return code;
}

Result<std::string> Authority::add_invitation(Id<Person> person, Instant now, Random& random,
                                              Working& working) {
    std::string code;
    while (!ops::is_code(code)) code = ops::make_code(random.bytes(code_random_bytes));
    Changes changes;
    changes.puts.push_back(Invitation{.id = Id<Invitation>::make(next_server_op(), 1),
                                      .person = person,
                                      .digest = ops::digest_of(code),
                                      .created = now,
                                      .expires = now + invitation_days * seconds_per_day});
    working.apply(changes);
    return code;
}

Result<wire::Joined> Authority::join(const wire::JoinRequest& request, Instant now,
                                     Random& random) {
    if (!ops::is_code(request.code)) return ErrorCode::code_unknown;
    const std::string digest = ops::digest_of(request.code);
    const Invitation* invitation = nullptr;
    for (const auto& [id, row] : state_.table<Invitation>()) {
        if (row.value.digest == digest) invitation = &row.value;
    }
    if (invitation == nullptr) return ErrorCode::code_unknown;
    const bool offered = request.token.size() == token_bytes;
    const auto known = by_token_.find(sha256(as_bytes(request.token)));
    const bool taken = offered && known != by_token_.end();
    if (taken && invitation->used) {
        // The answer got lost on its way: the same code and token are the same device.
        const DeviceRecord& device = devices_.at(known->second);
        if (device.person == invitation->person && !device.withdrawn) {
            return wire::Joined{device.alias, request.token, device.person, history_};
        }
    }
    if (!options_.codes_reusable) {
        if (invitation->used) return ErrorCode::code_used;
        if (now >= invitation->expires) return ErrorCode::code_expired;
    }
    const DeviceAlias alias =
        std::max(server_alias, devices_.empty() ? 0 : devices_.rbegin()->first) + 1;
    if (alias > device_alias_max) return ErrorCode::server_failed;

    Working working(*this);
    const Bytes secret = offered && !taken ? Bytes(request.token.begin(), request.token.end())
                                           : random.bytes(token_bytes);
    wire::Joined joined{.device = alias,
                        .token = std::string(as_text(secret)),
                        .person = invitation->person,
                        .history = history_};
    working.put_device({.alias = alias,
                        .person = joined.person,
                        .token_digest = sha256(secret),
                        .name = cut(request.device_name, device_name_bytes_max),
                        .joined = now,
                        .last_seen = now});
    if (!invitation->used) {
        Invitation used = *invitation;
        used.used = true;
        working.apply({{used}, {}});
    }
    note_seen(devices_.at(alias), now, working);
    if (auto durable = working.make_durable(); !durable) return durable.error();
    return joined;
}

Result<DeviceAlias> Authority::authenticate(std::string_view token) const {
    const auto it = by_token_.find(sha256(as_bytes(token)));
    if (it == by_token_.end() || devices_.at(it->second).withdrawn) {
        return ErrorCode::unknown_device;
    }
    return it->second;
}

// The request's ops must be the device's own, numbered without holes from at
// most the next.
Result<void> Authority::check_order(const DeviceRecord& device,
                                    const wire::SyncRequest& request) const {
    if (request.ops.empty()) return {};
    const OpNumber first = request.ops.front().id.number;
    if (first == 0) return ErrorCode::bad_record;
    if (first > device.last_op + 1) {
        return Error{ErrorCode::op_gap, std::to_string(device.last_op + 1)};
    }
    OpNumber expected = first;
    for (const ops::Op& op : request.ops) {
        if (op.id != OpId{device.alias, expected++}) return ErrorCode::bad_record;
    }
    return {};
}

void Authority::push(const DeviceRecord& device, const wire::SyncRequest& request, Instant now,
                     Working& working, wire::SyncResponse& response) {
    DeviceRecord record = device;
    for (const ops::Op& op : request.ops) {
        if (op.id.number <= record.last_op) {
            const auto known = outcomes_.find(op.id);
            // Pruned: the device has had this answer before (it asked from a later op
            // since).
            if (known != outcomes_.end()) response.outcomes.push_back(known->second.outcome);
            continue;
        }
        wire::Outcome outcome{.number = op.id.number, .refusal = {}};
        const auto changes = ops::apply(state_, {op.id, device.person, now}, op.command);
        if (changes) {
            working.apply(*changes);
            withdraw_devices(*changes, working);
        } else {
            outcome.refusal.push_back(changes.error());
        }
        working.put_outcome({op.id, fingerprint(op), outcome});
        response.outcomes.push_back(std::move(outcome));
        record.last_op = op.id.number;
    }
    if (!request.ops.empty()) {
        record.last_seen = now;
        record.withdrawn = devices_.at(device.alias).withdrawn;  // perhaps by one of these ops
        working.put_device(record);
        working.prune_below({device.alias, request.ops.front().id.number});
    }
}

Result<wire::SyncResponse> Authority::sync(DeviceAlias alias, const wire::SyncRequest& request,
                                           Instant now) {
    const auto device = devices_.find(alias);
    if (device == devices_.end() || device->second.withdrawn) return ErrorCode::unknown_device;
    if (request.protocol > wire::protocol_version || request.schema > wire::schema_version) {
        return ErrorCode::unknown_version;
    }
    if (auto ordered = check_order(device->second, request); !ordered) return ordered.error();
    for (const ops::Op& op : request.ops) {
        const auto known = outcomes_.find(op.id);
        if (known != outcomes_.end() && known->second.fingerprint != fingerprint(op)) {
            return ErrorCode::op_changed;
        }
    }

    wire::SyncResponse response{.now = now};
    Touched touched;
    if (!request.ops.empty() || !was_seen_today(alias, now)) {
        Working working(*this);
        push(DeviceRecord(device->second), request, now, working, response);
        touched.first_seq = working.seq_before() + 1;
        touched.changing_ops = seq_ - working.seq_before();
        for (const auto& [key, before] : working.touched()) touched.keys.push_back(key);
        note_seen(device->second, now, working);
        if (auto durable = working.make_durable(); !durable) return durable.error();
    }
    response.next_op = device->second.last_op + 1;
    refresh_figures(device->second.person, now);
    pull(device->second, request, now, touched, response);
    return response;
}

}  // namespace tovholder::sync
