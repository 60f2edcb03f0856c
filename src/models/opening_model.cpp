// Three lamps with the way to what is missing, and the rows about an activity in words.
#include "src/models/opening_model.hpp"

#include <array>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/ops/start_check.hpp"
#include "shared/text/format.hpp"
#include "shared/text/when.hpp"
#include "src/models/activity_form_model.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using ops::Lack;
using text::Key;
using text::Language;

Key word_of(Lack lack) {
    switch (lack) {
        case Lack::purpose:
            return Key::lack_purpose;
        case Lack::boundary:
            return Key::lack_boundary;
        case Lack::asked:
            return Key::lack_asked;
        case Lack::risk:
            return Key::lack_risk;
        case Lack::hearing:
            return Key::lack_hearing;
        case Lack::begins:
            return Key::lack_begins;
        case Lack::quality:
            return Key::lack_quality;
        case Lack::responsible:
            return Key::lack_responsible;
        case Lack::responsible_left:
            return Key::lack_responsible_left;
    }
    return Key::lack_purpose;
}

Key word_of(ops::StartWarning warning) {
    switch (warning) {
        case ops::StartWarning::said_no:
            return Key::warning_said_no;
        case ops::StartWarning::in_doubt:
            return Key::warning_in_doubt;
        case ops::StartWarning::competes:
            return Key::warning_competes;
        case ops::StartWarning::objection:
            return Key::warning_objection;
        case ops::StartWarning::not_said:
            return Key::warning_not_said;
    }
    return Key::warning_not_said;
}

// Where what is missing is put right.
std::string href_of(Lack lack, Id<Activity> activity) {
    switch (lack) {
        case Lack::purpose:
            return href_of(ActivityPart::basics, activity);
        case Lack::boundary:
            return href_of(ActivityPart::boundary, activity);
        case Lack::asked:
        case Lack::risk:
            return href_of(Screen::boundary_new, activity);
        case Lack::hearing:
            return href_of(Screen::hearing_new, activity);
        case Lack::begins:
        case Lack::quality:
            return href_of(ActivityPart::plan, activity);
        case Lack::responsible:
        case Lack::responsible_left:
            return href_of(ActivityPart::contact, activity);
    }
    return {};
}

std::string name_of(const State& state, Language language, Id<Person> person) {
    const Person* row = state.find(person);
    return row == nullptr ? std::string(text::get(language, Key::a_person)) : full_name(*row);
}

std::string on_day(Language language, Instant at) {
    return text::plain_date(language, to_local(at).date);
}

struct Builder {
    const State& state;
    const Viewer& viewer;
    const Activity& activity;

    std::string say(Key key, std::initializer_list<std::string_view> arguments = {}) const {
        return text::fill(viewer.language, key, arguments);
    }
    bool may(ops::Act act) const {
        return ops::may(state, viewer.person, act, ops::on(activity), viewer.today);
    }

    void add_lamps(OpeningModel& model) const {
        const std::vector<Lack> lacks = ops::lacks_of(state, activity, viewer.today);
        constexpr std::array titles{Key::lamp_frame, Key::lamp_plan, Key::lamp_responsible};
        constexpr std::array places{ActivityPart::boundary, ActivityPart::plan,
                                    ActivityPart::contact};
        for (std::uint8_t i = 0; i < enum_count<ops::Lamp>; ++i) {
            LampLine line;
            line.title = say(titles.at(i));
            line.href = models::href_of(places.at(i), activity.id);
            std::string missing;
            for (const Lack lack : lacks) {
                if (ops::lamp_of(lack) != static_cast<ops::Lamp>(i)) continue;
                if (missing.empty()) line.href = href_of(lack, activity.id);
                missing += (missing.empty() ? "" : ", ") + say(word_of(lack));
            }
            line.lit = missing.empty();
            line.detail = line.lit ? say(Key::opening_lit) : say(Key::opening_missing, {missing});
            line.spoken = line.title + ", " + say(line.lit ? Key::lamp_green : Key::lamp_red) +
                          ", " + line.detail;
            if (!missing.empty()) model.missing += (model.missing.empty() ? "" : ", ") + missing;
            model.lamps.push_back(std::move(line));
        }
        for (const ops::StartWarning warning : ops::warnings_of(state, activity)) {
            model.warnings.push_back(say(word_of(warning)));
        }
    }

    AnswerLine line_of(const BoundaryDecision& row) const {
        AnswerLine line;
        line.id = row.id;
        line.question = row.question;
        line.word = answer_word(viewer.language, row.answer);
        line.detail = say(Key::person_and_day, {name_of(state, viewer.language, row.asked_by),
                                                on_day(viewer.language, row.asked_at)});
        line.argument = row.argument;
        if (row.is_no()) line.mood = AnswerMood::no;
        if (row.is_in_doubt()) line.mood = AnswerMood::waits;
        if (row.outcome != BoundaryOutcome::open) {
            line.word = say(row.outcome == BoundaryOutcome::yes ? Key::boundary_talk_yes
                                                                : Key::boundary_talk_no);
            line.detail = say(Key::boundary_settled, {on_day(viewer.language, row.settled_at)});
            if (!row.outcome_argument.empty()) line.argument = row.outcome_argument;
        }
        if (row.has_risk()) {
            line.mood = AnswerMood::blocked;
            line.word = say(Key::boundary_not_for_volunteers);
        }
        return line;
    }

