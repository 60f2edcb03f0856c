// The form reads downwards: what, when, how often, how many; what it gives is shown before it is
// made.
#include "src/views/shift_form_view.hpp"

#include "src/models/route.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using models::Repeat;
using text::Key;

constexpr std::size_t preview_dates_max = 12;

void draw_what(ui::Ui& ui, const models::ShiftFormModel& model, models::ShiftForm& form) {
    const Say say{model.language};
    const std::vector<std::string_view> names(model.activities.names.begin(),
                                              model.activities.names.end());
    if (!model.is_new) {
        if (model.activity_place < names.size()) {
            ui::fact(ui, {.label = say(Key::field_activity),
                          .value = names[model.activity_place],
                          .icon = ui::Icon::clipboard});
        }
        return;
    }
    const auto picked = ui::select(
        ui, "activity", names, model.activity_place,
        {.label = say(Key::field_activity), .error = model.errors.activity, .required = true});
    if (picked && *picked < model.activities.size()) form.activity = model.activities.ids[*picked];
}

void draw_when(ui::Ui& ui, const models::ShiftFormModel& model, models::ShiftForm& form) {
    const Say say{model.language};
    ui::Columns columns(ui, 3, {.width_min = 150});
    if (auto day = ui::date_field(ui, "day", form.day,
                                  {.label = say(Key::field_day),
                                   .hint = model.day_hint,
                                   .error = model.errors.day,
                                   .required = true})) {
        form.day = *day;
    }
    columns.next();
    if (auto from = ui::time_field(
            ui, "from", form.from,
            {.label = say(Key::field_from), .error = model.errors.from, .required = true})) {
        form.from = *from;
    }
    columns.next();
    if (auto to = ui::time_field(ui, "to", form.to,
                                 {.label = say(Key::field_to),
                                  .hint = model.length,
                                  .error = model.errors.to,
                                  .required = true})) {
        form.to = *to;
    }
}

void draw_repeat(ui::Ui& ui, const models::ShiftFormModel& model, models::ShiftForm& form) {
    const Say say{model.language};
    const std::vector<std::string_view> names(model.repeat_names.begin(), model.repeat_names.end());
    const auto picked = ui::select(ui, "repeat", names, static_cast<std::size_t>(form.repeat),
                                   {.label = say(Key::field_repeat)});
    if (picked && *picked < names.size()) form.repeat = static_cast<Repeat>(*picked);
    if (form.repeat == Repeat::once) return;
    if (auto last = ui::date_field(ui, "last day", form.last_day,
                                   {.label = say(Key::field_last_day),
                                    .hint = say(Key::field_last_day_hint),
                                    .error = model.errors.last_day})) {
        form.last_day = *last;
    }
    if (auto skip =
            ui::checkbox(ui, "holidays", say(Key::field_skip_holidays), form.skip_holidays)) {
        form.skip_holidays = *skip;
    }
}

// Which shifts of its series it is about.
void draw_scope(ui::Ui& ui, const models::ShiftFormModel& model, models::ShiftForm& form) {
    if (model.scope_names.empty()) return;
    const Say say{model.language};
    const std::vector<std::string_view> names(model.scope_names.begin(), model.scope_names.end());
    const bool one = form.scope == models::SeriesScope::one;
    const auto picked = ui::select(
        ui, "scope", names, static_cast<std::size_t>(form.scope),
        {.label = say(Key::field_scope), .hint = one ? std::string_view() : say(Key::scope_hint)});
    if (picked && *picked < names.size()) form.scope = static_cast<models::SeriesScope>(*picked);
    if (one) return;
    if (auto last = ui::date_field(ui, "last day", form.last_day,
                                   {.label = say(Key::field_series_last_day),
                                    .hint = say(Key::field_last_day_hint),
                                    .error = model.errors.last_day})) {
        form.last_day = *last;
    }
}

