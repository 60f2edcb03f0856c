// Counts open places per activity and unit, and lists an activity's coming shifts.
#include "src/models/activity_model.hpp"

#include <algorithm>
#include <unordered_map>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/collation.hpp"
#include "shared/text/format.hpp"
#include "shared/text/when.hpp"
#include "src/models/activity_words.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"
#include "src/models/versions_model.hpp"

namespace tovholder::models {
namespace {

using text::Key;
using text::Language;

// Walks the shifts to come once, oldest first; what is under way counts as coming.
void count_coming(const State& state, const Viewer& viewer, std::vector<ActivityEntry>& entries) {
    std::unordered_map<Id<Activity>, ActivityEntry*> by_activity;
    for (ActivityEntry& entry : entries) by_activity.emplace(entry.activity, &entry);
    const Instant until = from_local({viewer.today + open_places_days + 1, 0});
    const auto& all = state.shifts_by_start();
    const auto first = all.lower_bound({viewer.now - shift_hours_max * seconds_per_hour, {}});
    std::size_t without_next = entries.size();
    for (auto at = first; at != all.end() && (without_next > 0 || at->first < until); ++at) {
        const Shift& shift = *state.find(at->second);
        if (shift.ends <= viewer.now || shift.status != ShiftStatus::planned) continue;
        const auto found = by_activity.find(shift.activity);
        if (found == by_activity.end()) continue;
        ActivityEntry& entry = *found->second;
        if (!entry.next) {
            entry.next = shift.id;
            --without_next;
        }
        if (shift.starts >= until) continue;
        entry.any = true;
        entry.free += free_places(state, shift);
    }
}

std::string free_text(Language language, std::uint32_t free) {
    return text::counted(language, free, Key::places_free_one, Key::places_free_many);
}

ActivityLine make_line(const State& state, const ActivityEntry& entry, Language language) {
    const Activity& activity = *state.find(entry.activity);
    ActivityLine line;
    line.activity = activity.id;
    line.name = activity.name;
    line.href = href_of(Screen::activity, activity.id);
    line.closed = activity.status == ActivityStatus::closed;
    line.preparing = line.closed && activity.preparing;
    if (const Shift* next = state.find(entry.next)) {
        line.detail = text::fill(language, Key::activity_next_shift,
                                 {text::short_date(language, to_local(next->starts).date),
                                  text::time_span(language, next->starts, next->ends)});
    } else {
        line.detail = text::get(language, Key::activity_no_shifts);
    }
    line.any_free = entry.free > 0;
    if (entry.any) {
        line.places = line.any_free ? free_text(language, entry.free)
                                    : std::string(text::get(language, Key::activity_all_taken));
    }
    return line;
}

using Entries = std::vector<const ActivityEntry*>;

void add_lines(const State& state, const Entries& entries, ActivitiesModel& model) {
    Id<Unit> unit;
    std::size_t first = 0;
    std::uint32_t free = 0;
    const auto end_unit = [&] {
        if (first < model.lines.size())
            model.lines[first].unit_detail = free_text(model.language, free);
        first = model.lines.size();
        free = 0;
    };
    for (const ActivityEntry* entry : entries) {
        const Id<Unit> its = state.find(entry->activity)->unit;
        const bool begins = model.lines.empty() || its != unit;
        if (begins) end_unit();
        unit = its;
        free += entry->free;
        model.lines.push_back(make_line(state, *entry, model.language));
        if (begins) model.lines.back().unit_heading = unit_name(state, its);
    }
    end_unit();
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

ActivityIndex make_activity_index(const State& state, const Viewer& viewer) {
    ActivityIndex index;
    index.units = coordinated_units(state, viewer);
    for (const auto& [id, row] : state.table<Activity>()) {
        const Activity& activity = row.value;
        ActivityEntry entry;
        entry.activity = id;
        entry.unit_place = index.units.place_of(activity.unit);
        if (viewer.coordinator && entry.unit_place == index.units.size()) continue;
        entry.sort_key = text::collation_key(activity.name);
        entry.searched =
            text::search_fold(activity.name + ' ' + activity.place + ' ' + activity.responsible +
                              ' ' + unit_name(state, activity.unit));
        index.entries.push_back(std::move(entry));
    }
    count_coming(state, viewer, index.entries);
    sort_stably(index.entries, [&](const ActivityEntry& a, const ActivityEntry& b) {
        const Id<Unit> a_unit = state.find(a.activity)->unit;
        const Id<Unit> b_unit = state.find(b.activity)->unit;
        return std::tie(a.unit_place, a_unit, a.sort_key, a.activity) <
               std::tie(b.unit_place, b_unit, b.sort_key, b.activity);
    });
    return index;
}

ActivitiesModel make_activities_model(const State& state, const Viewer& viewer,
                                      const ActivityIndex& index, const ActivitySearch& search) {
    ActivitiesModel model;
    model.language = viewer.language;
    model.units = index.units;
    model.may_create = model.units.size() > 0;
    model.unit_names.emplace_back(text::get(viewer.language, Key::people_all_units));
    model.unit_names.insert(model.unit_names.end(), model.units.names.begin(),
                            model.units.names.end());
    model.none_yet = state.table<Activity>().empty();

    const std::string words = text::search_fold(search.text);
    Entries entries;
    std::uint32_t free = 0;
    for (const ActivityEntry& entry : index.entries) {
        const Activity& activity = *state.find(entry.activity);
        const bool is_closed = activity.status == ActivityStatus::closed && !activity.preparing;
        if (is_closed && !search.closed_too) continue;
        if (search.unit && !ops::is_within(state, activity.unit, search.unit)) continue;
        if (!text::matches_words(entry.searched, words)) continue;
        entries.push_back(&entry);
        free += entry.free;
    }
    add_lines(state, entries, model);
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
    sort_stably(coming, [](const Shift* a, const Shift* b) {
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

void add_terms(Language language, ActivityModel& model) {
    model.form = form_words(language, model.row.form);
    model.criticality = criticality_words(language, model.row.criticality);
    model.period = period_words(language, model.row);
    model.origin = origin_words(language, model.row);
    model.competition = competition_words(language, model.row);
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
    model.may_edit =
        ops::may(state, viewer.person, ops::Act::edit_activity, ops::on(*row), viewer.today);
    model.unit = unit_name(state, row->unit);
    model.versions = versions_sentence(state, viewer, key_of(activity));
    model.edit_href = href_of(Screen::activity_edit, activity);
    model.new_shift_href =
        href_of(Route{Screen::shift_new, 0, {{"opgave", id_text(activity.value)}}});
    model.match_href = href_of(Screen::match, activity);
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
    add_terms(viewer.language, model);
    add_shifts(state, viewer, model);
    model.opening = make_opening_model(state, viewer, *row);
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
