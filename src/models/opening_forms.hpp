// The forms about what goes before an activity opens: the next-of-kin question, the talk about a
// doubt, what employees say, how far volunteers run it themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/text/text.hpp"
#include "src/models/opening_model.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {

// What is typed into whichever of them is open; the app keeps it for one address.
struct OpeningForm {
    std::string subject;                // the question, or who was asked
    std::optional<std::size_t> choice;  // the answer, outcome or level
    bool authority = false;
    bool technical = false;
    std::string words;   // why, or what was said or agreed
    std::string review;  // "2027-05-27"
    bool tried = false;
    bool operator==(const OpeningForm&) const = default;
};
OpeningForm make_opening_form(const State& state, const Viewer& viewer, const Route& route);

struct OpeningFormModel {
    text::Language language = text::Language::danish;
    Screen screen = Screen::boundary_new;
    bool gone = false;
    std::string back_href;
    std::string activity;  // its name
    std::string title;
    std::string lead;  // the question put to the person
    std::string hint;
    std::vector<std::string> choices;
    std::string choice_hint;  // what the chosen one means
    std::string subject_error;
    std::string choice_error;
    std::string words_error;
    std::string review_error;
    std::optional<AnswerLine> about;  // the doubt that is talked about
    std::vector<AnswerLine> earlier;  // of the unit
    std::optional<ops::Command> command;
    text::Key done = text::Key::done_saved;
};
// REQUIRES: the route's screen is one of boundary_new, boundary_talk, hearing_new, delegation_new.
OpeningFormModel make_opening_form_model(const State& state, const Viewer& viewer,
                                         const Route& route, const OpeningForm& form);

}  // namespace tovholder::models
