// Who may read a file of changes on the way: never more than those whom the server would show it.
#include <algorithm>

#include "shared/ops/permissions.hpp"
#include "shared/sync/bundle.hpp"

namespace tovholder::sync {
namespace {

// The units of which one must see all to see what the command touches: one of them is enough.
// Nothing: only the server may read it. A command that is not named here is never for others.
struct NeededUnits {
    const State& state;
    Id<Person> author;
    Date today;

    using Units = std::optional<std::vector<Id<Unit>>>;

    Units of_shift(Id<Shift> id) const {
        const Shift* shift = state.find(id);
        if (shift == nullptr) return {};
        return std::vector{shift->unit};
    }
    Units operator()(const ops::TakeShift& command) const { return of_shift(command.shift); }
    Units operator()(const ops::GiveBackShift& command) const { return of_shift(command.shift); }
    Units operator()(const ops::SeekSubstitute& command) const { return of_shift(command.shift); }
    Units operator()(const ops::SeeNotice& command) const {
        const Notice* notice = state.find(command.notice);
        if (notice == nullptr) return {};
        return of_shift(notice->shift);
    }
    Units operator()(const ops::Edit<Person>& command) const {
        if (command.row != author) return {};
        std::vector<Id<Unit>> units;
        for (const ops::Held& held : ops::roles_held(state, author, today)) {
            units.push_back(held.unit);
        }
        return units;
    }
    template <class Kind>
    Units operator()(const Kind&) const {
        return {};
    }
};

// As those see it who hold the unit: all below it, but not past a border.
bool sees_all_of(const State& state, Id<Unit> reads, Id<Unit> unit, Date today) {
    const ops::Held held{Role::coordinator, reads, {}};
    return ops::relations_of(state, held, ops::on(unit), today) == ops::relation::unit;
}

bool may_read(const State& state, Id<Unit> reads, const NeededUnits& needed,
              const std::vector<ops::Op>& ops) {
    return std::all_of(ops.begin(), ops.end(), [&](const ops::Op& op) {
        const auto units = std::visit(needed, op.command);
        return units && std::any_of(units->begin(), units->end(), [&](Id<Unit> unit) {
                   return sees_all_of(state, reads, unit, needed.today);
               });
    });
}

}  // namespace

std::vector<std::string> reader_keys(const State& state, Id<Person> author,
                                     const std::vector<ops::Op>& ops, Date today) {
    const NeededUnits needed{state, author, today};
    std::vector<std::string> keys;
    for (const auto& [id, row] : state.table<Device>()) {
        const Device& device = row.value;
        if (device.box_key.empty() || device.withdrawn) continue;
        if (keys.size() + 1 == wire::bundle_wraps_max) break;
        if (may_read(state, device.reads, needed, ops)) keys.push_back(device.box_key);
    }
    return keys;
}

}  // namespace tovholder::sync
