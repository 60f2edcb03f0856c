// Draws the invitation: before a code is made, and with one.
#include "src/views/invite_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::InviteModel;
using text::Key;

std::optional<models::Intent> draw_without_code(ui::Ui& ui, const InviteModel& model,
                                                const Say& say) {
    const ui::Card card(ui, "make");
    ui::paragraph(ui, say(Key::invite_intro, {model.name}));
    if (!model.earlier.empty()) ui::secondary(ui, model.earlier);
    if (ui::button(ui, "make", say(Key::invite_make),
                   {.look = ui::Look::primary, .icon = ui::Icon::qr})) {
        return models::MakeInvitation{model.person};
    }
    return {};
}

void draw_state(ui::Ui& ui, const InviteModel& model, const Say& say) {
    const bool waiting = !model.waiting.empty();
    (void)ui::banner(ui, "state",
                     {.tone = waiting ? ui::Tone::warn : ui::Tone::ok,
                      .icon = waiting ? ui::Icon::clock : ui::Icon::check,
                      .text = waiting ? std::string_view(model.waiting) : say(Key::invite_ready)});
}

std::optional<models::Intent> draw_sharing(ui::Ui& ui, const InviteModel& model, const Say& say) {
    std::optional<models::Intent> intent;
    const ui::Flow flow(ui, {.stack_when_narrow = true});
    if (ui::button(ui, "copy", say(Key::invite_copy), {.icon = ui::Icon::copy})) {
        intent = models::CopyText{model.message, Key::invite_copied};
    }
    if (!model.sms_href.empty()) {
        ui::link(ui, "sms", say(Key::invite_sms), model.sms_href,
                 {.icon = ui::Icon::message, .look = ui::Look::outlined});
    }
    if (!model.mail_href.empty()) {
        ui::link(ui, "mail", say(Key::invite_mail), model.mail_href,
                 {.icon = ui::Icon::mail, .look = ui::Look::outlined});
    }
    return intent;
}

std::optional<models::Intent> draw_with_code(ui::Ui& ui, const InviteModel& model, const Say& say) {
    std::optional<models::Intent> intent;
    draw_state(ui, model, say);
    {
        ui::Columns columns(ui, 2);
        {
            const ui::Card card(ui, "scan", {.title = say(Key::invite_scan_title)});
            if (model.qr.side > 0) {
                ui::qr_code(ui, "qr", model.qr.modules, model.qr.side, model.qr_name, 320);
            }
            ui::secondary(ui, say(Key::invite_scan_text));
        }
        columns.next();
        const ui::Card card(ui, "code", {.title = say(Key::invite_code_title)});
        ui::paragraph(ui, model.code, {.style = ui::TextStyle::number});
        ui::paragraph(ui, say(Key::invite_code_where, {model.address}));
        ui::secondary(ui, model.valid);
        ui::secondary(ui, say(Key::invite_once));
        intent = draw_sharing(ui, model, say);
    }
    if (ui::button(ui, "again", say(Key::invite_make_new),
                   {.look = ui::Look::quiet, .icon = ui::Icon::refresh})) {
        intent = models::MakeInvitation{model.person};
    }
    return intent;
}

}  // namespace

std::optional<models::Intent> draw_invite(ui::Ui& ui, const InviteModel& model) {
    const Say say{model.language};
    if (model.gone) {
        const ui::Page page(ui, "invite_gone",
                            {.title = say(Key::people_not_yours_title),
                             .back_href = models::href_of(models::Screen::people)});
        ui::paragraph(ui, say(Key::people_not_yours_text));
        return {};
    }
    const ui::Page page(ui, ui::Id("invite", model.person.value),
                        {.title = model.title,
                         .overline = model.name,
                         .back_href = model.back_href,
                         .width_max = 900});
    return model.code.empty() ? draw_without_code(ui, model, say) : draw_with_code(ui, model, say);
}

}  // namespace tovholder::views
