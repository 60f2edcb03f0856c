// Leave to choose is leave to edit.
#include "shared/ops/conflicts.hpp"

#include "shared/base/calendar.hpp"

namespace tovholder::ops {
namespace {

std::string two_digits(std::int32_t number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

FieldSet own_fields() {
    FieldSet fields;
    for (const std::uint32_t tag : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 10u, 11u, 12u, 13u}) {
        fields.add(tag);
    }
    return fields;
}

ClassMask may_settle(const State& state, Id<Person> person, const Conflict& conflict, Date day) {
    const FieldGroup* group = find_group(subject_of(conflict).table, conflict.group);
    if (group == nullptr || !state.contains(subject_of(conflict))) return 0;
    const auto leave = [&](Act act, Target target) {
        return may(state, person, act, target, day) ? mask_device_max : ClassMask{0};
    };
    const std::uint64_t id = conflict.subject.value;
    switch (conflict.table) {
        case table_id<Unit>:
            return leave(Act::edit_unit, on(Id<Unit>{id}));
        case table_id<Activity>:
            return leave(Act::edit_activity, on(*state.find(Id<Activity>{id})));
        case table_id<Shift>:
            return leave(Act::run_shifts, on(*state.find(Id<Shift>{id})));
        case table_id<Series>: {
            const Activity* activity = state.find(state.find(Id<Series>{id})->activity);
            return activity == nullptr ? ClassMask{0} : leave(Act::run_shifts, on(*activity));
        }
        default:
            break;
    }
    const Id<Person> about{id};
    if (const ClassMask all = leave(Act::edit_person, on(about)); all != 0) return all;
    const bool is_own = (group->fields.bits & ~own_fields().bits) == 0;
    return is_own && may(state, person, Act::edit_self, on(about), day) ? mask_own : ClassMask{0};
}

std::string join_texts(const std::string& first, const std::string& second, std::string_view name,
                       Instant at) {
    const LocalTime local = to_local(at);
    const YearMonthDay date = civil(local.date);
    std::string mark = std::to_string(date.day) + "." + std::to_string(date.month) + "." +
                       std::to_string(date.year) + " " + two_digits(local.minute / 60) + "." +
                       two_digits(local.minute % 60);
    if (!name.empty()) mark = std::string(name) + ", " + mark;
    return first + "\n[" + mark + "]\n" + second;
}

Command edit_of(const AnyRow& row, FieldSet fields) {
    return std::visit(
        [&]<class Entity>(const Entity& typed) -> Command {
            if constexpr (std::is_constructible_v<Command, Edit<Entity>> &&
                          !std::is_same_v<Entity, Grant>) {
                return Edit<Entity>{typed.id, typed, fields};
            } else {
                TOV_ASSERT(false);
                return LostOp{};
            }
        },
        row);
}

}  // namespace tovholder::ops
