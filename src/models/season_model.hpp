// The coming half year, week by week: how many places there are, how many are taken, who is away.
// So that a gap is seen while there is time.
#pragma once

#include <string>
#include <vector>

#include "src/models/route.hpp"
#include "src/models/unit_choices.hpp"

namespace tovholder::models {

inline constexpr std::int32_t season_weeks = 26;

struct SeasonWeek {
    Date monday;
    std::string title;  // "Uge 52"
    std::string span;   // "21.–27. december"
    std::uint32_t places = 0;
    std::uint32_t taken = 0;
    std::uint32_t away = 0;  // volunteers who hold a pause in that week
    bool quiet = false;      // a holiday or a low season in it
    std::string marks;       // "juledag, 2. juledag", "lavsæson"
    std::string href;        // the week's shifts that lack people
    std::uint32_t gap() const { return places - taken; }
};

struct SeasonModel {
    text::Language language = text::Language::danish;
    std::vector<SeasonWeek> weeks;
    std::string sentence;  // "Flest mangler i uge 52: 12 pladser." or that none lack people
    UnitChoices units;
    std::vector<std::string> unit_names;  // "Alle enheder", then units.names
    Id<Unit> unit;                        // none = all
};
SeasonModel make_season_model(const State& state, const Viewer& viewer, const Route& route);
Route season_route(Id<Unit> unit);

}  // namespace tovholder::models
