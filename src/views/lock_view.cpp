// The screens in front of a locked store, and the one where a PIN is chosen.
#include "src/views/lock_view.hpp"

#include "src/models/route.hpp"
#include "src/views/language_field.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using text::Key;

constexpr std::uint32_t pin_digits_max = 12;

std::string tab_title(const Say& say, Key key) {
    return std::string(say(key)).append(" – ").append(say(Key::app_name));
}

ui::FieldEvent pin_field(ui::Ui& ui, const Say& say, std::string_view id, Key label,
                         std::string& value, std::optional<Key> fault, bool enabled,
                         std::string_view hint = {}) {
    ui::FieldOptions options{.label = say(label), .hint = hint};
    if (fault) options.error = say(*fault);
    options.required = true;
    options.enabled = enabled;
    options.keyboard = ui::Keyboard::numeric;
    options.enter = ui::EnterKey::go;
    options.length_max = pin_digits_max;
    options.secret = true;
    ui::FieldEvent event = ui::text_field(ui, id, value, options);
    if (event.text) value = *event.text;
    return event;
}

bool code_field(ui::Ui& ui, const Say& say, std::string& code, bool enabled) {
    const auto typed = ui::text_field(ui, "code", code,
                                      {.label = say(Key::field_invitation),
                                       .hint = say(Key::field_code_hint),
                                       .required = true,
                                       .enabled = enabled,
                                       .enter = ui::EnterKey::next,
                                       .fill = ui::Fill::one_time_code,
                                       .length_max = 20,
                                       .uppercase = true});
    if (typed.text) code = *typed.text;
    return typed.submitted;
}

// Digits in reach of a thumb. True when "unlock" was pressed.
bool draw_pad(ui::Ui& ui, const Say& say, std::string& pin, bool enabled) {
    ui::Group group(ui, "pad", say(Key::pin_pad));
    ui::Columns columns(ui, 3, {.gap = 10, .width_min = 60});
    const auto digit = [&](char c) {
        const std::string_view label(&c, 1);
        if (ui::button(ui, label, label, {.wide = true, .enabled = enabled}) &&
            pin.size() < pin_digits_max) {
            pin += c;
        }
        columns.next();
    };
    for (const char c : std::string_view("123456789")) digit(c);
    if (ui::button(ui, "delete", say(Key::pin_delete),
                   {.look = ui::Look::quiet, .wide = true, .enabled = enabled}) &&
        !pin.empty()) {
        pin.pop_back();
    }
    columns.next();
    digit('0');
    return ui::button(ui, "unlock", say(Key::unlock_button),
                      {.look = ui::Look::primary, .wide = true, .enabled = enabled});
}

std::optional<Intent> draw_pin(ui::Ui& ui, const models::UnlockModel& model,
                               models::PinTyping& typing) {
    const Say say{model.language};
    ui::Card card(ui, "pin");
    (void)ui::row(ui, "who", {.initials = model.initials, .title = model.name});
    if (!model.error.empty()) {
        (void)ui::banner(ui, "error", {.tone = ui::Tone::danger, .text = model.error});
    }
    const bool submitted =
        pin_field(ui, say, "pin", Key::field_pin, typing.pin, typing.pin_fault, !model.busy)
            .submitted;
    const bool pressed = draw_pad(ui, say, typing.pin, !model.busy);
    if (model.busy) ui::loading(ui, say(Key::unlock_working));
    if ((!pressed && !submitted) || model.busy || !models::check_pin(typing)) return {};
    return models::Unlock{typing.pin};
}

// The new PIN, twice. True when Enter was pressed in the last field.
bool draw_new_pin(ui::Ui& ui, const Say& say, models::PinTyping& typing, bool enabled) {
    bool submitted = pin_field(ui, say, "new", Key::field_new_pin, typing.new_pin, typing.new_fault,
                               enabled, say(Key::field_new_pin_hint))
                         .submitted;
    submitted |= pin_field(ui, say, "again", Key::field_new_pin_again, typing.again,
                           typing.again_fault, enabled)
                     .submitted;
    return submitted;
}

