// Rows of shifts, and the units and activities they name.
#include "shared/imports/entity_texts.hpp"
#include "shared/imports/planner.hpp"
#include "shared/imports/utf8.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/ops/same.hpp"
#include "shared/text/when.hpp"

namespace tovholder::imports {
namespace {

constexpr std::int32_t day_minutes = 24 * 60;
// What begins in the evening and ends within half a day goes across midnight: 22.00–02.00.
constexpr std::int32_t evening_begins = 17 * 60;
constexpr std::int32_t night_shift_minutes_max = 12 * 60;

std::string wall_span(text::Language language, TimeSpan span) {
    return text::clock_time(language, span.from % day_minutes) + "–" +
           text::clock_time(language, span.to % day_minutes);
}

// Minutes from the start's midnight to the end, across midnight where that is meant; or why not.
Reading<std::int32_t> end_minute(TimeSpan span) {
    if (span.to == span.from) return Reason::no_length;
    if (span.to > span.from) return span.to;
    const std::int32_t length = span.to + day_minutes - span.from;
    if (length <= 0) return Reason::no_length;  // 24.00–00.00
    const bool evening = span.from >= evening_begins || span.to == 0;
    if (evening && length <= night_shift_minutes_max) return span.to + day_minutes;
    return Reason::ends_before_start;
}

// The unit itself or one below it.
Id<Unit> unit_within(const State& state, Id<Unit> top, const std::string& name) {
    const Unit* unit = state.find(top);
    if (unit != nullptr && ops::folded(unit->name) == ops::folded(name)) return top;
    Unit wanted;
    wanted.parent = top;
    wanted.name = name;
    return ops::find_same(state, wanted);
}

// The chosen unit or one below it; else any that the person coordinates.
Id<Unit> unit_named(const PlanInput& input, const std::string& name) {
    if (const auto found = unit_within(input.state, input.unit, name)) return found;
    for (const Id<Unit> top :
         ops::units_where(input.state, input.actor, ops::Act::run_shifts, input.today)) {
        if (const auto found = unit_within(input.state, top, name)) return found;
    }
    return {};
}

// A wall-clock time of a night when the clocks change can be none, or two.
struct WallTime {
    Instant first;
    Instant second;
    bool skipped = false;
    bool twice() const { return first != second; }
};

WallTime wall_time(Date date, std::int32_t minute) {
    const LocalTime local{date + minute / day_minutes, minute % day_minutes};
    WallTime time{from_local(local, Fold::first), from_local(local, Fold::second)};
    time.skipped = to_local(time.first) != local;
    return time;
}

}  // namespace

void ShiftPlanner::read_times(RowReader& row, Shift& shift) const {
    const Date today = input_.today;
    const auto date = row.read(Field::date, [today](const std::string& cell) {
        return read_date(cell, DateUse::shift, today);
    });
    if (row.blank(Field::date)) row.problem(Reason::date_missing, Field::date);
    const bool one_column = !row.blank(Field::from_to);
    const Field end_field = one_column ? Field::from_to : Field::to;
    std::optional<TimeSpan> span;
    if (one_column) {
        span = row.read(Field::from_to, read_time_span);
    } else {
        const auto from = row.read(Field::from, read_time);
        const auto to = row.read(Field::to, read_time);
        if (row.blank(Field::from)) row.problem(Reason::time_missing, Field::from);
        if (row.blank(Field::to)) row.problem(Reason::time_missing, Field::to);
        if (from && to) span = TimeSpan{*from, *to};
    }
    if (!date || !span) return;
    const std::string words = wall_span(input_.language, *span);
    const Reading<std::int32_t> end = end_minute(*span);
    if (!end) return row.problem(end.problem, end_field, row.text(end_field), words);
    const WallTime starts = wall_time(*date, span->from);
    const WallTime ends = wall_time(*date, *end);
    shift.starts = starts.first;
    shift.ends = ends.first > starts.first ? ends.first : ends.second;
    if (shift.ends <= shift.starts) {
        return row.problem(Reason::ends_before_start, end_field, row.text(end_field), words);
    }
    const Field start_field = one_column ? Field::from_to : Field::from;
    if (starts.skipped) {
        row.remark(Reason::time_skipped, start_field,
                   text::clock_time(input_.language, span->from % day_minutes),
                   text::clock_time(input_.language, shift.starts));
    }
    if (ends.skipped) {
        row.remark(Reason::time_skipped, end_field,
                   text::clock_time(input_.language, *end % day_minutes),
                   text::clock_time(input_.language, shift.ends));
    }
    if (starts.twice()) row.remark(Reason::time_twice, start_field, row.text(start_field));
    if (ends.twice()) row.remark(Reason::time_twice, end_field, row.text(end_field));
    const std::int64_t wall_seconds = (*end - span->from) * seconds_per_minute;
    if (shift.ends - shift.starts != wall_seconds) {
        row.remark(Reason::clock_changes, end_field, row.text(end_field),
                   text::duration(input_.language, shift.ends - shift.starts));
    }
    if (to_local(shift.ends).date < today) row.remark(Reason::shift_in_past, Field::date);
}

ShiftPlanner::UnitPlace ShiftPlanner::find_unit(const std::string& name) {
    const std::string key = ops::folded(name);
    const auto known = units_.find(key);
    const auto place = [&key](Id<Unit> id) {
        const bool exists = id && !id.is_local();
        return UnitPlace{id, exists ? "#" + std::to_string(id.value) : key};
    };
    if (known != units_.end()) return place(known->second);
    const Id<Unit> found = key.empty() ? input_.unit : unit_named(input_, name);
    if (found) units_[key] = found;
    return place(found);
}

std::string ShiftPlanner::activity_key(const UnitPlace& unit, const std::string& name) {
    return unit.key + "\n" + ops::folded(name);
}

Id<Activity> ShiftPlanner::find_activity(const UnitPlace& unit, const std::string& name) {
    const bool exists = unit.id && !unit.id.is_local();
    if (exists && indexed_units_.insert(unit.id).second) {
        for (const Id<Activity> id : input_.state.activities_in(unit.id)) {
            activities_.emplace(activity_key(unit, input_.state.find(id)->name), id);
        }
    }
    const auto known = activities_.find(activity_key(unit, name));
    return known == activities_.end() ? Id<Activity>{} : known->second;
}

bool ShiftPlanner::is_known(Id<Activity> activity, const Shift& shift) {
    if (!activity || activity.is_local()) return false;
    const auto [shifts, is_new] = known_.try_emplace(activity);
    if (is_new) {
        for (const Id<Shift> id : input_.state.shifts_of(activity)) {
            const Shift& there = *input_.state.find(id);
            shifts->second.emplace("", there.starts.seconds, there.ends.seconds,
                                   ops::folded(there.responsible));
        }
    }
    return shifts->second.contains(
        {"", shift.starts.seconds, shift.ends.seconds, ops::folded(shift.responsible)});
}

Id<Activity> ShiftPlanner::make_activity(UnitPlace& unit, const std::string& unit_name,
                                         const std::string& key, const std::string& name) {
    ops::ImportRows& command = plan_.command;
    if (!unit.id) {
        Unit row;
        row.id = Id<Unit>::local(static_cast<std::uint32_t>(command.units.size() + 1));
        row.parent = input_.unit;
        row.name = unit_name;
        unit.id = units_[unit.key] = row.id;
        plan_.new_units.push_back(unit_name);
        command.units.push_back(std::move(row));
    }
    Activity activity;
    activity.id = Id<Activity>::local(static_cast<std::uint32_t>(command.activities.size() + 1));
    activity.unit = unit.id;
    activity.name = name;
    activities_[key] = activity.id;
    const Unit* existing = input_.state.find(unit.id);
    plan_.new_activities.push_back({name, existing == nullptr ? unit_name : existing->name});
    command.activities.push_back(activity);
    return activity.id;
}

void ShiftPlanner::add(RowReader& row, PlannedRow& planned) {
    const std::string name = row.text(Field::activity);
    planned.title = shortened(name, 80);
    if (row.blank(Field::activity)) row.problem(Reason::activity_missing, Field::activity);
    const std::string unit_name = row.known_text(Field::unit);
    Shift shift;
    read_times(row, shift);
    const auto places = row.read(Field::places, read_places);
    shift.responsible = row.known_text(Field::responsible);
    shift.notes = row.text(Field::shift_notes);
    Activity activity_texts;
    activity_texts.name = name;
    Unit unit_texts;
    unit_texts.name = unit_name;
    check_texts(row, Kind::shifts, shift);
    check_texts(row, Kind::shifts, activity_texts, Field::activity);
    check_texts(row, Kind::shifts, unit_texts, Field::unit);
    if (row.rejected()) {
        planned.outcome = Outcome::rejected;
        return;
    }
    UnitPlace unit = find_unit(unit_name);
    const std::string key = activity_key(unit, name);
    Id<Activity> activity = find_activity(unit, name);
    if (is_known(activity, shift)) {
        planned.outcome = Outcome::already_there;
        return;
    }
    const auto [earlier, is_new] = in_file_.emplace(
        ShiftKey{key, shift.starts.seconds, shift.ends.seconds, ops::folded(shift.responsible)},
        planned.line);
    if (!is_new) {
        planned.outcome = Outcome::twice_in_file;
        planned.same_line = earlier->second;
        return;
    }
    if (!activity) activity = make_activity(unit, unit_name, key, name);
    const Activity* existing = input_.state.find(activity);
    shift.places = places.value_or(existing == nullptr ? 1 : existing->places);
    shift.activity = activity;
    shift.unit = unit.id;
    ops::ImportRows& command = plan_.command;
    planned.index = command.shifts.size();
    shift.id = Id<Shift>::local(static_cast<std::uint32_t>(planned.index + 1));
    command.shifts.push_back(std::move(shift));
}

}  // namespace tovholder::imports
