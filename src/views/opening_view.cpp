// The cards on the activity's screen.
#include "src/views/opening_view.hpp"

#include "src/ui/ui.hpp"
#include "src/views/answer_row.hpp"
#include "src/views/say.hpp"

namespace tovholder::views {
namespace {

using text::Key;

struct Look {
    ui::Tone tone;
    ui::Icon icon;
};

Look look_of(models::AnswerMood mood) {
    switch (mood) {
        case models::AnswerMood::yes:
            return {ui::Tone::ok, ui::Icon::check};
        case models::AnswerMood::no:
            return {ui::Tone::warn, ui::Icon::x};
        case models::AnswerMood::waits:
            return {ui::Tone::info, ui::Icon::message};
        case models::AnswerMood::blocked:
            return {ui::Tone::danger, ui::Icon::alert};
    }
    return {ui::Tone::neutral, ui::Icon::none};
}

Look look_of(HearingAnswer answer) {
    switch (answer) {
        case HearingAnswer::consent:
            return {ui::Tone::ok, ui::Icon::check};
        case HearingAnswer::objection:
            return {ui::Tone::warn, ui::Icon::alert};
        case HearingAnswer::proposal:
            return {ui::Tone::ok, ui::Icon::lightbulb};
    }
    return {ui::Tone::neutral, ui::Icon::none};
}

// A link under the card's contents to the form that adds to it.
void draw_add(ui::Ui& ui, std::string_view text, std::string_view href) {
    if (href.empty()) return;
    ui::link(ui, "add", text, href, {.icon = ui::Icon::plus, .look = ui::Look::outlined});
}

}  // namespace

void draw_answer(ui::Ui& ui, const models::AnswerLine& line) {
    const Look look = look_of(line.mood);
    const ui::Chip chip{look.tone, look.icon, line.word};
    std::string detail = line.unit;
    if (!line.argument.empty()) detail += (detail.empty() ? "" : " · ") + line.argument;
    const std::string spoken = line.act.empty() ? "" : line.act + ", " + line.question;
    ui::RowOptions row{.icon = look.icon,
                       .tone = look.tone,
                       .title = line.question,
                       .detail = detail.empty() ? std::string_view(line.detail) : detail,
                       .extra = detail.empty() ? std::string_view{} : line.detail,
                       .chips = {&chip, 1}};
    if (!line.href.empty()) {
        row.button = line.act;
        row.button_spoken = spoken;
        row.button_href = line.href;
    }
    (void)ui::row(ui, line.id.value, row);
}

void draw_lamps(ui::Ui& ui, const models::OpeningModel& model) {
    const Say say{model.language};
    const ui::Card card(ui, "lamps", {.title = say(Key::opening_title)});
    {
        const ui::List list(ui, "lamps", {.label = say(Key::opening_title)});
        for (const models::LampLine& line : model.lamps) {
            (void)ui::row(ui, ui::Id(line.title),
                          {.icon = line.lit ? ui::Icon::circle_check : ui::Icon::circle_x,
                           .tone = line.lit ? ui::Tone::ok : ui::Tone::danger,
                           .title = line.title,
                           .detail = line.detail,
                           .href = line.href,
                           .chevron = true,
                           .spoken = line.spoken});
        }
    }
    if (model.warnings.empty()) return;
    const ui::List list(ui, "warnings", {.label = say(Key::opening_warnings), .lines = false});
    for (const std::string& warning : model.warnings) {
        ui::bullet(ui, ui::Icon::alert, warning, ui::Tone::warn);
    }
}

void draw_answers(ui::Ui& ui, const models::OpeningModel& model) {
    const Say say{model.language};
    const ui::Card card(ui, "answers", {.title = say(Key::boundary_title)});
    if (model.answers.empty()) {
        ui::secondary(ui, say(Key::boundary_none));
    } else {
        const ui::List list(ui, "answers", {.label = say(Key::boundary_title)});
        for (const models::AnswerLine& line : model.answers) draw_answer(ui, line);
    }
    draw_add(ui, say(Key::boundary_ask), model.ask_href);
}

void draw_hearings(ui::Ui& ui, const models::OpeningModel& model) {
    const Say say{model.language};
    const ui::Card card(ui, "hearings", {.title = say(Key::hearing_title)});
    if (model.hearing_needed) {
        ui::paragraph(ui, say(Key::hearing_needed),
                      {.tone = ui::Tone::warn, .icon = ui::Icon::alert});
    } else if (model.hearings.empty()) {
        ui::secondary(ui, say(Key::hearing_none));
    }
    if (!model.hearings.empty()) {
        const ui::List list(ui, "hearings", {.label = say(Key::hearing_title)});
        for (const models::HearingLine& line : model.hearings) {
            const Look look = look_of(line.answer);
            const ui::Chip chip{look.tone, look.icon, line.word};
            const bool silent = line.words.empty();
            (void)ui::row(
                ui, line.id.value,
                {.icon = ui::Icon::users,
                 .tone = look.tone,
                 .title = line.group,
                 .detail = silent ? std::string_view(line.detail) : std::string_view(line.words),
                 .extra = silent ? std::string_view{} : std::string_view(line.detail),
                 .chips = {&chip, 1}});
        }
    }
    draw_add(ui, say(Key::hearing_note), model.hearing_href);
}

void draw_levels(ui::Ui& ui, const models::OpeningModel& model) {
    if (model.levels.empty() && model.delegation_href.empty()) return;
    const Say say{model.language};
    const ui::Card card(ui, "levels", {.title = say(Key::delegation_title)});
    if (model.levels.empty()) ui::secondary(ui, say(Key::delegation_not_agreed));
    if (!model.levels.empty()) {
        const ui::List list(ui, "levels", {.label = say(Key::delegation_title)});
        for (std::size_t i = 0; i < model.levels.size(); ++i) {
            const models::LevelLine& line = model.levels[i];
            (void)ui::row(ui, i,
                          {.icon = i == 0 ? ui::Icon::anchor : ui::Icon::clock,
                           .tone = i == 0 ? ui::Tone::rope : ui::Tone::neutral,
                           .title = line.word,
                           .title_plain = i > 0,
                           .detail = line.detail,
                           .extra = line.words});
        }
    }
    if (!model.review.empty()) {
        ui::paragraph(ui, model.review,
                      {.tone = model.review_due ? ui::Tone::warn : ui::Tone::neutral,
                       .icon = ui::Icon::calendar_clock});
    }
    draw_add(ui, say(Key::delegation_agree), model.delegation_href);
}

}  // namespace tovholder::views
