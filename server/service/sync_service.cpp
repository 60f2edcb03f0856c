// Joining and syncing.
#include "server/service/sync_service.hpp"

#include "server/base/hex.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::server {
namespace {

constexpr std::size_t token_digits = 64;

unsigned status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::unknown_device:
        case ErrorCode::device_withdrawn:
            return 401;
        case ErrorCode::not_allowed:
        case ErrorCode::bundle_withdrawn:
            return 403;
        case ErrorCode::not_found:
        case ErrorCode::code_unknown:
            return 404;
        case ErrorCode::op_gap:
        case ErrorCode::op_changed:
        case ErrorCode::bundle_foreign:
        case ErrorCode::bundle_unknown:
        case ErrorCode::bundle_gap:
        case ErrorCode::bundle_changed:
            return 409;
        case ErrorCode::code_used:
        case ErrorCode::code_expired:
            return 410;
        case ErrorCode::too_large:
            return 413;
        case ErrorCode::unknown_version:
            return 426;
        case ErrorCode::too_many_tries:
            return 429;
        case ErrorCode::server_failed:
            return 500;
        case ErrorCode::storage_failed:
            return 503;
        case ErrorCode::storage_full:
            return 507;
        default:
            return 400;
    }
}

bool is_wrong_code(ErrorCode code) {
    return code == ErrorCode::code_unknown || code == ErrorCode::code_used ||
           code == ErrorCode::code_expired || code == ErrorCode::not_allowed;
}

}  // namespace

// The detail of a failure of ours stays here: it may tell about files and disks.
FrameAnswer failure_answer(const Error& error) {
    const unsigned status = status_of(error.code);
    Error told = error;
    if (status >= 500) told.detail.clear();
    return {.frame = wire::encode(wire::Failure{told}), .status = status};
}

SyncService::SyncService(sync::Authority& authority, sync::Random& random, Clock clock,
                         const Log& log, OnChange on_change, SyncServiceOptions options)
    : authority_(authority),
      random_(random),
      clock_(std::move(clock)),
      log_(log),
      on_change_(std::move(on_change)),
      per_peer_(options.per_peer),
      everybody_(options.everybody) {}

std::optional<FrameAnswer> SyncService::too_many(const std::string& peer) {
    const Instant now = clock_();
    const std::int64_t wait_s = std::max(per_peer_.wait_s(peer, now), everybody_.wait_s("", now));
    if (wait_s == 0) return {};
    log_.write(LogLevel::warning, "too_many_codes", {{"wait_s", wait_s}});
    FrameAnswer answer = failure_answer({ErrorCode::too_many_tries, std::to_string(wait_s)});
    answer.retry_after_s = wait_s;
    return answer;
}

FrameAnswer SyncService::refuse_code(const Error& error, Word what, const std::string& peer) {
    if (is_wrong_code(error.code)) {
        per_peer_.count(peer, clock_());
        everybody_.count("", clock_());
    }
    log_.write(LogLevel::info, what, {{"why", Word::of_closed_list(error_name(error.code))}});
    return failure_answer(error);
}

FrameAnswer SyncService::join(ByteView frame, const std::string& peer) {
    if (auto refused = too_many(peer)) return *refused;
    const auto request = wire::decode_join_request(frame);
    if (!request) return refuse_code(request.error(), "join_refused", peer);
    const auto joined = authority_.join(*request, clock_(), random_);
    if (!joined) return refuse_code(joined.error(), "join_refused", peer);
    log_.write(LogLevel::info, "joined",
               {{"devices", static_cast<std::int64_t>(authority_.devices().size())}});
    on_change_(authority_.seq(), joined->device);  // the invitation is used now
    return {.frame = wire::encode(*joined)};
}

FrameAnswer SyncService::keep_key(DeviceAlias device) {
    const auto secret = authority_.keep_key(device, random_);
    if (!secret) return failure_answer(secret.error());
    log_.write(LogLevel::info, "key_kept", {});
    return {.frame = wire::encode(*secret)};
}

