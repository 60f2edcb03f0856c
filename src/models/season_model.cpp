// One walk over the shifts of half a year, and one over those who are away.
#include "src/models/season_model.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "shared/ops/permissions.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/shift_facts.hpp"

namespace tovholder::models {
namespace {

using text::Key;

// ISO weeks in which many are away: winter holiday, summer, autumn holiday (the product's Danish
// conventions; the winter holiday is week 7 or 8 by municipality).
constexpr std::array<std::int32_t, 6> quiet_weeks{7, 8, 28, 29, 30, 42};

void add_marks(text::Language language, SeasonWeek& week) {
    const auto add = [&](const std::string& words) {
        if (words.empty()) return;
        week.marks += (week.marks.empty() ? "" : ", ") + words;
        week.quiet = true;
    };
    for (std::int32_t day = 0; day < 7; ++day) {
        add(text::holiday_name(language, week.monday + day));
    }
    const std::int32_t number = iso_week(week.monday).week;
    if (std::find(quiet_weeks.begin(), quiet_weeks.end(), number) != quiet_weeks.end()) {
        add(std::string(text::get(language, Key::season_quiet)));
    }
}

SeasonWeek make_week(const Viewer& viewer, Date monday, Id<Unit> unit) {
    SeasonWeek week;
    week.monday = monday;
    week.title = text::capitalised(text::week_name(viewer.language, monday));
    week.span = text::short_date(viewer.language, monday) + " – " +
                text::short_date(viewer.language, monday + 6);
    Route shifts{Screen::shifts, 0, {{"dag", iso_day(monday)}, {"filter", "ledige"}}};
    if (unit) shifts.query["enhed"] = id_text(unit.value);
    week.href = href_of(shifts);
    add_marks(viewer.language, week);
    return week;
}

void add_shifts(const State& state, const std::set<Id<Unit>>& units, SeasonModel& model) {
    const Date first = model.weeks.front().monday;
    const Instant end = from_local({first + 7 * season_weeks, 0});
    const auto& by_start = state.shifts_by_start();
    for (auto it = by_start.lower_bound({from_local({first, 0}), {}});
         it != by_start.end() && it->first < end; ++it) {
        const Shift& shift = *state.find(it->second);
        if (shift.status != ShiftStatus::planned || !units.contains(shift.unit)) continue;
        const auto place = static_cast<std::size_t>((to_local(shift.starts).date - first) / 7);
        SeasonWeek& week = model.weeks[std::min(place, model.weeks.size() - 1)];
        std::uint32_t taken = 0;
        for (const Id<SignUp> id : state.sign_ups_of(shift.id)) {
            taken += state.find(id)->status == SignUpStatus::confirmed ? 1 : 0;
        }
        week.places += shift.places;
        week.taken += std::min(taken, shift.places);
    }
}

bool has_role_in(const State& state, Id<Person> person, const std::set<Id<Unit>>& units) {
    const auto& grants = state.grants_of(person);
    return std::any_of(grants.begin(), grants.end(), [&](Id<Grant> id) {
        const Grant& grant = *state.find(id);
        return grant.role == Role::volunteer && !grant.ended && units.contains(grant.unit);
    });
}

void add_absences(const State& state, const std::set<Id<Unit>>& units, SeasonModel& model) {
    std::vector<std::set<Id<Person>>> away(model.weeks.size());
    for (const auto& [id, row] : state.table<Absence>()) {
        const Absence& absence = row.value;
        if (absence.kind != AbsenceKind::pause) continue;
        if (!has_role_in(state, absence.person, units)) continue;
        for (std::size_t i = 0; i < model.weeks.size(); ++i) {
            const Date monday = model.weeks[i].monday;
            const bool begins = absence.from <= monday + 6;
            const bool lasts = !absence.until || monday <= *absence.until;
            if (begins && lasts) away[i].insert(absence.person);
        }
    }
    for (std::size_t i = 0; i < model.weeks.size(); ++i) {
        model.weeks[i].away = static_cast<std::uint32_t>(away[i].size());
    }
}

}  // namespace

Route season_route(Id<Unit> unit) {
    Route route{Screen::season, 0, {}};
    if (unit) route.query["enhed"] = id_text(unit.value);
    return route;
}

SeasonModel make_season_model(const State& state, const Viewer& viewer, const Route& route) {
    SeasonModel model;
    model.language = viewer.language;
    model.units = coordinated_units(state, viewer);
    model.unit_names.emplace_back(text::get(viewer.language, Key::people_all_units));
    model.unit_names.insert(model.unit_names.end(), model.units.names.begin(),
                            model.units.names.end());
    model.unit = {parse_id(route.parameter("enhed")).value_or(0)};
    if (model.units.place_of(model.unit) == model.units.size()) model.unit = {};
    std::set<Id<Unit>> units;
    for (const Id<Unit> unit : model.units.ids) {
        if (!model.unit || ops::is_within(state, unit, model.unit)) units.insert(unit);
    }
    const Date first = monday_of(viewer.today);
    for (std::int32_t i = 0; i < season_weeks; ++i) {
        model.weeks.push_back(make_week(viewer, first + 7 * i, model.unit));
    }
    add_shifts(state, units, model);
    add_absences(state, units, model);
    const auto worst = std::max_element(
        model.weeks.begin(), model.weeks.end(),
        [](const SeasonWeek& a, const SeasonWeek& b) { return a.gap() < b.gap(); });
    model.sentence = worst->gap() == 0
                         ? std::string(text::get(viewer.language, Key::season_no_gap))
                         : text::counted(viewer.language, worst->gap(), Key::season_gap_one,
                                         Key::season_gap_many,
                                         {text::week_name(viewer.language, worst->monday)});
    return model;
}

}  // namespace tovholder::models
