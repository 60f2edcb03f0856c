// The frame around every screen: navigation, the sync pill, the demo's strip.
#pragma once

#include <string>
#include <vector>

#include "src/models/route.hpp"
#include "src/models/sync_facts.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

enum class SyncMood : std::uint8_t { sent, saved, waiting, offline, trouble };

// What the pill and the status region say.
struct SyncWords {
    SyncMood mood = SyncMood::saved;
    std::string pill;  // "Uden net · 2 ændringer venter"
    // As the pill, and "Gemt på denne tablet" where that is true. One line, so that nobody who
    // listens hears what is no longer so.
    std::string spoken;
    std::string alert;  // a failure that must be known at once; else empty
};
SyncWords make_sync_words(text::Language language, const SyncFacts& facts);

enum class NavIcon : std::uint8_t { today, shifts, people, activities, more };
struct NavLine {
    std::string label;
    std::string href;
    NavIcon icon = NavIcon::today;
    bool current = false;
    std::string badge;
    std::string badge_spoken;
};

struct ShellModel {
    text::Language language = text::Language::danish;
    std::vector<NavLine> nav;  // empty before one has joined
    SyncWords sync;
    std::string sync_href;
    std::string strip;  // "Demo: en opdigtet kommune"; empty when it is not the demo
    std::string strip_button;
};

// `unread`: notices not yet seen. `shared_by`: who has the device open, when several people share
// it.
ShellModel make_shell_model(const Viewer& viewer, Screen screen, const SyncFacts& facts,
                            std::size_t unread, const std::string& shared_by = {});

}  // namespace tovholder::models
