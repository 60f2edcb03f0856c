// The sync panel: what waits, what the server said last, what it refused, and how the device's
// storage and clock stand. Everything in words, nothing claimed that is not so.
#pragma once

#include <string>
#include <vector>

#include "src/models/carried_model.hpp"
#include "src/models/device_notes.hpp"
#include "src/models/fetch_model.hpp"
#include "src/models/shell_model.hpp"
#include "src/models/storage_panel.hpp"

namespace tovholder::models {

struct UnsentLine {
    OpNumber number = 0;
    std::string title;   // what the person did
    std::string detail;  // when
    std::string href;
};

struct RefusalLine {
    OpNumber number = 0;
    std::string title;   // what the person meant
    std::string reason;  // why it could not be
    std::string detail;  // when
    std::string href;
};

struct SyncModel {
    text::Language language = text::Language::danish;
    SyncWords words;
    std::string explained;           // what the state means and what happens next
    std::vector<UnsentLine> unsent;  // the first unsent_lines_max
    std::size_t unsent_count = 0;
    std::string unsent_more;
    std::vector<RefusalLine> refused;
    std::vector<CarriedLine> carried;
    std::string last_answer;  // "i dag kl. 14.02"; "aldrig endnu"
    std::string server;
    std::string clock;    // "Denne tablets ur går 1 time forkert …"; empty when it is right
    std::string problem;  // the last failure in words; empty
    StoragePanel storage;
    std::vector<DeviceNote> notes;
    std::string damaged;              // parts that were fetched again, or kept aside
    std::optional<FetchModel> fetch;  // while a first sync is under way
    bool can_try_now = false;
    bool storage_failed = false;
    bool has_damaged = false;  // something that only a file can save
    bool taken_over = false;
    bool forgotten = false;  // the server does not know this device: a new code lets it in again
};
inline constexpr std::size_t unsent_lines_max = 50;
// A clock that is further off than this is told.
inline constexpr std::int64_t clock_ahead_told_s = 120;

struct SyncExtras {
    std::string server_name;
    StorageFacts storage;
    std::size_t pages_damaged = 0;
    std::size_t quarantined = 0;
    std::vector<CarriedFact> carried = {};
};

SyncModel make_sync_model(const sync::Replica& replica, const Viewer& viewer,
                          const SyncFacts& facts, const SyncExtras& extras);

// What the server refused, in the order in which it was meant.
std::vector<RefusalLine> refusal_lines(const sync::Replica& replica, const Viewer& viewer);

}  // namespace tovholder::models
