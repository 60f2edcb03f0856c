// "To versioner": what two people wrote of the same thing, who and when, for one to choose; and
// what was chosen lately, to be brought back.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct VersionSide {
    std::string who;      // "Mette · i går kl. 14.02"
    std::string value;    // as one reads it; several lines
    std::string heading;  // "Står der nu", "Den anden"
    std::string spoken;   // of the button that chooses it
};

struct VersionsLine {
    Id<Conflict> conflict;
    ConflictState state = ConflictState::open;
    std::string title;      // "Telefon · Aage Holm"
    std::string explained;  // what is special about it; may be empty
    std::string href;       // of what it is about
    VersionSide kept, lost;
    bool can_both = false;
    std::string both_spoken;
};

struct VersionsModel {
    text::Language language = text::Language::danish;
    std::vector<VersionsLine> open;     // the oldest first
    std::vector<VersionsLine> settled;  // the latest first
};

VersionsModel make_versions_model(const State& state, const Viewer& viewer);

// What a group of fields is called ("Telefon"), and what texts of it say to a reader. Empty name:
// no such group.
std::string group_name(text::Language language, TableId table, std::uint32_t group);
std::string group_value(const Viewer& viewer, const AnyRow& subject, std::uint32_t group,
                        const GroupTexts& texts);

// How many open ones the viewer may choose between.
std::size_t open_versions(const State& state, const Viewer& viewer);

// "Der er to versioner af telefon"; empty when there are none that the viewer may choose between.
std::string versions_sentence(const State& state, const Viewer& viewer, RowKey about);

}  // namespace tovholder::models
