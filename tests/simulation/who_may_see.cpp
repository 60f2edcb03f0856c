// One row, one question.
#include "tests/simulation/who_may_see.hpp"

namespace tovholder::simulation {
namespace {

struct Eye {
    const State& state;
    Id<Person> person;
    Date today;

    bool below(Id<Unit> unit, Id<Unit> above) const {
        const Unit* row = state.find(unit);
        return unit == above || (row != nullptr && row->parent && below(row->parent, above));
    }
    bool has_role(Role role, Id<Unit> unit) const {
        for (const auto& [id, row] : state.table<Grant>()) {
            const Grant& grant = row.value;
            if (grant.person == person && grant.role == role && grant.held_on(today) &&
                below(unit, grant.unit)) {
                return true;
            }
        }
        return false;
    }
    bool leads_unit(Id<Unit> unit) const { return has_role(Role::coordinator, unit); }
    bool leads_person(Id<Person> other) const {
        for (const auto& [id, row] : state.table<Grant>()) {
            if (row.value.person == other && leads_unit(row.value.unit)) return true;
        }
        return false;
    }
    bool is_mine_or_led(Id<Person> owner) const { return owner == person || leads_person(owner); }

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
        return leads_unit(shift.unit) || (open && has_role(Role::volunteer, shift.unit)) ||
               signed_up(shift.id);
    }
    bool concerns(Id<Unit> unit) const {
        for (const auto& [id, row] : state.table<Shift>()) {
            const bool mine = is_on_board(row.value) || told_of(id);
            if (mine && below(row.value.unit, unit)) return true;
        }
        for (const auto& [id, row] : state.table<Grant>()) {
            if (row.value.person == person && below(row.value.unit, unit)) return true;
        }
        return has_role(Role::volunteer, unit) || leads_unit(unit);
    }

    bool sees(const Unit& row) const { return concerns(row.id); }
    bool sees(const Grant& row) const { return is_mine_or_led(row.person); }
    bool sees(const Invitation& row) const { return leads_person(row.person); }
    bool sees(const Notice& row) const { return row.person == person; }
    bool sees(const Shift& row) const { return is_on_board(row) || told_of(row.id); }
    bool sees(const Activity& row) const {
        const bool open = row.status == ActivityStatus::open;
        if (leads_unit(row.unit) || (open && has_role(Role::volunteer, row.unit))) return true;
        for (const auto& [id, shift] : state.table<Shift>()) {
            if (shift.value.activity == row.id && sees(shift.value)) return true;
        }
        return false;
    }
    bool sees(const SignUp& row) const {
        if (row.person == person) return true;
        const Shift* shift = state.find(row.shift);
        if (shift == nullptr || !is_on_board(*shift)) return false;
        return leads_unit(shift->unit) || row.status != SignUpStatus::given_back;
    }
    bool sees(const Person& row) const {
        if (is_mine_or_led(row.id)) return true;
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
    const Eye eye{state, person, today};
    return std::visit([&](const auto& row) { return eye.sees(row); }, found->row);
}

}  // namespace tovholder::simulation
