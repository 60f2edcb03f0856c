// From typed text to a shift, a series or an edit; every problem is a sentence under its field.
#include "src/models/shift_form_model.hpp"

#include <algorithm>

#include "shared/ops/cpr.hpp"
#include "shared/ops/series.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/shift_facts.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr std::size_t notes_bytes_max = 4000;
constexpr std::size_t line_bytes_max = 200;

struct Typed {
    std::optional<Date> day;
    std::optional<std::int32_t> from;
    std::optional<std::int32_t> to;
    std::optional<Date> last_day;
    Instant starts;
    Instant ends;
    bool complete() const { return day && from && to; }
};

// A shift that ends before it begins on the clock ends on the next day.
Typed read(const ShiftForm& form) {
    Typed typed;
    typed.day = parse_iso_day(form.day);
    typed.from = parse_hour_minute(form.from);
    typed.to = parse_hour_minute(form.to);
    typed.last_day = parse_iso_day(form.last_day);
    if (!typed.complete()) return typed;
    typed.starts = from_local({*typed.day, *typed.from});
    const std::int32_t days = *typed.to <= *typed.from ? 1 : 0;
    typed.ends = from_local({*typed.day + days, *typed.to});
    // The night the clocks go back, the later reading of a time that comes twice may be meant.
    if (typed.ends <= typed.starts) {
        typed.ends = from_local({*typed.day + days, *typed.to}, Fold::second);
    }
    return typed;
}

std::string check_text(text::Language language, const std::string& value, std::size_t bytes_max) {
    if (ops::looks_like_cpr(value)) {
        return text::sentence(language, {ErrorCode::cpr_in_text, {}});
    }
    if (value.size() > bytes_max) {
        return text::sentence(language, {ErrorCode::text_too_long, std::to_string(bytes_max)});
    }
    return {};
}

void add_errors(const Viewer& viewer, const ShiftForm& form, const Typed& typed,
                ShiftFormModel& model) {
    const auto say = [&](Key key) { return std::string(text::get(viewer.language, key)); };
    ShiftFormErrors& errors = model.errors;
    errors.responsible = check_text(viewer.language, form.responsible, line_bytes_max);
    errors.notes = check_text(viewer.language, form.notes, notes_bytes_max);
    if (typed.complete() && typed.ends <= typed.starts) {
        errors.to = text::sentence(viewer.language, {ErrorCode::ends_before_start, {}});
    }
    const bool has_last_day = form.repeat != Repeat::once || form.scope != SeriesScope::one;
    if (has_last_day && typed.day && typed.last_day && *typed.last_day < *typed.day) {
        errors.last_day = say(Key::last_day_before_first);
    }
    if (!form.tried) return;
    if (!form.shift && model.activity_place >= model.activities.size()) {
        errors.activity = say(Key::choose_activity);
    }
    if (!typed.day) errors.day = say(Key::choose_day);
    if (!typed.from) errors.from = say(Key::choose_from);
    if (!typed.to) errors.to = say(Key::choose_to);
}

Rhythm rhythm_of(Repeat repeat) {
    switch (repeat) {
        case Repeat::every_second_week:
            return Rhythm::every_second_week;
        case Repeat::monthly:
            return Rhythm::monthly_by_weekday;
        case Repeat::once:
        case Repeat::weekly:
            break;
    }
    return Rhythm::weekly;
}

Shift typed_shift(const ShiftForm& form, const Typed& typed) {
    Shift shift;
    shift.activity = form.activity;
    shift.starts = typed.starts;
    shift.ends = typed.ends;
    shift.places = static_cast<std::uint32_t>(std::max(1, form.places));
    shift.responsible = form.responsible;
    shift.notes = form.notes;
    return shift;
}

