// What an import makes, and the fold of a whole run.
#include "tests/simulation/oracle.hpp"

#include "shared/ops/same.hpp"
#include "tests/simulation/fold.hpp"

namespace tovholder::simulation {

// Rows that are already there are not made again, and what names them means the old ones.
void Fold::fold(const ops::ImportRows& command) {
    const State before = state_;
    std::map<RowKey, std::uint64_t> real;
    const auto meant = [&]<class Entity>(Id<Entity>& id) {
        if (id.is_local()) id = {real.at(key_of(id))};
    };
    const auto add = [&]<class Entity>(Entity row, Id<Entity> same) {
        const RowKey local = key_of(row);
        row.id = same ? same : next_id<Entity>();
        real[local] = row.id.value;
        if (!same) put(row);
        return !same;
    };
    for (Unit row : command.units) {
        meant(row.parent);
        need_leading(row.parent);
        need(row.kind == UnitKind::department);
        add(row, ops::find_same(before, row));
    }
    for (Activity row : command.activities) {
        meant(row.unit);
        need_leading(row.unit);
        add(row, ops::find_same(before, row));
    }
    std::set<Id<Person>> fresh;
    for (Person row : command.people) {
        Id<Person> same;
        for (const auto& [id, other] : state_.table<Person>()) {
            const bool is_same = ops::sameness_key(other.value) == ops::sameness_key(row);
            if (is_same && !same) same = id;
        }
        protect(row);
        if (add(row, same)) fresh.insert({real.at(key_of(row))});
    }
    for (Grant row : command.grants) {
        meant(row.person);
        meant(row.unit);
        need_leading(row.unit);
        need(row.role == Role::volunteer);
        if (fresh.contains(row.person)) add(row, {});
    }
    for (Shift row : command.shifts) {
        meant(row.activity);
        row.unit = get(row.activity).unit;
        need_running(row);
        row.status = ShiftStatus::planned;
        row.series = {};
        row.own = 0;
        add(row, ops::find_same(before, row));
    }
}

State fold(const State& founding, const Ledger& ledger) {
    Fold fold(founding);
    for (const Decided& decided : ledger.decided()) {
        switch (decided.kind) {
            case Decided::Kind::op:
                fold.take(decided, ledger.made_as(decided));
                break;
            case Decided::Kind::invited:
                fold.invite(decided);
                break;
            case Decided::Kind::joined:
                fold.join(decided);
                break;
            case Decided::Kind::erased:
                fold.erase(decided);
                break;
            case Decided::Kind::night:
                fold.pass_night(decided);
                break;
        }
    }
    return std::move(fold).finish();
}

}  // namespace tovholder::simulation
