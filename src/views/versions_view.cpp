// Both versions side by side, with a button under each; what was refused, with three.
#include "src/views/versions_view.hpp"

#include "src/models/route.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using models::Screen;
using models::VersionSide;
using models::VersionsLine;
using text::Key;

constexpr float page_width_max = 980;

Intent settle(const VersionsLine& line, ops::Choice choice, Key done) {
    return models::Perform{ops::SettleConflict{line.conflict, choice, line.state}, done};
}

// True when its button was pressed.
bool draw_side(ui::Ui& ui, std::string_view id, const VersionSide& side, std::string_view button) {
    ui::Scope scope(ui, id);
    ui::Group group(ui, "side", side.heading);
    ui::secondary(ui, side.heading);
    ui::paragraph(ui, side.value, {.style = ui::TextStyle::section});
    if (!side.who.empty()) ui::secondary(ui, side.who);
    if (button.empty()) return false;
    ui::Flow flow(ui);
    return ui::button(ui, "choose", button, {.small = true, .spoken = side.spoken});
}

void draw_open(ui::Ui& ui, const VersionsLine& line, const Say& say,
               std::optional<Intent>& intent) {
    ui::Card card(ui, line.conflict.value,
                  {.title = line.title,
                   .icon = ui::Icon::copy,
                   .link_text = line.href.empty() ? std::string_view{} : say(Key::see),
                   .link_href = line.href});
    if (!line.explained.empty()) ui::paragraph(ui, line.explained);
    {
        ui::Columns columns(ui, 2, {.width_min = 260});
        if (draw_side(ui, "kept", line.kept, say(Key::versions_keep_this))) {
            intent = settle(line, ops::Choice::keep, Key::done_chosen);
        }
        columns.next();
        if (draw_side(ui, "lost", line.lost, say(Key::versions_keep_this))) {
            intent = settle(line, ops::Choice::take_other, Key::done_chosen);
        }
    }
    if (!line.can_both) return;
    ui::Flow flow(ui);
    if (ui::button(ui, "both", say(Key::versions_keep_both),
                   {.look = ui::Look::quiet, .small = true, .spoken = line.both_spoken})) {
        intent = settle(line, ops::Choice::both, Key::done_both_kept);
    }
}

void draw_settled(ui::Ui& ui, const models::VersionsModel& model, const Say& say,
                  std::optional<Intent>& intent) {
    if (model.settled.empty()) return;
    ui::Card card(ui, "settled", {.title = say(Key::versions_settled_title)});
    ui::List list(ui, "settled", {.label = say(Key::versions_settled_title)});
    for (const VersionsLine& line : model.settled) {
        ui::ListItem item(ui, line.conflict.value);
        ui::Scope scope(ui, line.conflict.value);
        ui::paragraph(ui, line.title, {.style = ui::TextStyle::strong});
        ui::Columns columns(ui, 2, {.width_min = 260});
        (void)draw_side(ui, "kept", line.kept, {});
        columns.next();
        if (draw_side(ui, "lost", line.lost, say(Key::versions_bring_back))) {
            intent = settle(line, ops::Choice::take_other, Key::done_brought_back);
        }
    }
}

void draw_refusal(ui::Ui& ui, const models::RefusalLine& line, const Say& say,
                  std::optional<Intent>& intent) {
    ui::ListItem item(ui, line.number);
    ui::Scope scope(ui, line.number);
    ui::paragraph(ui, line.title, {.style = ui::TextStyle::strong});
    ui::paragraph(ui, line.reason, {.tone = ui::Tone::warn, .icon = ui::Icon::alert});
    ui::secondary(ui, line.detail);
    const auto spoken = [&](Key key) { return std::string(say(key)) + ", " + line.title; };
    const std::string again = spoken(Key::refused_try_again);
    const std::string drop = spoken(Key::refused_drop);
    const std::string save = spoken(Key::refused_save);
    ui::Flow flow(ui);
    if (ui::button(ui, "again", say(Key::refused_try_again), {.small = true, .spoken = again})) {
        intent = models::RetryRefusal{line.number};
    }
    if (ui::button(ui, "drop", say(Key::refused_drop),
                   {.look = ui::Look::quiet, .small = true, .spoken = drop})) {
        intent = models::DismissRefusal{line.number};
    }
    if (ui::button(ui, "save", say(Key::refused_save),
                   {.look = ui::Look::quiet, .small = true, .spoken = save})) {
        intent = models::ExportRefusal{line.number};
    }
    if (!line.href.empty()) ui::link(ui, "see", say(Key::see), line.href);
}

}  // namespace

std::optional<Intent> draw_versions(ui::Ui& ui, const models::VersionsModel& model) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const std::string tab =
        std::string(say(Key::versions_page)) + " – " + std::string(say(Key::app_name));
    ui::Page page(ui, "versions",
                  {.title = say(Key::versions_page),
                   .tab_title = tab,
                   .subtitle = model.open.empty() ? std::string_view{} : say(Key::versions_intro),
                   .back_href = models::href_of(Screen::today),
                   .width_max = page_width_max});
    for (const VersionsLine& line : model.open) draw_open(ui, line, say, intent);
    if (model.open.empty()) {
        ui::Card card(ui, "none");
        (void)ui::empty_state(ui, "none",
                              {.icon = ui::Icon::circle_check,
                               .title = say(Key::versions_none_title),
                               .text = say(Key::versions_none_text)});
    }
    draw_settled(ui, model, say, intent);
    return intent;
}

std::optional<Intent> draw_versions_line(ui::Ui& ui, text::Language language,
                                         std::string_view sentence) {
    if (sentence.empty()) return {};
    const Say say{language};
    const bool pressed = ui::banner(ui, "versions",
                                    {.tone = ui::Tone::warn,
                                     .icon = ui::Icon::copy,
                                     .text = sentence,
                                     .button = say(Key::versions_choose)});
    if (!pressed) return {};
    return models::Go{{Screen::versions, 0, {}}};
}

std::optional<Intent> draw_refused(ui::Ui& ui, text::Language language,
                                   const std::vector<models::RefusalLine>& lines) {
    std::optional<Intent> intent;
    const Say say{language};
    const std::string tab =
        std::string(say(Key::refused_page)) + " – " + std::string(say(Key::app_name));
    ui::Page page(ui, "refused",
                  {.title = say(Key::refused_page),
                   .tab_title = tab,
                   .subtitle = lines.empty() ? std::string_view{} : say(Key::refused_intro),
                   .back_href = models::href_of(Screen::sync),
                   .width_max = page_width_max});
    ui::Card card(ui, "refused");
    if (lines.empty()) {
        (void)ui::empty_state(ui, "none",
                              {.icon = ui::Icon::circle_check,
                               .title = say(Key::refused_none_title),
                               .text = say(Key::refused_none_text)});
        return intent;
    }
    ui::List list(ui, "refused", {.label = say(Key::refused_page)});
    for (const models::RefusalLine& line : lines) draw_refusal(ui, line, say, intent);
    return intent;
}

}  // namespace tovholder::views
