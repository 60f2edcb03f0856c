// Which shifts are in the list, and under which day.
#include "src/models/shifts_model.hpp"

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/collation.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/iso_day.hpp"

namespace tovholder::models {
namespace {

using text::Key;

bool lists(const std::string& words, std::string_view word) {
    std::string_view rest = words;
    while (!rest.empty()) {
        const std::size_t end = rest.find(',');
        if (rest.substr(0, end) == word) return true;
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return false;
}

struct Span {
    Date first;
    Date end;  // the day after the last
};

Span span_of(const ShiftsChoice& choice, Date today) {
    switch (choice.period) {
        case Period::day:
            return {choice.day, choice.day + 1};
        case Period::week:
            return {monday_of(choice.day), monday_of(choice.day) + 7};
        case Period::coming:
            break;
    }
    return {today, choice.last ? *choice.last + 1 : today + 366 * 2};
}

std::string span_words(text::Language language, const ShiftsChoice& choice, Span span) {
    if (choice.period == Period::day) {
        return text::capitalised(text::day_and_date(language, choice.day));
    }
    if (choice.period == Period::coming && choice.last) {
        return text::fill(language, Key::all_coming_until,
                          {text::day_and_date(language, *choice.last)});
    }
    if (choice.period == Period::coming) return std::string(text::get(language, Key::all_coming));
    const Date last = span.end + -1;
    const bool same_month = civil(span.first).month == civil(last).month;
    const std::string from =
        same_month ? text::fill(language, Key::day_dot, {std::to_string(civil(span.first).day)})
                   : text::fill(language, Key::day_month,
                                {std::to_string(civil(span.first).day),
                                 text::month_short(language, civil(span.first).month)});
    const std::string to =
        text::fill(language, Key::day_month,
                   {std::to_string(civil(last).day),
                    same_month ? text::month_name(language, civil(last).month)
                               : text::month_short(language, civil(last).month)});
    return text::capitalised(text::week_name(language, span.first)) + " · " + from + "–" + to;
}

bool fits(const State& state, const Viewer& viewer, const ShiftsChoice& choice,
          const ShiftFacts& facts) {
    if (choice.unit && !ops::is_within(state, facts.shift->unit, choice.unit)) return false;
    if (!choice.open && !choice.mine) return true;
    // For one who coordinates, "ledige" is every shift with a free place.
    const bool open = facts.standing == Standing::open ||
                      (viewer.coordinator && (facts.free > 0 || facts.seeks != nullptr) &&
                       !facts.ended && facts.standing != Standing::cancelled);
    const bool mine = facts.standing == Standing::mine || facts.standing == Standing::waiting;
    return (choice.open && open) || (choice.mine && mine);
}

// Nobody was coming to it when its series ended: it is only there to be brought back.
bool is_past_end(const State& state, const ShiftFacts& facts) {
    if (facts.standing != Standing::cancelled) return false;
    const Series* series = state.find(facts.shift->series);
    return series != nullptr && series->last_day &&
           series->day_of(facts.shift->id) > *series->last_day &&
           state.sign_ups_of(facts.shift->id).empty();
}

std::string day_detail(const Viewer& viewer, Date day) {
    std::string name = text::holiday_name(viewer.language, day);
    const std::int32_t ahead = day - viewer.today;
    if (ahead < -1 || ahead > 1) return name;
    const std::string near = text::near_day(viewer.language, day, viewer.today);
    return name.empty() ? near : near + " · " + name;
}

void add_units(const State& state, Id<Unit> unit, int depth, std::vector<Id<Unit>>& out) {
    if (depth > 32) return;
    if (!state.shifts_in(unit).empty()) out.push_back(unit);
    std::vector<std::pair<std::string, Id<Unit>>> children;
    for (const Id<Unit> child : state.children_of(unit)) {
        children.emplace_back(text::collation_key(state.find(child)->name), child);
    }
    sort_stably(children);
    for (const auto& [key, child] : children) add_units(state, child, depth + 1, out);
}

void add_steps(const Viewer& viewer, Span span, ShiftsModel& model) {
    const std::int32_t step = model.choice.period == Period::day ? 1 : 7;
    ShiftsChoice other = model.choice;
    other.day = model.choice.day + -step;
    model.before = shifts_route(other);
    other.day = model.choice.day + step;
    model.after = shifts_route(other);
    other.day = viewer.today;
    model.now = shifts_route(other);
    model.at_now = span.first <= viewer.today && viewer.today < span.end;
}

}  // namespace

UnitChoices units_with_shifts(const State& state) {
    UnitChoices choices;
    for (const auto& [id, row] : state.table<Unit>()) {
        const bool is_top = state.find(row.value.parent) == nullptr;
        if (is_top) add_units(state, id, 0, choices.ids);
    }
    for (const Id<Unit> id : choices.ids) choices.names.push_back(state.find(id)->name);
    return choices;
}

ShiftsChoice shifts_choice(const Route& route, Date today) {
    ShiftsChoice choice;
    const std::string period = route.parameter("vis");
    choice.period = period == "dag"    ? Period::day
                    : period == "alle" ? Period::coming
                                       : Period::week;
    choice.day = parse_iso_day(route.parameter("dag")).value_or(today);
    if (choice.period == Period::coming) choice.last = parse_iso_day(route.parameter("til"));
    const std::string filter = route.parameter("filter");
    choice.open = lists(filter, "ledige");
    choice.mine = lists(filter, "mine");
    if (const auto unit = parse_id(route.parameter("enhed"))) choice.unit = {*unit};
    return choice;
}

Route shifts_route(const ShiftsChoice& choice) {
    Route route{Screen::shifts, 0, {}};
    if (choice.period == Period::day) route.query["vis"] = "dag";
    if (choice.period == Period::coming) route.query["vis"] = "alle";
    if (choice.period != Period::coming) route.query["dag"] = iso_day(choice.day);
    if (choice.period == Period::coming && choice.last) route.query["til"] = iso_day(*choice.last);
    if (choice.open || choice.mine) {
        route.query["filter"] = choice.open && choice.mine ? "ledige,mine"
                                : choice.open              ? "ledige"
                                                           : "mine";
    }
    if (choice.unit) route.query["enhed"] = id_text(choice.unit.value);
    return route;
}

ShiftsModel make_shifts_model(const State& state, const Viewer& viewer, const Route& route) {
    ShiftsModel model;
    model.language = viewer.language;
    model.coordinator = viewer.coordinator;
    model.choice = shifts_choice(route, viewer.today);
    model.title = text::get(viewer.language, Key::nav_shifts);
    model.filtered = model.choice.open || model.choice.mine || model.choice.unit;
    const Span span = span_of(model.choice, viewer.today);
    model.span = span_words(viewer.language, model.choice, span);
    add_steps(viewer, span, model);
    model.units = units_with_shifts(state);
    model.unit_names.emplace_back(text::get(viewer.language, Key::all_places));
    for (const std::string& name : model.units.names) model.unit_names.push_back(name);
    model.new_href = href_of(Route{Screen::shift_new, 0, {{"dag", iso_day(model.choice.day)}}});
    if (ops::may_somewhere(state, viewer.person, ops::Act::create_activity, viewer.today)) {
        model.season_href = href_of(Screen::season);
    }

    const Instant end = from_local({span.end, 0});
    std::optional<Date> day;
    const auto& by_start = state.shifts_by_start();
    for (auto it = by_start.lower_bound({from_local({span.first, 0}), {}});
         it != by_start.end() && it->first < end; ++it) {
        const Shift& shift = *state.find(it->second);
        if (model.choice.period == Period::coming && shift.ends <= viewer.now) continue;
        const ShiftFacts facts = shift_facts(state, viewer, shift);
        // The week one is in begins now; the day shows everything.
        const bool behind =
            facts.standing == Standing::over || facts.standing == Standing::cancelled;
        if (model.choice.period == Period::week && model.at_now && facts.ended && behind) continue;
        if (!fits(state, viewer, model.choice, facts) || is_past_end(state, facts)) continue;
        ShiftsItem item{make_shift_line(state, viewer, facts), {}, {}};
        const Date starts = to_local(shift.starts).date;
        if (day != starts) {
            day = starts;
            item.heading = text::capitalised(text::day_and_date(viewer.language, starts));
            item.heading_detail = day_detail(viewer, starts);
        }
        model.items.push_back(std::move(item));
    }
    model.count = text::counted(viewer.language, static_cast<std::int64_t>(model.items.size()),
                                Key::shifts_one, Key::shifts_many);
    return model;
}

}  // namespace tovholder::models
