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
    if (form.repeat != Repeat::once && typed.day && typed.last_day &&
        *typed.last_day < *typed.day) {
        errors.last_day = say(Key::last_day_before_first);
    }
    if (!form.tried) return;
    if (!form.shift && model.activity_place >= model.activities.size()) {
        errors.activity = say(Key::choose_activity);
    }
    if (!typed.day) errors.day = say(Key::choose_day);
    if (!typed.from) errors.from = say(Key::choose_from);
    if (!typed.to) errors.to = say(Key::choose_to);
    if (form.repeat != Repeat::once && !typed.last_day) {
        errors.last_day = say(Key::choose_last_day);
    }
}

ops::Rhythm rhythm_of(Repeat repeat) {
    switch (repeat) {
        case Repeat::every_second_week:
            return ops::Rhythm::every_second_week;
        case Repeat::monthly:
            return ops::Rhythm::monthly_by_weekday;
        case Repeat::once:
        case Repeat::weekly:
            break;
    }
    return ops::Rhythm::weekly;
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
                             .last_day = *typed.last_day,
                             .skip_holidays = form.skip_holidays};
    const std::vector<Shift> shifts = ops::expand(series);
    for (const Shift& shift : shifts) {
        model.dates.push_back(text::day_and_date(viewer.language, to_local(shift.starts).date));
    }
    const auto count = static_cast<std::int64_t>(shifts.size());
    model.dates_count = text::counted(viewer.language, count, Key::shifts_one, Key::shifts_many);
    if (form.skip_holidays) {
        ops::CreateSeries all = series;
        all.skip_holidays = false;
        for (const Shift& shift : ops::expand(all)) {
            const Date date = to_local(shift.starts).date;
            if (!holiday(date)) continue;
            model.skipped.push_back(text::day_and_date(viewer.language, date) + ": " +
                                    text::holiday_name(viewer.language, date));
        }
    }
    model.button =
        text::counted(viewer.language, count, Key::create_shifts_one, Key::create_shifts_many);
    if (shifts.empty()) {
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
    for (const Key key :
         {Key::repeat_once, Key::repeat_weekly, Key::repeat_second_week, Key::repeat_monthly}) {
        model.repeat_names.push_back(say(key));
    }
    const Shift* before = state.find(form.shift);
    if (!model.is_new && before == nullptr) {
        model.gone = true;
        return model;
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
    if (before != nullptr) {
        add_edit(state, form, typed, model);
    } else if (form.repeat == Repeat::once) {
        if (model.activity_place < model.activities.size()) {
            Shift shift = typed_shift(form, typed);
            shift.id = Id<Shift>::local(1);
            model.command = ops::Create<Shift>{std::move(shift)};
        }
    } else if (typed.last_day) {
        add_series(viewer, form, typed, model);
        if (model.activity_place >= model.activities.size()) model.command.reset();
    }
    return model;
}

}  // namespace tovholder::models
