// Chapters three and four: the activities, and their shifts week by week.
#include "shared/demo/builder.hpp"

namespace tovholder::demo {
namespace {

bool is_off(Date day) {
    const YearMonthDay when = civil(day);
    if (when.month == 12 && (when.day == 24 || when.day == 31)) return true;
    return holiday(day).has_value();
}

// Care goes on when the town hall is closed, and so does what the story tells about tomorrow.
bool goes_on(const Builder& builder, const ActivityStory& story, Date day) {
    if (!is_off(day)) return true;
    return story.unit == 2 || (story.rhythm.weekdays == 0 && day == builder.today + 1);
}

std::uint32_t weekdays_of(const Builder& builder, const ActivityStory& story) {
    if (story.rhythm.weekdays != 0) return story.rhythm.weekdays;
    return 1u << (weekday(builder.today + 1) - 1);
}

Shift make_shift(const Activity& activity, const ActivityStory& story, Date day) {
    Shift shift;
    shift.activity = activity.id;
    shift.unit = activity.unit;
    shift.starts = from_local({day, story.rhythm.starts});
    const std::int32_t end = story.rhythm.starts + story.rhythm.minutes;
    shift.ends = from_local({day + end / 1440, end % 1440});
    shift.places = activity.places;
    return shift;
}

void add_shifts_of(Builder& builder, std::size_t index, Prng& prng) {
    const Activity& activity = builder.activities[index];
    const ActivityStory& story = *builder.stories[index];
    const Date first = monday_of(builder.today) + -7 * weeks_before;
    const std::uint32_t weekdays = weekdays_of(builder, story);
    // Weeks are counted from a fixed Monday, so that "every second week" stays the same ones.
    const std::int32_t offset = static_cast<std::int32_t>(index);
    Id<Shift> series;
    for (std::int32_t day = 0; day < 7 * weeks_shown; ++day) {
        const Date date = first + day;
        if ((weekdays >> (weekday(date) - 1) & 1) == 0) continue;
        const std::int32_t week = (monday_of(date) - Date{-3}) / 7 + offset;
        if (week % story.rhythm.every_weeks != 0) continue;
        if (!goes_on(builder, story, date)) continue;
        Shift shift = make_shift(activity, story, date);
        shift.id = builder.next_id<Shift>();
        if (!series) series = shift.id;
        shift.series = series;
        if (prng.chance(8)) shift.notes = pick(prng, shift_remarks());
        if (prng.chance(6)) shift.responsible = pick(prng, employees());
        builder.shifts.push_back(shift);
        builder.shift_activities.push_back(index);
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
