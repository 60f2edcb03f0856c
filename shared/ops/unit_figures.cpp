// One pass over the shifts of the weeks in question.
#include "shared/ops/unit_figures.hpp"

#include <map>
#include <set>

namespace tovholder::ops {
namespace {

struct Count {
    UnitFigures row;
    std::set<Id<Person>> people;
};
using Counts = std::map<std::pair<Id<Unit>, Date>, Count>;

void count(const State& state, const Shift& shift, Count& at) {
    ++at.row.shifts;
    at.row.places += shift.places;
    for (const Id<SignUp> id : state.sign_ups_of(shift.id)) {
        const SignUp& sign_up = *state.find(id);
        if (sign_up.status != SignUpStatus::confirmed) continue;
        ++at.row.taken;
        at.people.insert(sign_up.person);
    }
}

// The number of people, or that they are few; then the places taken would tell as much.
void put_people(Count& at) {
    at.row.people = static_cast<std::uint32_t>(at.people.size());
    at.row.few = at.row.people > 0 && at.row.people < people_told_min;
    if (at.row.few) at.row.people = at.row.taken = 0;
}

}  // namespace

Changes refresh_figures(const State& state, OpId op, Date today) {
    const Date first = monday_of(today);
    const Date end = first + figures_weeks * 7;
    Counts counts;
    Changes changes;
    // Rows that are there begin at nothing: the last shift of a week may have been cancelled.
    for (const auto& [id, row] : state.table<UnitFigures>()) {
        const UnitFigures& figures = row.value;
        if (state.find(figures.unit) == nullptr) {
            changes.erases.push_back(key_of(id));
        } else if (figures.week >= first && figures.week < end) {
            counts[{figures.unit, figures.week}].row.id = id;
        }
    }
    const auto& by_start = state.shifts_by_start();
    for (auto it = by_start.lower_bound({from_local({first, 0}), {}});
         it != by_start.end() && it->first < from_local({end, 0}); ++it) {
        const Shift& shift = *state.find(it->second);
        if (shift.status == ShiftStatus::cancelled) continue;
        const Date week = monday_of(to_local(shift.starts).date);
        count(state, shift, counts[{shift.unit, week}]);
    }
    std::uint32_t index = 0;
    for (auto& [key, at] : counts) {
        at.row.unit = key.first;
        at.row.week = key.second;
        put_people(at);
        const UnitFigures* before = at.row.id ? state.find(at.row.id) : nullptr;
        if (before != nullptr && *before == at.row) continue;
        if (before == nullptr && index == rows_per_op_max) continue;
        if (before == nullptr) at.row.id = Id<UnitFigures>::make(op, ++index);
        changes.puts.push_back(at.row);
    }
    return changes;
}

}  // namespace tovholder::ops
