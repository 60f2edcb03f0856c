// The three lamps of an activity.
#include "shared/ops/start_check.hpp"

#include <algorithm>

#include "shared/base/sort.hpp"

namespace tovholder::ops {
namespace {

using Answers = std::vector<const BoundaryDecision*>;

template <class Holds>
bool any_answer(const Answers& answers, Holds holds) {
    return std::any_of(answers.begin(), answers.end(),
                       [&](const BoundaryDecision* row) { return holds(*row); });
}

bool has_objection(const State& state, Id<Activity> activity) {
    const auto& heard = state.hearings_of(activity);
    return std::any_of(heard.begin(), heard.end(), [&](Id<StaffHearing> id) {
        return state.find(id)->answer == HearingAnswer::objection;
    });
}

// Somebody had the role of its responsible employee, and nobody has.
bool has_been_left(const State& state, const Activity& activity, Date day) {
    bool was_held = false;
    for (const Id<Grant> id : state.grants_in(activity.unit)) {
        const Grant& grant = *state.find(id);
        if (grant.role != Role::responsible || grant.activity != activity.id) continue;
        if (!grant.ended || day < *grant.ended) return false;
        was_held = true;
    }
    return was_held;
}

}  // namespace

std::vector<Lack> lacks_of(const State& state, const Activity& activity, Date day) {
    std::vector<Lack> lacks;
    const auto lacks_if = [&](bool missing, Lack lack) {
        if (missing) lacks.push_back(lack);
    };
    const Answers answers = standing_answers(state, activity.id);
    lacks_if(activity.purpose.empty(), Lack::purpose);
    lacks_if(activity.does.empty() || activity.does_not.empty(), Lack::boundary);
    lacks_if(answers.empty(), Lack::asked);
    lacks_if(any_answer(answers, [](const auto& row) { return row.has_risk(); }), Lack::risk);
    lacks_if(needs_hearing(activity) && state.hearings_of(activity.id).empty(), Lack::hearing);
    lacks_if(!activity.begins, Lack::begins);
    lacks_if(activity.quality.empty(), Lack::quality);
    lacks_if(activity.responsible.empty(), Lack::responsible);
    lacks_if(has_been_left(state, activity, day), Lack::responsible_left);
    return lacks;
}

std::vector<StartWarning> warnings_of(const State& state, const Activity& activity) {
    std::vector<StartWarning> warnings;
    const auto warn_if = [&](bool holds, StartWarning warning) {
        if (holds) warnings.push_back(warning);
    };
    const Answers answers = standing_answers(state, activity.id);
    warn_if(any_answer(answers, [](const auto& row) { return row.is_no(); }),
            StartWarning::said_no);
    warn_if(any_answer(answers, [](const auto& row) { return row.is_in_doubt(); }),
            StartWarning::in_doubt);
    warn_if(activity.competition == Competition::a_firm, StartWarning::competes);
    warn_if(has_objection(state, activity.id), StartWarning::objection);
    warn_if(activity.origin == Origin::not_said, StartWarning::not_said);
    return warnings;
}

std::vector<const BoundaryDecision*> standing_answers(const State& state, Id<Activity> activity) {
    Answers answers;
    for (const Id<BoundaryDecision> id : state.boundaries_of(activity)) {
        answers.push_back(state.find(id));
    }
    sort_stably(answers, [](const auto* a, const auto* b) {
        return std::pair(a->asked_at, a->id) > std::pair(b->asked_at, b->id);
    });
    Answers standing;
    for (const BoundaryDecision* answer : answers) {
        const bool is_newest = std::none_of(
            standing.begin(), standing.end(),
            [&](const BoundaryDecision* newer) { return newer->question == answer->question; });
        if (is_newest) standing.push_back(answer);
    }
    return standing;
}

const Delegation* last_delegation(const State& state, Id<Activity> activity) {
    const Delegation* last = nullptr;
    for (const Id<Delegation> id : state.delegations_of(activity)) {
        const Delegation* row = state.find(id);
        if (last == nullptr || std::pair(last->at, last->id) < std::pair(row->at, row->id)) {
            last = row;
        }
    }
    return last;
}

SelfGovernment level_of(const State& state, Id<Activity> activity) {
    const Delegation* last = last_delegation(state, activity);
    return last == nullptr ? SelfGovernment::led : last->level;
}

}  // namespace tovholder::ops
