// Groups of fields as people read them.
#include "src/models/versions_model.hpp"

#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/ops/conflicts.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/activity_words.hpp"
#include "src/models/person_model.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"
#include "src/models/series_words.hpp"

namespace tovholder::models {
namespace {

using text::Key;
using text::Language;

// ---- what the group is called --------------------------------------------------------------

struct GroupName {
    TableId table;
    std::uint32_t group;
    Key name;
};
constexpr GroupName group_names[] = {
    {table_id<Unit>, 2, Key::group_name},
    {table_id<Unit>, 3, Key::group_address},
    {table_id<Unit>, 4, Key::person_phone},
    {table_id<Person>, 1, Key::group_name},
    {table_id<Person>, 3, Key::person_phone},
    {table_id<Person>, 4, Key::import_field_email},
    {table_id<Person>, 5, Key::group_address},
    {table_id<Person>, 9, Key::import_field_born},
    {table_id<Person>, 10, Key::import_field_interests},
    {table_id<Person>, 11, Key::import_field_languages},
    {table_id<Person>, 12, Key::import_field_hours_per_week},
    {table_id<Person>, 13, Key::group_availability},
    {table_id<Person>, 14, Key::import_field_started},
    {table_id<Person>, 15, Key::import_field_status},
    {table_id<Person>, 16, Key::import_field_notes},
    {table_id<Activity>, 2, Key::group_name},
    {table_id<Activity>, 3, Key::group_purpose},
    {table_id<Activity>, 4, Key::group_place},
    {table_id<Activity>, 5, Key::group_does},
    {table_id<Activity>, 6, Key::group_does_not},
    {table_id<Activity>, 7, Key::import_field_responsible},
    {table_id<Activity>, 9, Key::field_places},
    {table_id<Activity>, 10, Key::import_field_status},
    {table_id<Activity>, 11, Key::activity_form_label},
    {table_id<Activity>, 12, Key::activity_quality},
    {table_id<Activity>, 13, Key::activity_gives},
    {table_id<Activity>, 14, Key::activity_period},
    {table_id<Activity>, 16, Key::activity_criticality},
    {table_id<Activity>, 17, Key::activity_origin},
    {table_id<Activity>, 19, Key::activity_competition},
    {table_id<Shift>, 3, Key::group_when},
    {table_id<Shift>, 5, Key::field_places},
    {table_id<Shift>, 7, Key::import_field_responsible},
    {table_id<Shift>, 8, Key::field_shift_notes},
    {table_id<Series>, 4, Key::group_when},
    {table_id<Series>, 6, Key::field_places},
    {table_id<Series>, 7, Key::import_field_responsible},
    {table_id<Series>, 8, Key::field_shift_notes},
    {table_id<Series>, 11, Key::field_series_last_day},
};

std::string group_word(Language language, const Conflict& row) {
    return group_name(language, static_cast<TableId>(row.table), row.group);
}

// ---- its value -----------------------------------------------------------------------------

std::string days_of(Language language, std::uint32_t availability) {
    std::string days;
    for (const DayLine& line : availability_lines(language, availability)) {
        days += (days.empty() ? "" : "\n") + line.day + ": " + line.parts;
    }
    return days;
}

std::string value_of(Language language, const Person& row, std::uint32_t group) {
    switch (group) {
        case 1:
            return full_name(row);
        case 3:
            return text::phone(row.phone);
        case 5:
            if (row.address_protected)
                return std::string(text::get(language, Key::person_address_hidden));
            return row.street.empty() && row.postcode.empty() && row.town.empty()
                       ? std::string()
                       : row.street + "\n" + row.postcode + " " + row.town;
        case 9:
            return row.born ? text::plain_date(language, *row.born) : std::string();
        case 12:
            return row.minutes_per_week == 0
                       ? std::string()
                       : text::duration(language, row.minutes_per_week * seconds_per_minute);
        case 13:
            return days_of(language, row.availability);
        case 14:
            return row.started ? text::plain_date(language, *row.started) : std::string();
        case 15:
            return std::string(status_word(language, row.status));
        default:
            return {};
    }
}
std::string value_of(Language language, const Activity& row, std::uint32_t group) {
    switch (group) {
        case 7:
            return row.responsible + "\n" + text::phone(row.responsible_phone);
        case 10:
            return std::string(text::get(language, row.status == ActivityStatus::open
                                                       ? Key::versions_status_open
                                                       : Key::versions_status_closed));
        case 11:
            return form_words(language, row.form);
        case 14:
            return period_words(language, row);
        case 16:
            return criticality_words(language, row.criticality);
        case 17:
            return origin_words(language, row);
        case 19:
            return competition_words(language, row);
        default:
            return {};
    }
}
std::string value_of(Language language, const Shift& row, std::uint32_t group) {
    if (group != 3) return {};
    return text::day_and_date(language, to_local(row.starts).date) + "\n" +
           text::time_span(language, row.starts, row.ends);
}
std::string value_of(Language language, const Series& row, std::uint32_t group) {
    if (group == 4) return series_times(language, row);
    if (group != 11) return {};
    return row.last_day ? text::plain_date(language, *row.last_day)
                        : std::string(text::get(language, Key::field_last_day_hint));
}
template <class Other>
std::string value_of(Language, const Other&, std::uint32_t) {
    return {};
}

std::string value_words(const Viewer& viewer, const AnyRow& subject, const Conflict& conflict,
                        const GroupTexts& texts) {
    return group_value(viewer, subject, conflict.group, texts);
}

std::string who_and_when(const State& state, const Viewer& viewer, Id<Person> person, Instant at) {
    const Person* row = state.find(person);
    std::string who(text::get(viewer.language, Key::versions_somebody));
    if (row != nullptr) who = full_name(*row);
    if (person == viewer.person) who = text::get(viewer.language, Key::versions_you);
    if (at.seconds == 0) return row == nullptr ? std::string() : who;
    return text::fill(viewer.language, Key::versions_who_when,
                      {who, text::moment(viewer.language, at, viewer.today)});
}

// ---- what it is about ----------------------------------------------------------------------

struct About {
    std::string name;
    std::string href;
};
About about(const State& state, Language language, const AnyRow& row) {
    if (const auto* person = std::get_if<Person>(&row)) {
        return {full_name(*person), href_of(Screen::person, person->id)};
    }
    if (const auto* activity = std::get_if<Activity>(&row)) {
        return {activity->name, href_of(Screen::activity, activity->id)};
    }
    if (const auto* shift = std::get_if<Shift>(&row)) {
        const Activity* activity = state.find(shift->activity);
        const std::string day = text::day_and_date(language, to_local(shift->starts).date);
        return {activity == nullptr ? day : activity->name + ", " + day,
                href_of(Screen::shift, shift->id)};
    }
    if (const auto* series = std::get_if<Series>(&row)) {
        const Activity* activity = state.find(series->activity);
        const std::string when = series_in_words(language, *series);
        return {activity == nullptr ? when : activity->name + ", " + when,
                href_of(Screen::activity, series->activity)};
    }
    const auto* unit = std::get_if<Unit>(&row);
    return {unit == nullptr ? std::string() : unit->name, {}};
}

VersionsLine make_line(const State& state, const Viewer& viewer, const Conflict& row) {
    const Language language = viewer.language;
    const AnyRow subject = state.get(subject_of(row))->row;
    const FieldGroup& group = *find_group(subject_of(row).table, row.group);
    const About what = about(state, language, subject);
    VersionsLine line;
    line.conflict = row.id;
    line.state = row.state;
    line.href = what.href;
    line.title = text::fill(language, Key::versions_of, {group_word(language, row), what.name});
    const bool is_joined =
        group.merge == Merge::text && texts_of(subject, group.fields) != row.kept;
    if (row.kind == ConflictKind::after_access_ended) {
        line.explained = text::get(language, Key::versions_after_end);
    } else if (is_joined) {
        line.explained = text::get(language, Key::versions_text_joined);
    }
    const auto side = [&](const GroupTexts& texts, Id<Person> person, Instant at, Key heading,
                          Key button) {
        VersionSide made;
        made.who = who_and_when(state, viewer, person, at);
        made.value = value_words(viewer, subject, row, texts);
        made.heading = text::get(language, heading);
        made.spoken = text::fill(language, Key::versions_spoken,
                                 {text::get(language, button), line.title, made.value});
        return made;
    };
    const bool is_open = row.state == ConflictState::open;
    line.kept =
        side(row.kept, row.kept_by, row.kept_at,
             is_joined ? Key::versions_other : Key::versions_in_row, Key::versions_keep_this);
    line.lost = side(row.lost, row.lost_by, row.lost_at, Key::versions_other,
                     is_open ? Key::versions_keep_this : Key::versions_bring_back);
    line.can_both = is_open && group.merge == Merge::text;
    line.both_spoken = text::fill(language, Key::versions_of,
                                  {text::get(language, Key::versions_keep_both), line.title});
    return line;
}

bool may_choose(const State& state, const Viewer& viewer, const Conflict& row) {
    return ops::may_settle(state, viewer.person, row, viewer.today) != 0;
}

}  // namespace

std::string group_name(Language language, TableId table, std::uint32_t group) {
    for (const GroupName& name : group_names) {
        if (name.table == table && name.group == group) {
            return std::string(text::get(language, name.name));
        }
    }
    return {};
}

std::string group_value(const Viewer& viewer, const AnyRow& subject, std::uint32_t group,
                        const GroupTexts& texts) {
    AnyRow row = subject;
    set_texts(row, find_group(key_of(row).table, group)->fields, texts);
    std::string words =
        std::visit([&](const auto& typed) { return value_of(viewer.language, typed, group); }, row);
    // Texts and numbers are read as they are.
    if (words.empty() && texts.size() == 1) words = texts.front();
    const bool is_blank = words.find_first_not_of(" \n0") == std::string::npos;
    return is_blank ? std::string(text::get(viewer.language, Key::versions_empty_value)) : words;
}

VersionsModel make_versions_model(const State& state, const Viewer& viewer) {
    VersionsModel model;
    model.language = viewer.language;
    std::vector<const Conflict*> rows;
    for (const auto& [id, row] : state.table<Conflict>()) {
        if (may_choose(state, viewer, row.value)) rows.push_back(&row.value);
    }
    sort_stably(rows, [](const Conflict* a, const Conflict* b) { return a->at < b->at; });
    for (const Conflict* row : rows) {
        const bool is_open = row->state == ConflictState::open;
        (is_open ? model.open : model.settled).push_back(make_line(state, viewer, *row));
    }
    std::reverse(model.settled.begin(), model.settled.end());
    return model;
}

std::size_t open_versions(const State& state, const Viewer& viewer) {
    const auto& rows = state.table<Conflict>();
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const auto& entry) {
        const Conflict& row = entry.second.value;
        return row.state == ConflictState::open && may_choose(state, viewer, row);
    }));
}

std::string versions_sentence(const State& state, const Viewer& viewer, RowKey key) {
    std::vector<std::string> names;
    for (const Id<Conflict> id : state.conflicts_of(key)) {
        const Conflict& row = *state.find(id);
        if (row.state != ConflictState::open || !may_choose(state, viewer, row)) continue;
        std::string name = group_word(viewer.language, row);
        if (name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    if (names.empty()) return {};
    return text::fill(viewer.language, Key::versions_here, {joined(names)});
}

}  // namespace tovholder::models
