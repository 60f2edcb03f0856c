// Opening what a device's store holds, and mending what is damaged: a bad page
// is fetched again (the digest no longer matches the server's), a bad outbox
// entry is set aside for the person.
#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/sync/replica.hpp"
#include "shared/sync/replica_pages.hpp"
#include "shared/sync/row_digest.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::sync {

std::unique_ptr<Replica> Replica::create(DeviceStore& store, const wire::Joined& joined) {
    std::unique_ptr<Replica> replica(new Replica(store));
    replica->meta_.device = joined.device;
    replica->meta_.token = joined.token;
    replica->meta_.person = joined.person;
    replica->meta_.cursor.history = joined.history;
    // Nothing is sent before the device's identity is on its disk.
    replica->commit({{Area::meta, 0}}, Durability::strict, true);
    return replica;
}

Result<std::unique_ptr<Replica>> Replica::open(DeviceStore& store,
                                               const std::vector<StoreEntry>& entries,
                                               OpenReport* report) {
    OpenReport ignored;
    OpenReport& told = report != nullptr ? *report : ignored;
    std::unique_ptr<Replica> replica(new Replica(store));
    if (auto loaded = replica->load_meta(entries); !loaded) return loaded.error();
    std::set<StoreKey> damaged;
    replica->load_pages(entries, told, damaged);
    replica->load_review(entries, told);
    replica->load_journal(entries, damaged);
    replica->load_outbox(entries, told);
    replica->replay();
    // Nothing would overwrite them, and they may say something of one who is erased meanwhile.
    if (!damaged.empty()) replica->commit(damaged, Durability::relaxed, false);
    told.emptied = replica->meta_.cursor.seq != 0 && replica->pages_.empty();
    return replica;
}

Result<void> Replica::load_meta(const std::vector<StoreEntry>& entries) {
    for (const StoreEntry& entry : entries) {
        if (entry.area != Area::meta || entry.key != 0) continue;
        auto meta = wire::decode_meta(entry.value);
        if (!meta) return meta.error();
        meta_ = std::move(*meta);
        identity_stored_ = true;
        return {};
    }
    return ErrorCode::not_found;
}

// In the order of their keys, in which tables are filled fastest.
void Replica::load_pages(const std::vector<StoreEntry>& entries, OpenReport& report,
                         std::set<StoreKey>& damaged) {
    std::vector<std::vector<wire::SentRow>> pages;
    std::vector<std::pair<RowKey, wire::SentRow*>> rows;
    for (const StoreEntry& entry : entries) {
        if (entry.area != Area::pages) continue;
        auto page = wire::decode_page(entry.value);
        if (!page) {
            ++report.pages_damaged;
            damaged.insert({Area::pages, entry.key});
            continue;
        }
        pages.push_back(std::move(*page));
        for (wire::SentRow& row : pages.back()) rows.emplace_back(key_of(row.row), &row);
    }
    sort_stably(rows);
    meta_.cursor.digest = 0;  // of what is really here
    RowKey last;
    for (const auto& [key, row] : rows) {
        if (key == last) continue;
        last = key;
        if (row->stamp.seq == stale) {
            stale_rows_.insert(key);
        } else {
            meta_.cursor.digest += row_digest(key, row->stamp.seq, row->stamp.mask);
        }
        auto& page = pages_[page_of(key)];
        page.insert(page.end(), key);
        shown_.put(std::move(row->row), std::move(row->stamp));
    }
}

void Replica::load_review(const std::vector<StoreEntry>& entries, OpenReport& report) {
    for (const StoreEntry& entry : entries) {
        if (entry.area != Area::review) continue;
        if (auto refusal = wire::decode_refusal(entry.value)) {
            refusals_.emplace(refusal->op.id.number, std::move(*refusal));
        } else {
            report.quarantined.push_back(entry.value);
        }
    }
}

void Replica::load_journal(const std::vector<StoreEntry>& entries, std::set<StoreKey>& damaged) {
    for (const StoreEntry& entry : entries) {
        if (entry.area != Area::journal || entry.key > op_number_max) continue;
        auto answered = decode_answered(entry.value);
        if (!answered) {  // the server has it, unless it is set back as well
            damaged.insert({Area::journal, entry.key});
            continue;
        }
        journal_bytes_ += answered->second.size();
        journal_.emplace(static_cast<OpNumber>(entry.key),
                         Answered{answered->first, std::move(answered->second)});
    }
}

void Replica::load_outbox(const std::vector<StoreEntry>& entries, OpenReport& report) {
    std::map<std::uint64_t, const Bytes*> frames;
    for (const StoreEntry& entry : entries) {
        if (entry.area == Area::outbox) frames.emplace(entry.key, &entry.value);
    }
    for (const auto& [key, frame] : frames) {
        if (key > op_number_max) continue;
        const auto number = static_cast<OpNumber>(key);
        auto op = wire::decode_op(*frame);
        const bool readable = op && op->id == OpId{meta_.device, number};
        if (!readable) report.quarantined.push_back(*frame);
        // The server wants numbers without holes. An op whose own write failed can be missing
        // while a later one is there.
        for (OpNumber lost = next_number(); lost < number + (readable ? 0 : 1); ++lost) {
            ops::Op stand_in{{meta_.device, lost}, {}, 0, ops::LostOp{}};
            Bytes bytes = wire::encode(stand_in);
            outbox_.push_back({std::move(stand_in), std::move(bytes), true});
        }
        if (readable) outbox_.push_back({std::move(*op), *frame, true});
    }
}

}  // namespace tovholder::sync
