// Counts open places per activity and unit, and lists an activity's coming shifts.
#include "src/models/activity_model.hpp"

#include <algorithm>

#include "shared/ops/permissions.hpp"
#include "shared/text/collation.hpp"
#include "shared/text/format.hpp"
#include "shared/text/when.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;
using text::Language;

struct Coming {
    const Shift* next = nullptr;
    std::uint32_t free = 0;  // within open_places_days
    bool any = false;        // a planned shift within open_places_days
};

Coming coming_shifts(const State& state, const Viewer& viewer, Id<Activity> activity) {
    const Instant until = from_local({viewer.today + open_places_days + 1, 0});
    Coming coming;
    for (const Id<Shift> id : state.shifts_of(activity)) {
        const Shift& shift = *state.find(id);
        if (shift.ends <= viewer.now || shift.status != ShiftStatus::planned) continue;
        if (coming.next == nullptr || shift.starts < coming.next->starts) coming.next = &shift;
        if (shift.starts >= until) continue;
        coming.any = true;
        coming.free += free_places(state, shift);
    }
    return coming;
}

std::string free_text(Language language, std::uint32_t free) {
    return text::counted(language, free, Key::places_free_one, Key::places_free_many);
}

ActivityLine make_line(const Activity& activity, const Coming& coming, Language language) {
    ActivityLine line;
    line.activity = activity.id;
    line.name = activity.name;
    line.href = href_of(Screen::activity, activity.id);
    line.closed = activity.status == ActivityStatus::closed;
    if (coming.next == nullptr) {
        line.detail = text::get(language, Key::activity_no_shifts);
    } else {
        const Date day = to_local(coming.next->starts).date;
        line.detail =
            text::fill(language, Key::activity_next_shift,
                       {text::short_date(language, day),
                        text::time_span(language, coming.next->starts, coming.next->ends)});
    }
    line.any_free = coming.free > 0;
    if (coming.any) {
        line.places = line.any_free ? free_text(language, coming.free)
                                    : std::string(text::get(language, Key::activity_all_taken));
    }
    return line;
}

struct Entry {
    const Activity* activity = nullptr;
    std::size_t unit_place = 0;
    std::string key;
    Coming coming = {};
};

void add_lines(const State& state, const std::vector<Entry>& entries, ActivitiesModel& model) {
    std::size_t begin = 0;
    while (begin < entries.size()) {
        std::size_t end = begin;
        std::uint32_t free = 0;
        while (end < entries.size() && entries[end].unit_place == entries[begin].unit_place) {
            free += entries[end].coming.free;
            ++end;
        }
        for (std::size_t i = begin; i < end; ++i) {
            const Entry& entry = entries[i];
            model.lines.push_back(make_line(*entry.activity, entry.coming, model.language));
        }
        ActivityLine& first = model.lines[begin];
        first.unit_heading = unit_name(state, entries[begin].activity->unit);
        first.unit_detail = free_text(model.language, free);
        begin = end;
    }
}

}  // namespace

std::uint32_t free_places(const State& state, const Shift& shift) {
    if (shift.status == ShiftStatus::cancelled) return 0;
    std::uint32_t taken = 0;
    for (const Id<SignUp> id : state.sign_ups_of(shift.id)) {
        if (state.find(id)->status == SignUpStatus::confirmed) ++taken;
    }
    return taken >= shift.places ? 0 : shift.places - taken;
}

ActivitiesModel make_activities_model(const State& state, const Viewer& viewer,
                                      const ActivitySearch& search) {
    ActivitiesModel model;
    model.language = viewer.language;
    model.units = coordinated_units(state, viewer);
    model.may_create = model.units.size() > 0;
    model.unit_names.emplace_back(text::get(viewer.language, Key::people_all_units));
    model.unit_names.insert(model.unit_names.end(), model.units.names.begin(),
                            model.units.names.end());
    model.none_yet = state.table<Activity>().empty();

    const std::string words = text::search_fold(search.text);
    std::vector<Entry> entries;
    for (const auto& [id, row] : state.table<Activity>()) {
        const Activity& activity = row.value;
        const std::size_t place = model.units.place_of(activity.unit);
        if (viewer.coordinator && place == model.units.size()) continue;
        if (activity.status == ActivityStatus::closed && !search.closed_too) continue;
        if (search.unit && !ops::is_within(state, activity.unit, search.unit)) continue;
        const std::string searched =
            text::search_fold(activity.name + ' ' + activity.place + ' ' + activity.responsible +
                              ' ' + unit_name(state, activity.unit));
        if (!text::matches_words(searched, words)) continue;
        entries.push_back({&activity, place, text::collation_key(activity.name),
                           coming_shifts(state, viewer, id)});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.unit_place, a.activity->unit, a.key, a.activity->id) <
               std::tie(b.unit_place, b.activity->unit, b.key, b.activity->id);
    });
    add_lines(state, entries, model);

    std::uint32_t free = 0;
    for (const Entry& entry : entries) free += entry.coming.free;
    model.subtitle = text::counted(viewer.language, static_cast<std::int64_t>(entries.size()),
                                   Key::activities_count_one, Key::activities_count_many,
                                   {free_text(viewer.language, free)});
    return model;
}

