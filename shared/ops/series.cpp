// Series are rules in Copenhagen wall time; the shifts they stand for are points in UTC.
#include "shared/ops/series.hpp"

#include <algorithm>
#include <iterator>

namespace tovholder::ops {
namespace {

constexpr std::int32_t days_slack = 7;  // nobody makes one shift a day

// Which one of its weekday a date is in its month, 0 = the first.
std::int32_t nth_of_month(Date date) { return (civil(date).day - 1) / 7; }

// The n-th such weekday of a month that begins on `first`, or nothing when it has fewer.
std::optional<Date> nth_weekday(Date first, std::int32_t day_of_week, std::int32_t nth) {
    const Date date = first + ((day_of_week - weekday(first) + 7) % 7 + 7 * nth);
    if (civil(date).month != civil(first).month) return {};
    return date;
}

// Calls `visit(day)` in order, until it says false or the days are past `through`.
template <class Visit>
void each_candidate(const Series& series, Date from, Date through, Visit visit) {
    if (series.rhythm != Rhythm::monthly_by_weekday) {
        const std::int32_t step = series.rhythm == Rhythm::weekly ? 7 : 14;
        const std::int32_t skipped = std::max(0, (from - series.first_day + step - 1) / step);
        for (Date day = series.first_day + skipped * step; day <= through; day = day + step) {
            if (!visit(day)) return;
        }
        return;
    }
    YearMonthDay month = civil(std::max(from, series.first_day));
    const std::int32_t day_of_week = weekday(series.first_day);
    for (;;) {
        const auto start = make_date(month.year, month.month, 1);
        if (!start || *start > through) return;
        const auto day = nth_weekday(*start, day_of_week, nth_of_month(series.first_day));
        if (day && *day >= from && *day >= series.first_day && *day <= through && !visit(*day)) {
            return;
        }
        month = month.month == 12 ? YearMonthDay{month.year + 1, 1, 1}
                                  : YearMonthDay{month.year, month.month + 1, 1};
    }
}

}  // namespace

Series pattern_of(const CreateSeries& command) {
    const LocalTime starts = to_local(command.first.starts);
    const LocalTime ends = to_local(command.first.ends);
    Series series;
    series.activity = command.first.activity;
    series.first_day = starts.date;
    series.starts = static_cast<std::uint32_t>(starts.minute);
    series.ends = static_cast<std::uint32_t>(ends.minute);
    series.places = command.first.places;
    series.responsible = command.first.responsible;
    series.notes = command.first.notes;
    series.rhythm = command.rhythm;
    series.skip_holidays = command.skip_holidays;
    if (command.last_day != Date{}) series.last_day = command.last_day;
    return series;
}

std::vector<Date> days_of(const Series& series, Date from, Date through) {
    if (series.last_day) through = std::min(through, *series.last_day);
    std::vector<Date> days;
    each_candidate(series, from, through, [&](Date day) {
        if (!series.skip_holidays || !holiday(day)) days.push_back(day);
        return days.size() < series_shifts_max;
    });
    return days;
}

Shift shift_of(const Series& series, Date day) {
    const bool next_day = series.ends <= series.starts;
    Shift shift;
    shift.id = series.shift_on(day);
    shift.activity = series.activity;
    shift.unit = series.unit;
    shift.starts = from_local({day, static_cast<std::int32_t>(series.starts)});
    shift.ends = from_local({day + (next_day ? 1 : 0), static_cast<std::int32_t>(series.ends)});
    // A night of changing clocks can turn the order round; the length on the clock then decides.
    if (shift.ends <= shift.starts) {
        shift.ends = shift.starts + 60 * static_cast<std::int64_t>(series.ends - series.starts);
    }
    shift.places = series.places;
    shift.responsible = series.responsible;
    shift.notes = series.notes;
    shift.series = series.id;
    return shift;
}

void note_own_fields(Shift& shift, const Series& series, Date day) {
    const Shift pattern = shift_of(series, day);
    shift.own = 0;
    const auto note = [&](std::uint32_t tag, bool differs) {
        if (differs) shift.own |= std::uint32_t{1} << tag;
    };
    note(when_tag, shift.starts != pattern.starts || shift.ends != pattern.ends);
    note(places_tag, shift.places != pattern.places);
    note(responsible_tag, shift.responsible != pattern.responsible);
    note(notes_tag, shift.notes != pattern.notes);
    const bool has_ended = series.last_day && day > *series.last_day;
    note(status_tag, (shift.status == ShiftStatus::cancelled) != has_ended);
}

std::vector<Shift> expand(const CreateSeries& command) {
    Series series = pattern_of(command);
    series.id = Id<Series>::local(1);
    std::vector<Shift> shifts;
    for (const Date day : days_of(series, series.first_day, command.last_day)) {
        shifts.push_back(shift_of(series, day));
        shifts.back().id = {};
        shifts.back().series = {};
    }
    return shifts;
}

Date due_through(const Series& series, Date today) {
    return std::max(today + series_days_ahead, series.first_day);
}

Changes due_shifts(const State& state, const Series& series, Date today) {
    const Activity* activity = state.find(series.activity);
    const Date through = due_through(series, today);
    if (activity == nullptr || activity->status != ActivityStatus::open) return {};
    if (series.made_through >= through) return {};
    Changes changes;
    const bool is_new = series.made_through == Date{};
    const Date from = is_new ? series.first_day : std::max(today, series.made_through + 1);
    for (const Date day : days_of(series, from, through)) {
        const Shift shift = shift_of(series, day);
        const RowKey key = key_of(shift);
        if (!state.contains(key) && !state.is_tombstone(key)) changes.puts.push_back(shift);
    }
    // One that has ended makes no more; nor is it written every day.
    if (changes.puts.empty() && series.last_day && *series.last_day <= series.made_through) {
        return {};
    }
    Series made = series;
    made.made_through = through;
    changes.puts.push_back(made);
    return changes;
}

Changes due_shifts(const State& state, Date today) {
    Changes all;
    for (const auto& [id, row] : state.table<Series>()) {
        if (!is_due(state, row.value, today)) continue;
        Changes some = due_shifts(state, row.value, today);
        std::move(some.puts.begin(), some.puts.end(), std::back_inserter(all.puts));
    }
    return all;
}

bool is_due(const State& state, const Series& series, Date today) {
    return series.made_through + days_slack < due_through(series, today) &&
           !due_shifts(state, series, today).puts.empty();
}

}  // namespace tovholder::ops
