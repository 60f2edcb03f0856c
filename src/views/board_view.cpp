// One person after the other, with two large choices each: for gloves and sunlight.
#include "src/views/board_view.hpp"

#include "src/models/papers.hpp"
#include "src/ui/ui.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::BoardLine;
using models::BoardModel;
using models::Intent;
using text::Key;

void draw_steps(ui::Ui& ui, const BoardModel& model, models::BoardSearch& typed,
                std::optional<Intent>& intent) {
    const Say say{model.language};
    {
        const ui::Flow flow(ui, {.group_label = say(Key::filters_label)});
        if (ui::icon_button(ui, "before", ui::Icon::chevron_left, say(Key::day_before))) {
            intent = models::Go{model.before};
        }
        if (ui::icon_button(ui, "after", ui::Icon::chevron_right, say(Key::day_after))) {
            intent = models::Go{model.after};
        }
        if (!model.at_now && ui::button(ui, "now", say(Key::go_to_today),
                                        {.look = ui::Look::quiet, .small = true})) {
            intent = models::Go{model.now};
        }
        if (ui::button(ui, "print", say(Key::print_day),
                       {.look = ui::Look::quiet, .icon = ui::Icon::print, .small = true})) {
            intent = models::day_list(model);
        }
        if (ui::filter_chip(ui, "missing", say(Key::board_missing), typed.missing_only)) {
            typed.missing_only = !typed.missing_only;
        }
    }
    const auto search = ui::search_field(
        ui, "search", typed.text,
        {.label = say(Key::board_search), .example = say(Key::board_search), .label_hidden = true});
    if (search.text) typed.text = *search.text;
}

void draw_person(ui::Ui& ui, const BoardModel& model, const BoardLine& line,
                 std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::RowOptions row{.initials = line.initials, .title = line.name, .detail = line.detail};
    if (!line.phone_href.empty()) {
        row.button = say(Key::call);
        row.button_icon = ui::Icon::phone;
        row.button_href = line.phone_href;
        row.button_spoken = line.call_spoken;
    }
    (void)ui::row(ui, "person", row);
    if (model.ahead) return;
    const std::string_view choices[] = {say(Key::attendance_came), say(Key::attendance_stayed)};
    const std::size_t chosen = line.attendance == Attendance::not_said
                                   ? std::size(choices)
                                   : static_cast<std::size_t>(line.attendance) - 1;
    const auto tapped =
        ui::segments(ui, "attendance", line.group, choices, chosen, {.label_hidden = true});
    ui::space(ui, 8);
    if (tapped) {
        intent =
            models::Perform{ops::NoteAttendance{line.sign_up, static_cast<Attendance>(*tapped + 1)},
                            *tapped == 0 ? Key::attendance_noted : Key::attendance_noted_away};
    }
}

void draw_list(ui::Ui& ui, const BoardModel& model, std::optional<Intent>& intent) {
    ui::virtual_list(
        ui, "board", model.lines.size(),
        [&](std::size_t i) { return ui::Id(model.lines[i].sign_up.value); },
        [&](std::size_t i) {
            const BoardLine& line = model.lines[i];
            if (!line.heading.empty()) ui::list_heading(ui, line.heading, line.heading_detail);
            draw_person(ui, model, line, intent);
        },
        {.label = model.title, .height_guess = 150});
}

}  // namespace

std::optional<Intent> draw_board(ui::Ui& ui, const BoardModel& model, models::BoardSearch& typed) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const std::string subtitle = model.date + " · " + model.summary;
    const ui::Page page(ui, "board",
                        {.title = model.title, .subtitle = subtitle, .width_max = 820});
    draw_steps(ui, model, typed, intent);
    if (!model.lines.empty()) {
        draw_list(ui, model, intent);
        return intent;
    }
    const ui::Card card(ui, "nobody");
    const bool searched = model.people > 0;
    (void)ui::empty_state(
        ui, "nobody",
        {.icon = ui::Icon::users,
         .title = say(searched ? Key::board_no_match : Key::board_nobody),
         .text = say(searched ? Key::board_no_match_text : Key::board_nobody_text)});
    return intent;
}

}  // namespace tovholder::views
