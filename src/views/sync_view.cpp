// The sync panel: the state in a sentence, what waits, what was refused, and the facts.
#include "src/views/sync_view.hpp"

#include "src/models/route.hpp"
#include "src/views/say.hpp"
#include "src/views/sync_look.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using text::Key;

void draw_state(ui::Ui& ui, const models::SyncModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    const SyncLook look = sync_look(model.words.mood);
    ui::Card card(ui, "state", {.tone = look.tone});
    ui::heading(ui, 2, model.words.pill,
                {.style = ui::TextStyle::card_title, .tone = look.tone, .icon = look.icon});
    ui::paragraph(ui, model.explained);
    if (!model.problem.empty()) {
        ui::paragraph(ui, model.problem, {.tone = ui::Tone::danger, .icon = ui::Icon::alert});
    }
    ui::Flow flow(ui, {.stack_when_narrow = true});
    if (model.storage_failed) {
        if (ui::button(ui, "store", say(Key::retry_storage),
                       {.look = ui::Look::primary, .icon = ui::Icon::storage})) {
            intent = models::RetryStorage{};
        }
    }
    if (model.words.mood == models::SyncMood::trouble && model.taken_over) {
        if (ui::button(ui, "take over", say(Key::take_over), {.look = ui::Look::primary})) {
            intent = models::TakeOver{};
        }
    }
    if (ui::button(ui, "now", say(Key::try_now),
                   {.look = model.storage_failed || model.taken_over ||
                                    model.words.mood == models::SyncMood::sent
                                ? ui::Look::outlined
                                : ui::Look::primary,
                    .icon = ui::Icon::refresh,
                    .enabled = model.can_try_now})) {
        intent = models::SyncNow{};
    }
    if (!model.unsent.empty() || !model.refused.empty()) {
        if (ui::button(ui, "export", say(Key::export_unsent), {.icon = ui::Icon::download})) {
            intent = models::ExportUnsent{};
        }
    }
}

void draw_refused(ui::Ui& ui, const models::SyncModel& model, std::optional<Intent>& intent) {
    if (model.refused.empty()) return;
    const Say say{model.language};
    const std::string count = std::to_string(model.refused.size());
    ui::Card card(ui, "refused",
                  {.title = say(Key::refused_title), .icon = ui::Icon::alert, .count = count});
    ui::List list(ui, "refused", {.label = say(Key::refused_title)});
    for (const models::RefusalLine& line : model.refused) {
        ui::ListItem item(ui, line.number);
        ui::Scope scope(ui, line.number);
        ui::paragraph(ui, line.title, {.style = ui::TextStyle::strong});
        ui::paragraph(ui, line.reason, {.tone = ui::Tone::warn, .icon = ui::Icon::alert});
        ui::secondary(ui, line.detail);
        const std::string again = std::string(say(Key::refused_try_again)) + ", " + line.title;
        const std::string let_be = std::string(say(Key::refused_give_up)) + ", " + line.title;
        ui::Flow flow(ui);
        if (ui::button(ui, "again", say(Key::refused_try_again),
                       {.small = true, .spoken = again})) {
            intent = models::RetryRefusal{line.number};
        }
        if (ui::button(ui, "let be", say(Key::refused_give_up),
                       {.look = ui::Look::quiet, .small = true, .spoken = let_be})) {
            intent = models::DismissRefusal{line.number};
        }
        if (!line.href.empty()) ui::link(ui, "see", say(Key::see), line.href);
    }
}

void draw_unsent(ui::Ui& ui, const models::SyncModel& model) {
    const Say say{model.language};
    const std::string count =
        model.unsent.empty() ? std::string{} : std::to_string(model.unsent_count);
    ui::Card card(ui, "unsent",
                  {.title = say(Key::sync_title), .icon = ui::Icon::cloud_up, .count = count});
    if (model.unsent.empty()) {
        ui::paragraph(ui, say(Key::nothing_waits), {.tone = ui::Tone::ok, .icon = ui::Icon::check});
        return;
    }
    ui::List list(ui, "unsent", {.label = say(Key::sync_title)});
    for (const models::UnsentLine& line : model.unsent) {
        (void)ui::row(ui, line.number,
                      {.title = line.title,
                       .title_plain = true,
                       .detail = line.detail,
                       .href = line.href,
                       .chevron = !line.href.empty()});
    }
    if (!model.unsent_more.empty()) {
        ui::ListItem item(ui, "more");
        ui::secondary(ui, model.unsent_more);
    }
}

void draw_facts(ui::Ui& ui, const models::SyncModel& model) {
    const Say say{model.language};
    ui::Card card(ui, "facts", {.title = say(Key::fact_this_device), .icon = ui::Icon::device});
    ui::fact(ui, {.label = say(Key::fact_last_answer), .value = model.last_answer});
    if (!model.server.empty()) {
        ui::fact(ui, {.label = say(Key::fact_server), .value = model.server});
    }
    ui::fact(ui, {.label = say(Key::fact_storage), .value = model.storage});
    ui::secondary(ui, model.storage_kept);
    if (!model.damaged.empty()) {
        ui::paragraph(ui, model.damaged, {.tone = ui::Tone::warn, .icon = ui::Icon::alert});
    }
}

}  // namespace

std::optional<Intent> draw_sync(ui::Ui& ui, const models::SyncModel& model) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const std::string tab =
        std::string(say(Key::sync_page)) + " – " + std::string(say(Key::app_name));
    ui::Page page(ui, "sync",
                  {.title = say(Key::sync_page),
                   .tab_title = tab,
                   .back_href = models::href_of(models::Screen::more)});
    draw_state(ui, model, intent);
    if (!model.clock.empty()) {
        (void)ui::banner(ui, "clock",
                         {.tone = ui::Tone::warn,
                          .icon = ui::Icon::clock,
                          .title = say(Key::clock_title),
                          .text = model.clock});
    }
    draw_refused(ui, model, intent);
    ui::Columns columns(ui, 2);
    draw_unsent(ui, model);
    columns.next();
    draw_facts(ui, model);
    return intent;
}

}  // namespace tovholder::views