FrameAnswer SyncService::unlock(ByteView frame, const std::string& peer) {
    if (auto refused = too_many(peer)) return *refused;
    const auto request = wire::decode_unlock_request(frame);
    if (!request) return refuse_code(request.error(), "unlock_refused", peer);
    const auto secret = authority_.unlock(*request, clock_());
    // Without a code a tablet only asks whether it is withdrawn.
    if (!secret && request->code.empty()) return failure_answer(secret.error());
    if (!secret) return refuse_code(secret.error(), "unlock_refused", peer);
    log_.write(LogLevel::info, "unlocked", {});
    on_change_(authority_.seq(), {});  // the invitation is used now
    return {.frame = wire::encode(*secret)};
}

Result<DeviceAlias> SyncService::authenticate(std::string_view token) {
    if (token.size() != token_digits) return ErrorCode::unknown_device;
    const auto raw = from_hex(token);
    if (!raw) return ErrorCode::unknown_device;
    auto device = authority_.authenticate(*raw);
    if (!device && device.error().code == ErrorCode::device_withdrawn) {
        const std::uint64_t seq_before = authority_.seq();
        authority_.tell_withdrawn(*raw);
        if (authority_.seq() != seq_before) on_change_(authority_.seq(), {});
    }
    return device;
}

FrameAnswer SyncService::deliver(ByteView frame) {
    const auto bundle = wire::decode_bundle(frame);
    const std::uint64_t seq_before = authority_.seq();
    const auto delivered = bundle ? authority_.deliver(*bundle, clock_())
                                  : Result<wire::Delivered>(ErrorCode::bundle_altered);
    if (!delivered) {
        log_.write(LogLevel::warning, "delivery_refused",
                   {{"why", Word::of_closed_list(error_name(delivered.error().code))}});
        return failure_answer(delivered.error());
    }
    log_.write(LogLevel::info, "delivered",
               {{"applied", std::int64_t{delivered->applied}},
                {"refused", std::int64_t{delivered->refused}},
                {"known", std::int64_t{delivered->known}}});
    if (authority_.seq() != seq_before) on_change_(authority_.seq(), {});
    return {.frame = wire::encode(*delivered)};
}

FrameAnswer SyncService::sync(DeviceAlias device, ByteView frame) {
    const auto request = wire::decode_sync_request(frame);
    if (!request) {
        log_.write(LogLevel::warning, "sync_unreadable",
                   {{"why", Word::of_closed_list(error_name(request.error().code))}});
        return failure_answer(request.error());
    }
    const std::uint64_t seq_before = authority_.seq();
    const auto response = authority_.sync(device, *request, clock_());
    if (authority_.seq() != seq_before) {
        // What its own word changed (an erasure that it confirms) is not in its answer yet.
        const bool lacks = response && !response->more && response->seq < authority_.seq();
        on_change_(authority_.seq(), lacks ? DeviceAlias{} : device);
    }
    if (!response) {
        log_.write(LogLevel::warning, "sync_refused",
                   {{"why", Word::of_closed_list(error_name(response.error().code))}});
        return failure_answer(response.error());
    }
    std::int64_t refused = 0;
    for (const wire::Outcome& outcome : response->outcomes) refused += outcome.applied() ? 0 : 1;
    log_.write(LogLevel::info, "sync",
               {{"ops", static_cast<std::int64_t>(request->ops.size())},
                {"refused", refused},
                {"rows", static_cast<std::int64_t>(response->rows.size())},
                {"forgets", static_cast<std::int64_t>(response->forgets.size())},
                {"seq", static_cast<std::int64_t>(authority_.seq())},
                {"more", std::int64_t{response->more}}});
    // Apps of the first release ask and read in version 1.
    const bool old = request->protocol == 1;
    return {.frame =
                old ? wire::encode_v1(*response, authority_.history()) : wire::encode(*response)};
}

FrameAnswer SyncService::about(DeviceAlias device, ByteView frame) {
    const auto request = wire::decode_about_request(frame);
    if (!request) return failure_answer(request.error());
    const auto answer = authority_.about(device, *request, clock_());
    if (!answer) {
        log_.write(LogLevel::warning, "about_refused",
                   {{"why", Word::of_closed_list(error_name(answer.error().code))}});
        return failure_answer(answer.error());
    }
    Bytes bytes = wire::encode(*answer);
    if (bytes.size() > wire::message_bytes_max) return failure_answer({ErrorCode::too_large});
    log_.write(LogLevel::info, "about", {{"rows", static_cast<std::int64_t>(answer->rows.size())}});
    return {.frame = std::move(bytes)};
}

}  // namespace tovholder::server
