// How long the server remembers that a row is gone: until every device that may still come has said
// that it knows.
#include "shared/sync/authority_working.hpp"

namespace tovholder::sync {
namespace {

// A device that nobody has seen for so long is not waited for: when it comes, it starts over.
constexpr std::int32_t lease_days = 180;
constexpr std::size_t collected_max = 5000;  // the rest goes the next day

}  // namespace

void Authority::note_passed(DeviceAlias alias, std::uint64_t seq, Working& working) {
    DeviceRecord record = devices_.at(alias);
    // One that knows of more than there is comes from before a backup was put back.
    const std::uint64_t passed = std::min(seq, working.seq_before());
    if (record.passed == passed) return;
    record.passed = passed;
    working.put_device(record);
}

bool Authority::is_live(const DeviceRecord& device, Date today) const {
    if (device.withdrawn) return false;
    const Device* row = state_.find(Device::row_of(device.alias));
    const Date seen = row != nullptr ? row->last_seen : to_local(device.last_seen).date;
    return today - seen <= lease_days;
}

void Authority::collect_tombstones(Instant now, Working& working) {
    const Date today = to_local(now).date;
    if (collected_day_ == today) return;
    collected_day_ = today;
    std::uint64_t passed = working.seq_before();
    for (const auto& [alias, device] : devices_) {
        if (is_live(device, today)) passed = std::min(passed, device.passed);
    }
    std::vector<RowKey> gone;
    for (const auto& [key, seq] : tombstones_) {
        if (seq > passed || !state_.is_tombstone(key)) continue;
        gone.push_back(key);
        if (gone.size() == collected_max) break;
    }
    working.collect(std::move(gone));
}

}  // namespace tovholder::sync
