// What is not needed every day.
#include "src/views/more_view.hpp"

#include "src/models/lock_model.hpp"
#include "src/models/route.hpp"
#include "src/views/demo_view.hpp"
#include "src/views/device_notes_view.hpp"
#include "src/views/language_field.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using models::Screen;
using text::Key;

void draw_place(ui::Ui& ui, ui::Icon icon, std::string_view title, std::string_view detail,
                const std::string& href) {
    (void)ui::row(ui, std::string_view(href),
                  {.icon = icon, .title = title, .detail = detail, .href = href, .chevron = true});
}

void draw_hand_back(ui::Ui& ui, const models::SettingsModel& model, models::HandingBack& asks,
                    std::optional<Intent>& intent) {
    const Say say{model.language};
    const bool sure = asks == models::HandingBack::sure;
    ui::Dialog dialog(ui, "hand back", {.title = say(Key::hand_back)});
    ui::paragraph(ui, sure ? say(Key::hand_back_sure) : std::string_view(model.hand_back_text));
    if (!model.others.empty()) ui::secondary(ui, model.others);
    if (!model.carried.empty()) ui::paragraph(ui, model.carried);
    ui::Flow flow(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    if (ui::button(ui, "stay", say(Key::cancel))) asks = models::HandingBack::no;
    if (model.unsent > 0 && !sure) {
        if (model.may_send &&
            ui::button(ui, "send", say(Key::hand_back_send), {.icon = ui::Icon::send})) {
            intent = models::SyncNow{};
        }
        if (ui::button(ui, "export", say(Key::export_unsent), {.icon = ui::Icon::download})) {
            intent = models::ExportUnsent{};
        }
    }
    const Key wipe = sure               ? Key::hand_back_yes
                     : model.unsent > 0 ? Key::hand_back_anyway
                                        : Key::hand_back_wipe;
    if (ui::button(ui, sure ? "wipe at last" : "wipe", say(wipe),
                   {.look = ui::Look::danger,
                    .enabled = model.may_wipe,
                    .disabled_reason = say(Key::hand_back_export_first)})) {
        // What is only in a file is asked for twice.
        if (model.unsent > 0 && !sure) {
            asks = models::HandingBack::sure;
        } else {
            asks = models::HandingBack::no;
            intent = models::HandBack{};
        }
    }
    if (dialog.dismissed()) asks = models::HandingBack::no;
}

void draw_lock(ui::Ui& ui, const models::SettingsModel& model, std::optional<Intent>& intent) {
    const Say say{model.language};
    const bool has_pin = model.tablet.has_pin;
    ui::Card card(ui, "lock", {.title = say(Key::lock_title), .icon = ui::Icon::lock});
    ui::paragraph(ui, model.lock_words);
    if (has_pin) {
        const std::vector<std::string_view> choices(model.lock_choices.begin(),
                                                    model.lock_choices.end());
        if (auto chosen =
                ui::segments(ui, "after", say(Key::lock_after), choices, model.lock_chosen)) {
            intent = models::SetLockAfter{models::lock_minutes[*chosen]};
        }
    }
    {
        ui::Flow flow(ui, {.stack_when_narrow = true});
        ui::link(ui, "pin", say(has_pin ? Key::lock_change : Key::lock_choose),
                 models::href_of(Screen::pin), {.icon = ui::Icon::key, .look = ui::Look::outlined});
        if (has_pin && ui::button(ui, "now", say(Key::lock_now), {.icon = ui::Icon::lock})) {
            intent = models::LockNow{};
        }
    }
    ui::paragraph(ui, say(Key::people_here_several));
    ui::Flow flow(ui, {.stack_when_narrow = true});
    if (ui::button(ui, "add", say(Key::people_here_add),
                   {.icon = ui::Icon::user_plus,
                    .enabled = has_pin,
                    .disabled_reason = say(Key::people_here_pin_first)})) {
        intent = models::AddSomeone{};
    }
    if (!model.tablet.others.empty() &&
        ui::button(ui, "switch", say(Key::switch_person), {.icon = ui::Icon::users})) {
        intent = models::SwitchPerson{};
    }
}

void draw_appearance(ui::Ui& ui, const models::SettingsModel& model,
                     std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::Card card(ui, "look", {.title = say(Key::settings_look), .icon = ui::Icon::eye});
    if (auto chosen = draw_language(ui, model.language, model.languages)) intent = chosen;
    const std::vector<std::string_view> themes(model.themes.begin(), model.themes.end());
    if (auto theme = ui::radio_group(ui, "theme", say(Key::field_theme), themes,
                                     static_cast<std::size_t>(model.settings.theme))) {
        intent = models::SetTheme{static_cast<models::ThemeChoice>(*theme)};
    }
    const std::vector<std::string_view> sizes(model.sizes.begin(), model.sizes.end());
    if (auto size = ui::segments(ui, "size", say(Key::field_text_size), sizes, model.size_chosen)) {
        intent = models::SetTextSize{models::text_percents[*size]};
    }
}

}  // namespace

