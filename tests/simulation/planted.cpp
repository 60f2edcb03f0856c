// The planted bugs, each a few lines at one seam.
#include "tests/simulation/plant.hpp"

#include "shared/domain/field_groups.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::simulation {
namespace {

// ---- the server's disk ----

// Says "durable" and writes with the next commit; a crash in between loses it.
class AcksBeforeCommit : public Plant {
    bool on_server_commit(sync::AuthorityCommit& commit) override {
        std::swap(held_, commit);
        return !std::exchange(is_empty_, false);
    }
    void on_server_start(sync::AuthorityContents&) override { is_empty_ = true; }
    sync::AuthorityCommit held_;
    bool is_empty_ = true;
};

// After a restart nothing is known of which ops were answered.
class ForgetsAnswers : public Plant {
    void on_server_start(sync::AuthorityContents& contents) override {
        contents.outcomes.clear();
        for (sync::DeviceRecord& device : contents.devices) device.last_op = 0;
    }
};

// Outcomes are not written, only rows: the reason of a refusal is gone after a restart.
class ForgetsOutcomes : public Plant {
    void on_server_start(sync::AuthorityContents& contents) override { contents.outcomes.clear(); }
};

// Deleted rows are not deleted on disk.
class LosesTombstones : public Plant {
    bool on_server_commit(sync::AuthorityCommit& commit) override {
        commit.erases.clear();
        return true;
    }
};

// What was deleted is written again with the next commit.
class BringsBackDeleted : public Plant {
    bool on_server_commit(sync::AuthorityCommit& commit) override {
        const std::vector<wire::SentRow> back = std::exchange(deleted_, {});
        for (const RowKey key : commit.erases) {
            if (const auto known = known_.find(key); known != known_.end()) {
                deleted_.push_back(known->second);
            }
        }
        for (const wire::SentRow& row : commit.puts) known_[key_of(row.row)] = row;
        commit.puts.insert(commit.puts.end(), back.begin(), back.end());
        return true;
    }
    std::map<RowKey, wire::SentRow> known_;
    std::vector<wire::SentRow> deleted_;
};

// One row of a large commit is not written.
class LosesOneRow : public Plant {
    bool on_server_commit(sync::AuthorityCommit& commit) override {
        if (commit.puts.size() > 2 && !commit.outcomes.empty()) commit.puts.pop_back();
        return true;
    }
};

// The counter starts lower after a restart, so that numbers come twice.
class ReusesSeq : public Plant {
    void on_server_start(sync::AuthorityContents& contents) override {
        if (contents.seq > 2) contents.seq -= 2;
    }
};

// A restored server gives the same names again to devices that join after it.
class ForgetsUsedAliases : public Plant {
    void on_server_start(sync::AuthorityContents& contents) override {
        contents.aliases_used_below = 0;
    }
};

// ---- the server's answers ----

// Takes the tablet's clock for the time.
class TrustsTabletClock : public Plant {
    void on_request(const sync::Authority&, DeviceAlias, wire::SyncRequest& request,
                    Instant& now) override {
        now = request.clock;
    }
};

// Applies an op that comes again under a new number.
class AppliesReplaysAgain : public Plant {
    void on_request(const sync::Authority& authority, DeviceAlias device,
                    wire::SyncRequest& request, Instant&) override {
        const OpNumber last = authority.devices().at(device).last_op;
        if (request.ops.empty() || request.ops.front().id.number > last) return;
        OpNumber next = last;
        for (ops::Op& op : request.ops) op.id.number = ++next;
    }
};

// Rows that are no longer the person's to see stay on her tablet.
class DropsForgets : public Plant {
    void on_response(const sync::Authority&, DeviceAlias, wire::SyncResponse& response) override {
        response.forgets.clear();
    }
};

// Sends all people with all fields to everybody.
class SkipsScope : public Plant {
    void on_response(const sync::Authority& authority, DeviceAlias,
                     wire::SyncResponse& response) override {
        for (const auto& [id, row] : authority.state().table<Person>()) {
            response.rows.push_back({row.value, row.stamp});
        }
    }
};

// Sends the right rows with all their fields.
class IgnoresFieldClasses : public Plant {
    void on_response(const sync::Authority& authority, DeviceAlias,
                     wire::SyncResponse& response) override {
        for (wire::SentRow& row : response.rows) {
            if (!std::holds_alternative<Person>(row.row)) continue;
            row = {authority.state().get(key_of(row.row))->row, row.stamp};
            row.stamp.mask = mask_device_max;
        }
    }
};

// Sends somebody else's sign-ups and notices: no contact data, but not the person's business.
class SendsOthersNotices : public Plant {
    void on_response(const sync::Authority& authority, DeviceAlias,
                     wire::SyncResponse& response) override {
        for (const auto& [id, row] : authority.state().table<Notice>()) {
            response.rows.push_back({row.value, row.stamp});
            response.rows.back().stamp.mask = mask_open;
        }
    }
};

// The last row of a page that is followed by more is left out.
class SkipsARowOfAPage : public Plant {
    void on_response(const sync::Authority&, DeviceAlias, wire::SyncResponse& response) override {
        if (response.more && response.rows.size() > 1) response.rows.pop_back();
    }
};

// Says that there is nothing more when there is.
class ForgetsToSayMore : public Plant {
    void on_response(const sync::Authority&, DeviceAlias, wire::SyncResponse& response) override {
        response.more = false;
    }
};

// The counter of expected ops is one too high: the next op leaves the outbox unasked.
class SkipsAnOp : public Plant {
    void on_response(const sync::Authority&, DeviceAlias, wire::SyncResponse& response) override {
        if (!response.outcomes.empty()) ++response.next_op;
    }
};

// Damaged frames are read as if they were whole.
class IgnoresCrc : public Plant {
    bool ignores_crc() const override { return true; }
};

// ---- two versions of the same thing ----

// The version that lost is not kept.
class DropsLosers : public Plant {
    bool on_server_commit(sync::AuthorityCommit& commit) override {
        std::erase_if(commit.puts, [](const wire::SentRow& row) {
            return std::holds_alternative<Conflict>(row.row);
        });
        return true;
    }
};

// Tablets' clocks say who was later, as they are.
class ComparesRawClocks : public Plant {
    void on_request(const sync::Authority&, DeviceAlias, wire::SyncRequest& request,
                    Instant& now) override {
        request.clock = now;
    }
};

// Of fields that belong together one is taken from each version.
class MixesVersions : public Plant {
    bool on_server_commit(sync::AuthorityCommit& commit) override {
        for (const wire::SentRow& put : commit.puts) {
            const auto* conflict = std::get_if<Conflict>(&put.row);
            if (conflict == nullptr || conflict->lost.size() < 2) continue;
            const RowKey subject = subject_of(*conflict);
            FieldSet last;
            last.add(conflict->group + static_cast<std::uint32_t>(conflict->lost.size()) - 1);
            for (wire::SentRow& row : commit.puts) {
                if (key_of(row.row) == subject) set_texts(row.row, last, {conflict->lost.back()});
            }
        }
        return true;
    }
};

// Whoever comes last has it, seen or not.
class OverwritesUnseen : public Plant {
    void on_request(const sync::Authority& authority, DeviceAlias, wire::SyncRequest& request,
                    Instant&) override {
        for (ops::Op& op : request.ops) op.base = authority.seq();
    }
};

// What others wrote about each other's rows is sent to everybody.
class SendsLosersToAll : public Plant {
    void on_response(const sync::Authority& authority, DeviceAlias,
                     wire::SyncResponse& response) override {
        for (const auto& [id, row] : authority.state().table<Conflict>()) {
            response.rows.push_back({row.value, row.stamp});
            response.rows.back().stamp.mask = mask_device_max;
        }
    }
};

// A restarted server does not know who changed what.
class ForgetsTrails : public Plant {
    void on_server_start(sync::AuthorityContents& contents) override {
        for (wire::SentRow& row : contents.rows) row.stamp.trail.clear();
    }
};

// Tablets are not told who was erased: what they did about her stays in their journals.
class TellsNobodyOfErasures : public Plant {
    void on_response(const sync::Authority&, DeviceAlias, wire::SyncResponse& response) override {
        response.erased.clear();
    }
};

// The rows beside her own are gone from memory, and not from the disk.
class ErasesHerRowOnly : public Plant {
    bool on_server_commit(sync::AuthorityCommit& commit) override {
        if (commit.erased.empty()) return true;
        std::erase_if(commit.erases, [](RowKey key) { return key.table != table_id<Person>; });
        return true;
    }
};

}  // namespace

