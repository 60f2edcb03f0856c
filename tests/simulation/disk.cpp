// A tablet's disk that fails as disks do.
#include "tests/simulation/disk.hpp"

namespace tovholder::simulation {

void Disk::commit(sync::Ticket ticket, std::vector<sync::StoreWrite> writes,
                  sync::Durability durability) {
    if (prng_.below(200) < faults_.tablet_crash) throw TabletCrash{};
    plant_.on_disk_commit(writes, durability);
    pending_.push_back({ticket, std::move(writes), durability});
    if (point_.is_here()) throw TabletCrash{};
    if (prng_.below(200) < faults_.tablet_crash) throw TabletCrash{};
}

Disk::Completed Disk::complete_next() {
    Commit commit = std::move(pending_.front());
    pending_.pop_front();
    const Completed done{commit.ticket, std::nullopt};
    if (prng_.chance(faults_.disk_refuses)) {
        return {commit.ticket, Error{ErrorCode::storage_full}};
    }
    if (plant_.disk_lies()) commit.durability = sync::Durability::relaxed;
    unsynced_.push_back(std::move(commit));
    if (point_.is_here()) throw TabletCrash{};  // done, and nobody hears of it
    if (prng_.chance(10)) sync_all();
    return done;
}

void Disk::crash(bool power_cut) {
    // The first few of the commits under way may have happened without anybody hearing of it.
    std::uint64_t happened = prng_.below(pending_.size() + 1);
    for (; happened > 0; --happened) {
        unsynced_.push_back(std::move(pending_.front()));
        pending_.pop_front();
    }
    pending_.clear();
    const std::uint32_t survives_percent = prng_.chance(30) ? 0 : 50;
    for (const Commit& commit : unsynced_) {
        const bool survives = !power_cut || commit.durability == sync::Durability::strict ||
                              prng_.chance(survives_percent);
        if (survives) write(platter_, commit);
    }
    unsynced_.clear();
}

void Disk::sync_all() {
    for (const Commit& commit : unsynced_) write(platter_, commit);
    unsynced_.clear();
}

void Disk::write(std::map<Key, Bytes>& to, const Commit& commit) {
    for (const sync::StoreWrite& write : commit.writes) {
        const Key key{write.area, write.key};
        if (write.value) {
            to[key] = *write.value;
        } else {
            to.erase(key);
        }
    }
}

std::map<Disk::Key, Bytes> Disk::now() const {
    std::map<Key, Bytes> all = platter_;
    for (const Commit& commit : unsynced_) write(all, commit);
    return all;
}

void Disk::make_copy() { copy_ = now(); }

void Disk::set_back() {
    unsynced_.clear();
    platter_ = *copy_;
}

std::optional<Disk::Place> Disk::damage() {
    sync_all();
    // An area as likely as another: there are many pages, and few unsent changes.
    std::map<sync::Area, std::vector<Key>> areas;
    for (const auto& [key, value] : platter_) {
        const bool mends = key.first == sync::Area::pages || key.first == sync::Area::outbox ||
                           key.first == sync::Area::review;
        if (mends && !value.empty()) areas[key.first].push_back(key);
    }
    if (areas.empty()) return {};
    const auto area = std::next(areas.begin(), prng_.between(0, std::ssize(areas) - 1));
    const Key key = prng_.pick(area->second);
    Bytes& value = platter_[key];
    value[prng_.below(value.size())] ^= static_cast<std::uint8_t>(1u << prng_.below(8));
    return Place{key.first, key.second};
}

std::vector<sync::StoreEntry> Disk::entries() const {
    const std::map<Key, Bytes> all = now();
    std::vector<sync::StoreEntry> entries;
    for (const auto& [key, value] : all) entries.push_back({key.first, key.second, value});
    return entries;
}

}  // namespace tovholder::simulation
