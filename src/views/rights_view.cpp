// Three cards: what was asked, who was erased, how long data is kept.
#include "src/views/rights_view.hpp"

#include "src/models/iso_day.hpp"
#include "src/models/route.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::ErasureLine;
using models::Intent;
using models::RequestLine;
using models::RetentionLine;
using models::RightsForms;
using models::RightsModel;
using models::Screen;
using text::Key;

constexpr float page_width_max = 980;

void draw_requests(ui::Ui& ui, const RightsModel& model, RightsForms& forms, const Say& say) {
    const std::string count =
        model.requests.empty() ? std::string{} : std::to_string(model.requests.size());
    ui::Card card(ui, "requests",
                  {.title = say(Key::rights_requests), .icon = ui::Icon::message, .count = count});
    if (model.requests.empty()) {
        ui::secondary(ui, say(Key::rights_requests_none));
        return;
    }
    ui::List list(ui, "requests", {.label = say(Key::rights_requests)});
    for (const RequestLine& line : model.requests) {
        ui::ListItem item(ui, line.request.value);
        ui::Scope scope(ui, line.request.value);
        ui::paragraph(ui, line.title, {.style = ui::TextStyle::strong});
        if (!line.text.empty()) ui::paragraph(ui, line.text);
        ui::secondary(ui, line.detail);
        ui::Flow flow(ui);
        if (ui::button(ui, "answer", say(Key::rights_answer),
                       {.small = true, .spoken = line.answer_spoken})) {
            forms.settling = line.request;
        }
        ui::link(ui, "person", say(Key::rights_open_person), line.href);
    }
}

void draw_erasures(ui::Ui& ui, const RightsModel& model, const Say& say) {
    ui::Card card(ui, "erasures", {.title = say(Key::rights_erasures), .icon = ui::Icon::trash});
    if (model.erasures.empty()) {
        ui::secondary(ui, say(Key::rights_erasures_none));
        return;
    }
    ui::List list(ui, "erasures", {.label = say(Key::rights_erasures)});
    for (const ErasureLine& line : model.erasures) {
        ui::ListItem item(ui, line.id);
        ui::paragraph(ui, line.title, {.style = ui::TextStyle::strong});
        ui::secondary(ui, line.detail);
        ui::paragraph(ui, line.state,
                      {.tone = line.done ? ui::Tone::ok : ui::Tone::warn,
                       .icon = line.done ? ui::Icon::circle_check : ui::Icon::hourglass});
        for (const models::WaitingDevice& device : line.waiting) {
            ui::paragraph(ui, device.title, {.icon = ui::Icon::device});
            ui::secondary(ui, device.detail);
        }
    }
}

void draw_rule(ui::Ui& ui, const RightsModel& model, const RetentionLine& line, RightsForms& forms,
               Date today, const Say& say) {
    const auto number = static_cast<std::uint64_t>(line.kind) + 1;
    ui::ListItem item(ui, number);
    ui::Scope scope(ui, number);
    ui::paragraph(ui, line.title, {.style = ui::TextStyle::strong});
    ui::paragraph(ui, line.kept);
    if (!line.next.empty()) ui::paragraph(ui, line.next, {.icon = ui::Icon::calendar_clock});
    ui::paragraph(ui, line.tonight, {.icon = ui::Icon::moon});
    for (const std::string& name : line.names) ui::secondary(ui, name);
    ui::paragraph(ui, line.source, {.style = ui::TextStyle::small});
    if (!model.may_set) return;
    ui::Flow flow(ui);
    if (ui::button(ui, "change", say(Key::rights_change_period),
                   {.look = ui::Look::quiet, .small = true, .spoken = line.edit_spoken})) {
        forms.editing = true;
        forms.kind = line.kind;
        forms.days = static_cast<int>(line.days);
        forms.valid_from = models::iso_day(today + 1);
    }
}