    void add_answers(OpeningModel& model) const {
        const bool may_ask = may(ops::Act::ask_boundary);
        const bool may_settle = may(ops::Act::settle_boundary);
        if (may_ask) model.ask_href = models::href_of(Screen::boundary_new, activity.id);
        for (const BoundaryDecision* row : ops::standing_answers(state, activity.id)) {
            AnswerLine line = line_of(*row);
            if (line.mood == AnswerMood::waits && may_settle) {
                line.href = models::href_of(Screen::boundary_talk, row->id);
                line.act = say(Key::boundary_talk_settle);
            } else if (may_ask) {
                line.href = models::href_of(Route{
                    Screen::boundary_new, activity.id.value, {{"spoergsmaal", row->question}}});
                line.act = say(Key::boundary_ask_again);
            }
            model.answers.push_back(std::move(line));
        }
    }

    void add_hearings(OpeningModel& model) const {
        if (may(ops::Act::hear_staff)) {
            model.hearing_href = models::href_of(Screen::hearing_new, activity.id);
        }
        model.hearing_needed =
            ops::needs_hearing(activity) && state.hearings_of(activity.id).empty();
        for (const Id<StaffHearing> id : state.hearings_of(activity.id)) {
            const StaffHearing& row = *state.find(id);
            model.hearings.push_back(
                {id, row.answer, row.group, std::string(hearing_word(viewer.language, row.answer)),
                 say(Key::person_and_day, {name_of(state, viewer.language, row.noted_by),
                                           on_day(viewer.language, row.at)}),
                 row.words});
        }
        sort_stably(model.hearings, [&](const HearingLine& a, const HearingLine& b) {
            return state.find(a.id)->at > state.find(b.id)->at;
        });
    }

    void add_levels(OpeningModel& model) const {
        if (may(ops::Act::delegate)) {
            model.delegation_href = models::href_of(Screen::delegation_new, activity.id);
        }
        std::vector<const Delegation*> rows;
        for (const Id<Delegation> id : state.delegations_of(activity.id)) {
            rows.push_back(state.find(id));
        }
        sort_stably(rows, [](const Delegation* a, const Delegation* b) {
            return std::pair(a->at, a->id) > std::pair(b->at, b->id);
        });
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string since = on_day(viewer.language, rows[i]->at);
            const std::string until = i == 0 ? "" : on_day(viewer.language, rows[i - 1]->at);
            model.levels.push_back({std::string(level_word(viewer.language, rows[i]->level)),
                                    i == 0 ? say(Key::delegation_since, {since})
                                           : say(Key::delegation_until, {since, until}),
                                    rows[i]->words});
        }
        if (rows.empty() || !rows.front()->review) return;
        model.review_due = *rows.front()->review <= viewer.today;
        model.review = say(Key::delegation_review_on,
                           {text::days_away(viewer.language, *rows.front()->review, viewer.today)});
    }
};

}  // namespace

OpeningModel make_opening_model(const State& state, const Viewer& viewer,
                                const Activity& activity) {
    OpeningModel model;
    model.language = viewer.language;
    const Builder builder{state, viewer, activity};
    model.shown = builder.may(ops::Act::edit_activity);
    builder.add_levels(model);
    if (!model.shown) return model;
    builder.add_lamps(model);
    builder.add_answers(model);
    builder.add_hearings(model);
    return model;
}

std::vector<AnswerLine> earlier_answers(const State& state, const Viewer& viewer,
                                        const Activity& activity) {
    std::vector<const BoundaryDecision*> rows;
    for (const Id<BoundaryDecision> id : state.boundaries_in(activity.unit)) {
        rows.push_back(state.find(id));
    }
    sort_stably(rows, [](const auto* a, const auto* b) {
        return std::pair(a->asked_at, a->id) > std::pair(b->asked_at, b->id);
    });
    std::vector<AnswerLine> lines;
    for (const BoundaryDecision* row : rows) {
        if (lines.size() == earlier_max) break;
        AnswerLine line = Builder{state, viewer, activity}.line_of(*row);
        const Activity* about = state.find(row->activity);
        if (about != nullptr) line.unit = about->name;
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string_view answer_word(Language language, BoundaryAnswer answer) {
    constexpr std::array words{Key::boundary_yes, Key::boundary_no, Key::boundary_doubt};
    return text::get(language, words.at(static_cast<std::size_t>(answer)));
}
std::string_view hearing_word(Language language, HearingAnswer answer) {
    constexpr std::array words{Key::hearing_consent, Key::hearing_objection, Key::hearing_proposal};
    return text::get(language, words.at(static_cast<std::size_t>(answer)));
}
std::string_view level_word(Language language, SelfGovernment level) {
    constexpr std::array words{Key::delegation_led, Key::delegation_shared,
                               Key::delegation_self_running};
    return text::get(language, words.at(static_cast<std::size_t>(level)));
}

}  // namespace tovholder::models
