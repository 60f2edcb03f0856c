// Draws the activity's form: the basics, the contact person, the boundary card.
#include "src/views/activity_form_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/person_marks.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::ActivityForm;
using models::ActivityFormModel;
using text::Key;

constexpr std::uint32_t long_text_max = 4000;

void draw_unit(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed, const Say& say) {
    if (!model.is_new) {
        ui::fact(ui, {.label = say(Key::activity_unit), .value = model.unit_name});
        return;
    }
    const auto units = choices_of(model.units.names);
    if (const auto chosen = ui::select(
            ui, "unit", units, model.units.place_of(typed.unit),
            {.label = say(Key::activity_unit), .error = model.unit_error, .required = true})) {
        typed.unit = model.units.ids[*chosen];
    }
}

void draw_basics(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed, const Say& say) {
    const ui::Card card(ui, "basics", {.title = say(Key::activity_basics_title)});
    ui::edit_text(ui, "name", typed.name,
                  {.label = say(Key::activity_name),
                   .error = model.name_error,
                   .example = say(Key::activity_name_example),
                   .required = true});
    draw_unit(ui, model, typed, say);
    if (!model.duplicate.empty()) {
        ui::paragraph(ui, model.duplicate, {.tone = ui::Tone::warn, .icon = ui::Icon::info});
        ui::link(ui, "duplicate", say(Key::activity_duplicate_open), model.duplicate_href,
                 {.chevron = true});
    }
    ui::edit_text(ui, "purpose", typed.purpose,
                  {.label = say(Key::activity_purpose),
                   .hint = say(Key::activity_purpose_hint),
                   .error = model.purpose_error,
                   .length_max = long_text_max,
                   .lines = 3});
    ui::Columns columns(ui, {{.share = 2}, {.share = 1}}, {.width_min = 200});
    ui::edit_text(ui, "place", typed.place,
                  {.label = say(Key::activity_place),
                   .hint = say(Key::activity_place_hint),
                   .error = model.place_error});
    columns.next();
    if (const auto places = ui::number_field(ui, "places", static_cast<int>(typed.places), 1,
                                             static_cast<int>(shift_places_max),
                                             {.label = say(Key::activity_places)})) {
        typed.places = static_cast<std::uint32_t>(*places);
    }
}

void draw_contact(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed, const Say& say) {
    const ui::Card card(ui, "contact",
                        {.title = say(Key::activity_responsible), .icon = ui::Icon::anchor});
    ui::secondary(ui, say(Key::activity_responsible_hint));
    ui::Columns columns(ui, 2, {.width_min = 220});
    ui::edit_text(ui, "responsible", typed.responsible,
                  {.label = say(Key::activity_responsible), .error = model.responsible_error});
    columns.next();
    ui::edit_text(ui, "phone", typed.responsible_phone,
                  {.label = say(Key::activity_responsible_phone),
                   .error = model.responsible_phone_error,
                   .keyboard = ui::Keyboard::tel});
}

void draw_usual(ui::Ui& ui, std::string_view id, std::string_view title,
                const std::vector<std::string>& sentences, std::uint32_t& on) {
    ui::heading(ui, 3, title, {.style = ui::TextStyle::strong});
    const ui::Scope scope(ui, id);
    const ui::Flow flow(ui, {.group_label = title});
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const bool pressed = (on & (1u << i)) != 0;
        if (ui::filter_chip(ui, ui::Id("usual", i), sentences[i], pressed)) {
            on ^= 1u << i;
        }
    }
}

void draw_boundary(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed,
                   const Say& say) {
    const ui::Card card(ui, "boundary", {.title = say(Key::activity_boundary_title)});
    ui::secondary(ui, say(Key::activity_boundary_hint));
    draw_usual(ui, "does", say(Key::activity_does), model.usual_does, typed.usual_does);
    ui::edit_text(ui, "does_more", typed.does,
                  {.label = say(Key::activity_does_more),
                   .error = model.does_error,
                   .length_max = long_text_max,
                   .lines = 3});
    draw_usual(ui, "does_not", say(Key::activity_does_not), model.usual_does_not,
               typed.usual_does_not);
    ui::edit_text(ui, "does_not_more", typed.does_not,
                  {.label = say(Key::activity_does_not_more),
                   .error = model.does_not_error,
                   .length_max = long_text_max,
                   .lines = 3});
}

std::optional<models::Intent> save(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed,
                                   const Say& say) {
    typed.tried = true;
    if (!model.command) {
        ui::alert(ui, say(Key::form_mend_first));
        return {};
    }
    if (model.unchanged) return models::GoBack{};
    return models::Perform{*model.command,
                           model.is_new ? Key::activity_created : Key::activity_saved,
                           model.is_new ? models::Then::open_created : models::Then::back};
}

}  // namespace

std::optional<models::Intent> draw_activity_form(ui::Ui& ui, const ActivityFormModel& model,
                                                 ActivityForm& typed) {
    const Say say{model.language};
    if (model.gone) {
        const ui::Page page(ui, "activity_form_gone",
                            {.title = say(Key::activity_gone_title),
                             .back_href = models::href_of(models::Screen::activities)});
        ui::paragraph(ui, say(Key::activity_gone_text));
        return {};
    }
    std::optional<models::Intent> intent;
    const ui::Page page(
        ui, ui::Id("activity_form", typed.activity.value),
        {.title = model.title,
         .overline = model.is_new ? std::string_view{} : say(Key::activity_edit_overline),
         .back_href = model.back_href,
         .width_max = 820});
    draw_basics(ui, model, typed, say);
    draw_contact(ui, model, typed, say);
    draw_boundary(ui, model, typed, say);
    const ui::ActionBar bar(ui);
    // On a phone the arrow at the top does it, and leaves the room to the form.
    if (ui::is_wide(ui) && ui::button(ui, "cancel", say(Key::cancel), {.look = ui::Look::quiet})) {
        intent = models::GoBack{};
    }
    if (ui::button(ui, "save", say(Key::save), {.look = ui::Look::primary})) {
        intent = save(ui, model, typed, say);
    }
    return intent;
}

}  // namespace tovholder::views
