// Notes are banners; the way to keep what is saved is a button or three steps; another tab is a
// dialog.
#include "src/views/device_notes_view.hpp"

#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::DeviceNoteKind;
using models::Intent;
using text::Key;

ui::Icon icon_of(DeviceNoteKind kind) {
    switch (kind) {
        case DeviceNoteKind::emptied:
            return ui::Icon::storage;
        case DeviceNoteKind::restored:
            return ui::Icon::refresh;
        case DeviceNoteKind::away:
            return ui::Icon::cloud;
        case DeviceNoteKind::unsent_old:
            return ui::Icon::cloud_up;
    }
    return ui::Icon::info;
}

}  // namespace

void draw_device_notes(ui::Ui& ui, const std::vector<models::DeviceNote>& notes) {
    for (const models::DeviceNote& note : notes) {
        (void)ui::banner(ui, ui::Id("note", static_cast<std::uint64_t>(note.kind)),
                         {.tone = note.urgent ? ui::Tone::danger : ui::Tone::warn,
                          .icon = icon_of(note.kind),
                          .title = note.title,
                          .text = note.text});
    }
}

void draw_storage(ui::Ui& ui, text::Language language, const models::StoragePanel& panel,
                  std::optional<Intent>& intent) {
    const Say say{language};
    ui::fact(ui, {.label = say(Key::fact_storage), .value = panel.used});
    ui::secondary(ui, panel.kept);
    if (!panel.install.empty()) {
        ui::heading(ui, 3, say(Key::install_title), {.style = ui::TextStyle::strong});
        ui::secondary(ui, say(Key::install_why));
        ui::List list(ui, "install", {.label = say(Key::install_title)});
        std::uint64_t step = 0;
        for (const std::string& words : panel.install) {
            ++step;
            ui::ListItem item(ui, ui::Id("step", step));
            ui::paragraph(ui, std::to_string(step) + ". " + words);
        }
        return;
    }
    if (!panel.can_ask) return;
    ui::Flow flow(ui);
    if (ui::button(ui, "keep", say(Key::ask_to_keep), {.icon = ui::Icon::storage})) {
        intent = models::AskToKeep{};
    }
}

std::optional<Intent> draw_elsewhere(ui::Ui& ui, const models::ElsewhereModel& model) {
    std::optional<Intent> intent;
    const Say say{model.language};
    ui::Dialog dialog(ui, "elsewhere", {.title = say(Key::open_elsewhere)});
    ui::paragraph(ui, say(Key::explain_elsewhere));
    if (!model.unsaved.empty()) {
        ui::paragraph(ui, model.unsaved, {.tone = ui::Tone::danger, .icon = ui::Icon::alert});
    }
    ui::Flow flow(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    if (ui::button(ui, "read", say(Key::elsewhere_read))) intent = models::ReadOnly{};
    if (ui::button(ui, "take over", say(Key::take_over), {.look = ui::Look::primary})) {
        intent = models::TakeOver{};
    }
    if (dialog.dismissed()) intent = models::ReadOnly{};
    return intent;
}

}  // namespace tovholder::views