std::optional<Intent> draw_code(ui::Ui& ui, const models::UnlockModel& model,
                                models::PinTyping& typing) {
    const Say say{model.language};
    ui::Card card(ui, "code", {.title = say(Key::unlock_code_title), .icon = ui::Icon::key});
    (void)ui::row(ui, "who", {.initials = model.initials, .title = model.name});
    if (!model.error.empty()) {
        (void)ui::banner(ui, "error", {.tone = ui::Tone::danger, .text = model.error});
    }
    ui::paragraph(ui, say(Key::unlock_code_text));
    (void)code_field(ui, say, typing.code, !model.busy);
    const bool submitted = draw_new_pin(ui, say, typing, !model.busy);
    const bool pressed =
        ui::button(ui, "unlock", say(Key::unlock_button),
                   {.look = ui::Look::primary, .wide = true, .enabled = !model.busy});
    if (model.busy) ui::loading(ui, say(Key::unlock_working));
    if ((!pressed && !submitted) || model.busy || !models::check_new_pin(typing, false)) return {};
    return models::UnlockWithCode{typing.code, typing.new_pin};
}

}  // namespace

std::optional<Intent> draw_people_here(ui::Ui& ui, const models::PeopleHereModel& model) {
    std::optional<Intent> intent;
    const Say say{model.language};
    ui::Page page(ui, "people here",
                  {.title = say(Key::people_here_title),
                   .tab_title = say(Key::app_name),
                   .overline = say(Key::app_name),
                   .width_max = 560});
    {
        ui::Card card(ui, "people");
        ui::List list(ui, "people", {.label = say(Key::people_here_list)});
        for (const auto& line : model.people) {
            if (ui::row(ui, static_cast<std::uint64_t>(line.place),
                        {.initials = line.initials,
                         .title = line.name,
                         .pressable = true,
                         .chevron = true}) == ui::RowAct::open) {
                intent = models::OpenPerson{line.place};
            }
        }
        if (model.has_room && ui::row(ui, "other",
                                      {.icon = ui::Icon::user_plus,
                                       .title = say(Key::people_here_other),
                                       .pressable = true,
                                       .chevron = true}) == ui::RowAct::open) {
            intent = models::AddSomeone{};
        }
    }
    if (auto chosen = draw_language(ui, model.language, model.languages)) intent = chosen;
    ui::secondary(ui, say(Key::unlock_waits));
    return intent;
}

std::optional<Intent> draw_unlock(ui::Ui& ui, const models::UnlockModel& model,
                                  models::PinTyping& typing) {
    const Say say{model.language};
    ui::Page page(ui, "unlock",
                  {.title = say(Key::unlock_title),
                   .tab_title = say(Key::app_name),
                   .overline = say(Key::app_name),
                   .width_max = 560});
    const bool asks_code = model.only_code || typing.forgot;
    auto intent = asks_code ? draw_code(ui, model, typing) : draw_pin(ui, model, typing);
    {
        ui::Flow flow(ui, {.stack_when_narrow = true});
        if (!model.only_code &&
            ui::button(ui, "forgot", say(asks_code ? Key::unlock_remembered : Key::unlock_forgot),
                       {.look = ui::Look::quiet, .enabled = !model.busy})) {
            typing.forgot = !typing.forgot;
        }
        if (ui::button(ui, "switch", say(Key::switch_person),
                       {.icon = ui::Icon::users, .enabled = !model.busy})) {
            intent = models::SwitchPerson{};
        }
    }
    ui::secondary(ui, say(Key::unlock_waits));
    return intent;
}

std::optional<Intent> draw_choose_pin(ui::Ui& ui, const models::PinModel& model,
                                      models::PinTyping& typing) {
    const Say say{model.language};
    ui::Page page(ui, "choose pin",
                  {.title = say(Key::pin_title),
                   .tab_title = tab_title(say, Key::pin_title),
                   .back_href = models::href_of(models::Screen::settings),
                   .width_max = 560});
    ui::Card card(ui, "pin");
    ui::paragraph(ui, model.text);
    if (!model.error.empty()) {
        (void)ui::banner(ui, "error", {.tone = ui::Tone::danger, .text = model.error});
    }
    if (model.has_pin) {
        (void)pin_field(ui, say, "old", Key::field_old_pin, typing.pin, typing.pin_fault,
                        !model.busy);
    }
    const bool submitted = draw_new_pin(ui, say, typing, !model.busy);
    const bool pressed =
        ui::button(ui, "save", say(Key::pin_save),
                   {.look = ui::Look::primary, .wide = true, .enabled = !model.busy});
    if (model.busy) ui::loading(ui, say(Key::pin_working));
    if ((!pressed && !submitted) || model.busy) return {};
    if (!models::check_new_pin(typing, model.has_pin)) return {};
    return models::ChoosePin{typing.pin, typing.new_pin};
}

}  // namespace tovholder::views
