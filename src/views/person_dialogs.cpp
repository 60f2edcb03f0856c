// Draws the dialogs; each is gone when it was answered or dismissed.
#include "src/views/person_dialogs.hpp"

#include "src/ui/ui.hpp"
#include "src/views/person_marks.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using models::PersonModel;
using models::RoleChoice;
using models::RoleForm;
using text::Key;

void edit_until(ui::Ui& ui, RoleForm& form, const Say& say) {
    if (const auto day =
            ui::date_field(ui, "until", form.until,
                           {.label = say(Key::role_until), .hint = say(Key::role_until_hint)})) {
        form.until = *day;
    }
}

// Which role, and for which unit or activity.
void pick_role(ui::Ui& ui, const PersonModel& model, RoleForm& form, const Say& say) {
    std::vector<std::string_view> names;
    std::size_t at = 0;
    for (const RoleChoice& choice : model.role_choices) {
        if (choice.role == form.role) at = names.size();
        names.push_back(choice.name);
    }
    if (const auto chosen = ui::select(ui, "role", names, at, {.label = say(Key::role_label)})) {
        form = models::with_role(form, model.role_choices[*chosen]);
        at = *chosen;
    }
    const RoleChoice& choice = model.role_choices[at];
    const bool for_activity = is_for_activity(choice.role);
    const std::string problem = form.tried ? models::role_problem(model, form) : std::string{};
    if (const auto chosen =
            ui::select(ui, "unit", choices_of(choice.places), choice.place_of(form),
                       {.label = say(for_activity ? Key::role_place : Key::person_unit),
                        .hint = for_activity ? std::string_view{} : say(Key::role_give_hint),
                        .error = problem,
                        .required = true})) {
        form.unit = choice.units[*chosen];
        if (for_activity) form.activity = choice.activities[*chosen];
    }
}

std::optional<Intent> draw_role_dialog(ui::Ui& ui, const PersonModel& model, RoleForm& form,
                                       Date today, const Say& say) {
    std::optional<Intent> intent;
    const bool is_new = !form.grant;
    if (is_new && model.role_choices.empty()) {
        form = {};  // the viewer's own roles changed meanwhile
        return {};
    }
    const std::string_view title = say(is_new ? Key::role_give : Key::role_change);
    ui::Dialog dialog(ui, "give_role", {.title = title});
    if (is_new) pick_role(ui, model, form, say);
    edit_until(ui, form, say);
    ui::Flow buttons(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    if (ui::button(ui, "cancel", say(Key::cancel), {.look = ui::Look::quiet})) form.open = false;
    if (ui::button(ui, "give", title, {.look = ui::Look::primary})) {
        form.tried = true;
        if (!is_new) {
            intent = models::Perform{models::change_role(form), Key::role_changed};
        } else if (models::role_problem(model, form).empty()) {
            intent = models::Perform{models::give_role(model.row.id, form, today), Key::role_given};
        }
        if (intent) form.open = false;
    }
    if (dialog.dismissed()) form.open = false;
    return intent;
}

std::optional<Intent> draw_withdraw_dialog(ui::Ui& ui, const models::DeviceLine& line,
                                           Id<Device>& device, const Say& say) {
    std::optional<Intent> intent;
    ui::Dialog dialog(ui, "withdraw", {.title = say(Key::device_withdraw_title)});
    ui::paragraph(ui, say(Key::device_withdraw_text, {line.title}));
    ui::Flow buttons(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    if (ui::button(ui, "cancel", say(Key::cancel), {.look = ui::Look::quiet})) device = {};
    if (ui::button(ui, "withdraw", say(Key::device_withdraw), {.look = ui::Look::danger})) {
        intent = models::Perform{ops::WithdrawDevice{line.device}, Key::device_withdraw_done};
        device = {};
    }
    if (dialog.dismissed()) device = {};
    return intent;
}

std::optional<Intent> draw_erase_dialog(ui::Ui& ui, const PersonModel& model, bool& open,
                                        const Say& say) {
    std::optional<Intent> intent;
    ui::Dialog dialog(ui, "erase", {.title = model.erase_title});
    ui::paragraph(ui, say(Key::erase_text));
    if (!model.erase_mentions.empty()) {
        ui::paragraph(ui, model.erase_mentions, {.tone = ui::Tone::warn, .icon = ui::Icon::alert});
    }
    ui::Flow buttons(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    if (ui::button(ui, "cancel", say(Key::cancel), {.look = ui::Look::quiet})) open = false;
    if (ui::button(ui, "erase", say(Key::erase_short), {.look = ui::Look::danger})) {
        intent =
            models::Perform{ops::ErasePerson{model.row.id}, Key::erase_done, models::Then::back};
        open = false;
    }
    if (dialog.dismissed()) open = false;
    return intent;
}

}  // namespace

std::optional<Intent> draw_person_dialogs(ui::Ui& ui, const PersonModel& model,
                                          models::PersonDialogs& dialogs, Date today) {
    const Say say{model.language};
    if (dialogs.erasing && model.may_erase)
        return draw_erase_dialog(ui, model, dialogs.erasing, say);
    if (dialogs.role.open) return draw_role_dialog(ui, model, dialogs.role, today, say);
    for (const models::DeviceLine& line : model.devices) {
        if (dialogs.device && line.device == dialogs.device) {
            return draw_withdraw_dialog(ui, line, dialogs.device, say);
        }
    }
    return {};
}

}  // namespace tovholder::views