void add_series(const Viewer& viewer, const ShiftForm& form, const Typed& typed,
                ShiftFormModel& model) {
    ops::CreateSeries series{.first = typed_shift(form, typed),
                             .rhythm = rhythm_of(form.repeat),
                             .last_day = typed.last_day.value_or(Date{}),
                             .skip_holidays = form.skip_holidays};
    Series pattern = ops::pattern_of(series);
    const Date through = ops::due_through(pattern, viewer.today);
    const std::vector<Date> days = ops::days_of(pattern, pattern.first_day, through);
    for (const Date day : days) {
        model.dates.push_back(text::day_and_date(viewer.language, day));
    }
    model.goes_on = !pattern.last_day || *pattern.last_day > through;
    const auto count = static_cast<std::int64_t>(days.size());
    model.dates_count = text::counted(viewer.language, count, Key::shifts_one, Key::shifts_many);
    if (form.skip_holidays) {
        pattern.skip_holidays = false;
        for (const Date date : ops::days_of(pattern, pattern.first_day, through)) {
            if (!holiday(date)) continue;
            model.skipped.push_back(text::day_and_date(viewer.language, date) + ": " +
                                    text::holiday_name(viewer.language, date));
        }
    }
    model.button =
        text::counted(viewer.language, count, Key::create_shifts_one, Key::create_shifts_many);
    if (days.empty()) {
        model.errors.last_day = text::sentence(viewer.language, {ErrorCode::series_empty, {}});
        return;
    }
    model.command = std::move(series);
}

void add_edit(const State& state, const ShiftForm& form, const Typed& typed,
              ShiftFormModel& model) {
    const Shift& before = *state.find(form.shift);
    Shift after = typed_shift(form, typed);
    after.id = before.id;
    after.activity = before.activity;
    after.unit = before.unit;
    after.status = before.status;
    after.series = before.series;
    // Wall time has no seconds and does not say which of two equal readings was meant: a field
    // that was not touched keeps the stored instant.
    if (to_local(before.starts) == to_local(after.starts)) after.starts = before.starts;
    if (to_local(before.ends) == to_local(after.ends)) after.ends = before.ends;
    auto edit = ops::make_edit(before, after);
    model.unchanged = edit.fields.empty();
    if (!model.unchanged) model.command = std::move(edit);
}

// What was changed in the fields is changed in the pattern, from this shift's day or from today on.
void add_series_edit(const State& state, const Viewer& viewer, const ShiftForm& form,
                     const Typed& typed, ShiftFormModel& model) {
    const Shift& shift = *state.find(form.shift);
    const Series& before = *state.find(shift.series);
    if (*typed.day != to_local(shift.starts).date) {
        model.errors.day = text::get(viewer.language, Key::scope_other_day);
        return;
    }
    const Shift asked = typed_shift(form, typed);
    Series after = before;
    if (to_local(asked.starts) != to_local(shift.starts) ||
        to_local(asked.ends) != to_local(shift.ends)) {
        after.starts = static_cast<std::uint32_t>(*typed.from);
        after.ends = static_cast<std::uint32_t>(*typed.to);
    }
    if (asked.places != shift.places) after.places = asked.places;
    if (asked.responsible != shift.responsible) after.responsible = asked.responsible;
    if (asked.notes != shift.notes) after.notes = asked.notes;
    after.last_day = typed.last_day;
    model.unchanged = after == before;
    model.done = Key::done_series_edited;
    if (model.unchanged) return;
    after.changed_from = form.scope == SeriesScope::all ? viewer.today : before.day_of(shift.id);
    model.command = ops::make_edit(before, after);
}

}  // namespace

