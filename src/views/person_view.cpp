// Draws a person's screen: cards in two columns where there is room.
#include "src/views/person_view.hpp"

#include "src/models/route.hpp"
#include "src/ui/ui.hpp"
#include "src/views/absence_view.hpp"
#include "src/views/person_dialogs.hpp"
#include "src/views/person_marks.hpp"
#include "src/views/say.hpp"
#include "src/views/versions_view.hpp"

namespace tovholder::views {
namespace {

using models::Intent;
using models::PersonDialogs;
using models::PersonModel;
using models::PersonShiftLine;
using models::RoleForm;
using text::Key;

void draw_contact(ui::Ui& ui, const PersonModel& model, const Say& say) {
    ui::Card card(ui, "contact", {.title = say(Key::person_contact_title)});
    ui::List list(ui, "contact", {.label = say(Key::person_contact_title)});
    const std::string call_spoken = say(Key::call_to, {model.name});
    ui::RowOptions phone{
        .icon = ui::Icon::phone, .title = model.phone, .detail = say(Key::person_phone)};
    if (model.phone.empty()) {
        phone.title = say(Key::person_nothing_known);
        phone.title_plain = true;
    } else {
        phone.button = say(Key::call);
        phone.button_look = ui::is_wide(ui) ? ui::Look::outlined : ui::Look::quiet;
        phone.button_spoken = call_spoken;
        phone.button_href = model.phone_href;
    }
    (void)ui::row(ui, "phone", phone);

    const std::string mail_spoken = say(Key::write_mail_to, {model.name});
    if (!model.row.email.empty()) {
        (void)ui::row(ui, "email",
                      {.icon = ui::Icon::mail,
                       .title = model.row.email,
                       .detail = say(Key::person_email),
                       .button = say(Key::write_mail),
                       .button_look = ui::Look::quiet,
                       .button_spoken = mail_spoken,
                       .button_href = model.email_href});
    }
    if (model.row.address_protected) {
        (void)ui::row(ui, "address",
                      {.icon = ui::Icon::lock,
                       .tone = ui::Tone::warn,
                       .title = say(Key::person_address_hidden),
                       .title_plain = true,
                       .detail = say(Key::person_address)});
    } else if (!model.address.empty()) {
        (void)ui::row(ui, "address",
                      {.icon = ui::Icon::map_pin,
                       .title = model.address,
                       .title_plain = true,
                       .detail = say(Key::person_address)});
    }
    if (!model.born.empty()) {
        (void)ui::row(ui, "born",
                      {.icon = ui::Icon::calendar,
                       .title = model.born,
                       .title_plain = true,
                       .detail = say(Key::person_born)});
    }
}

std::vector<ui::Chip> chips_of(const std::vector<std::string>& words, ui::Tone tone) {
    std::vector<ui::Chip> chips;
    chips.reserve(words.size());
    for (const std::string& word : words) chips.push_back({tone, ui::Icon::none, word});
    return chips;
}

void draw_wishes(ui::Ui& ui, const PersonModel& model, const Say& say) {
    ui::Card card(ui, "wishes", {.title = say(Key::person_about_title)});
    if (model.row.interests.empty()) {
        ui::secondary(ui, say(Key::person_nothing_known));
    } else {
        ui::chips(ui, chips_of(model.row.interests, ui::Tone::primary));
    }
    if (!model.row.languages.empty()) {
        ui::heading(ui, 3, say(Key::person_languages), {.style = ui::TextStyle::strong});
        ui::chips(ui, chips_of(model.row.languages, ui::Tone::neutral));
    }
    ui::heading(ui, 3, say(Key::person_availability_title), {.style = ui::TextStyle::strong});
    if (model.availability.empty() && model.hours.empty()) {
        ui::secondary(ui, say(Key::person_availability_none));
    }
    if (!model.hours.empty()) ui::paragraph(ui, model.hours, {.icon = ui::Icon::clock});
    for (const models::DayLine& day : model.availability) {
        ui::fact(ui, {.label = day.day, .value = day.parts});
    }
}

// Four buttons in a row where there is room, else a select.
std::optional<PersonStatus> pick_status(ui::Ui& ui, const PersonModel& model, const Say& say) {
    const auto names = choices_of(model.status_names);
    const auto status = static_cast<std::size_t>(model.row.status);
    const auto chosen = ui::is_wide(ui) ? ui::segments(ui, "status", say(Key::person_status_title),
                                                       names, status, {.label_hidden = true})
                                        : ui::select(ui, "status", names, status,
                                                     {.label = say(Key::person_status_title)});
    if (!chosen || *chosen == status) return {};
    return static_cast<PersonStatus>(*chosen);
}

std::optional<Intent> draw_status(ui::Ui& ui, const PersonModel& model, const Say& say) {
    const ui::Card card(ui, "status");
    const auto status = pick_status(ui, model, say);
    if (!model.since.empty()) ui::secondary(ui, model.since);
    if (!status) return {};
    return models::Perform{models::set_status(model.row.id, *status), Key::person_status_changed};
}

void draw_invitation(ui::Ui& ui, const PersonModel& model, const Say& say) {
    ui::Card card(ui, "invitation", {.title = say(Key::person_joined_title)});
    ui::paragraph(ui, model.invitation.empty() ? say(Key::person_not_invited)
                                               : std::string_view(model.invitation));
    ui::link(ui, "invite", say(Key::person_invite), model.invite_href,
             {.icon = ui::Icon::qr, .look = ui::Look::outlined});
}

std::optional<Intent> draw_roles(ui::Ui& ui, const PersonModel& model, RoleForm& form, Date today,
                                 const Say& say) {
    std::optional<Intent> intent;
    ui::Card card(ui, "roles", {.title = say(Key::roles_title)});
    if (model.roles.empty()) {
        ui::secondary(ui, say(Key::roles_none));
    } else {
        ui::List list(ui, "roles", {.label = say(Key::roles_title)});
        for (const models::RoleLine& role : model.roles) {
            ui::RowOptions row{.icon = role.held ? ui::Icon::anchor : ui::Icon::circle,
                               .tone = role.held ? ui::Tone::rope : ui::Tone::neutral,
                               .title = role.title,
                               .title_plain = !role.held,
                               .detail = role.detail};
            if (role.may_end) {
                row.pressable = true;
                row.button = say(Key::role_end);
                row.button_look = ui::Look::quiet;
                row.button_spoken = role.end_spoken;
            }
            const ui::RowAct act = ui::row(ui, role.grant.value, row);
            if (act == ui::RowAct::open) form = role.form;
            if (act == ui::RowAct::button) {
                intent = models::Perform{models::end_role(role.grant, today), Key::role_ended};
            }
        }
    }
    if (!model.role_choices.empty() &&
        ui::button(ui, "give", say(Key::role_give), {.icon = ui::Icon::plus, .small = true})) {
        form = models::new_role_form(model.role_choices);
    }
    return intent;
}

void draw_devices(ui::Ui& ui, const PersonModel& model, PersonDialogs& dialogs, const Say& say) {
    ui::Card card(ui, "devices", {.title = say(Key::devices_title)});
    if (model.devices.empty()) {
        ui::secondary(ui, say(Key::devices_none));
        return;
    }
    ui::List list(ui, "devices", {.label = say(Key::devices_title)});
    for (const models::DeviceLine& line : model.devices) {
        ui::RowOptions row{.icon = line.withdrawn ? ui::Icon::lock : ui::Icon::device,
                           .tone = line.withdrawn ? ui::Tone::neutral : ui::Tone::primary,
                           .title = line.title,
                           .title_plain = line.withdrawn,
                           .detail = line.detail};
        if (line.may_withdraw) {
            row.button = say(Key::device_withdraw);
            row.button_look = ui::Look::quiet;
            row.button_spoken = line.withdraw_spoken;
        }
        if (ui::row(ui, line.device.value, row) == ui::RowAct::button) dialogs.device = line.device;
    }
}

void draw_shift(ui::Ui& ui, const PersonShiftLine& line, const Say& say) {
    ui::Chip chip;
    if (line.cancelled) {
        chip = {ui::Tone::danger, ui::Icon::circle_x, say(Key::person_shift_cancelled)};
    } else if (line.waitlisted) {
        chip = {ui::Tone::warn, ui::Icon::hourglass, say(Key::person_on_waitlist)};
    }
    const std::size_t chips = line.cancelled || line.waitlisted ? 1 : 0;
    (void)ui::row(ui, line.shift.value,
                  {.date_day = line.day,
                   .date_month = line.month,
                   .title = line.title,
                   .detail = line.detail,
                   .chips = {&chip, chips},
                   .href = line.href,
                   .chevron = true});
}

void draw_shifts(ui::Ui& ui, const PersonModel& model, const Say& say) {
    {
        ui::Card card(ui, "coming", {.title = say(Key::person_coming_title)});
        if (model.coming.empty()) {
            ui::secondary(ui, say(Key::person_coming_none));
        } else {
            ui::List list(ui, "coming", {.label = say(Key::person_coming_title)});
            for (const PersonShiftLine& line : model.coming) draw_shift(ui, line, say);
        }
    }
    if (!model.reference_href.empty()) {
        ui::link(ui, "reference", say(Key::reference_link), model.reference_href,
                 {.icon = ui::Icon::file, .look = ui::Look::outlined});
    }
    if (model.past.empty()) return;
    ui::Card card(ui, "past", {.title = say(Key::person_past_title)});
    ui::secondary(ui, model.past_count);
    ui::List list(ui, "past", {.label = say(Key::person_past_title)});
    for (const PersonShiftLine& line : model.past) draw_shift(ui, line, say);
}

void draw_notes(ui::Ui& ui, const PersonModel& model, const Say& say) {
    ui::Card card(ui, "notes", {.title = say(Key::person_notes_title), .icon = ui::Icon::lock});
    if (model.row.notes.empty()) {
        ui::secondary(ui, say(Key::person_notes_none));
    } else {
        ui::paragraph(ui, model.row.notes);
    }
    ui::secondary(ui, say(Key::person_notes_who));
}

// All that is kept, what she asked about it, and erasing.
void draw_rights(ui::Ui& ui, const PersonModel& model, PersonDialogs& dialogs, const Say& say) {
    if (model.about_href.empty()) return;
    ui::Card card(ui, "data", {.title = say(Key::person_data_title), .icon = ui::Icon::eye});
    for (const std::string& asked : model.asked) {
        ui::paragraph(ui, asked, {.tone = ui::Tone::warn, .icon = ui::Icon::message});
    }
    ui::Flow flow(ui, {.stack_when_narrow = true});
    const std::string about =
        model.own ? std::string(say(Key::about_page)) : say(Key::about_page_of, {model.name});
    ui::link(ui, "about", about, model.about_href,
             {.icon = ui::Icon::eye, .look = ui::Look::outlined});
    if (!model.asked.empty() && !model.own) {
        ui::link(ui, "answer", say(Key::rights_answer), models::href_of(models::Screen::rights),
                 {.icon = ui::Icon::message, .look = ui::Look::outlined});
    }
    if (!model.may_erase) return;
    const std::string erase = say(Key::erase_person, {model.name});
    if (ui::button(ui, "erase", erase, {.look = ui::Look::quiet, .icon = ui::Icon::trash})) {
        dialogs.erasing = true;
    }
}

}  // namespace

std::optional<Intent> draw_person(ui::Ui& ui, const PersonModel& model, PersonDialogs& dialogs,
                                  Date today) {
    const Say say{model.language};
    if (model.gone) {
        ui::Page page(ui, "person_gone",
                      {.title = say(Key::people_not_yours_title), .back_href = model.back_href});
        (void)ui::empty_state(ui, "gone",
                              {.icon = ui::Icon::person,
                               .title = say(Key::people_not_yours_title),
                               .text = say(Key::people_not_yours_text),
                               .button = say(Key::back),
                               .button_href = model.back_href});
        return {};
    }
    std::optional<Intent> intent;
    const ui::HeaderAction actions[] = {{.id = "edit",
                                         .label = say(Key::edit),
                                         .icon = ui::Icon::edit,
                                         .look = ui::Look::outlined,
                                         .href = model.edit_href}};
    ui::Page page(ui, ui::Id("person", model.row.id.value),
                  {.title = model.name,
                   .subtitle = model.subtitle,
                   .back_href = model.back_href,
                   .actions = std::span(actions, model.may_edit ? 1 : 0)});
    const auto take = [&](std::optional<Intent> acted) {
        if (acted) intent = std::move(acted);
    };
    take(draw_versions_line(ui, model.language, model.versions));
    if (model.leading) take(draw_status(ui, model, say));
    {
        ui::Columns columns(ui, 2);
        draw_contact(ui, model, say);
        draw_wishes(ui, model, say);
        take(draw_absences(ui, model.absences));
        columns.next();
        if (model.may_invite) draw_invitation(ui, model, say);
        take(draw_roles(ui, model, dialogs.role, today, say));
        if (model.own || model.may_invite) draw_devices(ui, model, dialogs, say);
        if (model.leading) draw_notes(ui, model, say);
    }
    draw_shifts(ui, model, say);
    draw_rights(ui, model, dialogs, say);
    take(draw_person_dialogs(ui, model, dialogs, today));
    return intent;
}

}  // namespace tovholder::views
