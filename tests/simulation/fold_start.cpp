// Activities, and what goes before they open.
#include "tests/simulation/fold.hpp"

namespace tovholder::simulation {

// Nothing opens without its frame, its plan, its employee, and those heard who must be.
void Fold::need_lamps(const Activity& row) const {
    bool asked = false;
    bool risky = false;
    for (const auto& [id, each] : state_.table<BoundaryDecision>()) {
        const BoundaryDecision& answer = each.value;
        if (answer.activity != row.id) continue;
        asked = true;
        bool asked_again = false;
        for (const auto& [other_id, other] : state_.table<BoundaryDecision>()) {
            const BoundaryDecision& later = other.value;
            asked_again = asked_again ||
                          (later.activity == row.id && later.question == answer.question &&
                           std::pair(later.asked_at, later.id) > std::pair(answer.asked_at, id));
        }
        risky = risky || (!asked_again && (answer.authority || answer.technical));
    }
    bool heard = false;
    for (const auto& [id, each] : state_.table<StaffHearing>()) {
        heard = heard || each.value.activity == row.id;
    }
    bool had_one = false;
    bool has_one = false;
    for (const auto& [id, each] : state_.table<Grant>()) {
        const Grant& grant = each.value;
        if (grant.role != Role::responsible || grant.activity != row.id) continue;
        had_one = true;
        has_one = has_one || !grant.ended || *grant.ended > to_local(now_).date;
    }
    const bool was_work = row.origin == Origin::lapsed || row.origin == Origin::paid ||
                          row.competition == Competition::a_firm;
    const bool lit = asked && !risky && !row.purpose.empty() && !row.does.empty() &&
                     !row.does_not.empty() && row.begins && !row.quality.empty() &&
                     !row.responsible.empty() && (!had_one || has_one) && (!was_work || heard);
    require(lit, Property::oracle, name_of(op_) + " opened an activity without its three lamps");
}

void Fold::fold(const ops::Create<Activity>& command) {
    need_leading(command.row.unit);
    Activity row = command.row;
    row.id = next_id<Activity>();
    row.status = ActivityStatus::closed;
    row.preparing = true;
    put(row);
}

void Fold::fold(const ops::Edit<Activity>& command) {
    const Activity before = get(command.row);
    need(actor().leads(before.unit) || actor().runs(command.row));
    put_edited(edited(command));
}

void Fold::put_edited(Activity row) {
    const Activity before = get(row.id);
    const bool is_open = row.status == ActivityStatus::open;
    if (is_open && before.status != ActivityStatus::open) need_lamps(row);
    row.preparing = before.preparing && !is_open;
    put(row);
}

// A row about an activity, when the actor may add one.
template <class Entity>
Entity Fold::added(const ops::Create<Entity>& command) {
    Entity row = command.row;
    row.unit = get(row.activity).unit;
    need(actor().leads(row.unit) || actor().runs(row.activity));
    row.id = next_id<Entity>();
    return row;
}
template <class Entity>
Entity Fold::noted(const ops::Create<Entity>& command) {
    Entity row = added(command);
    row.noted_by = actor_;
    row.at = now_;
    return row;
}

void Fold::fold(const ops::Create<BoundaryDecision>& command) {
    BoundaryDecision row = added(command);
    row.asked_by = actor_;
    row.asked_at = now_;
    row.outcome = BoundaryOutcome::open;
    row.outcome_argument = "";
    row.settled_by = {};
    row.settled_at = {};
    put(row);
}

void Fold::fold(const ops::SettleBoundary& command) {
    BoundaryDecision row = get(command.decision);
    need(actor().leads(row.unit));
    need(row.answer == BoundaryAnswer::doubt && row.outcome == BoundaryOutcome::open);
    row.outcome = command.outcome;
    row.outcome_argument = command.argument;
    row.settled_by = actor_;
    row.settled_at = now_;
    put(row);
}

void Fold::fold(const ops::Create<StaffHearing>& command) { put(noted(command)); }

void Fold::fold(const ops::Create<Delegation>& command) { put(noted(command)); }

}  // namespace tovholder::simulation