void draw_details(ui::Ui& ui, const models::ShiftFormModel& model, models::ShiftForm& form) {
    const Say say{model.language};
    if (auto places =
            ui::number_field(ui, "places", form.places, 1, static_cast<int>(shift_places_max),
                             {.label = say(Key::field_places)})) {
        form.places = *places;
        form.places_touched = true;
    }
    ui::edit_text(ui, "responsible", form.responsible,
                  {.label = say(Key::field_responsible),
                   .hint = say(Key::field_responsible_hint),
                   .error = model.errors.responsible,
                   .length_max = 100});
    ui::edit_text(ui, "notes", form.notes,
                  {.label = say(Key::field_shift_notes),
                   .hint = say(Key::field_shift_notes_hint),
                   .error = model.errors.notes,
                   .length_max = 2000,
                   .lines = 3});
}

void draw_preview(ui::Ui& ui, const models::ShiftFormModel& model) {
    if (model.dates.empty()) return;
    const Say say{model.language};
    ui::Card card(ui, "preview", {.title = say(Key::series_preview), .icon = ui::Icon::repeat});
    ui::paragraph(ui, model.dates_count, {.style = ui::TextStyle::strong});
    {
        ui::List list(ui, "dates", {.label = say(Key::series_preview), .lines = false});
        for (std::size_t i = 0; i < model.dates.size() && i < preview_dates_max; ++i) {
            ui::bullet(ui, ui::Icon::check, model.dates[i], ui::Tone::neutral);
        }
    }
    if (model.dates.size() > preview_dates_max) {
        const auto rest = static_cast<std::int64_t>(model.dates.size() - preview_dates_max);
        ui::secondary(
            ui, text::counted(model.language, rest, Key::series_more_one, Key::series_more_many));
    }
    if (model.goes_on) ui::secondary(ui, say(Key::series_goes_on));
    if (model.skipped.empty()) return;
    ui::paragraph(ui, say(Key::series_skipped), {.style = ui::TextStyle::strong});
    ui::List list(ui, "skipped", {.label = say(Key::series_skipped), .lines = false});
    for (const std::string& line : model.skipped) {
        ui::bullet(ui, ui::Icon::x, line, ui::Tone::warn);
    }
}

void draw_acts(ui::Ui& ui, const models::ShiftFormModel& model, models::ShiftForm& form,
               std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::ActionBar bar(ui);
    if (ui::button(ui, "leave", say(Key::back), {.look = ui::Look::quiet})) {
        intent = models::GoBack{};
    }
    if (!ui::button(ui, "save", model.button, {.look = ui::Look::primary})) return;
    form.tried = true;
    if (model.command) {
        intent = models::Perform{*model.command, model.done,
                                 model.is_new ? models::Then::open_created : models::Then::back};
    } else if (model.unchanged) {
        intent = models::GoBack{};
    }
}

}  // namespace

std::optional<Intent> draw_shift_form(ui::Ui& ui, const models::ShiftFormModel& model,
                                      models::ShiftForm& form) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const std::string tab = model.title + " – " + std::string(say(Key::app_name));
    ui::Page page(
        ui, ui::Id("shift form", form.shift.value),
        {.title = model.title, .tab_title = tab, .back_href = model.back_href, .width_max = 860});
    if (model.gone || (model.is_new && model.activities.size() == 0)) {
        ui::Card card(ui, "nothing");
        const bool gone = model.gone;
        (void)ui::empty_state(
            ui, "nothing",
            {.icon = ui::Icon::clipboard,
             .title = say(gone ? Key::shift_gone_title : Key::no_activities_title),
             .text = say(gone ? Key::shift_gone_text : Key::no_activities_text),
             .button = say(gone ? Key::nav_shifts : Key::make_activity),
             .button_href =
                 models::href_of(gone ? models::Screen::shifts : models::Screen::activity_new)});
        return intent;
    }
    if (form.tried && !model.errors.none()) {
        (void)ui::banner(ui, "incomplete",
                         {.tone = ui::Tone::danger, .text = say(Key::form_incomplete)});
    }
    if (!model.told.empty()) {
        (void)ui::banner(ui, "told", {.tone = ui::Tone::info, .text = model.told});
    }
    {
        ui::Card card(ui, "form");
        draw_what(ui, model, form);
        draw_scope(ui, model, form);
        draw_when(ui, model, form);
        if (model.is_new) draw_repeat(ui, model, form);
        draw_details(ui, model, form);
    }
    draw_preview(ui, model);
    draw_acts(ui, model, form, intent);
    return intent;
}

}  // namespace tovholder::views
