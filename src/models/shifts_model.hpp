// "Vagter": a day, a week or all that come, with filters. What is chosen stands in the route, so
// that Back and a copied link keep it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/models/route.hpp"
#include "src/models/shift_line.hpp"
#include "src/models/unit_choices.hpp"

namespace tovholder::models {

enum class Period : std::uint8_t { day = 0, week = 1, coming = 2 };

struct ShiftsChoice {
    Period period = Period::week;
    Date day;                       // any day of the week when by week
    std::optional<Date> last = {};  // of all that come; none = without end
    bool open = false;              // "ledige"
    bool mine = false;
    Id<Unit> unit = {};  // none = all
    bool operator==(const ShiftsChoice&) const = default;
};
ShiftsChoice shifts_choice(const Route& route, Date today);
Route shifts_route(const ShiftsChoice& choice);

struct ShiftsItem {
    ShiftLine line;
    std::string heading;         // "Fredag den 27. november" where a new day begins; else empty
    std::string heading_detail;  // "i morgen", "juledag"
};

struct ShiftsModel {
    text::Language language = text::Language::danish;
    bool coordinator = false;
    ShiftsChoice choice;
    std::string title;  // "Vagter"
    std::string span;   // "Uge 48 · 23.–29. november", "Fredag den 27. november"
    std::string count;  // "14 vagter"
    Route before;       // the day or week before and after
    Route after;
    Route now;           // today's
    bool at_now = true;  // the day or week shown holds today
    std::vector<ShiftsItem> items;
    UnitChoices units;                    // those with shifts on this device
    std::vector<std::string> unit_names;  // "Alle steder", then units.names
    bool filtered = false;
    std::string new_href;
    std::string season_href;  // for those who plan; else empty
};

ShiftsModel make_shifts_model(const State& state, const Viewer& viewer, const Route& route);

// Every unit on this device that has shifts, in the order of the tree.
UnitChoices units_with_shifts(const State& state);

}  // namespace tovholder::models
