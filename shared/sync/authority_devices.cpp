// The rows by which people know devices, in step with the server's own records of them.
#include "shared/sync/authority_working.hpp"

namespace tovholder::sync {

bool Authority::was_seen_today(DeviceAlias alias, Instant now) const {
    const Device* row = state_.find(Device::row_of(alias));
    return row != nullptr && row->last_seen == to_local(now).date;
}

void Authority::note_seen(const DeviceRecord& device, Instant now, Working& working) {
    if (was_seen_today(device.alias, now)) return;
    working.apply({{Device{.id = Device::row_of(device.alias),
                           .person = device.person,
                           .name = device.name,
                           .last_seen = to_local(now).date,
                           .withdrawn = device.withdrawn}},
                   {}});
}

void Authority::withdraw_devices(const Changes& changes, Working& working) {
    for (const AnyRow& any : changes.puts) {
        const Device* row = std::get_if<Device>(&any);
        if (row == nullptr || !row->withdrawn) continue;
        const auto found = devices_.find(row->id.op().device);
        if (found == devices_.end()) continue;
        DeviceRecord record = found->second;
        record.withdrawn = true;
        working.put_device(record);
    }
}

}  // namespace tovholder::sync
