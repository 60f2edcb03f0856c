// What is not needed every day.
#include "src/views/more_view.hpp"

#include "src/models/route.hpp"
#include "src/views/demo_view.hpp"
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

void draw_log_out(ui::Ui& ui, const models::SettingsModel& model, bool& asks,
                  std::optional<Intent>& intent) {
    const Say say{model.language};
    ui::Dialog dialog(ui, "log out", {.title = say(Key::log_out)});
    ui::paragraph(ui, model.log_out_text);
    ui::Flow flow(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    if (ui::button(ui, "stay", say(Key::cancel))) asks = false;
    if (model.unsent > 0) {
        if (ui::button(ui, "export", say(Key::export_unsent), {.icon = ui::Icon::download})) {
            intent = models::ExportUnsent{};
        }
    }
    if (ui::button(ui, "wipe", say(model.unsent > 0 ? Key::log_out_anyway : Key::log_out_now),
                   {.look = ui::Look::danger,
                    .enabled = model.may_wipe,
                    .disabled_reason = say(Key::log_out_export_first)})) {
        asks = false;
        intent = models::LogOut{};
    }
    if (dialog.dismissed()) asks = false;
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
                                    bool& asks_log_out) {
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
        ui::fact(ui, {.label = say(Key::fact_storage), .value = model.storage});
        ui::secondary(ui, model.storage_kept);
        if (!model.person.empty()) {
            ui::fact(ui, {.label = say(Key::fact_joined_as), .value = model.person});
        }
        ui::Flow flow(ui);
        ui::link(ui, "sync", say(Key::to_sync_panel), models::href_of(Screen::sync),
                 {.chevron = true});
    }
    if (!model.demo) {
        ui::Card card(ui, "log out", {.title = say(Key::log_out), .icon = ui::Icon::log_out});
        ui::paragraph(ui, say(Key::log_out_hint));
        ui::Flow flow(ui);
        if (ui::button(ui, "log out", say(Key::log_out), {.icon = ui::Icon::log_out})) {
            asks_log_out = true;
        }
    }
    if (asks_log_out) draw_log_out(ui, model, asks_log_out, intent);
    return intent;
}

}  // namespace tovholder::views
