// Draws the form: what is needed first, then everything that can wait.
#include "src/views/person_form_view.hpp"

#include "shared/text/when.hpp"
#include "src/ui/ui.hpp"
#include "src/views/form_bar.hpp"
#include "src/views/person_marks.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::PersonForm;
using models::PersonFormModel;
using text::Key;

constexpr Date a_monday{4};  // 1970-01-05
constexpr std::uint32_t notes_length_max = 4000;

void draw_names(ui::Ui& ui, const PersonFormModel& model, PersonForm& typed, const Say& say) {
    ui::Columns columns(ui, 2, {.width_min = 220});
    ui::edit_text(
        ui, "given_name", typed.given_name,
        {.label = say(Key::person_given_name), .error = model.errors.given_name, .required = true});
    columns.next();
    ui::edit_text(ui, "family_name", typed.family_name,
                  {.label = say(Key::person_family_name), .error = model.errors.family_name});
    columns.next();
    ui::edit_text(ui, "phone", typed.phone,
                  {.label = say(Key::person_phone),
                   .error = model.errors.phone,
                   .keyboard = ui::Keyboard::tel});
    columns.next();
    ui::edit_text(ui, "email", typed.email,
                  {.label = say(Key::person_email),
                   .error = model.errors.email,
                   .keyboard = ui::Keyboard::email});
}

void draw_unit(ui::Ui& ui, const PersonFormModel& model, PersonForm& typed, const Say& say) {
    const auto units = choices_of(model.units.names);
    if (const auto chosen = ui::select(ui, "unit", units, model.units.place_of(typed.unit),
                                       {.label = say(Key::person_unit),
                                        .hint = say(Key::person_unit_hint),
                                        .error = model.errors.unit,
                                        .required = true})) {
        typed.unit = model.units.ids[*chosen];
    }
}

void draw_address(ui::Ui& ui, const PersonFormModel& model, PersonForm& typed, const Say& say) {
    if (const auto hidden =
            ui::checkbox(ui, "protected", say(Key::person_protected), typed.address_protected,
                         {.hint = say(Key::person_protected_hint)})) {
        typed.address_protected = *hidden;
    }
    if (typed.address_protected) return;
    ui::edit_text(ui, "street", typed.street,
                  {.label = say(Key::person_street), .error = model.errors.street});
    ui::Columns columns(ui, {{.share = 1}, {.share = 2}}, {.width_min = 120});
    ui::edit_text(ui, "postcode", typed.postcode,
                  {.label = say(Key::person_postcode),
                   .error = model.errors.postcode,
                   .keyboard = ui::Keyboard::numeric});
    columns.next();
    ui::edit_text(ui, "town", typed.town,
                  {.label = say(Key::person_town), .error = model.errors.town});
}

void draw_dates(ui::Ui& ui, const PersonFormModel& model, PersonForm& typed, const Say& say) {
    ui::Columns columns(ui, 2, {.width_min = 200});
    if (const auto born = ui::date_field(
            ui, "born", typed.born, {.label = say(Key::person_born), .error = model.errors.born})) {
        typed.born = *born;
    }
    columns.next();
    if (const auto started =
            ui::date_field(ui, "started", typed.started,
                           {.label = say(Key::person_started), .error = model.errors.started})) {
        typed.started = *started;
    }
}

// One line of three toggles for each day; each is named by day and part.
void draw_availability(ui::Ui& ui, text::Language language, PersonForm& typed, const Say& say) {
    constexpr Key parts[models::day_parts] = {Key::part_morning, Key::part_afternoon,
                                              Key::part_evening};
    ui::heading(ui, 3, say(Key::person_availability_title), {.style = ui::TextStyle::strong});
    for (std::size_t day = 0; day < models::week_days; ++day) {
        const std::string name = text::capitalised(
            text::weekday_name(language, a_monday + static_cast<std::int32_t>(day)));
        const ui::Group group(ui, ui::Id("day", day), name);
        const ui::Scope scope(ui, ui::Id("day", day));
        ui::Columns columns(ui, {{.px = 96}, {.share = 1}}, {.gap = 8, .width_min = 230});
        ui::paragraph(ui, name);
        columns.next();
        const ui::Flow flow(ui, {.gap = 8});
        for (std::size_t part = 0; part < models::day_parts; ++part) {
            const std::uint32_t bit = models::availability_bit(day, part);
            const bool can = (typed.availability & bit) != 0;
            const std::string spoken = name + ' ' + std::string(say(parts[part]));
            if (ui::filter_chip(ui, ui::Id("part", part), say(parts[part]), can, ui::Icon::none,
                                spoken)) {
                typed.availability ^= bit;
            }
        }
    }
}

