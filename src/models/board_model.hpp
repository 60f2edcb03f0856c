// "Dagens tavle": who comes today to what the viewer gathers people for, who is here, and how to
// reach those who are not. For one who leads a hundred on a day.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/text/language.hpp"
#include "src/models/route.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

// What was typed and chosen above the list; the app keeps it.
struct BoardSearch {
    std::string text;
    bool missing_only = false;  // those about whom nothing is noted
    bool operator==(const BoardSearch&) const = default;
};

struct BoardLine {
    Id<SignUp> sign_up;
    std::string heading;  // of the shift, before its first person: "kl. 10.00–11.00 · Højtlæsning"
    std::string heading_detail;  // "Skovbo · 2 af 3 er kommet"
    std::string name;
    std::string initials;
    std::string detail;  // the phone, or the turn on the waitlist
    std::string phone_href;
    std::string call_spoken;
    Attendance attendance = Attendance::not_said;
    std::string group;  // of the two choices, for listeners: "Hanne Kjær"
};

struct BoardModel {
    text::Language language = text::Language::danish;
    std::string title;    // "Dagens tavle"
    std::string date;     // "Fredag den 27. november"
    std::string summary;  // "12 kommer · 8 er kommet · 1 kom ikke · 3 mangler"
    bool ahead = false;   // the day has not come: nothing can be noted
    Route before;
    Route after;
    Route now;
    bool at_now = true;
    std::size_t people = 0;  // before the search
    std::vector<BoardLine> lines;
};
BoardModel make_board_model(const State& state, const Viewer& viewer, const Route& route,
                            const BoardSearch& search);

// Whether the viewer gathers people for anything.
bool has_board(const State& state, const Viewer& viewer);

}  // namespace tovholder::models
