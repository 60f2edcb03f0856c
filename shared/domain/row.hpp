// The list of tables, in one place, and rows of any of them.
#pragma once

#include <compare>
#include <cstdint>
#include <variant>
#include <vector>

#include "shared/base/bytes.hpp"
#include "shared/base/error.hpp"
#include "shared/domain/absence.hpp"
#include "shared/domain/boundary_decision.hpp"
#include "shared/domain/conflict.hpp"
#include "shared/domain/data_request.hpp"
#include "shared/domain/delegation.hpp"
#include "shared/domain/device.hpp"
#include "shared/domain/erasure.hpp"
#include "shared/domain/grant.hpp"
#include "shared/domain/invitation.hpp"
#include "shared/domain/notice.hpp"
#include "shared/domain/retention_rule.hpp"
#include "shared/domain/series.hpp"
#include "shared/domain/server_key.hpp"
#include "shared/domain/sign_up.hpp"
#include "shared/domain/staff_hearing.hpp"
#include "shared/domain/trail.hpp"
#include "shared/domain/unit_figures.hpp"

namespace tovholder {

// One line per entity: a new one is added here, at the end (numbers travel on the wire).
#define TOV_ENTITIES(X)     \
    X(Unit, 1)              \
    X(Person, 2)            \
    X(Grant, 3)             \
    X(Activity, 4)          \
    X(Shift, 5)             \
    X(SignUp, 6)            \
    X(Notice, 7)            \
    X(Invitation, 8)        \
    X(UnitFigures, 9)       \
    X(Device, 10)           \
    X(Conflict, 11)         \
    X(ServerKey, 12)        \
    X(DataRequest, 13)      \
    X(Erasure, 14)          \
    X(RetentionRule, 15)    \
    X(BoundaryDecision, 16) \
    X(StaffHearing, 17)     \
    X(Delegation, 18)       \
    X(Absence, 19)          \
    X(Series, 20)

using TableId = std::uint8_t;

template <class Entity>
inline constexpr TableId table_id = 0;
#define TOV_TABLE(Entity, number) \
    template <>                   \
    inline constexpr TableId table_id<Entity> = number;
TOV_ENTITIES(TOV_TABLE)
#undef TOV_TABLE

// 1: the first release. 2: the roles beyond coordinator and volunteer, UnitFigures, Device.
// 3: Conflict. 4: ServerKey, data requests, erasures, retention; what is left of a first sync, and
// asking ahead. 5: what an activity needs to open. 6: Series.
inline constexpr std::uint32_t schema_version = 6;
// The schema with which a table came: an app of an earlier one is not sent its rows.
constexpr std::uint32_t schema_of(TableId table) {
    if (table <= table_id<Invitation>) return 1;
    if (table <= table_id<Device>) return 2;
    if (table <= table_id<Conflict>) return 3;
    if (table <= table_id<RetentionRule>) return 4;
    if (table <= table_id<Absence>) return 5;
    return 6;
}
// … and an error code: such an app is told another one.
constexpr std::uint32_t schema_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::handed_over:
        case ErrorCode::changed_meanwhile:
            return 3;
        case ErrorCode::days_out_of_range:
        case ErrorCode::too_early:
            return 4;
        case ErrorCode::not_ready:
        case ErrorCode::shift_ahead:
            return 5;
        default:
            return 1;
    }
}

// A row of any table. The alternatives are in the order of TOV_ENTITIES.
using AnyRow =
    std::variant<Unit, Person, Grant, Activity, Shift, SignUp, Notice, Invitation, UnitFigures,
                 Device, Conflict, ServerKey, DataRequest, Erasure, RetentionRule, BoundaryDecision,
                 StaffHearing, Delegation, Absence, Series>;

// Names one row of one table.
struct RowKey {
    TableId table = 0;
    std::uint64_t id = 0;
    auto operator<=>(const RowKey&) const = default;
};

template <class Entity>
RowKey key_of(Id<Entity> id) {
    return {table_id<Entity>, id.value};
}
template <class Entity>
RowKey key_of(const Entity& row) {
    return {table_id<Entity>, row.id.value};
}
inline RowKey key_of(const AnyRow& row) {
    return std::visit([](const auto& typed) { return key_of(typed); }, row);
}

// The row that a conflict is about.
inline RowKey subject_of(const Conflict& conflict) {
    return {static_cast<TableId>(conflict.table), conflict.subject.value};
}

// What applying an op does to the tables: rows as they are afterwards, and rows that are gone.
struct Changes {
    std::vector<AnyRow> puts;
    std::vector<RowKey> erases;
};

// A row as the server numbers it.
struct Stamp {
    std::uint64_t seq = 0;             // the server's number of the last change; 0 = not confirmed
    Bytes unknown = {};                // fields of a newer schema, kept byte for byte (wire format)
    ClassMask mask = mask_everything;  // on a device: the classes of fields that were sent
    Trail trail = {};                  // on the server only, and stored with the row
    bool operator==(const Stamp&) const = default;
};

}  // namespace tovholder
