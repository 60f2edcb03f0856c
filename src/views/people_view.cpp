// Draws the list of volunteers.
#include "src/views/people_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/person_marks.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::PeopleModel;
using models::PeopleSearch;
using models::PersonLine;
using text::Key;

void draw_search(ui::Ui& ui, PeopleSearch& typed, const Say& say) {
    const auto search = ui::search_field(ui, "search", typed.text,
                                         {.label = say(Key::people_search),
                                          .example = say(Key::people_search_example),
                                          .keyboard = ui::Keyboard::search,
                                          .enter = ui::EnterKey::search});
    if (search.text) typed.text = *search.text;
}

void draw_status(ui::Ui& ui, const PeopleModel& model, PeopleSearch& typed, const Say& say) {
    const std::size_t status =
        typed.status ? static_cast<std::size_t>(*typed.status) + 1 : std::size_t{0};
    const auto statuses = choices_of(model.status_names);
    const auto chosen =
        ui::select(ui, "status", statuses, status, {.label = say(Key::people_filter_status)});
    if (!chosen) return;
    typed.status.reset();
    if (*chosen > 0) typed.status = static_cast<PersonStatus>(*chosen - 1);
}

void draw_unit(ui::Ui& ui, const PeopleModel& model, PeopleSearch& typed, const Say& say) {
    const std::size_t unit = typed.unit ? model.units.place_of(typed.unit) + 1 : std::size_t{0};
    const auto units = choices_of(model.unit_names);
    if (const auto chosen =
            ui::select(ui, "unit", units, unit, {.label = say(Key::people_filter_unit)})) {
        typed.unit = *chosen == 0 ? Id<Unit>{} : model.units.ids[*chosen - 1];
    }
}

// One line where there is room; on a phone the search first, the two selects side by side below.
void draw_filters(ui::Ui& ui, const PeopleModel& model, PeopleSearch& typed, const Say& say) {
    const bool wide = ui::is_wide(ui);
    if (!wide) draw_search(ui, typed, say);
    std::vector<ui::Width> widths = {{.share = 1}, {.share = 1}};
    if (wide) widths.insert(widths.begin(), {.share = 2});
    ui::Columns columns(ui, widths, {.gap = 12, .width_min = 130});
    if (wide) {
        draw_search(ui, typed, say);
        columns.next();
    }
    draw_status(ui, model, typed, say);
    columns.next();
    draw_unit(ui, model, typed, say);
}

void draw_line(ui::Ui& ui, const PeopleModel& model, const PersonLine& line, const Say& say) {
    const auto status = static_cast<std::size_t>(line.status);
    const ui::Chip chip{status_tone(line.status), status_icon(line.status),
                        model.status_names[status + 1]};
    const std::string call_spoken =
        say(line.by_mail ? Key::write_mail_to : Key::call_to, {line.name});
    ui::RowOptions row{.initials = line.initials,
                       .title = line.name,
                       .detail = line.detail,
                       .chips = {&chip, 1},
                       .href = line.href};
    if (!line.call_href.empty()) {
        row.button = say(line.by_mail ? Key::write_mail : Key::call);
        row.button_look = ui::Look::quiet;
        if (ui::is_wide(ui)) row.button_icon = line.by_mail ? ui::Icon::mail : ui::Icon::phone;
        row.button_spoken = call_spoken;
        row.button_href = line.call_href;
    }
    (void)ui::row(ui, line.person.value, row);
}

}  // namespace

std::optional<models::Intent> draw_people(ui::Ui& ui, const PeopleModel& model,
                                          PeopleSearch& typed) {
    const Say say{model.language};
    const std::string import_href = models::href_of(models::Screen::import);
    const std::string new_href = models::href_of(models::Screen::person_new);
    const ui::HeaderAction actions[] = {{.id = "import",
                                         .label = say(Key::people_import),
                                         .icon = ui::Icon::upload,
                                         .look = ui::Look::quiet,
                                         .href = import_href},
                                        {.id = "new",
                                         .label = say(Key::people_new),
                                         .icon = ui::Icon::user_plus,
                                         .look = ui::Look::primary}};
    ui::Page page(ui, "people",
                  {.title = say(Key::nav_people), .subtitle = model.count, .actions = actions});
    std::optional<models::Intent> intent;
    if (page.pressed("new")) intent = models::Go{{models::Screen::person_new, 0, {}}};
    if (model.nobody_yet()) {
        if (ui::empty_state(ui, "nobody",
                            {.icon = ui::Icon::users,
                             .title = say(Key::people_empty_title),
                             .text = say(Key::people_empty_text),
                             .button = say(Key::people_new)})) {
            intent = models::Go{{models::Screen::person_new, 0, {}}};
        }
        return intent;
    }
    draw_filters(ui, model, typed, say);
    if (!typed.is_empty()) ui::announce(ui, model.count);
    if (model.shown.empty()) {
        if (ui::empty_state(ui, "no_match",
                            {.icon = ui::Icon::search,
                             .title = say(Key::people_no_match_title),
                             .text = say(Key::people_no_match_text),
                             .button = say(Key::people_show_all)})) {
            typed = {};
        }
        return intent;
    }
    ui::Card card(ui, "list");
    ui::virtual_list(
        ui, "people", model.shown.size(),
        [&](std::size_t i) { return ui::Id(model.line(i).person.value); },
        [&](std::size_t i) { draw_line(ui, model, model.line(i), say); },
        {.label = say(Key::people_list)});
    return intent;
}

}  // namespace tovholder::views