std::optional<Intent> draw_more(ui::Ui& ui, const models::MoreModel& model,
                                const models::DemoModel& demo) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const std::string tab =
        std::string(say(Key::nav_more)) + " – " + std::string(say(Key::app_name));
    ui::Page page(ui, "more", {.title = say(Key::nav_more), .tab_title = tab, .width_max = 860});
    if (!model.name.empty()) {
        ui::Card card(ui, "me");
        (void)ui::row(ui, "me",
                      {.initials = model.initials,
                       .title = model.name,
                       .detail = model.role,
                       .href = model.own_href,
                       .chevron = true});
    }
    {
        ui::Card card(ui, "places");
        ui::List list(ui, "places", {.label = say(Key::nav_more)});
        draw_place(ui, ui::Icon::cloud, say(Key::sync_page), model.sync_words,
                   models::href_of(Screen::sync));
        draw_place(ui, ui::Icon::settings, say(Key::settings_title), say(Key::settings_hint),
                   models::href_of(Screen::settings));
        draw_place(ui, ui::Icon::copy, say(Key::versions_page), say(Key::versions_hint),
                   models::href_of(Screen::versions));
        if (!model.absence_href.empty()) {
            draw_place(ui, ui::Icon::coffee, say(Key::absence_new), say(Key::absence_hint),
                       model.absence_href);
        }
        if (!model.about_href.empty()) {
            draw_place(ui, ui::Icon::eye, say(Key::about_page), say(Key::about_hint),
                       model.about_href);
        }
        if (model.erases) {
            draw_place(ui, ui::Icon::hourglass, say(Key::rights_page), say(Key::rights_hint),
                       models::href_of(Screen::rights));
        }
        if (model.coordinator) {
            draw_place(ui, ui::Icon::upload, say(Key::import_lists), say(Key::import_hint),
                       models::href_of(Screen::import));
        }
    }
    if (model.update_ready) {
        if (ui::banner(ui, "update",
                       {.tone = ui::Tone::info,
                        .icon = ui::Icon::refresh,
                        .text = say(Key::update_ready),
                        .button = say(Key::update_now)})) {
            intent = models::Reload{};
        }
    }
    if (model.demo) {
        ui::Card card(ui, "demo", {.title = say(Key::demo_title), .icon = ui::Icon::play});
        if (auto chosen = draw_demo_controls(ui, demo)) intent = chosen;
    }
    return intent;
}

std::optional<Intent> draw_settings(ui::Ui& ui, const models::SettingsModel& model,
                                    models::HandingBack& asks) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const std::string tab =
        std::string(say(Key::settings_title)) + " – " + std::string(say(Key::app_name));
    ui::Page page(ui, "settings",
                  {.title = say(Key::settings_title),
                   .tab_title = tab,
                   .back_href = models::href_of(Screen::more),
                   .width_max = 860});
    draw_appearance(ui, model, intent);
    {
        ui::Card card(ui, "storage",
                      {.title = say(Key::fact_this_device), .icon = ui::Icon::storage});
        draw_storage(ui, model.language, model.storage, intent);
        if (!model.person.empty()) {
            ui::fact(ui, {.label = say(Key::fact_joined_as), .value = model.person});
        }
        ui::Flow flow(ui);
        ui::link(ui, "sync", say(Key::to_sync_panel), models::href_of(Screen::sync),
                 {.chevron = true});
    }
    if (model.demo) return intent;
    draw_lock(ui, model, intent);
    {
        ui::Card card(ui, "hand back", {.title = say(Key::hand_back), .icon = ui::Icon::log_out});
        ui::paragraph(ui, say(Key::hand_back_hint));
        ui::Flow flow(ui);
        if (ui::button(ui, "hand back", say(Key::hand_back), {.icon = ui::Icon::log_out})) {
            asks = models::HandingBack::asked;
        }
    }
    if (asks != models::HandingBack::no) draw_hand_back(ui, model, asks, intent);
    return intent;
}

}  // namespace tovholder::views
