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
            return 401;
        case ErrorCode::not_allowed:
            return 403;
        case ErrorCode::not_found:
        case ErrorCode::code_unknown:
            return 404;
        case ErrorCode::op_gap:
        case ErrorCode::op_changed:
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
           code == ErrorCode::code_expired;
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

Result<wire::Joined> SyncService::try_code(ByteView frame, const std::string& peer) {
    const Instant now = clock_();
    const auto request = wire::decode_join_request(frame);
    if (!request) return request.error();
    auto joined = authority_.join(*request, now, random_);
    if (!joined && is_wrong_code(joined.error().code)) {
        per_peer_.count(peer, now);
        everybody_.count("", now);
    }
    return joined;
}

FrameAnswer SyncService::join(ByteView frame, const std::string& peer) {
    const Instant now = clock_();
    const std::int64_t wait_s = std::max(per_peer_.wait_s(peer, now), everybody_.wait_s("", now));
    if (wait_s > 0) {
        log_.write(LogLevel::warning, "too_many_codes", {{"wait_s", wait_s}});
        FrameAnswer answer = failure_answer({ErrorCode::too_many_tries, std::to_string(wait_s)});
        answer.retry_after_s = wait_s;
        return answer;
    }
    const auto joined = try_code(frame, peer);
    if (!joined) {
        log_.write(LogLevel::info, "join_refused",
                   {{"why", Word::of_closed_list(error_name(joined.error().code))}});
        return failure_answer(joined.error());
    }
    log_.write(LogLevel::info, "joined",
               {{"devices", static_cast<std::int64_t>(authority_.devices().size())}});
    on_change_(authority_.seq(), joined->device);  // the invitation is used now
    return {.frame = wire::encode(*joined)};
}

Result<DeviceAlias> SyncService::authenticate(std::string_view token) const {
    if (token.size() != token_digits) return ErrorCode::unknown_device;
    const auto raw = from_hex(token);
    if (!raw) return ErrorCode::unknown_device;
    return authority_.authenticate(*raw);
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
    if (authority_.seq() != seq_before) on_change_(authority_.seq(), device);
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

}  // namespace tovholder::server
