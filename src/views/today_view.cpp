// "I dag": news first, then what comes next, then what one could do; a coordinator's desk in cards.
#include "src/views/today_view.hpp"

#include "src/models/route.hpp"
#include "src/views/device_notes_view.hpp"
#include "src/views/fetch_view.hpp"
#include "src/views/say.hpp"
#include "src/views/shift_row.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using models::Screen;
using text::Key;

ui::Icon icon_of(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::place_was_taken:
            return ui::Icon::hourglass;
        case NoticeKind::got_place:
            return ui::Icon::circle_check;
        case NoticeKind::shift_cancelled:
            return ui::Icon::circle_x;
        case NoticeKind::shift_moved:
        case NoticeKind::shift_restored:
            return ui::Icon::calendar_clock;
    }
    return ui::Icon::bell;
}

ui::Tone tone_of(NoticeKind kind) {
    return kind == NoticeKind::got_place         ? ui::Tone::ok
           : kind == NoticeKind::shift_cancelled ? ui::Tone::danger
                                                 : ui::Tone::warn;
}

void draw_notices(ui::Ui& ui, const models::TodayModel& model, std::optional<Intent>& intent) {
    if (model.notices.empty()) return;
    const Say say{model.language};
    const std::string count = std::to_string(model.notices.size());
    ui::Card card(ui, "notices",
                  {.title = say(Key::news_for_you), .icon = ui::Icon::bell, .count = count});
    ui::List list(ui, "notices", {.label = say(Key::news_for_you)});
    for (const models::NoticeLine& line : model.notices) {
        ui::RowOptions row;
        row.icon = icon_of(line.kind);
        row.tone = tone_of(line.kind);
        row.title = line.title;
        row.detail = line.text;
        row.href = line.href;
        row.button = say(Key::notice_seen);
        row.button_spoken = line.seen_spoken;
        if (ui::row(ui, line.notice.value, row) == ui::RowAct::button) {
            intent = models::Perform{ops::SeeNotice{line.notice}, Key::done_seen};
        }
    }
}

// "Kan du træde til?", and thanks to those who need not any more.
void draw_asks(ui::Ui& ui, const models::TodayModel& model, std::optional<Intent>& intent) {
    if (model.asks.empty() && model.found.empty()) return;
    const Say say{model.language};
    const std::string_view title = say(model.asks.empty() ? Key::found_title : Key::asks_title);
    const ui::Card card(ui, "asks", {.title = title, .icon = ui::Icon::repeat});
    const ui::List list(ui, "asks", {.label = title});
    for (const models::AskLine& line : model.asks) {
        ui::RowOptions row;
        row.icon = ui::Icon::repeat;
        row.tone = ui::Tone::warn;
        row.title = line.title;
        row.detail = line.detail;
        row.href = line.href;
        row.button = say(Key::ask_yes);
        row.button_spoken = line.yes_spoken;
        if (ui::row(ui, line.shift.value, row) == ui::RowAct::button) {
            intent = models::Perform{ops::TakeShift{line.shift}, Key::done_took};
        }
    }
    for (const models::FoundLine& line : model.found) {
        ui::RowOptions row;
        row.icon = ui::Icon::circle_check;
        row.tone = ui::Tone::ok;
        row.title = line.text;
        row.title_plain = true;
        row.href = line.href;
        (void)ui::row(ui, line.sign_up.value, row);
    }
}

void draw_next(ui::Ui& ui, const models::TodayModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    if (!model.next) return;
    const models::NextShift& next = *model.next;
    const std::vector<std::string_view> initials(next.initials.begin(), next.initials.end());
    ui::FeatureOptions feature;
    feature.date_day = next.day;
    feature.date_month = next.month;
    feature.overline = next.overline;
    feature.title = next.title;
    feature.detail = next.detail;
    feature.initials = initials;
    feature.people = next.people;
    feature.first = say(Key::see_the_shift);
    feature.first_href = next.href;
    if (next.seeks) feature.people = say(Key::seeks_title);
    feature.second = say(next.seeks ? Key::can_come : Key::give_back_shift);
    if (ui::feature(ui, next.shift.value, feature) == ui::FeatureAct::second) {
        intent = models::Perform{ops::SeekSubstitute{next.shift, !next.seeks},
                                 next.seeks ? Key::done_comes : Key::done_seeks};
    }
}

void draw_coming(ui::Ui& ui, const models::TodayModel& model) {
    if (model.coming.empty()) return;
    const Say say{model.language};
    const std::string all =
        models::href_of(models::Route{Screen::shifts, 0, {{"vis", "alle"}, {"filter", "mine"}}});
    ui::Card card(
        ui, "coming",
        {.title = say(Key::your_other_shifts), .link_text = say(Key::see_mine), .link_href = all});
    ui::List list(ui, "coming", {.label = say(Key::your_other_shifts)});
    for (const models::ShiftLine& line : model.coming) (void)draw_shift_row(ui, line, {});
}

