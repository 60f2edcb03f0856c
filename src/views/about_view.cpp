// A card for each part; two files; a question.
#include "src/views/about_view.hpp"

#include "src/models/rights_model.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::AboutLine;
using models::AboutSection;
using models::Intent;
using text::Key;

constexpr float page_width_max = 980;

void draw_section(ui::Ui& ui, const AboutSection& section) {
    ui::Card card(ui, section.id, {.title = section.title});
    if (!section.intro.empty()) ui::secondary(ui, section.intro);
    ui::List list(ui, section.id, {.label = section.title});
    std::uint64_t number = 0;
    for (const AboutLine& line : section.lines) {
        ui::ListItem item(ui, ++number);
        if (!line.label.empty()) ui::secondary(ui, line.label);
        ui::paragraph(ui, line.value);
        if (!line.detail.empty()) {
            ui::paragraph(ui, line.detail, {.style = ui::TextStyle::small});
        }
    }
}

void draw_source(ui::Ui& ui, const models::AboutModel& model, Id<Person> person, const Say& say,
                 AboutActs& acts) {
    if (model.asking) {
        ui::loading(ui, say(Key::about_asking));
        return;
    }
    if (!model.whole) {
        const std::string_view text = model.problem.empty() ? std::string_view(model.source)
                                                            : std::string_view(model.problem);
        if (ui::banner(ui, "source",
                       {.tone = ui::Tone::warn,
                        .icon = ui::Icon::cloud_off,
                        .title = model.problem.empty() ? std::string_view{}
                                                       : std::string_view(model.source),
                        .text = text,
                        .button = say(Key::about_ask_again)})) {
            acts.intent = models::AskAbout{person};
        }
        return;
    }
    ui::paragraph(ui, model.source, {.tone = ui::Tone::ok, .icon = ui::Icon::circle_check});
}

std::optional<Intent> draw_ask(ui::Ui& ui, models::AskForm& form, const Say& say) {
    std::optional<Intent> intent;
    ui::Dialog dialog(ui, "ask", {.title = say(Key::ask_data_title)});
    ui::paragraph(ui, say(Key::ask_data_text));
    const std::string_view kinds[] = {say(Key::request_correction), say(Key::request_erasure),
                                      say(Key::request_other)};
    if (const auto chosen = ui::radio_group(ui, "kind", say(Key::ask_data_what), kinds,
                                            static_cast<std::size_t>(form.kind))) {
        form.kind = static_cast<DataRequestKind>(*chosen);
    }
    ui::edit_text(ui, "text", form.text,
                  {.label = say(Key::ask_data_words), .length_max = 2000, .lines = 4});
    ui::Flow buttons(ui, {.align = ui::Align::end, .stack_when_narrow = true});
    if (ui::button(ui, "cancel", say(Key::cancel), {.look = ui::Look::quiet})) form.open = false;
    if (ui::button(ui, "send", say(Key::ask_data_send),
                   {.look = ui::Look::primary, .icon = ui::Icon::send})) {
        intent = models::Perform{ops::AskDataRequest{form.kind, form.text}, Key::done_asked};
        form = {};
    }
    if (dialog.dismissed()) form.open = false;
    return intent;
}

}  // namespace

AboutActs draw_about(ui::Ui& ui, const models::AboutModel& model, Id<Person> person,
                     models::AskForm& form) {
    AboutActs acts;
    const Say say{model.language};
    const std::string tab = model.title + " – " + std::string(say(Key::app_name));
    ui::Page page(ui, "about",
                  {.title = model.title,
                   .tab_title = tab,
                   .subtitle = model.own ? say(Key::about_intro) : std::string_view{},
                   .back_href = model.back_href,
                   .width_max = page_width_max});
    if (model.gone) {
        ui::Card card(ui, "gone");
        (void)ui::empty_state(ui, "gone",
                              {.icon = ui::Icon::person,
                               .title = say(Key::people_not_yours_title),
                               .text = say(Key::people_not_yours_text)});
        return acts;
    }
    draw_source(ui, model, person, say, acts);
    {
        ui::Flow flow(ui, {.stack_when_narrow = true});
        if (ui::button(ui, "page", say(Key::about_save_page), {.icon = ui::Icon::file})) {
            acts.save = AboutSave::page;
        }
        if (ui::button(ui, "data", say(Key::about_save_data), {.icon = ui::Icon::download})) {
            acts.save = AboutSave::data;
        }
        if (model.own &&
            ui::button(ui, "ask", say(Key::ask_data_title), {.icon = ui::Icon::message})) {
            form.open = true;
        }
    }
    for (const AboutSection& section : model.sections) draw_section(ui, section);
    if (form.open) {
        if (auto asked = draw_ask(ui, form, say)) acts.intent = std::move(asked);
    }
    return acts;
}

}  // namespace tovholder::views
