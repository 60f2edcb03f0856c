// Chapters three and four: the activities, and their shifts week by week.
#include "shared/demo/builder.hpp"
#include "shared/ops/series.hpp"

namespace tovholder::demo {
namespace {

// The town hall is closed, though it is no holiday.
bool is_off(Date day) {
    const YearMonthDay when = civil(day);
    return when.month == 12 && (when.day == 24 || when.day == 31);
}

// Care goes on when the town hall is closed, and so does what the story tells about tomorrow.
bool goes_on(const Builder& builder, const ActivityStory& story, Date day) {
    return story.unit == 2 || !is_off(day) ||
           (story.rhythm.weekdays == 0 && day == builder.today + 1);
}

std::uint32_t weekdays_of(const Builder& builder, const ActivityStory& story) {
    if (story.rhythm.weekdays != 0) return story.rhythm.weekdays;
    return 1u << (weekday(builder.today + 1) - 1);
}

tovholder::Rhythm rhythm_of(const ActivityStory& story) {
    if (story.rhythm.every_weeks == 1) return tovholder::Rhythm::weekly;
    return story.rhythm.every_weeks == 2 ? tovholder::Rhythm::every_second_week
                                         : tovholder::Rhythm::monthly_by_weekday;
}

// The day of that weekday with which it begins. Weeks are counted from a fixed Monday, so that
// "every second week" stays the same ones.
Date first_day(const Builder& builder, std::size_t index, std::int32_t day_of_week) {
    Date day = monday_of(builder.today) + (-7 * weeks_before + day_of_week - 1);
    const auto week = (monday_of(day) - Date{-3}) / 7 + static_cast<std::int32_t>(index);
    const bool second = rhythm_of(*builder.stories[index]) == tovholder::Rhythm::every_second_week;
    return second && week % 2 != 0 ? day + 7 : day;
}

Series make_series(const Builder& builder, std::size_t index, std::int32_t day_of_week) {
    const Activity& activity = builder.activities[index];
    const ActivityStory& story = *builder.stories[index];
    Series series{.id = builder.next_series_id(), .activity = activity.id, .unit = activity.unit};
    series.first_day = series.changed_from = first_day(builder, index, day_of_week);
    series.starts = static_cast<std::uint32_t>(story.rhythm.starts);
    series.ends = static_cast<std::uint32_t>((story.rhythm.starts + story.rhythm.minutes) % 1440);
    series.places = activity.places;
    series.rhythm = rhythm_of(story);
    series.skip_holidays = story.unit != 2 && story.rhythm.weekdays != 0;
    series.made_through = ops::due_through(series, builder.today);
    return series;
}

void add_shift(Builder& builder, std::size_t index, Shift shift, Prng& prng) {
    if (prng.chance(8)) shift.notes = pick(prng, shift_remarks());
    if (prng.chance(6)) shift.responsible = pick(prng, employees());
    const Series& series = builder.series.back();
    ops::note_own_fields(shift, series, series.day_of(shift.id));
    builder.shifts.push_back(shift);
    builder.shift_activities.push_back(index);
}

void add_shifts_of(Builder& builder, std::size_t index, Prng& prng) {
    const ActivityStory& story = *builder.stories[index];
    const std::uint32_t weekdays = weekdays_of(builder, story);
    for (std::int32_t day_of_week = 1; day_of_week <= 7; ++day_of_week) {
        if ((weekdays >> (day_of_week - 1) & 1) == 0) continue;
        builder.series.push_back(make_series(builder, index, day_of_week));
        const Series& series = builder.series.back();
        for (const Date day : ops::days_of(series, series.first_day, series.made_through)) {
            if (goes_on(builder, story, day)) {
                add_shift(builder, index, ops::shift_of(series, day), prng);
            }
        }
    }
}

// Three shifts ahead are called off, far enough away that those who had them could be told.
void cancel_some(Builder& builder, Prng& prng) {
    const Instant from = from_local({builder.today + 3, 0});
    const Instant until = from_local({builder.today + 21, 0});
    std::vector<std::size_t> ahead;
    for (std::size_t i = 0; i < builder.shifts.size(); ++i) {
        const Shift& shift = builder.shifts[i];
        const bool sure = builder.stories[builder.shift_activities[i]]->rhythm.weekdays == 0;
        if (!sure && from <= shift.starts && shift.starts < until) ahead.push_back(i);
    }
    for (int i = 0; i < 3; ++i) {
        Shift& shift = builder.shifts[prng.pick(ahead)];
        shift.status = ShiftStatus::cancelled;
        shift.notes = "Aflyst: vi siger til, så snart der er en ny dag.";
        shift.own |= 1u << ops::status_tag | 1u << ops::notes_tag;
    }
}

}  // namespace

void add_activities(Builder& builder) {
    const auto add = [&](const ActivityStory& story) {
        Activity activity;
        activity.id = builder.next_id<Activity>();
        activity.unit = builder.units[story.unit].id;
        activity.name = story.name;
        activity.purpose = story.purpose;
        activity.place = story.place;
        activity.does = split(story.does);
        activity.does_not = split(story.does_not);
        activity.responsible = employees()[story.employee];
        activity.responsible_phone = "2000" + std::to_string(1300 + 7 * story.employee);
        activity.places = story.places;
        builder.activities.push_back(activity);
        builder.stories.push_back(&story);
    };
    for (const ActivityStory& story : care_activities()) add(story);
    for (const ActivityStory& story : culture_activities()) add(story);
}

void add_shifts(Builder& builder) {
    Prng prng = builder.prng(2);
    for (std::size_t i = 0; i < builder.activities.size(); ++i) add_shifts_of(builder, i, prng);
    cancel_some(builder, prng);
}

}  // namespace tovholder::demo