void draw_fitting(ui::Ui& ui, const models::TodayModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    if (model.open_count == 0) {
        ui::Card card(ui, "fitting");
        (void)ui::empty_state(ui, "none open",
                              {.icon = ui::Icon::circle_check,
                               .title = say(Key::no_open_shift_title),
                               .text = say(Key::no_open_shift_text)});
        return;
    }
    const std::string all =
        models::href_of(models::Route{Screen::shifts, 0, {{"vis", "alle"}, {"filter", "ledige"}}});
    ui::Card card(
        ui, "fitting",
        {.title = say(Key::open_shifts_that_fit), .link_text = model.open_link, .link_href = all});
    ui::List list(ui, "fitting", {.label = say(Key::open_shifts_that_fit)});
    for (const models::FittingShift& fitting : model.fitting) {
        std::vector<ui::Chip> chips;
        for (const std::string& reason : fitting.reasons) {
            chips.push_back({ui::Tone::ok, ui::Icon::check, reason});
        }
        chips.push_back({ui::Tone::neutral, ui::Icon::none, fitting.length});
        ui::RowOptions row;
        row.date_day = fitting.line.day;
        row.date_month = fitting.line.far ? fitting.line.month : fitting.line.weekday;
        row.title = fitting.line.title;
        row.detail = fitting.detail;
        row.chips = chips;
        row.href = fitting.line.href;
        row.spoken = fitting.line.spoken;
        row.button = say(Key::take_shift);
        row.button_spoken = fitting.line.take_spoken;
        if (ui::row(ui, fitting.line.shift.value, row) == ui::RowAct::button) {
            intent = models::Perform{ops::TakeShift{fitting.line.shift}, Key::done_took};
        }
    }
}

struct DeskWords {
    ui::Icon icon;
    Key title;
    Key none;
    ui::Tone count_tone = ui::Tone::warn;
    ui::Icon line_icon = ui::Icon::none;  // of lines that are not urgent
};

void draw_desk_card(ui::Ui& ui, std::string_view id, const models::TodayModel& model,
                    const models::DeskCard& card, const DeskWords& words) {
    const Say say{model.language};
    const std::string count = card.count == 0 ? std::string{} : std::to_string(card.count);
    const bool more = card.count > card.lines.size();
    const std::string link =
        more ? text::fill(model.language, Key::see_all, {count}) : std::string{};
    ui::Card box(ui, id,
                 {.title = say(words.title),
                  .icon = words.icon,
                  .count = more ? std::string_view{} : count,
                  .count_tone = words.count_tone,
                  .link_text = link,
                  .link_href = more ? card.all_href : std::string_view{}});
    if (card.lines.empty()) {
        ui::paragraph(ui, say(words.none), {.tone = ui::Tone::ok, .icon = ui::Icon::check});
        return;
    }
    ui::List list(ui, "weeks", {.label = say(words.title), .count = card.lines.size()});
    for (const models::DeskLine& line : card.lines) {
        ui::RowOptions row;
        row.icon = line.urgent ? ui::Icon::alert : words.line_icon;
        row.tone = line.urgent ? ui::Tone::warn : ui::Tone::primary;
        row.title = line.title;
        row.detail = line.detail;
        row.button = line.button;
        row.button_spoken = line.button_spoken;
        row.button_href = line.href;
        (void)ui::row(ui, line.id, row);
    }
}

void draw_desk(ui::Ui& ui, const models::TodayModel& model) {
    ui::Columns columns(ui, 2);
    draw_desk_card(ui, "lacking", model, model.lacking,
                   {ui::Icon::alert, Key::desk_lacking, Key::desk_lacking_none, ui::Tone::warn,
                    ui::Icon::users});
    columns.next();
    draw_desk_card(ui, "today", model, model.today,
                   {ui::Icon::calendar, Key::desk_today, Key::desk_today_none, ui::Tone::info});
    columns.next();
    if (model.waiting.count > 0) {
        draw_desk_card(ui, "waiting", model, model.waiting,
                       {ui::Icon::clipboard, Key::desk_opening, Key::desk_opening, ui::Tone::info,
                        ui::Icon::clipboard});
        columns.next();
    }
    draw_desk_card(ui, "fresh", model, model.fresh,
                   {ui::Icon::user_plus, Key::desk_fresh, Key::desk_fresh_none, ui::Tone::info});
    columns.next();
    draw_desk_card(
        ui, "invited", model, model.invited,
        {ui::Icon::key, Key::desk_invited, Key::desk_invited_none, ui::Tone::warn, ui::Icon::key});
}

void draw_figures(ui::Ui& ui, const models::TodayModel& model) {
    if (model.figures.empty()) return;
    const Say say{model.language};
    ui::secondary(ui, say(Key::figures_explained));
    ui::Columns columns(ui, 2);
    for (const models::FiguresCard& unit : model.figures) {
        {
            ui::Card card(ui, {"figures", unit.id}, {.title = unit.title, .icon = ui::Icon::users});
            ui::List list(ui, {"weeks", unit.id},
                          {.label = unit.title, .count = unit.lines.size()});
            for (const models::FiguresLine& line : unit.lines) {
                ui::RowOptions row;
                row.icon = line.lacking ? ui::Icon::alert : ui::Icon::calendar;
                row.tone = line.lacking ? ui::Tone::warn : ui::Tone::primary;
                row.title = line.title;
                row.detail = line.detail;
                (void)ui::row(ui, line.id, row);
            }
        }
        columns.next();
    }
}