ShiftForm make_shift_form(const State& state, const Viewer& viewer, const Route& route) {
    ShiftForm form;
    const auto copied = parse_id(route.parameter("kopi"));
    const bool is_edit = route.screen == Screen::shift_edit;
    const Id<Shift> source{is_edit ? route.id : copied.value_or(0)};
    if (const Shift* shift = state.find(source)) {
        const LocalTime starts = to_local(shift->starts);
        if (is_edit) form.shift = shift->id;
        form.activity = shift->activity;
        // A copy is usually for the week after.
        Date day = starts.date;
        while (!is_edit && day < viewer.today) day = day + 7;
        form.day = iso_day(is_edit ? day : day == starts.date ? day + 7 : day);
        form.from = hour_minute(starts.minute);
        form.to = hour_minute(to_local(shift->ends).minute);
        form.places = static_cast<int>(shift->places);
        form.places_touched = true;
        form.responsible = shift->responsible;
        form.notes = shift->notes;
        const Series* series = is_edit ? state.find(shift->series) : nullptr;
        if (series != nullptr && series->last_day) form.last_day = iso_day(*series->last_day);
        return form;
    }
    if (is_edit) {
        form.shift = source;
        return form;
    }
    if (const auto activity = parse_id(route.parameter("opgave"))) {
        form.activity = {*activity};
        if (const Activity* row = state.find(form.activity)) {
            form.places = static_cast<int>(row->places);
        }
    }
    const auto day = parse_iso_day(route.parameter("dag"));
    if (day && *day >= viewer.today) form.day = iso_day(*day);
    return form;
}

ShiftFormModel make_shift_form_model(const State& state, const Viewer& viewer,
                                     const ShiftForm& form, ActivityChoices activities) {
    ShiftFormModel model;
    model.activities = std::move(activities);
    model.language = viewer.language;
    model.is_new = !form.shift;
    const auto say = [&](Key key) { return std::string(text::get(viewer.language, key)); };
    model.title = say(model.is_new ? Key::new_shift : Key::edit_shift);
    model.back_href = model.is_new ? href_of(Screen::shifts) : href_of(Screen::shift, form.shift);
    model.button = say(model.is_new ? Key::create_shift : Key::save);
    model.done = model.is_new ? form.repeat == Repeat::once ? Key::done_shift_created
                                                            : Key::done_series_created
                              : Key::done_shift_edited;
    for (const Key key :
         {Key::repeat_once, Key::repeat_weekly, Key::repeat_second_week, Key::repeat_monthly}) {
        model.repeat_names.push_back(say(key));
    }
    const Shift* before = state.find(form.shift);
    if (!model.is_new && before == nullptr) {
        model.gone = true;
        return model;
    }
    if (before != nullptr && state.find(before->series) != nullptr) {
        for (const Key key : {Key::scope_one, Key::scope_later, Key::scope_all}) {
            model.scope_names.push_back(say(key));
        }
    }
    model.activity_place = model.activities.place_of(form.activity);
    const Typed typed = read(form);
    if (typed.day && *typed.day < viewer.today) model.day_hint = say(Key::day_is_over);
    if (typed.complete() && typed.ends > typed.starts) {
        model.length = text::duration(viewer.language, typed.ends - typed.starts);
        if (*typed.to <= *typed.from) model.length += ' ' + say(Key::until_next_day);
    }
    add_errors(viewer, form, typed, model);
    if (before != nullptr) {
        const ShiftFacts facts = shift_facts(state, viewer, *before);
        if (facts.taken + facts.waiting > 0) {
            model.told = text::counted(viewer.language,
                                       static_cast<std::int64_t>(facts.taken + facts.waiting),
                                       Key::told_of_change_one, Key::told_of_change_many);
        }
    }
    if (!model.errors.none() || !typed.complete()) return model;
    if (before != nullptr && !model.scope_names.empty() && form.scope != SeriesScope::one) {
        add_series_edit(state, viewer, form, typed, model);
    } else if (before != nullptr) {
        add_edit(state, form, typed, model);
    } else if (form.repeat == Repeat::once) {
        if (model.activity_place < model.activities.size()) {
            Shift shift = typed_shift(form, typed);
            shift.id = Id<Shift>::local(1);
            model.command = ops::Create<Shift>{std::move(shift)};
        }
    } else {
        add_series(viewer, form, typed, model);
        if (model.activity_place >= model.activities.size()) model.command.reset();
    }
    return model;
}

}  // namespace tovholder::models
