// Bugs planted in the tablet.
#include "tests/simulation/plant.hpp"

#include "shared/domain/field_groups.hpp"
#include "shared/wire/codec.hpp"

namespace tovholder::simulation {
namespace {

using sync::Area;

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

// What cannot be read on a tablet's disk is left out, and nobody is told.
class LeavesOutUnreadable : public Plant {
    void on_disk_open(std::vector<sync::StoreEntry>& entries) override {
        std::erase_if(entries, [](const auto& entry) {
            return entry.area == Area::outbox && !wire::decode_op(entry.value);
        });
    }
};

// What the server answered is not kept, though it may be set back to a backup.
class KeepsNoJournal : public Plant {
    void on_disk_commit(std::vector<sync::StoreWrite>& writes, sync::Durability&) override {
        std::erase_if(writes, [](const auto& write) { return write.area == Area::journal; });
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

}  // namespace

std::vector<PlantedBug> planted_tablet_bugs() {
    return {
        {"says_saved_too_early", "saved is said before the disk is done", make<SaysSavedTooEarly>},
        {"forgets_outbox", "unsent ops are not read after a restart", make<ForgetsOutbox>},
        {"keeps_no_journal", "a restored server lacks what it lost", make<KeepsNoJournal>},
        {"reuses_op_numbers", "op numbers start again after a restart", make<ReusesOpNumbers>},
        {"does_not_keep_refusals", "refusals are not written to disk", make<DoesNotKeepRefusals>},
        {"writes_everything_relaxed", "nothing is written strictly", make<WritesEverythingRelaxed>},
        {"loses_a_row_of_a_stored_page", "a row of a page on disk is lost",
         make<LosesARowOfAStoredPage>},
        {"takes_refused_for_applied", "a refusal is not shown", make<TakesRefusedForApplied>},
        {"drops_rows_beside_outcomes", "rows are lost when ops are answered",
         make<DropsRowsBesideOutcomes>},
        {"has_no_timer", "the tablet sends only when somebody taps", make<HasNoTimer>},
        {"leaves_out_unreadable", "an unsent change that cannot be read is dropped in silence",
         make<LeavesOutUnreadable>},
        {"repeats_unanswered", "a command without an answer is given again",
         make<RepeatsUnanswered>},
    };
}

}  // namespace tovholder::simulation
