// Everything in the demo is made up, and says so.
#include "src/views/demo_view.hpp"

#include "src/views/say.hpp"

namespace tovholder::views {

using text::Key;

std::optional<models::Intent> draw_demo_controls(ui::Ui& ui, const models::DemoModel& model) {
    std::optional<models::Intent> intent;
    const Say say{model.language};
    ui::paragraph(ui, say(Key::demo_text));
    const std::string_view roles[] = {say(Key::role_volunteer_demo),
                                      say(Key::role_coordinator_demo)};
    if (auto role =
            ui::segments(ui, "role", say(Key::demo_role), roles, model.coordinator ? 1 : 0)) {
        intent = models::SwitchDemoRole{*role == 1};
    }
    if (auto offline = ui::toggle(ui, "offline", say(Key::offline), model.offline,
                                  {.hint = say(Key::demo_offline_hint)})) {
        intent = models::SetOffline{*offline};
    }
    ui::Flow flow(ui, {.stack_when_narrow = true});
    if (ui::button(ui, "reset", say(Key::demo_reset), {.icon = ui::Icon::refresh})) {
        intent = models::ResetDemo{};
    }
    if (ui::button(ui, "leave", say(Key::demo_leave), {.look = ui::Look::quiet})) {
        intent = models::LeaveDemo{};
    }
    return intent;
}

}  // namespace tovholder::views