namespace {

ActivityShiftLine make_shift_line(const State& state, const ActivityModel& model,
                                  const Shift& shift) {
    const Language language = model.language;
    const Date day = to_local(shift.starts).date;
    const std::uint32_t free = free_places(state, shift);
    const std::string time = text::time_span(language, shift.starts, shift.ends);
    ActivityShiftLine line;
    line.shift = shift.id;
    line.day = std::to_string(civil(day).day);
    line.month = text::month_short(language, civil(day).month);
    line.title = text::capitalised(text::weekday_name(language, day)) + ' ' + time;
    line.detail = shift.responsible;
    line.any_free = free > 0;
    line.cancelled = shift.status == ShiftStatus::cancelled;
    if (line.cancelled) {
        line.places = text::get(language, Key::activity_shift_cancelled);
    } else if (line.any_free) {
        line.places = free_text(language, free);
    } else {
        line.places = text::get(language, Key::shift_full);
    }
    line.spoken = line.title + ", " + model.row.name + ", " + text::day_and_date(language, day) +
                  ", " + line.places;
    line.href = href_of(Screen::shift, shift.id);
    return line;
}

void add_shifts(const State& state, const Viewer& viewer, ActivityModel& model) {
    std::vector<const Shift*> coming;
    for (const Id<Shift> id : state.shifts_of(model.row.id)) {
        const Shift& shift = *state.find(id);
        if (shift.ends > viewer.now) coming.push_back(&shift);
    }
    std::sort(coming.begin(), coming.end(), [](const Shift* a, const Shift* b) {
        return std::tie(a->starts, a->id) < std::tie(b->starts, b->id);
    });
    const std::size_t shown = std::min(coming.size(), activity_shifts_max);
    for (std::size_t i = 0; i < shown; ++i) {
        model.shifts.push_back(make_shift_line(state, model, *coming[i]));
    }
    if (coming.size() > shown) {
        model.shifts_more =
            text::counted(model.language, static_cast<std::int64_t>(coming.size() - shown),
                          Key::activity_more_shifts_one, Key::activity_more_shifts_many);
    }
}

}  // namespace

ActivityModel make_activity_model(const State& state, const Viewer& viewer, Id<Activity> activity) {
    ActivityModel model;
    model.language = viewer.language;
    model.back_href = href_of(Screen::activities);
    const Activity* row = state.find(activity);
    model.gone = row == nullptr;
    if (model.gone) return model;

    model.row = *row;
    model.closed = row->status == ActivityStatus::closed;
    model.may_edit = ops::coordinates(state, viewer.person, row->unit, viewer.today);
    model.unit = unit_name(state, row->unit);
    model.edit_href = href_of(Screen::activity_edit, activity);
    model.new_shift_href =
        href_of(Route{Screen::shift_new, 0, {{"opgave", id_text(activity.value)}}});
    model.all_shifts_href =
        href_of(Route{Screen::shifts, 0, {{"enhed", id_text(row->unit.value)}}});
    model.place = row->place;
    if (model.place.empty()) {
        const Unit* unit = state.find(row->unit);
        if (unit != nullptr) model.place = unit->address;
    }
    if (!row->responsible_phone.empty()) {
        model.responsible_phone = text::phone(row->responsible_phone);
        model.responsible_href = "tel:" + row->responsible_phone;
    }
    model.places_word = text::counted(viewer.language, row->places, Key::activity_places_one,
                                      Key::activity_places_many);
    add_shifts(state, viewer, model);
    return model;
}

ops::Command set_activity_status(Id<Activity> activity, ActivityStatus status) {
    Activity before;
    before.id = activity;
    before.status = status == ActivityStatus::open ? ActivityStatus::closed : ActivityStatus::open;
    Activity after = before;
    after.status = status;
    return ops::make_edit(before, after);
}

}  // namespace tovholder::models
