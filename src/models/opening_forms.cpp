// What each of the forms asks, and the command that an answer becomes.
#include "src/models/opening_forms.hpp"

#include <algorithm>

#include "shared/ops/permissions.hpp"
#include "shared/ops/start_check.hpp"
#include "shared/ops/text_limits.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/person_words.hpp"
#include "src/models/usual_sentences.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr std::int32_t review_days = 182;  // half a year

Id<Activity> activity_of(const State& state, const Route& route) {
    if (route.screen != Screen::boundary_talk) return route.row<Activity>();
    const BoundaryDecision* decision = state.find(route.row<BoundaryDecision>());
    return decision == nullptr ? Id<Activity>{} : decision->activity;
}

ops::Act act_of(Screen screen) {
    if (screen == Screen::boundary_talk) return ops::Act::settle_boundary;
    if (screen == Screen::hearing_new) return ops::Act::hear_staff;
    return screen == Screen::delegation_new ? ops::Act::delegate : ops::Act::ask_boundary;
}

struct Texts {
    Key title, lead, hint, choice_error, done;
    std::array<Key, 3> choices;
    std::array<Key, 3> choice_hints;  // app_name: none
    std::size_t count = 3;
};
Texts texts_of(Screen screen) {
    constexpr Key none = Key::app_name;
    switch (screen) {
        case Screen::boundary_talk:
            return {Key::boundary_talk,       Key::boundary_talk_lead,
                    Key::boundary_talk_hint,  Key::boundary_error_answer,
                    Key::boundary_talk_saved, {Key::boundary_talk_yes, Key::boundary_talk_no},
                    {none, none, none},       2};
        case Screen::hearing_new:
            return {Key::hearing_title,
                    Key::hearing_lead,
                    Key::hearing_lead_hint,
                    Key::hearing_error_answer,
                    Key::hearing_saved,
                    {Key::hearing_consent, Key::hearing_objection, Key::hearing_proposal},
                    {none, none, none}};
        case Screen::delegation_new:
            return {Key::delegation_title,
                    Key::delegation_lead,
                    Key::delegation_lead_hint,
                    Key::boundary_error_answer,
                    Key::delegation_saved,
                    {Key::delegation_led, Key::delegation_shared, Key::delegation_self_running},
                    {Key::delegation_led_hint, Key::delegation_shared_hint,
                     Key::delegation_self_running_hint}};
        default:
            return {Key::boundary_title,
                    Key::boundary_lead,
                    Key::boundary_lead_hint,
                    Key::boundary_error_answer,
                    Key::boundary_saved,
                    {Key::boundary_yes, Key::boundary_no, Key::boundary_doubt},
                    {Key::boundary_yes_hint, Key::boundary_no_hint, Key::boundary_doubt_hint}};
    }
}

std::optional<ops::Command> command_of(const Route& route, Id<Activity> activity,
                                       const OpeningForm& form) {
    if (!form.choice) return {};
    const std::string words = trimmed(form.words);
    const std::string subject = trimmed(form.subject);
    switch (route.screen) {
        case Screen::boundary_talk:
            return ops::SettleBoundary{
                route.row<BoundaryDecision>(),
                *form.choice == 0 ? BoundaryOutcome::yes : BoundaryOutcome::no, words};
        case Screen::hearing_new: {
            StaffHearing row{.id = Id<StaffHearing>::local(1), .activity = activity};
            row.group = subject;
            row.answer = static_cast<HearingAnswer>(*form.choice);
            row.words = words;
            return ops::Create<StaffHearing>{row};
        }
        case Screen::delegation_new: {
            Delegation row{.id = Id<Delegation>::local(1), .activity = activity};
            row.level = static_cast<SelfGovernment>(*form.choice);
            row.review = parse_iso_day(form.review);
            row.words = words;
            return ops::Create<Delegation>{row};
        }
        default: {
            BoundaryDecision row{.id = Id<BoundaryDecision>::local(1), .activity = activity};
            row.question = subject;
            row.answer = static_cast<BoundaryAnswer>(*form.choice);
            row.authority = form.authority;
            row.technical = form.technical;
            row.argument = words;
            return ops::Create<BoundaryDecision>{row};
        }
    }
}

