// The start: try the demo, or come in with a code.
#include "src/views/start_view.hpp"

#include "src/models/route.hpp"
#include "src/views/language_field.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {

using models::Intent;
using text::Key;

std::optional<Intent> draw_start(ui::Ui& ui, const models::StartModel& model) {
    std::optional<Intent> intent;
    const Say say{model.language};
    ui::Page page(ui, "start",
                  {.title = say(Key::start_title),
                   .tab_title = say(Key::app_name),
                   .overline = say(Key::app_name),
                   .subtitle = say(Key::start_subtitle),
                   .width_max = 760});
    {
        ui::Card card(ui, "demo", {.title = say(Key::start_demo_title), .icon = ui::Icon::play});
        ui::paragraph(ui, say(Key::start_demo_text));
        if (ui::button(ui, "try", say(Key::try_demo), {.look = ui::Look::primary, .wide = true})) {
            intent = models::StartDemo{};
        }
    }
    {
        ui::Card card(ui, "code", {.title = say(Key::start_code_title), .icon = ui::Icon::key});
        ui::paragraph(ui, say(Key::start_code_text));
        if (ui::button(ui, "have code", say(Key::have_code), {.wide = true})) {
            intent = models::Go{{models::Screen::join, 0, {}}};
        }
    }
    if (auto chosen = draw_language(ui, model.language, model.languages)) intent = chosen;
    ui::secondary(ui, say(Key::start_promise));
    return intent;
}

std::optional<Intent> draw_join(ui::Ui& ui, const models::StartModel& model, std::string& code) {
    std::optional<Intent> intent;
    const Say say{model.language};
    const std::string tab =
        std::string(say(Key::have_code)) + " – " + std::string(say(Key::app_name));
    ui::Page page(
        ui, "join",
        {.title = say(Key::join_title),
         .tab_title = tab,
         .back_href = models::href_of(model.again ? models::Screen::sync : models::Screen::home),
         .width_max = 760});
    ui::Card card(ui, "join");
    ui::paragraph(ui, say(model.again ? Key::rejoin_text : Key::join_text));
    const auto typed = ui::text_field(ui, "code", code,
                                      {.label = say(Key::field_code),
                                       .hint = say(Key::field_code_hint),
                                       .error = model.error,
                                       .enabled = !model.joining,
                                       .enter = ui::EnterKey::go,
                                       .fill = ui::Fill::one_time_code,
                                       .length_max = 20,
                                       .uppercase = true});
    if (typed.text) code = *typed.text;
    const bool pressed =
        ui::button(ui, "connect", say(Key::connect),
                   {.look = ui::Look::primary, .wide = true, .enabled = !model.joining});
    if (model.joining) ui::loading(ui, say(Key::joining));
    if ((pressed || typed.submitted) && !model.joining) intent = models::Join{code};
    return intent;
}

std::optional<Intent> draw_opening(ui::Ui& ui, const models::StartModel& model) {
    std::optional<Intent> intent;
    const Say say{model.language};
    ui::Page page(ui, "opening", {.title = say(Key::app_name), .tab_title = say(Key::app_name)});
    if (model.elsewhere) {
        ui::Card card(ui, "elsewhere");
        if (ui::empty_state(ui, "elsewhere",
                            {.icon = ui::Icon::alert,
                             .title = say(Key::open_elsewhere),
                             .text = say(Key::explain_elsewhere),
                             .button = say(Key::take_over)})) {
            intent = models::TakeOver{};
        }
        return intent;
    }
    if (model.error.empty()) {
        ui::loading(ui, say(Key::opening));
        return intent;
    }
    ui::Card card(ui, "failed");
    if (ui::empty_state(ui, "failed",
                        {.icon = ui::Icon::alert,
                         .title = say(Key::cannot_open),
                         .text = model.error,
                         .button = say(Key::refused_try_again)})) {
        intent = models::RetryStorage{};
    }
    return intent;
}

}  // namespace tovholder::views
