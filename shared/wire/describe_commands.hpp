// How commands and ops look in an archive: command number, then its parts as a
// block. Included by codec.cpp only.
#pragma once

#include "shared/wire/describe_domain.hpp"

namespace tovholder::wire {

template <class Entity>
void write_rows(CompactOutput& archive, const std::vector<Entity>& rows) {
    archive.number(rows.size());
    for (const Entity& row : rows) write_row(archive, row);
}
template <class Entity>
void read_rows(CompactInput& archive, std::vector<Entity>& rows) {
    const std::size_t count = archive.count();
    archive.make_room(rows, count);
    for (std::size_t i = 0; i < count; ++i) read_row(archive, rows.emplace_back());
}

template <class Entity>
void write_body(CompactOutput& archive, const ops::Create<Entity>& command) {
    write_row(archive, command.row);
}
template <class Entity>
void read_body(CompactInput& archive, ops::Create<Entity>& command) {
    read_row(archive, command.row);
}

template <class Entity>
void write_body(CompactOutput& archive, const ops::Edit<Entity>& command) {
    write_value(archive, command.row);
    archive.block_of([&] { write_fields(archive, command.values, command.fields); });
}
template <class Entity>
void read_body(CompactInput& archive, ops::Edit<Entity>& command) {
    read_value(archive, command.row);
    Bytes unknown;
    archive.block_of([&] { command.fields = read_fields(archive, command.values, unknown); });
    // A field that this version does not know must not be dropped in silence.
    if (!unknown.empty()) throw cereal::Exception("edit of an unknown field");
    command.values.id = command.row;
}

// A command of single values.
struct AnyPart {
    template <class Part>
    void operator()(const Part&) const {}
};
template <class Kind>
concept InParts = requires(const Kind& kind, AnyPart& any) {
    Kind::parts(kind, any);
};

template <InParts Kind>
void write_body(CompactOutput& archive, const Kind& command) {
    auto write = [&](const auto& part) { write_value(archive, part); };
    Kind::parts(command, write);
}
template <InParts Kind>
void read_body(CompactInput& archive, Kind& command) {
    auto read = [&](auto& part) { read_value(archive, part); };
    Kind::parts(command, read);
}

inline void write_body(CompactOutput& archive, const ops::AddPerson& command) {
    write_row(archive, command.person);
    write_rows(archive, command.grants);
}
inline void read_body(CompactInput& archive, ops::AddPerson& command) {
    read_row(archive, command.person);
    read_rows(archive, command.grants);
}

inline void write_body(CompactOutput& archive, const ops::CreateSeries& command) {
    write_row(archive, command.first);
    write_value(archive, command.rhythm);
    write_value(archive, command.last_day);
    write_value(archive, command.skip_holidays);
}
inline void read_body(CompactInput& archive, ops::CreateSeries& command) {
    read_row(archive, command.first);
    read_value(archive, command.rhythm);
    read_value(archive, command.last_day);
    read_value(archive, command.skip_holidays);
}

inline void write_body(CompactOutput& archive, const ops::ImportRows& command) {
    write_rows(archive, command.units);
    write_rows(archive, command.activities);
    write_rows(archive, command.people);
    write_rows(archive, command.grants);
    write_rows(archive, command.shifts);
}
inline void read_body(CompactInput& archive, ops::ImportRows& command) {
    read_rows(archive, command.units);
    read_rows(archive, command.activities);
    read_rows(archive, command.people);
    read_rows(archive, command.grants);
    read_rows(archive, command.shifts);
}

inline void write_op_id(CompactOutput& archive, OpId id) {
    archive.number(id.device);
    archive.number(id.number);
}
inline OpId read_op_id(CompactInput& archive) {
    const std::uint64_t device = archive.number();
    const std::uint64_t number = archive.number();
    if (device > device_alias_max || number > op_number_max) {
        throw cereal::Exception("op id out of range");
    }
    return {static_cast<DeviceAlias>(device), static_cast<OpNumber>(number)};
}

inline void write_body(CompactOutput& archive, const ops::UndoCreation& command) {
    write_op_id(archive, command.op);
}
inline void read_body(CompactInput& archive, ops::UndoCreation& command) {
    command.op = read_op_id(archive);
}

inline void write_body(CompactOutput&, const ops::LostOp&) {}
inline void read_body(CompactInput&, ops::LostOp&) {}

// ---- numbers
// -------------------------------------------------------------------------------

template <class Command>
inline constexpr std::uint8_t command_number = 0;
#define TOV_NUMBER(Kind, number) \
    template <>                  \
    inline constexpr std::uint8_t command_number<ops::Kind> = number;
TOV_COMMANDS(TOV_NUMBER)
#undef TOV_NUMBER

inline void write_command(CompactOutput& archive, const ops::Command& command) {
    std::visit(
        [&]<class Kind>(const Kind& kind) {
            archive.number(command_number<Kind>);
            archive.block_of([&] { write_body(archive, kind); });
        },
        command);
}

inline void read_command(CompactInput& archive, ops::Command& command) {
    switch (archive.number()) {
#define TOV_CASE(Kind, number)                                                       \
    case number:                                                                     \
        archive.block_of([&] { read_body(archive, command.emplace<ops::Kind>()); }); \
        return;
        TOV_COMMANDS(TOV_CASE)
#undef TOV_CASE
        default:
            throw cereal::Exception("unknown command");
    }
}

inline void write_op(CompactOutput& archive, const ops::Op& op) {
    write_op_id(archive, op.id);
    write_value(archive, op.clock);
    archive.number(op.base);
    write_command(archive, op.command);
}
inline void read_op(CompactInput& archive, ops::Op& op) {
    op.id = read_op_id(archive);
    read_value(archive, op.clock);
    op.base = archive.number();
    read_command(archive, op.command);
}

}  // namespace tovholder::wire
