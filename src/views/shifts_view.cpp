// "Vagter": what is chosen above, the list below.
#include "src/views/shifts_view.hpp"

#include "src/views/say.hpp"
#include "src/views/shift_row.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using models::Period;
using models::ShiftsChoice;
using text::Key;

void draw_period(ui::Ui& ui, const models::ShiftsModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    const std::string_view periods[] = {say(Key::by_day), say(Key::by_week), say(Key::by_coming)};
    const auto chosen =
        ui::segments(ui, "period", say(Key::period_label), periods,
                     static_cast<std::size_t>(model.choice.period), {.label_hidden = true});
    if (chosen) {
        ShiftsChoice choice = model.choice;
        choice.period = static_cast<Period>(*chosen);
        choice.last.reset();
        intent = models::Go{models::shifts_route(choice)};
    }
}

// "<" and ">", and the way back to now.
void draw_steps(ui::Ui& ui, const models::ShiftsModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    if (model.choice.period == Period::coming) return;
    const bool by_day = model.choice.period == Period::day;
    if (ui::icon_button(ui, "before", ui::Icon::chevron_left,
                        say(by_day ? Key::day_before : Key::week_before))) {
        intent = models::Go{model.before};
    }
    if (ui::icon_button(ui, "after", ui::Icon::chevron_right,
                        say(by_day ? Key::day_after : Key::week_after))) {
        intent = models::Go{model.after};
    }
    if (!model.at_now &&
        ui::button(ui, "now", say(by_day ? Key::go_to_today : Key::go_to_this_week),
                   {.look = ui::Look::quiet, .small = true})) {
        intent = models::Go{model.now};
    }
}

void draw_filters(ui::Ui& ui, const models::ShiftsModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::Flow flow(ui, {.group_label = say(Key::filters_label)});
    draw_steps(ui, model, intent);
    ShiftsChoice choice = model.choice;
    if (ui::filter_chip(ui, "open", say(Key::filter_open), choice.open)) {
        choice.open = !choice.open;
        intent = models::Go{models::shifts_route(choice)};
    }
    if (ui::filter_chip(ui, "mine", say(Key::filter_mine), choice.mine)) {
        choice.mine = !choice.mine;
        intent = models::Go{models::shifts_route(choice)};
    }
}

void draw_unit(ui::Ui& ui, const models::ShiftsModel& model, std::optional<Intent>& intent) {
    if (model.units.size() < 2) return;
    const Say say{model.language};
    const std::vector<std::string_view> names(model.unit_names.begin(), model.unit_names.end());
    const std::size_t chosen = model.choice.unit ? model.units.place_of(model.choice.unit) + 1 : 0;
    const auto picked = ui::select(ui, "unit", names, chosen,
                                   {.label = say(Key::filter_unit), .label_hidden = true});
    if (picked && *picked < names.size()) {
        ShiftsChoice choice = model.choice;
        choice.unit = *picked == 0 ? Id<Unit>{} : model.units.ids[*picked - 1];
        intent = models::Go{models::shifts_route(choice)};
    }
}

void draw_list(ui::Ui& ui, const models::ShiftsModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    const std::string_view offer = model.coordinator ? std::string_view{} : say(Key::take_shift);
    ui::virtual_list(
        ui, "list", model.items.size(),
        [&](std::size_t i) { return ui::Id(model.items[i].line.shift.value); },
        [&](std::size_t i) {
            const models::ShiftsItem& item = model.items[i];
            if (!item.heading.empty()) ui::list_heading(ui, item.heading, item.heading_detail);
            if (draw_shift_row(ui, item.line, offer, true) == ui::RowAct::button) {
                intent = models::Perform{ops::TakeShift{item.line.shift}, Key::done_took};
            }
        },
        {.label = model.title, .height_guess = 100});
}

// One's own shifts can be had for one's own calendar.
void draw_save(ui::Ui& ui, const models::ShiftsModel& model, ShiftsActs& acts) {
    const Say say{model.language};
    ui::Flow flow(ui, {});
    acts.save_calendar = ui::button(ui, "calendar", say(Key::own_calendar_save),
                                    {.look = ui::Look::quiet, .icon = ui::Icon::calendar});
}

void draw_nothing(ui::Ui& ui, const models::ShiftsModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::Card card(ui, "nothing");
    ui::EmptyOptions empty{.icon = ui::Icon::calendar, .title = say(Key::no_shifts_title)};
    empty.text = say(model.filtered ? Key::no_shifts_filtered : Key::no_shifts_plain);
    if (model.filtered) empty.button = say(Key::show_everything);
    if (ui::empty_state(ui, "nothing", empty)) {
        ShiftsChoice choice = model.choice;
        choice.open = choice.mine = false;
        choice.unit = {};
        choice.last.reset();
        intent = models::Go{models::shifts_route(choice)};
    }
}

}  // namespace

ShiftsActs draw_shifts(ui::Ui& ui, const models::ShiftsModel& model) {
    ShiftsActs acts;
    std::optional<Intent>& intent = acts.intent;
    const Say say{model.language};
    std::vector<ui::HeaderAction> actions;
    if (!model.season_href.empty()) {
        actions.push_back({.id = "season",
                           .label = say(Key::season_link),
                           .icon = ui::Icon::calendar_clock,
                           .look = ui::Look::outlined,
                           .href = model.season_href});
    }
    if (model.coordinator) {
        actions.push_back({.id = "new",
                           .label = say(Key::new_shift),
                           .icon = ui::Icon::plus,
                           .look = ui::Look::primary,
                           .href = model.new_href});
    }
    const std::string subtitle = model.span + " · " + model.count;
    const std::string tab = model.title + " – " + std::string(say(Key::app_name));
    ui::PageOptions page;
    page.title = model.title;
    page.subtitle = subtitle;
    page.tab_title = tab;
    page.actions = actions;
    if (model.coordinator) page.width_max = 1340;
    ui::Page drawn(ui, "shifts", page);
    {
        ui::Columns columns(ui, {{.px = 250}, {.share = 1}, {.px = 240}}, {.width_min = 260});
        draw_period(ui, model, intent);
        columns.next();
        draw_filters(ui, model, intent);
        columns.next();
        draw_unit(ui, model, intent);
    }
    if (model.items.empty()) {
        draw_nothing(ui, model, intent);
    } else {
        if (model.choice.mine && !model.choice.open) draw_save(ui, model, acts);
        draw_list(ui, model, intent);
    }
    return acts;
}

}  // namespace tovholder::views
