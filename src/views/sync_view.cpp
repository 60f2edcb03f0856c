// The sync panel: the state in a sentence, what waits, what was refused, and the facts.
#include "src/views/sync_view.hpp"

#include "src/models/route.hpp"
#include "src/views/device_notes_view.hpp"
#include "src/views/fetch_view.hpp"
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
    if (model.forgotten) {
        ui::link(ui, "code", say(Key::have_code), models::href_of(models::Screen::join),
                 {.icon = ui::Icon::key, .look = ui::Look::primary});
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
    if (model.has_damaged || (model.storage_failed && !model.unsent.empty())) {
        if (ui::button(ui, "export", say(Key::export_unsent), {.icon = ui::Icon::download})) {
            intent = models::ExportUnsent{};
        }
    }
}

void draw_refused(ui::Ui& ui, const models::SyncModel& model, std::optional<Intent>& intent) {
    if (model.refused.empty()) return;
    const Say say{model.language};
    const std::string title =
        text::counted(model.language, static_cast<std::int64_t>(model.refused.size()),
                      Key::desk_refused_one, Key::desk_refused_many);
    if (ui::banner(ui, "refused",
                   {.tone = ui::Tone::warn,
                    .title = title,
                    .text = say(Key::desk_refused_text),
                    .button = say(Key::see),
                    .button_spoken = say(Key::see_refused)})) {
        intent = models::Go{{models::Screen::refused, 0, {}}};
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

void draw_carried(ui::Ui& ui, const models::SyncModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::Card card(ui, "carried",
                  {.title = say(Key::carried_title),
                   .icon = ui::Icon::file,
                   .count = std::to_string(model.carried.size())});
    ui::List list(ui, "carried", {.label = say(Key::carried_title)});
    for (const models::CarriedLine& line : model.carried) {
        ui::ListItem item(ui, line.key);
        ui::heading(ui, 3, line.title, {.style = ui::TextStyle::strong});
        if (!line.refused) ui::paragraph(ui, line.detail);
        for (std::size_t i = 0; i < line.holds.size(); ++i) {
            ui::bullet(ui, ui::Icon::check, line.holds[i]);
        }
        if (!line.state.empty()) {
            ui::paragraph(ui, line.state,
                          {.tone = line.refused ? ui::Tone::danger : ui::Tone::neutral});
        }
        if (ui::button(ui, "drop", say(Key::carried_drop), {.icon = ui::Icon::trash})) {
            intent = models::DropParcel{line.key};
        }
    }
}

void draw_bundles(ui::Ui& ui, const models::SyncModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::Card card(ui, "files", {.title = say(Key::bundle_title), .icon = ui::Icon::share});
    ui::paragraph(ui, say(Key::bundle_text));
    {
        ui::Flow flow(ui, {.stack_when_narrow = true});
        if (!model.unsent.empty()) {
            if (ui::button(ui, "send", say(Key::bundle_send), {.icon = ui::Icon::share})) {
                intent = models::SendFile{};
            }
            if (ui::button(ui, "save", say(Key::export_unsent), {.icon = ui::Icon::download})) {
                intent = models::ExportUnsent{};
            }
        }
        auto picked = ui::file_picker(
            ui, "read", say(Key::bundle_read),
            {.accept = ".tov,application/octet-stream", .bytes_max = models::parcel_bytes_max});
        if (picked) intent = models::ReadFile{std::move(picked->bytes), picked->too_large};
    }
    ui::secondary(ui, say(Key::bundle_read_hint));
}

void draw_facts(ui::Ui& ui, const models::SyncModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::Card card(ui, "facts", {.title = say(Key::fact_this_device), .icon = ui::Icon::device});
    ui::fact(ui, {.label = say(Key::fact_last_answer), .value = model.last_answer});
    if (!model.server.empty()) {
        ui::fact(ui, {.label = say(Key::fact_server), .value = model.server});
    }
    ui::fact(ui, {.label = say(Key::fact_unsent), .value = std::to_string(model.unsent_count)});
    draw_storage(ui, model.language, model.storage, intent);
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
    draw_fetch(ui, model.fetch);
    draw_device_notes(ui, model.notes);
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
    draw_bundles(ui, model, intent);
    if (!model.carried.empty()) draw_carried(ui, model, intent);
    columns.next();
    draw_facts(ui, model, intent);
    return intent;
}

}  // namespace tovholder::views
