// Draws one part of the activity's form.
#include "src/views/activity_form_view.hpp"

#include <array>

#include "src/ui/ui.hpp"
#include "src/views/form_bar.hpp"
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

// One of an enum's values, in their order.
template <class Enum, std::size_t count>
void draw_choice(ui::Ui& ui, ui::Id id, const Say& say, Key label,
                 const std::array<Key, count>& words, Enum& value) {
    static_assert(count == enum_count<Enum>);
    std::array<std::string_view, count> choices;
    for (std::size_t i = 0; i < count; ++i) choices.at(i) = say(words.at(i));
    const auto chosen =
        ui::radio_group(ui, id, say(label), choices, static_cast<std::size_t>(value));
    if (chosen) value = static_cast<Enum>(*chosen);
}

void draw_basics(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed, const Say& say) {
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
    ui::edit_text(ui, "place", typed.place,
                  {.label = say(Key::activity_place),
                   .hint = say(Key::activity_place_hint),
                   .error = model.place_error});
    constexpr std::array forms{Key::form_own, Key::form_partner, Key::form_independent};
    draw_choice(ui, "form", say, Key::activity_form_label, forms, typed.form);
}

void draw_contact(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed, const Say& say) {
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

// The usual sentences to switch on and off, and a place for more.
void draw_sentences(ui::Ui& ui, std::string_view id, std::string_view title,
                    std::string_view more_label, const std::vector<std::string>& usual,
                    models::Sentences& typed, std::string_view error) {
    const ui::Scope scope(ui, id);
    ui::heading(ui, 2, title, {.style = ui::TextStyle::strong});
    {
        const ui::Flow flow(ui, {.group_label = title});
        for (std::size_t i = 0; i < usual.size(); ++i) {
            const bool pressed = (typed.usual & (1u << i)) != 0;
            if (ui::filter_chip(ui, ui::Id("usual", i), usual[i], pressed)) typed.usual ^= 1u << i;
        }
    }
    ui::edit_text(ui, "more", typed.more,
                  {.label = more_label, .error = error, .length_max = long_text_max, .lines = 3});
}

void draw_boundary(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed,
                   const Say& say) {
    ui::secondary(ui, say(Key::activity_boundary_hint));
    draw_sentences(ui, "does", say(Key::activity_does), say(Key::activity_does_more),
                   model.usual_does, typed.does, model.does_error);
    draw_sentences(ui, "does_not", say(Key::activity_does_not), say(Key::activity_does_not_more),
                   model.usual_does_not, typed.does_not, model.does_not_error);
}

void draw_day(ui::Ui& ui, ui::Id id, std::string& typed, const ui::FieldOptions& options) {
    if (auto day = ui::date_field(ui, id, typed, options)) typed = *day;
}

void draw_plan(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed, const Say& say) {
    {
        ui::Columns columns(ui, 3, {.width_min = 180});
        draw_day(ui, "begins", typed.begins,
                 {.label = say(Key::activity_begins), .error = model.begins_error});
        columns.next();
        draw_day(ui, "ends", typed.ends,
                 {.label = say(Key::activity_ends),
                  .hint = say(Key::activity_ends_hint),
                  .error = model.ends_error});
        columns.next();
        if (const auto places = ui::number_field(ui, "places", static_cast<int>(typed.places), 1,
                                                 static_cast<int>(shift_places_max),
                                                 {.label = say(Key::activity_places)})) {
            typed.places = static_cast<std::uint32_t>(*places);
        }
    }
    draw_sentences(ui, "quality", say(Key::activity_quality), say(Key::activity_quality_more),
                   model.usual_quality, typed.quality, model.quality_error);
    ui::secondary(ui, say(Key::activity_quality_hint));
}

void draw_terms(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed, const Say& say) {
    constexpr std::array levels{Key::criticality_may_lapse, Key::criticality_covered};
    draw_choice(ui, "criticality", say, Key::activity_criticality, levels, typed.criticality);
    const bool may_lapse = typed.criticality == Criticality::may_lapse;
    ui::secondary(ui,
                  say(may_lapse ? Key::criticality_may_lapse_hint : Key::criticality_covered_hint));
    draw_sentences(ui, "gives", say(Key::activity_gives), say(Key::activity_gives_more),
                   model.usual_gives, typed.gives, model.gives_error);
}

void draw_background(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed,
                     const Say& say) {
    ui::secondary(ui, say(Key::activity_background_hint));
    constexpr std::array origins{Key::origin_not_said, Key::origin_supplement, Key::origin_fresh,
                                 Key::origin_lapsed, Key::origin_paid};
    draw_choice(ui, "origin", say, Key::activity_origin, origins, typed.origin);
    if (typed.origin == Origin::lapsed) {
        draw_day(ui, "lapsed_since", typed.lapsed_since,
                 {.label = say(Key::activity_lapsed_since), .error = model.lapsed_since_error});
    }
    constexpr std::array answers{Key::competition_not_said, Key::competition_no,
                                 Key::competition_yes};
    draw_choice(ui, "competition", say, Key::activity_competition, answers, typed.competition);
    ui::edit_text(
        ui, "competition_by", typed.competition_by,
        {.label = say(Key::activity_competition_by), .error = model.competition_by_error});
}

void draw_part(ui::Ui& ui, const ActivityFormModel& model, ActivityForm& typed, const Say& say) {
    const ui::Card card(ui, "part");
    switch (model.part) {
        case models::ActivityPart::basics:
            return draw_basics(ui, model, typed, say);
        case models::ActivityPart::boundary:
            return draw_boundary(ui, model, typed, say);
        case models::ActivityPart::plan:
            return draw_plan(ui, model, typed, say);
        case models::ActivityPart::terms:
            return draw_terms(ui, model, typed, say);
        case models::ActivityPart::contact:
            return draw_contact(ui, model, typed, say);
        case models::ActivityPart::background:
            return draw_background(ui, model, typed, say);
    }
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
    const ui::Page page(ui,
                        ui::Id("activity_form", typed.activity.value * models::activity_part_count +
                                                    static_cast<std::size_t>(model.part)),
                        {.title = model.title,
                         .overline = model.overline,
                         .back_href = model.back_href,
                         .width_max = 820});
    draw_part(ui, model, typed, say);
    if (draw_form_bar(ui, say, intent)) {
        intent = save(ui, model, typed, say);
    }
    return intent;
}

}  // namespace tovholder::views