void check(const OpeningForm& form, Screen screen, OpeningFormModel& model) {
    const bool has_subject = screen == Screen::boundary_new || screen == Screen::hearing_new;
    if (has_subject) {
        model.subject_error = text_error(model.language, form.subject, ops::line_bytes_max);
        if (form.tried && trimmed(form.subject).empty()) {
            model.subject_error = text::get(model.language, screen == Screen::hearing_new
                                                                ? Key::hearing_error_group
                                                                : Key::boundary_error_question);
        }
    }
    model.words_error = text_error(model.language, form.words, ops::text_bytes_max);
    if (!form.review.empty() && !parse_iso_day(form.review)) {
        model.review_error = text::get(model.language, Key::activity_error_date);
    }
    if (form.tried && !form.choice) {
        model.choice_error = text::get(model.language, texts_of(screen).choice_error);
    }
    const bool complete = form.choice && (!has_subject || !trimmed(form.subject).empty());
    if (!complete || !model.subject_error.empty() || !model.words_error.empty() ||
        !model.review_error.empty()) {
        model.command.reset();
    }
}

}  // namespace

OpeningForm make_opening_form(const State& state, const Viewer& viewer, const Route& route) {
    OpeningForm form;
    if (route.screen == Screen::boundary_new) {
        form.subject = route.parameter("spoergsmaal");
        const Activity* activity = state.find(route.row<Activity>());
        if (form.subject.empty() && activity != nullptr) form.subject = activity->name;
    }
    if (route.screen == Screen::delegation_new) {
        form.review = iso_day(viewer.today + review_days);
        form.choice = static_cast<std::size_t>(ops::level_of(state, route.row<Activity>()));
    }
    return form;
}

OpeningFormModel make_opening_form_model(const State& state, const Viewer& viewer,
                                         const Route& route, const OpeningForm& form) {
    OpeningFormModel model;
    model.language = viewer.language;
    model.screen = route.screen;
    const Id<Activity> id = activity_of(state, route);
    const Activity* activity = state.find(id);
    model.gone = activity == nullptr || !ops::may(state, viewer.person, act_of(route.screen),
                                                  ops::on(*activity), viewer.today);
    if (model.gone) {
        model.back_href = href_of(Screen::activities);
        return model;
    }
    const Texts texts = texts_of(route.screen);
    model.back_href = href_of(Screen::activity, id);
    model.activity = activity->name;
    model.title = text::get(viewer.language, texts.title);
    model.lead = text::get(viewer.language, texts.lead);
    model.hint = text::get(viewer.language, texts.hint);
    model.done = texts.done;
    for (std::size_t i = 0; i < texts.count; ++i) {
        model.choices.emplace_back(text::get(viewer.language, texts.choices.at(i)));
    }
    if (form.choice && *form.choice < texts.count) {
        const Key hint = texts.choice_hints.at(*form.choice);
        if (hint != Key::app_name) model.choice_hint = text::get(viewer.language, hint);
    }
    const bool about_boundary =
        route.screen == Screen::boundary_new || route.screen == Screen::boundary_talk;
    if (about_boundary) model.earlier = earlier_answers(state, viewer, *activity);
    if (route.screen == Screen::boundary_talk) {
        const auto is_it = [&](const AnswerLine& line) {
            return line.id == route.row<BoundaryDecision>();
        };
        const OpeningModel opening = make_opening_model(state, viewer, *activity);
        const auto found = std::find_if(opening.answers.begin(), opening.answers.end(), is_it);
        if (found != opening.answers.end()) {
            model.about = *found;
            model.about->href.clear();  // one is there
        }
        std::erase_if(model.earlier, is_it);
    }
    model.command = command_of(route, id, form);
    check(form, route.screen, model);
    return model;
}

}  // namespace tovholder::models
