// Series are rules in Copenhagen wall time; the shifts they stand for are points in UTC.
#include "shared/ops/series.hpp"

namespace tovholder::ops {
namespace {

// Which one of its weekday a date is in its month, 0 = the first.
std::int32_t nth_of_month(Date date) { return (civil(date).day - 1) / 7; }

// The n-th such weekday of a month that begins on `first`, or nothing when it has fewer.
std::optional<Date> nth_weekday(Date first, std::int32_t day_of_week, std::int32_t nth) {
    const Date date = first + ((day_of_week - weekday(first) + 7) % 7 + 7 * nth);
    if (civil(date).month != civil(first).month) return {};
    return date;
}

// Candidate dates until `last_day`, in order.
std::vector<Date> candidates(Date first, const CreateSeries& series) {
    std::vector<Date> dates;
    if (series.rhythm != Rhythm::monthly_by_weekday) {
        const std::int32_t step = series.rhythm == Rhythm::weekly ? 7 : 14;
        for (Date date = first; date <= series.last_day; date = date + step) {
            if (dates.size() >= 2 * series_shifts_max) break;
            dates.push_back(date);
        }
        return dates;
    }
    YearMonthDay month = civil(first);
    while (dates.size() < 2 * series_shifts_max) {
        const auto start = make_date(month.year, month.month, 1);
        if (!start || *start > series.last_day) break;
        const auto date = nth_weekday(*start, weekday(first), nth_of_month(first));
        if (date && *date <= series.last_day) dates.push_back(*date);
        month = month.month == 12 ? YearMonthDay{month.year + 1, 1, 1}
                                  : YearMonthDay{month.year, month.month + 1, 1};
    }
    return dates;
}

}  // namespace

std::vector<Shift> expand(const CreateSeries& series) {
    const LocalTime starts = to_local(series.first.starts);
    const LocalTime ends = to_local(series.first.ends);
    std::vector<Shift> shifts;
    for (const Date date : candidates(starts.date, series)) {
        if (shifts.size() == series_shifts_max) break;
        if (series.skip_holidays && holiday(date)) continue;
        Shift shift = series.first;
        shift.id = {};
        shift.series = {};
        shift.starts = from_local({date, starts.minute});
        shift.ends = from_local({date + (ends.date - starts.date), ends.minute});
        // A night of changing clocks can turn the order round; the length then decides.
        if (shift.ends <= shift.starts) {
            shift.ends = shift.starts + (series.first.ends - series.first.starts);
        }
        shifts.push_back(std::move(shift));
    }
    return shifts;
}

}  // namespace tovholder::ops