void draw_retention(ui::Ui& ui, const RightsModel& model, RightsForms& forms, Date today,
                    const Say& say) {
    ui::Card card(ui, "retention",
                  {.title = say(Key::rights_retention), .icon = ui::Icon::hourglass});
    ui::paragraph(ui, say(Key::rights_retention_text));
    if (!model.still_have_roles.empty()) {
        ui::paragraph(ui, model.still_have_roles,
                      {.tone = ui::Tone::warn, .icon = ui::Icon::alert});
    }
    ui::List list(ui, "retention", {.label = say(Key::rights_retention)});
    for (const RetentionLine& line : model.retention) {
        draw_rule(ui, model, line, forms, today, say);
    }
}

std::optional<Intent> draw_answer(ui::Ui& ui, const RequestLine& line, RightsForms& forms,
                                  const Say& say) {
    std::optional<Intent> intent;
    ui::Dialog dialog(ui, "answer", {.title = say(Key::rights_answer_title)});
    ui::paragraph(ui, line.title, {.style = ui::TextStyle::strong});
    if (!line.text.empty()) ui::paragraph(ui, line.text);
    ui::edit_text(ui, "answer", forms.answer,
                  {.label = say(Key::rights_answer_words), .length_max = 2000, .lines = 3});
    ui::Flow buttons(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    const auto settle = [&](DataRequestState state) {
        intent = models::Perform{models::settle(forms, state), Key::rights_settled};
    };
    if (ui::button(ui, "cancel", say(Key::cancel), {.look = ui::Look::quiet})) forms = {};
    if (ui::button(ui, "declined", say(Key::rights_settle_declined))) {
        settle(DataRequestState::declined);
    }
    if (ui::button(ui, "done", say(Key::rights_settle_done), {.look = ui::Look::primary})) {
        settle(DataRequestState::done);
    }
    if (intent || dialog.dismissed()) forms = {};
    return intent;
}

std::optional<Intent> draw_period(ui::Ui& ui, const RightsModel& model, RightsForms& forms,
                                  const Say& say) {
    std::optional<Intent> intent;
    ui::Dialog dialog(ui, "period", {.title = say(Key::rights_change_period)});
    ui::paragraph(ui, models::retention_kind_words(model.language, forms.kind),
                  {.style = ui::TextStyle::strong});
    if (const auto days = ui::number_field(
            ui, "days", forms.days, 30, 3650,
            {.label = say(Key::rights_days), .hint = say(Key::rights_days_hint)})) {
        forms.days = *days;
    }
    if (auto day = ui::date_field(ui, "from", forms.valid_from,
                                  {.label = say(Key::rights_valid_from),
                                   .hint = say(Key::rights_valid_from_hint),
                                   .required = true})) {
        forms.valid_from = *day;
    }
    ui::Flow buttons(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    bool close = dialog.dismissed();
    if (ui::button(ui, "cancel", say(Key::cancel), {.look = ui::Look::quiet})) close = true;
    if (ui::button(ui, "save", say(Key::save), {.look = ui::Look::primary})) {
        if (auto command = models::set_retention(model, forms)) {
            intent = models::Perform{std::move(*command), Key::rights_period_set};
            close = true;
        }
    }
    if (close) forms = {};
    return intent;
}

}  // namespace

std::optional<Intent> draw_rights(ui::Ui& ui, const RightsModel& model, RightsForms& forms,
                                  Date today) {
    const Say say{model.language};
    const std::string tab =
        std::string(say(Key::rights_page)) + " – " + std::string(say(Key::app_name));
    ui::Page page(ui, "rights",
                  {.title = say(Key::rights_page),
                   .tab_title = tab,
                   .back_href = models::href_of(Screen::more),
                   .width_max = page_width_max});
    if (model.gone) {
        ui::Card card(ui, "gone");
        (void)ui::empty_state(ui, "gone",
                              {.icon = ui::Icon::lock,
                               .title = say(Key::people_not_yours_title),
                               .text = say(Key::people_not_yours_text)});
        return {};
    }
    draw_requests(ui, model, forms, say);
    draw_erasures(ui, model, say);
    draw_retention(ui, model, forms, today, say);
    for (const RequestLine& line : model.requests) {
        if (forms.settling && line.request == forms.settling) {
            return draw_answer(ui, line, forms, say);
        }
    }
    if (forms.editing) return draw_period(ui, model, forms, say);
    return {};
}

}  // namespace tovholder::views
