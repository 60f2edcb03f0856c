// Files of changes that somebody else brought: opened, checked, and done once.
#include <algorithm>

#include "shared/ops/conflicts.hpp"
#include "shared/sync/authority_working.hpp"
#include "shared/sync/bundle.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

constexpr std::string_view server_label = "tovholder server";

seal::KeyPair pair_of(const ServerKey& row) {
    seal::KeyPair pair;
    if (row.secret.size() != pair.secret.size() || row.shown.size() != pair.shown.size()) {
        return pair;  // opens nothing
    }
    std::copy(row.secret.begin(), row.secret.end(), pair.secret.begin());
    std::copy(row.shown.begin(), row.shown.end(), pair.shown.begin());
    return pair;
}

// Her own, numbered without holes.
bool are_in_order(const wire::BundleContent& content) {
    if (content.ops.empty() || content.ops.front().id.number == 0) return false;
    OpNumber expected = content.ops.front().id.number;
    return std::all_of(content.ops.begin(), content.ops.end(), [&](const ops::Op& op) {
        return op.id == OpId{content.author, expected++};
    });
}

}  // namespace

Result<void> Authority::make_server_key(Random& random) {
    if (!state_.table<ServerKey>().empty()) return {};
    const seal::KeyPair pair =
        seal::derive_key_pair(random.bytes(seal::secret_bytes), server_label);
    Working working(*this);
    ServerKey row;
    row.id = Id<ServerKey>::make(next_server_op(), 1);
    row.shown = as_text(pair.shown);
    row.secret = as_text(pair.secret);
    working.apply({{row}, {}});
    return working.make_durable();
}

Authority::DeviceKeys Authority::keys_of(const DeviceRecord& device) const {
    const auto seen = keys_seen_.find(device.alias);
    if (seen != keys_seen_.end()) return seen->second;
    return {device.sign_key, device.box_key};
}

Result<wire::BundleContent> Authority::open(const wire::Bundle& bundle) const {
    if (bundle.history != history_) return ErrorCode::bundle_foreign;
    std::optional<OpenedBundle> opened;
    for (const auto& [id, row] : state_.table<ServerKey>()) {
        if (!opened) opened = open_bundle(bundle, pair_of(row.value));
    }
    if (!opened) return ErrorCode::bundle_altered;
    auto content = wire::decode_content(opened->content);
    // What was sealed whole and cannot be read has words that we do not know yet.
    if (!content) return ErrorCode::unknown_version;
    const auto author = devices_.find(content->author);
    if (author == devices_.end()) return ErrorCode::bundle_unknown;
    const std::string key = keys_of(author->second).sign;
    if (key.empty()) return ErrorCode::bundle_unknown;
    if (!seal::verify(as_bytes(key), opened->message, opened->signature)) {
        return ErrorCode::bundle_altered;
    }
    if (author->second.withdrawn) return ErrorCode::bundle_withdrawn;
    if (!are_in_order(*content)) return ErrorCode::bundle_altered;
    return content;
}

Result<std::size_t> Authority::check_known(const DeviceRecord& device,
                                           const std::vector<ops::Op>& ops) const {
    if (ops.front().id.number > device.last_op + 1) return ErrorCode::bundle_gap;
    std::size_t known = 0;
    for (const ops::Op& op : ops) {
        if (op.id.number > device.last_op) break;
        ++known;
        // One whose outcome is no longer kept was heard of by its author long ago.
        const auto outcome = outcomes_.find(op.id);
        if (outcome != outcomes_.end() && outcome->second.fingerprint != fingerprint(op)) {
            return ErrorCode::bundle_changed;
        }
    }
    return known;
}

Result<wire::Delivered> Authority::deliver(const wire::Bundle& bundle, Instant now) {
    auto content = open(bundle);
    if (!content) return content.error();
    const auto known = check_known(devices_.at(content->author), content->ops);
    if (!known) return known.error();
    wire::Delivered delivered{.known = static_cast<std::uint32_t>(*known)};
    std::vector<ops::Op>& ops = content->ops;
    ops.erase(ops.begin(), ops.begin() + static_cast<std::ptrdiff_t>(*known));
    if (ops.empty()) return delivered;
    Working working(*this);
    for (const wire::Outcome& outcome :
         push(content->author, ops, now + content->ahead_s, now, working)) {
        ++(outcome.applied() ? delivered.applied : delivered.refused);
    }
    refresh_boxes(now, working);
    working.apply({{}, ops::old_conflicts(state_, to_local(now).date)});
    if (auto durable = working.make_durable(); !durable) return durable.error();
    return delivered;
}

}  // namespace tovholder::sync
