// Who could do an activity: people with reasons in words, never a number. What speaks against one
// is said, too; nobody is left out for it.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/text/language.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct MatchLine {
    Id<Person> person;
    std::string name;
    std::string initials;
    std::vector<std::string> reasons;  // "vil gerne gå ture", "har tid tirsdag eftermiddag"
    std::string against;               // "holder pause", "har en anden vagt"; mostly empty
    std::string href;
    std::string phone_href;
    std::string call_spoken;
};

struct MatchModel {
    text::Language language = text::Language::danish;
    bool gone = false;
    std::string title;  // the activity
    std::string back_href;
    std::string about;  // the shift that lacks people first: "tirsdag den 24. november kl. 10.00"
    std::vector<MatchLine> lines;
    std::string new_activity_href;
};
inline constexpr std::size_t match_lines_max = 40;

// Those who serve the activity's unit and have something that speaks for them; with most reasons
// first, then by name.
MatchModel make_match_model(const State& state, const Viewer& viewer, Id<Activity> activity);

}  // namespace tovholder::models
