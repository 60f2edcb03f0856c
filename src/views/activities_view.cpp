// Draws the list of activities.
#include "src/views/activities_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/person_marks.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::ActivitiesModel;
using models::ActivityLine;
using models::ActivitySearch;
using text::Key;

void draw_filters(ui::Ui& ui, const ActivitiesModel& model, ActivitySearch& typed, const Say& say) {
    ui::Columns columns(ui, {{.share = 2}, {.share = 1}}, {.gap = 12, .width_min = 180});
    const auto search = ui::search_field(ui, "search", typed.text,
                                         {.label = say(Key::people_search),
                                          .example = say(Key::activities_search_example),
                                          .keyboard = ui::Keyboard::search,
                                          .enter = ui::EnterKey::search});
    if (search.text) typed.text = *search.text;
    columns.next();
    const std::size_t unit = typed.unit ? model.units.place_of(typed.unit) + 1 : std::size_t{0};
    const auto units = choices_of(model.unit_names);
    if (const auto chosen =
            ui::select(ui, "unit", units, unit, {.label = say(Key::people_filter_unit)})) {
        typed.unit = *chosen == 0 ? Id<Unit>{} : model.units.ids[*chosen - 1];
    }
}

void draw_line(ui::Ui& ui, const ActivityLine& line, const Say& say) {
    if (!line.unit_heading.empty()) ui::list_heading(ui, line.unit_heading, line.unit_detail);
    ui::Chip chip{ui::Tone::ok, ui::Icon::check, line.places};
    if (line.any_free) chip = {ui::Tone::warn, ui::Icon::users, line.places};
    if (line.preparing) {
        chip = {ui::Tone::info, ui::Icon::hourglass, say(Key::opening_preparing)};
    } else if (line.closed) {
        chip = {ui::Tone::neutral, ui::Icon::lock, say(Key::activity_closed)};
    }
    const std::size_t chips = chip.text.empty() ? 0 : 1;
    (void)ui::row(ui, line.activity.value,
                  {.icon = ui::Icon::clipboard,
                   .tone = line.closed ? ui::Tone::neutral : ui::Tone::primary,
                   .title = line.name,
                   .detail = line.detail,
                   .chips = {&chip, chips},
                   .href = line.href,
                   .chevron = true});
}

}  // namespace

std::optional<models::Intent> draw_activities(ui::Ui& ui, const ActivitiesModel& model,
                                              ActivitySearch& typed) {
    const Say say{model.language};
    std::vector<ui::HeaderAction> actions;
    if (model.may_create) {
        actions.push_back({.id = "new",
                           .label = say(Key::activities_new),
                           .icon = ui::Icon::plus,
                           .look = ui::Look::primary});
    }
    const ui::Page page(
        ui, "activities",
        {.title = say(Key::nav_activities),
         .subtitle = model.none_yet ? std::string_view{} : std::string_view(model.subtitle),
         .actions = actions});
    std::optional<models::Intent> intent;
    const models::Go go_new{{models::Screen::activity_new, 0, {}}};
    if (page.pressed("new")) intent = go_new;
    if (model.none_yet) {
        const bool pressed = ui::empty_state(
            ui, "none",
            {.icon = ui::Icon::clipboard,
             .title = say(Key::activities_empty_title),
             .text = say(Key::activities_empty_text),
             .button = model.may_create ? say(Key::activities_new) : std::string_view{}});
        if (pressed) intent = go_new;
        return intent;
    }
    draw_filters(ui, model, typed, say);
    if (ui::filter_chip(ui, "closed", say(Key::activities_closed_too), typed.closed_too)) {
        typed.closed_too = !typed.closed_too;
    }
    if (model.lines.empty()) {
        if (ui::empty_state(ui, "no_match",
                            {.icon = ui::Icon::search,
                             .title = say(Key::activities_no_match_title),
                             .text = say(Key::people_no_match_text),
                             .button = say(Key::people_show_all)})) {
            typed = {};
        }
        return intent;
    }
    const ui::Card card(ui, "list");
    ui::virtual_list(
        ui, "activities", model.lines.size(),
        [&](std::size_t i) { return ui::Id(model.lines[i].activity.value); },
        [&](std::size_t i) { draw_line(ui, model.lines[i], say); },
        {.label = say(Key::activities_list)});
    return intent;
}

}  // namespace tovholder::views
