// Carrying files of changes to the server.
#include "shared/sync/courier.hpp"

#include <algorithm>
#include <utility>

#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

constexpr std::int64_t first_retry_ms = 2'000;             // doubled per failure
constexpr std::int64_t retry_ms_max = 120'000;             // as a session's
constexpr std::int64_t not_yet_ms = 300'000;               // something must come before it
constexpr std::uint64_t key_max = std::uint64_t{1} << 50;  // keys cross into JavaScript

// What no later try can change.
bool is_final(ErrorCode code) {
    return code == ErrorCode::bundle_altered || code == ErrorCode::bundle_foreign ||
           code == ErrorCode::bundle_withdrawn || code == ErrorCode::bundle_changed;
}

// Of this file, not of the network or the server.
bool is_not_yet(ErrorCode code) {
    return code == ErrorCode::bundle_gap || code == ErrorCode::bundle_unknown ||
           code == ErrorCode::unknown_version;
}

Result<wire::Delivered> read_answer(const Result<Bytes>& answer) {
    if (!answer) return answer.error();
    if (const auto failure = wire::decode_failure(*answer)) return failure->error;
    return wire::decode_delivered(*answer);
}

}  // namespace

Courier::Courier(DeviceStore& store, const std::vector<StoreEntry>& entries) : store_(store) {
    for (const StoreEntry& entry : entries) {
        if (entry.area != Area::parcels || entry.key == 0 || entry.key > key_max) continue;
        auto parcel = wire::decode_parcel(entry.value);
        if (!parcel) continue;  // damaged; its author still has what was in it
        carried_[entry.key] = {std::move(*parcel), true, {}, 0};
    }
}

void Courier::store(std::uint64_t key) {
    const auto found = carried_.find(key);
    std::optional<Bytes> value;
    if (found != carried_.end()) {
        found->second.stored = false;
        value = wire::encode(found->second.parcel);
    }
    const Ticket ticket = ++last_ticket_;
    writes_[ticket] = key;
    ++version_;
    store_.commit(ticket, {{Area::parcels, key, std::move(value)}}, Durability::strict);
}

void Courier::store_anew() {
    failed_.clear();
    for (const auto& [key, one] : carried_) store(key);
}

Result<void> Courier::take(ByteView file, Instant now) {
    if (file.size() > parcel_bytes_max) return ErrorCode::too_large;
    if (!wire::decode_bundle(file)) return ErrorCode::bad_file;
    for (const auto& [key, one] : carried_) {
        if (one.parcel.bundle == as_text(file)) return ErrorCode::already_there;
    }
    if (carried_.size() >= parcels_max) return ErrorCode::parcels_full;
    const std::uint64_t key = carried_.empty() ? 1 : carried_.rbegin()->first + 1;
    Carried one;
    one.parcel.read = now;
    one.parcel.bundle = as_text(file);
    carried_[key] = std::move(one);
    store(key);
    hurry();
    return {};
}

void Courier::drop(std::uint64_t key) {
    if (carried_.erase(key) == 0) return;
    if (under_way_ == key) under_way_ = 0;
    store(key);
}

std::size_t Courier::undelivered() const {
    return static_cast<std::size_t>(
        std::count_if(carried_.begin(), carried_.end(),
                      [](const auto& one) { return one.second.parcel.refusal.empty(); }));
}

void Courier::hurry() {
    failures_ = 0;
    next_ms_ = 0;
    for (auto& [key, one] : carried_) one.next_ms = 0;
}

std::optional<Courier::Outgoing> Courier::next(std::int64_t now_ms) {
    if (under_way_ != 0 || now_ms < next_ms_) return {};
    for (const auto& [key, one] : carried_) {
        if (!one.parcel.refusal.empty() || now_ms < one.next_ms) continue;
        under_way_ = key;
        ++version_;
        const ByteView file = as_bytes(one.parcel.bundle);
        return Outgoing{++request_, Bytes(file.begin(), file.end())};
    }
    return {};
}

std::optional<Result<wire::Delivered>> Courier::on_answer(std::uint64_t request,
                                                          const Result<Bytes>& answer,
                                                          std::int64_t now_ms) {
    if (under_way_ == 0 || request != request_) return {};
    const std::uint64_t key = std::exchange(under_way_, 0);
    ++version_;
    auto delivered = read_answer(answer);
    Carried& one = carried_.at(key);
    if (delivered) {
        drop(key);
        hurry();  // one that had to wait for it
        return delivered;
    }
    const Error& error = delivered.error();
    if (is_final(error.code)) {
        one.parcel.refusal = {error};
        one.waits_for.reset();
        store(key);
        return delivered;
    }
    if (is_not_yet(error.code)) {
        one.waits_for = error;
        one.next_ms = now_ms + not_yet_ms;
        return {};
    }
    next_ms_ = now_ms + std::min(retry_ms_max, first_retry_ms << std::min(failures_++, 6u));
    return {};
}

void Courier::retry_storage() {
    for (const std::uint64_t key : std::exchange(failed_, {})) store(key);
}

void Courier::on_stored(Ticket ticket, const std::optional<Error>& error) {
    const auto write = writes_.find(ticket);
    if (write == writes_.end()) return;
    const std::uint64_t key = write->second;
    writes_.erase(write);
    if (error) {
        failed_.insert(key);
        return;
    }
    const auto one = carried_.find(key);
    if (one == carried_.end()) return;
    // An earlier write of the same key says nothing about a later one.
    const bool is_last = std::none_of(writes_.begin(), writes_.end(),
                                      [key](const auto& other) { return other.second == key; });
    one->second.stored = is_last;
    ++version_;
}

}  // namespace tovholder::sync
