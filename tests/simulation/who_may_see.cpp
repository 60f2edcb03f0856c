// One row, one question.
#include "tests/simulation/who_may_see.hpp"

#include "tests/simulation/standing.hpp"

namespace tovholder::simulation {
namespace {

struct Eye {
    const State& state;
    Id<Person> person;
    Date today;
    Standing self{state, person, today};

    bool is_mine_or_led(Id<Person> owner) const {
        return owner == person || self.leads_person(owner);
    }

    bool signed_up(Id<Shift> shift) const {
        for (const auto& [id, row] : state.table<SignUp>()) {
            if (row.value.shift == shift && row.value.person == person) return true;
        }
        return false;
    }
    bool told_of(Id<Shift> shift) const {
        for (const auto& [id, row] : state.table<Notice>()) {
            if (row.value.shift == shift && row.value.person == person) return true;
        }
        return false;
    }
    // Sees who comes, too.
    bool is_on_board(const Shift& shift) const {
        const bool open = shift.status == ShiftStatus::planned;
        return self.leads(shift.unit) || self.gathers(shift.activity) ||
               (open && self.serves(shift.unit)) || signed_up(shift.id);
    }
    bool concerns(Id<Unit> unit) const {
        for (const auto& [id, row] : state.table<Shift>()) {
            const bool mine = is_on_board(row.value) || told_of(id);
            if (mine && self.below(row.value.unit, unit)) return true;
        }
        for (const auto& [id, row] : state.table<Grant>()) {
            if (row.value.person == person && self.below(row.value.unit, unit)) return true;
        }
        return self.serves(unit) || self.leads(unit) || self.oversees(unit) || self.measures(unit);
    }
    // A role of one she leads, on the side of the border on which she leads her.
    bool is_led(const Grant& row) const {
        for (const auto& [id, other] : state.table<Grant>()) {
            const Grant& grant = other.value;
            if (grant.person == row.person && self.leads(grant.unit) &&
                self.side(grant.unit) == self.side(row.unit)) {
                return true;
            }
        }
        return false;
    }

    // Whether the other leads a unit in which the person serves or has an activity.
    bool leads_me(Id<Person> other) const {
        for (const auto& [id, row] : state.table<Grant>()) {
            const Grant& grant = row.value;
            const bool as_leader = grant.role == Role::coordinator || grant.role == Role::admin ||
                                   grant.role == Role::partner;
            if (grant.person != other || !as_leader || !grant.held_on(today)) continue;
            for (const Grant& mine : self.grants()) {
                const bool serves = mine.role == Role::volunteer || is_for_activity(mine.role);
                if (serves && self.below(mine.unit, grant.unit) &&
                    !self.behind(mine.unit, grant.unit)) {
                    return true;
                }
            }
        }
        return false;
    }

    bool sees(const Unit& row) const { return concerns(row.id); }
    bool sees(const Grant& row) const {
        return row.person == person || is_led(row) || self.is_contact(row);
    }
    bool sees(const Invitation& row) const {
        return self.leads_person(row.person) || self.knows_contact(row.person, true);
    }
    bool sees(const Device& row) const {
        const bool opens_files = !row.box_key.empty() && !row.withdrawn;
        return is_mine_or_led(row.person) || self.knows_contact(row.person, true) ||
               (opens_files && leads_me(row.person));
    }
    bool sees(const ServerKey&) const { return true; }
    bool sees(const DataRequest& row) const { return is_mine_or_led(row.person); }
    bool sees(const Erasure& row) const { return self.leads(row.unit); }
    bool sees(const RetentionRule&) const { return true; }
    bool sees(const Conflict& row) const { return self.may_choose(row); }
    bool sees(const Notice& row) const { return row.person == person; }
    bool sees(const UnitFigures& row) const {
        return self.leads(row.unit) || self.oversees(row.unit) || self.measures(row.unit);
    }
    bool sees(const Shift& row) const {
        return is_on_board(row) || told_of(row.id) || self.oversees(row.unit);
    }
    bool sees(const Activity& row) const {
        const bool open = row.status == ActivityStatus::open;
        if (self.leads(row.unit) || self.oversees(row.unit) || self.gathers(row.id) ||
            (open && self.serves(row.unit))) {
            return true;
        }
        for (const auto& [id, shift] : state.table<Shift>()) {
            if (shift.value.activity == row.id && sees(shift.value)) return true;
        }
        return false;
    }
    bool sees(const BoundaryDecision& row) const {
        if (self.leads(row.unit)) return true;
        // Who runs an activity of the unit learns from what was decided about others.
        for (const Grant& grant : self.grants()) {
            const Activity* own = state.find(grant.activity);
            const bool runs_one = grant.role == Role::responsible && own != nullptr;
            if (runs_one && own->unit == row.unit) return true;
        }
        return false;
    }
    bool sees(const Absence& row) const {
        return is_mine_or_led(row.person) || self.gathers_person(row.person);
    }
    bool sees(const Series& row) const {
        return self.leads(row.unit) || self.gathers(row.activity);
    }
    bool sees(const StaffHearing& row) const {
        return self.leads(row.unit) || self.runs(row.activity);
    }
    bool sees(const Delegation& row) const {
        const Activity* activity = state.find(row.activity);
        const bool is_open = activity != nullptr && activity->status == ActivityStatus::open;
        return self.leads(row.unit) || self.gathers(row.activity) ||
               (is_open && self.serves(row.unit));
    }
    bool sees(const SignUp& row) const {
        if (row.person == person) return true;
        const Shift* shift = state.find(row.shift);
        if (shift == nullptr || !is_on_board(*shift)) return false;
        return self.leads(shift->unit) || self.gathers(shift->activity) ||
               row.status != SignUpStatus::given_back;
    }
    bool sees(const Person& row) const {
        if (is_mine_or_led(row.id) || self.knows_contact(row.id, false)) return true;
        for (const auto& [id, sign_up] : state.table<SignUp>()) {
            if (sign_up.value.person == row.id && sees(sign_up.value)) return true;
        }
        return false;
    }
};

}  // namespace

bool may_see(const State& state, Id<Person> person, Date today, RowKey key) {
    const auto found = state.get(key);
    if (!found) return false;
    const Eye eye{.state = state, .person = person, .today = today};
    return std::visit([&](const auto& row) { return eye.sees(row); }, found->row);
}

}  // namespace tovholder::simulation
