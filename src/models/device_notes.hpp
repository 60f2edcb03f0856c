// What a person must know about the store on this device and its server, each in a sentence of its
// own: deleted behind our back, a server set back, long away, long unsent; another tab that writes.
#pragma once

#include <string>
#include <vector>

#include "src/models/sync_facts.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

enum class DeviceNoteKind : std::uint8_t { emptied, restored, away, unsent_old };

struct DeviceNote {
    DeviceNoteKind kind = DeviceNoteKind::emptied;
    std::string title;
    std::string text;
    bool urgent = false;
};

// Without a word from the server for so long, what is shown may be out of date.
inline constexpr std::int64_t away_told_s = 30 * seconds_per_day;
inline constexpr std::int64_t unsent_told_s = seconds_per_day;

std::vector<DeviceNote> make_device_notes(const Viewer& viewer, const SyncFacts& facts);

// The dialog in a tab that writes no more.
struct ElsewhereModel {
    text::Language language = text::Language::danish;
    std::string unsaved;  // what is only on this screen; empty
};
ElsewhereModel make_elsewhere_model(text::Language language, const SyncFacts& facts);

}  // namespace tovholder::models
