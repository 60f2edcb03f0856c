// What an activity needs to open, and what was asked, said and agreed about it: the part of its
// screen that those see who may change it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct LampLine {
    bool lit = false;
    std::string title;   // "Ramme"
    std::string detail;  // "På plads", "Mangler: …"
    std::string href;    // the act that settles the first thing that is missing, or shows the part
    std::string spoken;
};

// How an answer to the next-of-kin question stands.
enum class AnswerMood : std::uint8_t { yes, no, waits, blocked };
struct AnswerLine {
    Id<BoundaryDecision> id;
    AnswerMood mood = AnswerMood::yes;
    std::string question;
    std::string word;      // "Ja", "I tvivl", "Frivillige må"
    std::string detail;    // who, when
    std::string argument;  // the latest
    std::string unit;      // of an earlier answer elsewhere: the activity
    std::string href;      // to settle it, or to answer again; empty when one may not
    std::string act;       // the link's words
};

struct HearingLine {
    Id<StaffHearing> id;
    HearingAnswer answer = HearingAnswer::consent;
    std::string group;
    std::string word;    // "Det er i orden"
    std::string detail;  // who noted it, when
    std::string words;
};

struct LevelLine {
    std::string word;    // "Selvkørende"
    std::string detail;  // "Siden 3. marts 2026"
    std::string words;
};

struct OpeningModel {
    text::Language language = text::Language::danish;
    bool shown = false;  // the viewer may change the activity
    std::vector<LampLine> lamps;
    std::vector<std::string> warnings;
    std::string missing;                // all that keeps it from opening; empty: it can
    std::vector<AnswerLine> answers;    // newest first
    std::string ask_href;               // empty when one may not
    std::vector<HearingLine> hearings;  // newest first
    bool hearing_needed = false;
    std::string hearing_href;
    std::vector<LevelLine> levels;  // the one that counts first
    std::string review;             // "Se på det igen om 3 dage"
    bool review_due = false;
    std::string delegation_href;
};
OpeningModel make_opening_model(const State& state, const Viewer& viewer, const Activity& activity);

// What the unit has answered before about other activities, newest first, at most earlier_max.
inline constexpr std::size_t earlier_max = 8;
std::vector<AnswerLine> earlier_answers(const State& state, const Viewer& viewer,
                                        const Activity& activity);

// The three answers, outcomes, levels … in words.
std::string_view answer_word(text::Language language, BoundaryAnswer answer);
std::string_view hearing_word(text::Language language, HearingAnswer answer);
std::string_view level_word(text::Language language, SelfGovernment level);

}  // namespace tovholder::models
