// Ops in columns: numbers, clocks, kinds, then kind by kind; edits of one table field by field.
// Included by codec.cpp only.
#pragma once

#include "shared/wire/describe_commands.hpp"
#include "shared/wire/describe_rows.hpp"

namespace tovholder::wire {

inline constexpr std::size_t ops_per_request_max = 4096;

using OpPointers = std::vector<const ops::Op*>;
using OpPositions = std::vector<std::size_t>;

template <class Entity>
void write_kind(CompactOutput& archive, const OpPointers& ops,
                std::type_identity<ops::Edit<Entity>>) {
    RowsOut out;
    for (const ops::Op* op : ops) {
        const auto& edit = std::get<ops::Edit<Entity>>(op->command);
        out.rows.push_back(&edit.values);
        out.ids.push_back(edit.row.value);
        out.fields.push_back(edit.fields);
    }
    write_row_columns(archive, fields_of<Entity>(), out);
}

template <class Entity>
struct EditsIn : RowsIn {
    EditsIn(std::vector<ops::Op>& to, const OpPositions& positions) : ops(to), at(positions) {}
    void* row(std::size_t number, std::uint64_t id) override {
        auto& edit = ops[at[number]].command.template emplace<ops::Edit<Entity>>();
        edit.row = {id};
        edit.values.id = {id};
        return &edit.values;
    }
    void done(std::size_t number, FieldSet fields, Bytes unknown) override {
        // A field that this version does not know must not be dropped in silence.
        if (!unknown.empty()) throw cereal::Exception("edit of an unknown field");
        std::get<ops::Edit<Entity>>(ops[at[number]].command).fields = fields;
    }
    std::vector<ops::Op>& ops;
    const OpPositions& at;
};

template <class Entity>
void read_kind(CompactInput& archive, std::vector<ops::Op>& ops, const OpPositions& at,
               std::type_identity<ops::Edit<Entity>>) {
    EditsIn<Entity> in(ops, at);
    read_row_columns(archive, fields_of<Entity>(), at.size(), in);
}

// Commands of other kinds are rare: each as it is, with its length.
template <class Kind>
void write_kind(CompactOutput& archive, const OpPointers& ops, std::type_identity<Kind>) {
    std::vector<Bytes> bodies;
    std::vector<std::string_view> views;
    bodies.reserve(ops.size());
    for (const ops::Op* op : ops) {
        CompactOutput body;
        write_body(body, std::get<Kind>(op->command));
        views.push_back(as_text(bodies.emplace_back(body.take())));
    }
    write_texts(archive, views);
}

template <class Kind>
void read_kind(CompactInput& archive, std::vector<ops::Op>& ops, const OpPositions& at,
               std::type_identity<Kind>) {
    const auto bodies = read_texts(archive, at.size());
    for (std::size_t i = 0; i < at.size(); ++i) {
        CompactInput body(as_bytes(bodies[i]), archive.budget());
        read_body(body, ops[at[i]].command.template emplace<Kind>());
        body.require_end();
    }
}

inline std::int64_t number_of(const ops::Command& command) {
    return std::visit([]<class Kind>(const Kind&) { return command_number<Kind>; }, command);
}

// `clock` and `seq` are those of the request: ops are near them.
inline void write_ops(CompactOutput& archive, const std::vector<ops::Op>& ops, Instant clock,
                      std::uint64_t seq) {
    Numbers devices, numbers, clocks, bases, kinds;
    std::map<std::int64_t, OpPointers> by_kind;
    for (const ops::Op& op : ops) {
        devices.push_back(op.id.device);
        numbers.push_back(op.id.number);
        clocks.push_back(clock - op.clock);
        bases.push_back(static_cast<std::int64_t>(seq - op.base));
        kinds.push_back(number_of(op.command));
        by_kind[kinds.back()].push_back(&op);
    }
    for (const Numbers* column : {&devices, &numbers, &clocks, &bases, &kinds}) {
        write_numbers(archive, *column);
    }
#define TOV_WRITE(Kind, number)                                              \
    if (const auto found = by_kind.find(number); found != by_kind.end()) {   \
        write_kind(archive, found->second, std::type_identity<ops::Kind>{}); \
    }
    TOV_COMMANDS(TOV_WRITE)
#undef TOV_WRITE
}

inline void read_ops(CompactInput& archive, std::vector<ops::Op>& ops, std::size_t count,
                     Instant clock, std::uint64_t seq) {
    const Numbers devices = read_numbers(archive, count);
    const Numbers numbers = read_numbers(archive, count);
    const Numbers clocks = read_numbers(archive, count);
    const Numbers bases = read_numbers(archive, count);
    const Numbers kinds = read_numbers(archive, count);
    archive.make_room(ops, count);
    std::map<std::int64_t, OpPositions> by_kind;
    for (std::size_t i = 0; i < count; ++i) {
        ops::Op& op = ops.emplace_back();
        op.id = id_of<void>(static_cast<std::uint64_t>(devices[i]),
                            static_cast<std::uint64_t>(numbers[i]), 0)
                    .op();
        op.clock = instant_of(static_cast<std::int64_t>(minus(clock.seconds, clocks[i])));
        op.base = seq - static_cast<std::uint64_t>(bases[i]);
        by_kind[kinds[i]].push_back(i);
    }
    std::size_t known = 0;
#define TOV_READ(Kind, number)                                                   \
    if (const auto found = by_kind.find(number); found != by_kind.end()) {       \
        known += found->second.size();                                           \
        read_kind(archive, ops, found->second, std::type_identity<ops::Kind>{}); \
    }
    TOV_COMMANDS(TOV_READ)
#undef TOV_READ
    if (known != count) throw cereal::Exception("unknown command");
}

}  // namespace tovholder::wire
