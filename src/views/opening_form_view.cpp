// The question, put to the person; what was answered before stands beside it.
#include "src/ui/ui.hpp"
#include "src/views/answer_row.hpp"
#include "src/views/form_bar.hpp"
#include "src/views/opening_view.hpp"
#include "src/views/person_marks.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using models::OpeningForm;
using models::OpeningFormModel;
using models::Screen;
using text::Key;

constexpr std::uint32_t long_text_max = 4000;

struct Labels {
    Key choice;
    Key words;
    Key words_hint;  // app_name: none
};
Labels labels_of(Screen screen) {
    switch (screen) {
        case Screen::boundary_talk:
            return {Key::boundary_answer, Key::boundary_talk_argument,
                    Key::boundary_talk_argument_hint};
        case Screen::hearing_new:
            return {Key::boundary_answer, Key::hearing_words, Key::app_name};
        case Screen::delegation_new:
            return {Key::delegation_title, Key::delegation_words, Key::app_name};
        default:
            return {Key::boundary_answer, Key::boundary_argument, Key::app_name};
    }
}

void draw_risks(ui::Ui& ui, OpeningForm& typed, const Say& say) {
    if (auto on = ui::checkbox(ui, "authority", say(Key::boundary_authority), typed.authority)) {
        typed.authority = *on;
    }
    if (auto on = ui::checkbox(ui, "technical", say(Key::boundary_technical), typed.technical)) {
        typed.technical = *on;
    }
    if (typed.authority || typed.technical) {
        ui::paragraph(ui, say(Key::boundary_risk),
                      {.tone = ui::Tone::danger, .icon = ui::Icon::alert});
    }
}

void draw_fields(ui::Ui& ui, const OpeningFormModel& model, OpeningForm& typed, const Say& say) {
    const ui::Card card(ui, "form", {.title = model.lead});
    ui::secondary(ui, model.hint);
    const Labels labels = labels_of(model.screen);
    const bool asks = model.screen == Screen::boundary_new;
    if (asks || model.screen == Screen::hearing_new) {
        ui::edit_text(ui, "subject", typed.subject,
                      {.label = say(asks ? Key::boundary_question : Key::hearing_group),
                       .hint = say(asks ? Key::boundary_question_hint : Key::hearing_group_hint),
                       .error = model.subject_error,
                       .required = true});
    }
    const auto chosen = ui::radio_group(ui, "choice", say(labels.choice), choices_of(model.choices),
                                        typed.choice.value_or(model.choices.size()),
                                        {.hint = model.choice_hint, .error = model.choice_error});
    if (chosen) typed.choice = *chosen;
    if (asks) draw_risks(ui, typed, say);
    if (model.screen == Screen::delegation_new) {
        if (auto day = ui::date_field(
                ui, "review", typed.review,
                {.label = say(Key::delegation_review), .error = model.review_error})) {
            typed.review = *day;
        }
    }
    ui::edit_text(
        ui, "words", typed.words,
        {.label = say(labels.words),
         .hint = labels.words_hint == Key::app_name ? std::string_view{} : say(labels.words_hint),
         .error = model.words_error,
         .length_max = long_text_max,
         .lines = 3});
}

void draw_earlier(ui::Ui& ui, const OpeningFormModel& model, const Say& say) {
    const ui::Card card(ui, "earlier", {.title = say(Key::boundary_earlier)});
    if (model.earlier.empty()) {
        ui::secondary(ui, say(Key::boundary_earlier_none));
        return;
    }
    const ui::List list(ui, "earlier", {.label = say(Key::boundary_earlier)});
    for (const models::AnswerLine& line : model.earlier) draw_answer(ui, line);
}

void draw_about(ui::Ui& ui, const OpeningFormModel& model, const Say& say) {
    if (!model.about) return;
    const ui::Card card(ui, "about", {.title = say(Key::boundary_question)});
    const ui::List list(ui, "about", {.label = say(Key::boundary_question)});
    draw_answer(ui, *model.about);
}

}  // namespace

std::optional<models::Intent> draw_opening_form(ui::Ui& ui, const OpeningFormModel& model,
                                                OpeningForm& typed) {
    const Say say{model.language};
    if (model.gone) {
        const ui::Page page(ui, "opening_gone",
                            {.title = say(Key::boundary_gone_title), .back_href = model.back_href});
        ui::paragraph(ui, say(Key::activity_gone_text));
        return {};
    }
    std::optional<models::Intent> intent;
    const bool about_boundary =
        model.screen == Screen::boundary_new || model.screen == Screen::boundary_talk;
    const ui::Page page(ui, ui::Id("opening_form", static_cast<std::uint64_t>(model.screen)),
                        {.title = model.title,
                         .overline = model.activity,
                         .back_href = model.back_href,
                         .width_max = about_boundary ? 1180.0F : 820.0F});
    if (about_boundary) {
        ui::Columns columns(ui, 2, {.width_min = 380});
        draw_about(ui, model, say);
        draw_fields(ui, model, typed, say);
        columns.next();
        draw_earlier(ui, model, say);
    } else {
        draw_fields(ui, model, typed, say);
    }
    if (draw_form_bar(ui, say, intent)) {
        typed.tried = true;
        if (model.command) {
            intent = models::Perform{*model.command, model.done, models::Then::back};
        } else {
            ui::alert(ui, say(Key::form_mend_first));
        }
    }
    return intent;
}

}  // namespace tovholder::views