void draw_refusals(ui::Ui& ui, const models::TodayModel& model, std::optional<Intent>& intent) {
    if (model.refusals == 0) return;
    const Say say{model.language};
    const std::string title =
        text::counted(model.language, static_cast<std::int64_t>(model.refusals),
                      Key::desk_refused_one, Key::desk_refused_many);
    if (ui::banner(ui, "refused",
                   {.tone = ui::Tone::warn,
                    .title = title,
                    .text = say(Key::desk_refused_text),
                    .button = say(Key::see),
                    .button_spoken = say(Key::see_refused)})) {
        intent = models::Go{{Screen::refused, 0, {}}};
    }
}

void draw_two_versions(ui::Ui& ui, const models::TodayModel& model, std::optional<Intent>& intent) {
    if (model.versions == 0) return;
    const Say say{model.language};
    const std::string title =
        text::counted(model.language, static_cast<std::int64_t>(model.versions),
                      Key::desk_versions_one, Key::desk_versions_many);
    if (ui::banner(ui, "versions",
                   {.tone = ui::Tone::warn,
                    .icon = ui::Icon::copy,
                    .title = title,
                    .text = say(Key::desk_versions_text),
                    .button = say(Key::see),
                    .button_spoken = say(Key::see_versions)})) {
        intent = models::Go{{Screen::versions, 0, {}}};
    }
}

void draw_requests(ui::Ui& ui, const models::TodayModel& model, std::optional<Intent>& intent) {
    if (model.requests == 0) return;
    const Say say{model.language};
    const std::string title =
        text::counted(model.language, static_cast<std::int64_t>(model.requests),
                      Key::desk_requests_one, Key::desk_requests_many);
    if (ui::banner(ui, "requests",
                   {.tone = ui::Tone::warn,
                    .icon = ui::Icon::message,
                    .title = title,
                    .text = say(Key::desk_requests_text),
                    .button = say(Key::see),
                    .button_spoken = say(Key::see_requests)})) {
        intent = models::Go{{Screen::rights, 0, {}}};
    }
}

}  // namespace

std::optional<Intent> draw_today(ui::Ui& ui, const models::TodayModel& model,
                                 const std::optional<models::FetchModel>& fetch,
                                 const std::vector<models::DeviceNote>& notes) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const std::string new_shift = models::href_of(Screen::shift_new);
    std::vector<ui::HeaderAction> actions;
    if (!model.board_href.empty()) {
        actions.push_back({.id = "board",
                           .label = say(Key::board_link),
                           .icon = ui::Icon::list,
                           .look = ui::Look::outlined,
                           .href = model.board_href});
    }
    if (model.coordinator && model.has_activities) {
        actions.push_back({.id = "new",
                           .label = say(Key::new_shift),
                           .icon = ui::Icon::plus,
                           .look = ui::Look::primary,
                           .href = new_shift});
    }
    ui::PageOptions page;
    page.title = model.title;
    page.subtitle = model.subtitle;
    const std::string tab =
        std::string(say(Key::nav_today)) + " – " + std::string(say(Key::app_name));
    page.tab_title = tab;
    page.actions = actions;
    if (model.coordinator) page.width_max = 1340;
    ui::Page drawn(ui, "today", page);
    draw_fetch(ui, fetch);
    draw_device_notes(ui, notes);
    if (!model.known) {
        ui::loading(ui, say(Key::fetching));
        return intent;
    }
    draw_refusals(ui, model, intent);
    draw_two_versions(ui, model, intent);
    draw_requests(ui, model, intent);
    draw_notices(ui, model, intent);
    draw_asks(ui, model, intent);
    draw_next(ui, model, intent);
    if (model.coordinator && !model.has_activities) {
        ui::Card card(ui, "welcome");
        (void)ui::empty_state(ui, "welcome",
                              {.icon = ui::Icon::anchor,
                               .title = say(Key::first_day_title),
                               .text = say(Key::first_day_text),
                               .button = say(Key::import_lists),
                               .button_href = models::href_of(Screen::import)});
        return intent;
    }
    if (model.coordinator) {
        draw_desk(ui, model);
        draw_coming(ui, model);
        draw_figures(ui, model);
        return intent;
    }
    if (!model.next && model.open_count > 0) {
        ui::Card card(ui, "no shift");
        ui::paragraph(ui, say(Key::no_own_shift_title), {.style = ui::TextStyle::section});
        ui::secondary(ui, say(Key::no_own_shift_text));
    }
    draw_coming(ui, model);
    draw_figures(ui, model);
    // A leader has no shifts to choose among, and need not hear of it.
    if (model.figures.empty() || model.open_count > 0) draw_fitting(ui, model, intent);
    return intent;
}

}  // namespace tovholder::views