const std::vector<PlantedBug>& planted_bugs() {
    static const std::vector<PlantedBug> bugs = [] {
        std::vector<PlantedBug> all = {
            {"acks_before_commit", "answers come before the commit is durable",
             make<AcksBeforeCommit>},
            {"forgets_answers", "a restart forgets which ops were answered", make<ForgetsAnswers>},
            {"forgets_outcomes", "a restart forgets how ops were answered", make<ForgetsOutcomes>},
            {"loses_tombstones", "deleted rows stay on the server's disk", make<LosesTombstones>},
            {"brings_back_deleted", "deleted rows are written again", make<BringsBackDeleted>},
            {"loses_one_row", "one row of a large commit is not written", make<LosesOneRow>},
            {"reuses_seq", "a restart gives numbers a second time", make<ReusesSeq>},
            {"forgets_used_aliases", "a restored server gives aliases twice",
             make<ForgetsUsedAliases>},
            {"trusts_tablet_clock", "the tablet's clock is taken for the time",
             make<TrustsTabletClock>},
            {"applies_replays_again", "an op that comes again is applied again",
             make<AppliesReplaysAgain>},
            {"drops_forgets", "rows that left a scope stay on the tablet", make<DropsForgets>},
            {"skips_scope", "all people are sent to everybody", make<SkipsScope>},
            {"ignores_field_classes", "rows are sent with all their fields",
             make<IgnoresFieldClasses>},
            {"sends_others_notices", "others' notices are sent", make<SendsOthersNotices>},
            {"skips_a_row_of_a_page", "the last row of a page is left out", make<SkipsARowOfAPage>},
            {"forgets_to_say_more", "the last page is taken for the whole", make<ForgetsToSayMore>},
            {"skips_an_op", "the expected op number is one too high", make<SkipsAnOp>},
            {"ignores_crc", "damaged frames are read", make<IgnoresCrc>},
            {"drops_losers", "the version that lost is not kept", make<DropsLosers>},
            {"compares_raw_clocks", "the tablets' own clocks decide", make<ComparesRawClocks>},
            {"mixes_versions", "fields that belong together come from two versions",
             make<MixesVersions>},
            {"overwrites_unseen", "what somebody had not seen is overwritten",
             make<OverwritesUnseen>},
            {"sends_losers_to_all", "versions that lost are sent to everybody",
             make<SendsLosersToAll>},
            {"forgets_trails", "a restarted server does not know who changed what",
             make<ForgetsTrails>},
            {"tells_nobody_of_erasures", "tablets keep what they did about the erased",
             make<TellsNobodyOfErasures>},
            {"erases_her_row_only", "the rest about an erased person stays on the server's disk",
             make<ErasesHerRowOnly>},
        };
        for (const PlantedBug& bug : planted_tablet_bugs()) all.push_back(bug);
        return all;
    }();
    return bugs;
}

}  // namespace tovholder::simulation
