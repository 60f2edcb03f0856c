// The rows by which people know devices, in step with the server's own records of them.
#include <set>

#include "shared/ops/permissions.hpp"
#include "shared/sync/authority_working.hpp"

namespace tovholder::sync {
namespace {

// The topmost unit of which the person sees all, if there is one.
Id<Unit> unit_read_by(const State& state, Id<Person> person, Date today) {
    Id<Unit> found;
    for (const ops::Held& held : ops::roles_held(state, person, today)) {
        const bool sees_all = held.role == Role::coordinator || held.role == Role::admin ||
                              held.role == Role::partner;
        if (!sees_all) continue;
        if (!found || ops::is_within(state, found, held.unit)) found = held.unit;
    }
    return found;
}

}  // namespace

bool Authority::was_seen_today(DeviceAlias alias, Instant now) const {
    const Device* row = state_.find(Device::row_of(alias));
    return row != nullptr && row->last_seen == to_local(now).date;
}

void Authority::note_seen(const DeviceRecord& device, Instant now, Working& working) {
    const Device wanted = row_of(device, to_local(now).date);
    const Device* row = state_.find(wanted.id);
    if (row == nullptr || *row != wanted) working.apply({{wanted}, {}});
}

Device Authority::row_of(const DeviceRecord& device, Date seen) const {
    Device row{.id = Device::row_of(device.alias),
               .person = device.person,
               .name = device.name,
               .last_seen = seen,
               .withdrawn = device.withdrawn};
    if (device.withdrawn) return row;
    row.reads = unit_read_by(state_, device.person, seen);
    if (row.reads) row.box_key = device.box_key;
    return row;
}

void Authority::refresh_boxes(Instant now, Working& working) {
    std::set<Id<Person>> people;
    for (const auto& [key, before] : working.touched()) {
        if (key.table != table_id<Grant>) continue;
        if (before) people.insert(std::get<Grant>(before->row).person);
        if (const Grant* grant = state_.find(Id<Grant>{key.id})) people.insert(grant->person);
    }
    Changes changes;
    for (const Id<Person> person : people) {
        const Id<Unit> reads = unit_read_by(state_, person, to_local(now).date);
        for (const Id<Device> id : state_.devices_of(person)) {
            const auto device = devices_.find(id.op().device);
            if (device == devices_.end() || device->second.withdrawn) continue;
            Device row = *state_.find(id);
            row.reads = reads;
            row.box_key = reads ? device->second.box_key : std::string();
            if (row != *state_.find(id)) changes.puts.push_back(row);
        }
    }
    working.apply(changes);
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
    // One whose row is gone was not heard of for too long.
    for (const RowKey key : changes.erases) {
        if (key.table != table_id<Device>) continue;
        const auto found = devices_.find(Id<Device>{key.id}.op().device);
        if (found == devices_.end()) continue;
        DeviceRecord record = found->second;
        record.withdrawn = true;
        record.name.clear();
        record.unlock_secret.clear();
        working.put_device(record);
    }
}

}  // namespace tovholder::sync
