// The sync panel: what waits, what the server said last, what it refused, and how the device's
// storage and clock stand. Everything in words, nothing claimed that is not so.
#pragma once

#include <string>
#include <vector>

#include "src/models/shell_model.hpp"

namespace tovholder::models {

struct StorageFacts {
    std::uint64_t used_bytes = 0;
    std::uint64_t quota_bytes = 0;  // 0 = not told
    bool persistent = false;
    std::string kind;
    bool operator==(const StorageFacts&) const = default;
};

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
    std::string last_answer;  // "i dag kl. 14.02"; "aldrig endnu"
    std::string server;
    std::string clock;         // "Denne tablets ur går 1 time forkert …"; empty when it is right
    std::string problem;       // the last failure in words; empty
    std::string storage;       // "1,2 MB af 500 MB"
    std::string storage_kept;  // whether the browser promised to keep it
    std::string damaged;       // parts that were fetched again, or kept aside
    bool can_try_now = false;
    bool storage_failed = false;
    bool taken_over = false;
};
inline constexpr std::size_t unsent_lines_max = 50;
// A clock that is further off than this is told.
inline constexpr std::int64_t clock_ahead_told_s = 120;

struct SyncExtras {
    std::string server_name;
    StorageFacts storage;
    std::size_t pages_damaged = 0;
    std::size_t quarantined = 0;
};

SyncModel make_sync_model(const sync::Replica& replica, const Viewer& viewer,
                          const SyncFacts& facts, const SyncExtras& extras);

// "312 kB", "1,2 MB".
std::string bytes_words(text::Language language, std::uint64_t bytes);

}  // namespace tovholder::models
