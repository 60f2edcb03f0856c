// The planted bugs, each a few lines at one seam.
#include "tests/simulation/plant.hpp"

#include "shared/wire/codec.hpp"

namespace tovholder::simulation {
namespace {

using sync::Area;

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

// ---- the tablet ----

// "Saved" is said when the write was handed over, not when it is on disk.
class SaysSavedTooEarly : public Plant {
    bool disk_lies() const override { return true; }
};

// What was not sent before a restart is never sent.
class ForgetsOutbox : public Plant {
    void on_disk_open(std::vector<sync::StoreEntry>& entries) override {
        std::erase_if(entries, [](const auto& entry) { return entry.area == Area::outbox; });
    }
};

// Numbers of ops start again at 1 after a restart.
class ReusesOpNumbers : public Plant {
    void on_disk_open(std::vector<sync::StoreEntry>& entries) override {
        for (sync::StoreEntry& entry : entries) {
            if (entry.area != Area::meta) continue;
            auto meta = wire::decode_meta(entry.value);
            meta->last_number = 0;
            entry.value = wire::encode(*meta);
        }
    }
};

// Refusals are shown but not kept.
class DoesNotKeepRefusals : public Plant {
    void on_disk_commit(std::vector<sync::StoreWrite>& writes, sync::Durability&) override {
        std::erase_if(writes, [](const auto& write) { return write.area == Area::review; });
    }
};

// Answers are written without care for power cuts.
class WritesEverythingRelaxed : public Plant {
    void on_disk_commit(std::vector<sync::StoreWrite>&, sync::Durability& durability) override {
        durability = sync::Durability::relaxed;
    }
};

// One row of a page on disk is lost when it is written.
class LosesARowOfAStoredPage : public Plant {
    void on_disk_commit(std::vector<sync::StoreWrite>& writes, sync::Durability&) override {
        for (sync::StoreWrite& write : writes) {
            if (write.area != Area::pages || !write.value) continue;
            auto rows = wire::decode_page(*write.value);
            if (!rows || rows->size() < 3) continue;
            rows->pop_back();
            write.value = wire::encode_page(*rows);
        }
    }
};

// Refusals are not read from the answer: the op counts as done.
class TakesRefusedForApplied : public Plant {
    bool reads_answers() const override { return true; }
    bool on_answer(wire::SyncResponse& response) override {
        for (wire::Outcome& outcome : response.outcomes) outcome.refusal.clear();
        return true;
    }
};

// Rows of an answer are dropped when ops were answered in it.
class DropsRowsBesideOutcomes : public Plant {
    bool reads_answers() const override { return true; }
    bool on_answer(wire::SyncResponse& response) override {
        if (!response.outcomes.empty()) response.rows.clear();
        return true;
    }
};

// Sends only when the person does something.
class HasNoTimer : public Plant {
    bool has_no_timer() const override { return true; }
};

// Gives a command that got no answer a second time.
class RepeatsUnanswered : public Plant {
    bool repeats_unanswered() const override { return true; }
};

template <class Bug>
std::unique_ptr<Plant> make() {
    return std::make_unique<Bug>();
}

}  // namespace

const std::vector<PlantedBug>& planted_bugs() {
    static const std::vector<PlantedBug> bugs = {
        {"acks_before_commit", "the server answers before its commit is durable",
         make<AcksBeforeCommit>},
        {"forgets_answers", "a restarted server does not know which ops it answered",
         make<ForgetsAnswers>},
        {"forgets_outcomes", "a restarted server does not know how it answered",
         make<ForgetsOutcomes>},
        {"loses_tombstones", "deleted rows stay on the server's disk", make<LosesTombstones>},
        {"loses_one_row", "one row of a large commit is not written", make<LosesOneRow>},
        {"reuses_seq", "a restarted server gives numbers a second time", make<ReusesSeq>},
        {"trusts_tablet_clock", "the server takes the tablet's clock for the time",
         make<TrustsTabletClock>},
        {"applies_replays_again", "an op that comes again is applied again",
         make<AppliesReplaysAgain>},
        {"drops_forgets", "rows that left a scope stay on the tablet", make<DropsForgets>},
        {"skips_scope", "all people are sent to everybody", make<SkipsScope>},
        {"ignores_field_classes", "rows are sent with all their fields", make<IgnoresFieldClasses>},
        {"sends_others_notices", "others' notices are sent", make<SendsOthersNotices>},
        {"skips_a_row_of_a_page", "the last row before a page break is left out",
         make<SkipsARowOfAPage>},
        {"forgets_to_say_more", "the last page is taken for the whole", make<ForgetsToSayMore>},
        {"skips_an_op", "the expected op number is one too high", make<SkipsAnOp>},
        {"ignores_crc", "damaged frames are read", make<IgnoresCrc>},
        {"says_saved_too_early", "saved is said before the disk is done", make<SaysSavedTooEarly>},
        {"forgets_outbox", "unsent ops are not read after a restart", make<ForgetsOutbox>},
        {"reuses_op_numbers", "op numbers start again after a restart", make<ReusesOpNumbers>},
        {"does_not_keep_refusals", "refusals are not written to disk", make<DoesNotKeepRefusals>},
        {"writes_everything_relaxed", "nothing is written strictly", make<WritesEverythingRelaxed>},
        {"loses_a_row_of_a_stored_page", "a row of a page on disk is lost",
         make<LosesARowOfAStoredPage>},
        {"takes_refused_for_applied", "a refusal is not shown", make<TakesRefusedForApplied>},
        {"drops_rows_beside_outcomes", "rows are lost when ops are answered",
         make<DropsRowsBesideOutcomes>},
        {"has_no_timer", "the tablet sends only when somebody taps", make<HasNoTimer>},
        {"repeats_unanswered", "a command without an answer is given again",
         make<RepeatsUnanswered>},
    };
    return bugs;
}

}  // namespace tovholder::simulation
