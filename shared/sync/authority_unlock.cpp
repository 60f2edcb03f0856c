// Codes, and the secrets that open a device's store when its PIN is gone.
#include <algorithm>

#include "shared/ops/invitation_code.hpp"
#include "shared/sync/authority_working.hpp"

namespace tovholder::sync {
namespace {

constexpr std::size_t secret_bytes = 32;

}  // namespace

Result<const Invitation*> Authority::find_invitation(const std::string& code) const {
    if (!ops::is_code(code)) return ErrorCode::code_unknown;
    const std::string digest = ops::digest_of(code);
    for (const auto& [id, row] : state_.table<Invitation>()) {
        if (row.value.digest == digest) return &row.value;
    }
    return ErrorCode::code_unknown;
}

Result<wire::UnlockSecret> Authority::keep_key(DeviceAlias alias, Random& random) {
    const auto device = devices_.find(alias);
    if (device == devices_.end()) return ErrorCode::unknown_device;
    if (device->second.withdrawn) return ErrorCode::device_withdrawn;
    if (device->second.unlock_secret.empty()) {
        Working working(*this);
        DeviceRecord record = device->second;
        record.unlock_secret = std::string(as_text(random.bytes(secret_bytes)));
        working.put_device(record);
        if (auto durable = working.make_durable(); !durable) return durable.error();
    }
    return wire::UnlockSecret{device->second.unlock_secret, options_.lease_days};
}

Result<wire::UnlockSecret> Authority::unlock(const wire::UnlockRequest& request, Instant now) {
    Digest digest{};
    if (request.device.size() != digest.size()) return ErrorCode::unknown_device;
    std::copy(request.device.begin(), request.device.end(), digest.begin());
    const auto known = by_token_.find(digest);
    if (known == by_token_.end()) return ErrorCode::unknown_device;
    const DeviceRecord& device = devices_.at(known->second);
    if (device.withdrawn) return ErrorCode::device_withdrawn;
    const auto invitation = find_invitation(request.code);
    if (!invitation) return invitation.error();
    if ((*invitation)->person != device.person) return ErrorCode::not_allowed;
    if (device.unlock_secret.empty()) return ErrorCode::not_found;
    const wire::UnlockSecret answer{device.unlock_secret, options_.lease_days};
    if (unlocked_by_[device.alias] == (*invitation)->digest) return answer;
    if (!options_.codes_reusable) {
        if ((*invitation)->used) return ErrorCode::code_used;
        if (now >= (*invitation)->expires) return ErrorCode::code_expired;
    }
    Invitation used = **invitation;
    if (!used.used) {
        Working working(*this);
        used.used = true;
        working.apply({{used}, {}});
        if (auto durable = working.make_durable(); !durable) return durable.error();
    }
    unlocked_by_[device.alias] = used.digest;
    return answer;
}

}  // namespace tovholder::sync
