// Letting people and their devices in: the first coordinator, codes, and what a code becomes.
#include <algorithm>

#include "shared/ops/invitation_code.hpp"
#include "shared/sync/authority_working.hpp"
#include "shared/sync/bundle.hpp"

namespace tovholder::sync {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t device_name_bytes_max = 80;
// Enough random bytes that a code of 8 letters practically always comes out of one draw.
constexpr std::size_t code_random_bytes = 64;

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

// A new one; or the one that the device says it had, when this database was restored and does not
// know who joined after its backup.
DeviceAlias Authority::alias_for(const wire::JoinRequest& request) const {
    const DeviceAlias fresh = std::max({server_alias + 1, aliases_used_below_,
                                        devices_.empty() ? 0 : devices_.rbegin()->first + 1});
    const bool returns = request.device > server_alias && request.device < aliases_used_below_ &&
                         !devices_.contains(request.device);
    return returns ? request.device : fresh;
}

// The device of the person that has this token already.
const DeviceRecord* Authority::device_with(const std::string& token, Id<Person> person) const {
    const auto known = by_token_.find(sha256(as_bytes(token)));
    if (token.size() != token_bytes || known == by_token_.end()) return nullptr;
    const DeviceRecord& device = devices_.at(known->second);
    return device.person == person && !device.withdrawn ? &device : nullptr;
}

Result<wire::Joined> Authority::join(const wire::JoinRequest& request, Instant now,
                                     Random& random) {
    const auto found = find_invitation(request.code);
    if (!found) return found.error();
    const Invitation* invitation = *found;
    const DeviceRecord* known = device_with(request.token, invitation->person);
    const auto joined_as = [&](DeviceAlias alias, const std::string& token) {
        return wire::Joined{alias, token, invitation->person, history_};
    };
    // The answer got lost on its way: the same code and token are the same device.
    if (known != nullptr && invitation->used) return joined_as(known->alias, request.token);
    if (!options_.codes_reusable) {
        if (invitation->used) return ErrorCode::code_used;
        if (now >= invitation->expires) return ErrorCode::code_expired;
    }

    Working working(*this);
    wire::Joined joined;
    if (known != nullptr && known->alias == request.device) {
        // It was forgotten and let in again, and did not hear of it.
        joined = joined_as(known->alias, request.token);
    } else {
        joined = joined_as(alias_for(request), token_for(request, random));
        if (joined.device > device_alias_max) return ErrorCode::server_failed;
        working.put_device({.alias = joined.device,
                            .person = joined.person,
                            .token_digest = sha256(as_bytes(joined.token)),
                            .name = cut(request.device_name, device_name_bytes_max),
                            .joined = now,
                            .last_seen = now});
    }
    if (!invitation->used) {
        Invitation used = *invitation;
        used.used = true;
        working.apply({{used}, {}});
    }
    note_seen(devices_.at(joined.device), now, working);
    if (auto durable = working.make_durable(); !durable) return durable.error();
    return joined;
}

// The one that the device offers, unless another has it.
std::string Authority::token_for(const wire::JoinRequest& request, Random& random) const {
    const bool is_free = !by_token_.contains(sha256(as_bytes(request.token)));
    if (request.token.size() == token_bytes && is_free) return request.token;
    return std::string(as_text(random.bytes(token_bytes)));
}

Result<DeviceAlias> Authority::authenticate(std::string_view token) {
    const auto it = by_token_.find(sha256(as_bytes(token)));
    if (it == by_token_.end()) return ErrorCode::unknown_device;
    const DeviceRecord& device = devices_.at(it->second);
    if (device.withdrawn) return ErrorCode::device_withdrawn;
    const bool learns = options_.learns_keys && device.sign_key.empty();
    if (learns && !keys_seen_.contains(device.alias)) {
        keys_seen_[device.alias] = {std::string(as_text(signing_keys(token).shown)),
                                    std::string(as_text(box_keys(token).shown))};
    }
    return it->second;
}

}  // namespace tovholder::sync