void draw_wishes(ui::Ui& ui, const PersonFormModel& model, PersonForm& typed, const Say& say) {
    ui::edit_text(ui, "interests", typed.interests,
                  {.label = say(Key::person_interests),
                   .hint = say(Key::person_interests_hint),
                   .error = model.errors.interests});
    ui::edit_text(ui, "languages", typed.languages,
                  {.label = say(Key::person_languages),
                   .hint = say(Key::person_languages_hint),
                   .error = model.errors.languages});
    ui::edit_text(ui, "hours", typed.hours_per_week,
                  {.label = say(Key::person_hours_label),
                   .hint = say(Key::person_hours_hint),
                   .error = model.errors.hours_per_week,
                   .keyboard = ui::Keyboard::decimal});
    draw_availability(ui, model.language, typed, say);
}

void draw_coordinators_part(ui::Ui& ui, const PersonFormModel& model, PersonForm& typed,
                            const Say& say) {
    const auto names = choices_of(model.status_names);
    if (const auto chosen = ui::segments(ui, "status", say(Key::person_status_title), names,
                                         static_cast<std::size_t>(typed.status))) {
        typed.status = static_cast<PersonStatus>(*chosen);
    }
    draw_dates(ui, model, typed, say);
    ui::edit_text(ui, "notes", typed.notes,
                  {.label = say(Key::person_notes_title),
                   .hint = say(Key::person_notes_hint),
                   .error = model.errors.notes,
                   .length_max = notes_length_max,
                   .lines = 4});
}

// The possible duplicate of a new person, as a banner with a way to her.
void draw_duplicate(ui::Ui& ui, const PersonFormModel& model, const Say& say) {
    if (model.duplicate.empty()) return;
    const ui::Card card(ui, "duplicate",
                        {.title = say(Key::person_duplicate_title),
                         .icon = ui::Icon::users,
                         .tone = ui::Tone::warn});
    ui::paragraph(ui, model.duplicate);
    ui::link(ui, "duplicate", say(Key::people_see_person), model.duplicate_href, {.chevron = true});
}

std::optional<models::Intent> save(ui::Ui& ui, const PersonFormModel& model, PersonForm& typed,
                                   const Say& say) {
    typed.tried = true;
    if (!model.command) {
        ui::alert(ui, say(Key::form_mend_first));
        return {};
    }
    if (model.unchanged) return models::GoBack{};
    return models::Perform{*model.command, model.is_new ? Key::person_created : Key::person_saved,
                           model.is_new ? models::Then::open_created : models::Then::back};
}

}  // namespace

std::optional<models::Intent> draw_person_form(ui::Ui& ui, const PersonFormModel& model,
                                               PersonForm& typed) {
    const Say say{model.language};
    if (model.gone) {
        const ui::Page page(ui, "person_form_gone",
                            {.title = say(Key::people_not_yours_title),
                             .back_href = models::href_of(models::Screen::people)});
        ui::paragraph(ui, say(Key::people_not_yours_text));
        return {};
    }
    std::optional<models::Intent> intent;
    const ui::Page page(
        ui, ui::Id("person_form", typed.person.value),
        {.title = model.title,
         .overline = model.is_new ? std::string_view{} : say(Key::person_edit_overline),
         .back_href = model.back_href,
         .width_max = 820});
    {
        const ui::Card card(ui, "needed", {.title = say(Key::person_contact_title)});
        draw_names(ui, model, typed, say);
        if (model.is_new) draw_unit(ui, model, typed, say);
    }
    draw_duplicate(ui, model, say);
    {
        const ui::Card card(ui, "address", {.title = say(Key::person_address)});
        draw_address(ui, model, typed, say);
    }
    {
        const ui::Card card(ui, "wishes", {.title = say(Key::person_about_title)});
        draw_wishes(ui, model, typed, say);
    }
    if (!model.own_fields_only) {
        const ui::Card card(ui, "more", {.title = say(Key::person_more_title)});
        draw_coordinators_part(ui, model, typed, say);
    }
    if (draw_form_bar(ui, say, intent)) {
        intent = save(ui, model, typed, say);
    }
    return intent;
}

}  // namespace tovholder::views
