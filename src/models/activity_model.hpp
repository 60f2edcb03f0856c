// Activities: the list by unit with what is still open, and one activity with its shifts.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/opening_model.hpp"
#include "src/models/unit_choices.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

inline constexpr std::int32_t open_places_days = 14;

// Places nobody has taken. A cancelled shift has none.
std::uint32_t free_places(const State& state, const Shift& shift);

// What was typed and chosen above the list; the app keeps it.
struct ActivitySearch {
    std::string text;
    Id<Unit> unit = {};  // none = all
    bool closed_too = false;
    bool operator==(const ActivitySearch&) const = default;
};

struct ActivityLine {
    Id<Activity> activity;
    std::string name;
    std::string detail;  // "Næste: tor 26. nov kl. 10.00–11.00" or "Ingen vagter på vej"
    std::string href;
    std::string places;  // "3 ledige pladser", "alt er besat"; empty without shifts
    bool any_free = false;
    bool closed = false;
    bool preparing = false;
    std::string unit_heading;  // before the first activity of a unit
    std::string unit_detail;   // "5 opgaver, 12 ledige pladser"
};

// One activity as the list knows it before it is put into words.
struct ActivityEntry {
    Id<Activity> activity;
    std::size_t unit_place = 0;  // of its unit in `units`; entries are sorted by it, then by name
    std::string sort_key;
    std::string searched;    // folded words
    std::uint32_t free = 0;  // places within open_places_days
    bool any = false;        // a planned shift within open_places_days
    Id<Shift> next;          // the next planned shift; may be none
};

// Every activity that the viewer may see, sorted. Depends on the tables, not on the search: a
// keystroke does not count the places of 10,000 shifts again.
struct ActivityIndex {
    UnitChoices units;
    std::vector<ActivityEntry> entries;
};
ActivityIndex make_activity_index(const State& state, const Viewer& viewer);

struct ActivitiesModel {
    text::Language language = text::Language::danish;
    std::vector<ActivityLine> lines;
    std::string subtitle;  // "40 opgaver, 61 ledige pladser de næste 14 dage"
    UnitChoices units;
    std::vector<std::string> unit_names;  // "Alle enheder", then units.names
    bool none_yet = false;
    bool may_create = false;
};
ActivitiesModel make_activities_model(const State& state, const Viewer& viewer,
                                      const ActivityIndex& index, const ActivitySearch& search);

struct ActivityShiftLine {
    Id<Shift> shift;
    std::string day;
    std::string month;
    std::string title;   // "torsdag kl. 10.00–11.00"
    std::string detail;  // who is there that day, if it is said
    std::string places;  // "1 ledig plads", "fuld", "aflyst"
    bool any_free = false;
    bool cancelled = false;
    std::string spoken;  // activity, day, time and places
    std::string href;
};

struct ActivityModel {
    text::Language language = text::Language::danish;
    bool gone = false;
    bool may_edit = false;
    bool closed = false;
    Activity row;
    std::string versions;  // "Der er to versioner af navn"; mostly empty
    std::string unit;
    std::string back_href;
    std::string edit_href;
    std::string new_shift_href;
    std::string match_href;
    std::string place;  // the activity's, else the unit's address
    std::string responsible_phone;
    std::string responsible_href;
    std::vector<ActivityShiftLine> shifts;  // the next ones
    std::string shifts_more;                // "og 34 senere"
    std::string all_shifts_href;
    std::string places_word;  // "2 pladser pr. vagt"
    std::string period;       // "Fra 1. marts 2026"; empty when it is not said
    std::string form;         // "Vi selv"
    std::string criticality;  // "Må gerne bortfalde"
    std::string origin;       // "Ny: ingen gjorde det før", with the year in which it lapsed
    std::string competition;  // "Nej · Mette Holm"
    OpeningModel opening;
};
inline constexpr std::size_t activity_shifts_max = 12;

ActivityModel make_activity_model(const State& state, const Viewer& viewer, Id<Activity> activity);

ops::Command set_activity_status(Id<Activity> activity, ActivityStatus status);

}  // namespace tovholder::models
