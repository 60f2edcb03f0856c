// Sync requests and answers in frame version 2: what is as usual takes no bytes, rows and ops stand
// in columns. Included by codec.cpp only.
#pragma once

#include "shared/wire/describe_messages.hpp"

namespace tovholder::wire {

// ---- requests --------------------------------------------------------------------------------

inline void write(CompactOutput& archive, const SyncRequest& request) {
    archive(request.schema, request.seq);
    write_fixed64(archive, request.check);
    write_value(archive, request.clock);
    if (request.ops.empty()) {
        if (request.ahead != 0) archive(std::uint64_t{0}, request.ahead);
        return;
    }
    archive(request.ops.size(), request.guess);
    write_ops(archive, request.ops, request.clock, request.seq);
}

inline void read(CompactInput& archive, SyncRequest& request) {
    archive(request.schema, request.seq);
    request.check = read_fixed64(archive);
    read_value(archive, request.clock);
    if (archive.at_end()) return;
    const std::uint64_t count = archive.number();
    if (count > ops_per_request_max) throw cereal::Exception("bad number of ops");
    if (count == 0) {
        archive(request.ahead);
        if (request.ahead == 0) throw cereal::Exception("no ops");
        return;
    }
    archive(request.guess);
    read_ops(archive, request.ops, static_cast<std::size_t>(count), request.clock, request.seq);
}

// ---- rows ------------------------------------------------------------------------------------
// Table by table: number, count, seqs, masks, columns; 0 ends them.

inline FieldList fields_of_table(std::uint64_t table) {
    switch (table) {
#define TOV_CASE(Entity, number) \
    case number:                 \
        return fields_of<Entity>();
        TOV_ENTITIES(TOV_CASE)
#undef TOV_CASE
        default:
            throw cereal::Exception("unknown table");
    }
}

// REQUIRES: rows of one table.
inline void write_table(CompactOutput& archive, const std::vector<const SentRow*>& rows) {
    RowsOut out;
    Numbers seqs, masks;
    for (const SentRow* sent : rows) {
        std::visit(
            [&](const auto& row) {
                out.rows.push_back(&row);
                out.ids.push_back(row.id.value);
                out.fields.push_back(fields_to_send(row, sent->stamp.mask));
            },
            sent->row);
        out.unknown.push_back(sent->stamp.unknown);
        seqs.push_back(static_cast<std::int64_t>(sent->stamp.seq));
        masks.push_back(sent->stamp.mask);
    }
    const TableId table = key_of(rows.front()->row).table;
    archive.number(table);
    archive.number(rows.size());
    write_numbers(archive, seqs);
    write_numbers(archive, masks);
    write_row_columns(archive, fields_of_table(table), out);
}

struct SentRowsIn : RowsIn {
    SentRowsIn(std::vector<SentRow>& to, TableId of) : rows(to), table(of) {}
    void* row(std::size_t, std::uint64_t id) override {
        rows.push_back({blank_row({table, id}), {}});
        return std::visit([](auto& row) -> void* { return &row; }, rows.back().row);
    }
    void done(std::size_t, FieldSet, Bytes unknown) override {
        rows.back().stamp.unknown = std::move(unknown);
    }
    std::vector<SentRow>& rows;
    TableId table;
};

inline void read_table(CompactInput& archive, TableId table, std::vector<SentRow>& rows) {
    const FieldList fields = fields_of_table(table);
    const std::uint64_t given = archive.number();
    if (given == 0 || given > rows_per_message_max) throw cereal::Exception("bad number of rows");
    const auto count = static_cast<std::size_t>(given);
    const Numbers seqs = read_numbers(archive, count);
    const Numbers masks = read_numbers(archive, count);
    archive.budget().charge(count * sizeof(SentRow));
    const std::size_t first = rows.size();
    rows.reserve(first + count);
    SentRowsIn in(rows, table);
    read_row_columns(archive, fields, count, in);
    for (std::size_t i = 0; i < count; ++i) {
        if (masks[i] < 0 || masks[i] > 255) throw cereal::Exception("bad mask");
        rows[first + i].stamp.seq = static_cast<std::uint64_t>(seqs[i]);
        rows[first + i].stamp.mask = static_cast<ClassMask>(masks[i]);
    }
}

// In the order of tables and ids, whatever order they come in.
inline void write_row_tables(CompactOutput& archive, const std::vector<SentRow>& rows) {
    std::map<RowKey, const SentRow*> sorted;
    for (const SentRow& row : rows) sorted.emplace(key_of(row.row), &row);
    std::map<TableId, std::vector<const SentRow*>> tables;
    for (const auto& [key, row] : sorted) tables[key.table].push_back(row);
    for (const auto& entry : tables) write_table(archive, entry.second);
    archive.number(0);
}

inline void read_row_tables(CompactInput& archive, std::vector<SentRow>& rows) {
    for (std::uint64_t table = archive.number(), last = 0; table != 0;
         last = table, table = archive.number()) {
        if (table <= last || table > 255) throw cereal::Exception("bad table");
        read_table(archive, static_cast<TableId>(table), rows);
    }
}

// ---- answers ---------------------------------------------------------------------------------

// What an answer has beside the usual, as bits.
enum : std::uint64_t {
    has_history = 1,
    has_reset = 2,
    has_more = 4,
    has_outcomes = 8,  // numbers from …, all of them applied but for those that are named
    has_next_op = 16,  // else it follows from the outcomes
    has_guessed = 32,
    has_rows = 64,
    has_forgets = 128,
    has_left = 256,
    has_follows = 512,
    has_erased = 1u << 16,
};
inline constexpr std::uint64_t all_parts = 1023 | has_erased;

inline bool without_holes(const std::vector<Outcome>& outcomes) {
    for (std::size_t i = 1; i < outcomes.size(); ++i) {
        if (outcomes[i].number != outcomes[i - 1].number + 1) return false;
    }
    return true;
}

// REQUIRES: without_holes.
inline void write_outcomes(CompactOutput& archive, const std::vector<Outcome>& outcomes) {
    const auto refused = std::count_if(outcomes.begin(), outcomes.end(),
                                       [](const Outcome& outcome) { return !outcome.applied(); });
    archive(outcomes.front().number, outcomes.size());
    archive.number(static_cast<std::uint64_t>(refused));
    OpNumber last = outcomes.front().number;
    for (const Outcome& outcome : outcomes) {
        if (outcome.applied()) continue;
        archive.number(outcome.number - last);
        last = outcome.number;
        write(archive, outcome.refusal.front());
    }
}

inline void read_outcomes(CompactInput& archive, std::vector<Outcome>& outcomes) {
    OpNumber first = 0;
    std::uint64_t count = 0;
    archive(first, count);
    if (count == 0 || count > ops_per_request_max || first > op_number_max) {
        throw cereal::Exception("bad outcomes");
    }
    archive.make_room(outcomes, static_cast<std::size_t>(count));
    for (std::uint64_t i = 0; i < count; ++i) {
        outcomes.push_back({first + static_cast<OpNumber>(i), {}});
    }
    std::uint64_t at = 0;
    for (std::size_t left = archive.count(); left > 0; --left) {
        at += archive.number();
        if (at >= count || !outcomes[at].applied()) throw cereal::Exception("bad outcomes");
        read(archive, outcomes[at].refusal.emplace_back(Error{ErrorCode::bad_record}));
    }
}

inline std::uint64_t parts_of(const SyncResponse& response) {
    std::uint64_t parts = 0;
    if (response.history != 0) parts |= has_history;
    if (response.reset) parts |= has_reset;
    if (response.more) parts |= has_more;
    if (!response.outcomes.empty()) parts |= has_outcomes;
    if (response.outcomes.empty() || response.next_op != response.outcomes.back().number + 1) {
        parts |= has_next_op;
    }
    if (response.guessed_seq != 0) parts |= has_guessed;
    if (!response.rows.empty()) parts |= has_rows;
    if (!response.forgets.empty()) parts |= has_forgets;
    if (response.left.bytes != 0) parts |= has_left;
    if (response.follows != 0) parts |= has_follows;
    if (!response.erased.empty()) parts |= has_erased;
    return parts;
}

inline void write(CompactOutput& archive, const SyncResponse& response) {
    TOV_ASSERT(without_holes(response.outcomes));
    const std::uint64_t parts = parts_of(response);
    archive(parts, response.seq);
    write_value(archive, response.now);
    if ((parts & has_history) != 0) write_fixed64(archive, response.history);
    if ((parts & has_outcomes) != 0) write_outcomes(archive, response.outcomes);
    if ((parts & has_next_op) != 0) archive(response.next_op);
    if ((parts & has_guessed) != 0) {
        archive((response.seq - response.guessed_seq) << 4 | response.guessed_mask);
    }
    if ((parts & has_rows) != 0) write_row_tables(archive, response.rows);
    if ((parts & has_forgets) != 0) {
        archive.number(response.forgets.size());
        for (const RowKey key : response.forgets) write_key(archive, key);
    }
    if ((parts & has_left) != 0) write(archive, response.left);
    if ((parts & has_follows) != 0) write_fixed64(archive, response.follows);
    if ((parts & has_erased) != 0) write_people(archive, response.erased);
}

inline void read(CompactInput& archive, SyncResponse& response) {
    std::uint64_t parts = 0;
    archive(parts, response.seq);
    if ((parts & ~all_parts) != 0) throw cereal::Exception("unknown parts");
    read_value(archive, response.now);
    if ((parts & has_history) != 0) response.history = read_fixed64(archive);
    response.reset = (parts & has_reset) != 0;
    response.more = (parts & has_more) != 0;
    if ((parts & has_outcomes) != 0) {
        read_outcomes(archive, response.outcomes);
        response.next_op = response.outcomes.back().number + 1;
    }
    if ((parts & has_next_op) != 0) archive(response.next_op);
    if ((parts & has_guessed) != 0) {
        const std::uint64_t guessed = archive.number();
        if (guessed >> 4 >= response.seq) throw cereal::Exception("bad seq");
        response.guessed_seq = response.seq - (guessed >> 4);
        response.guessed_mask = guessed & mask_everything;
    }
    if ((parts & has_rows) != 0) read_row_tables(archive, response.rows);
    if ((parts & has_forgets) != 0) {
        const std::size_t forgets = archive.count();
        archive.make_room(response.forgets, forgets);
        for (std::size_t i = 0; i < forgets; ++i) response.forgets.push_back(read_key(archive));
    }
    if ((parts & has_left) != 0) read(archive, response.left);
    if ((parts & has_follows) != 0) response.follows = read_fixed64(archive);
    if ((parts & has_erased) != 0) read_people(archive, response.erased);
}

}  // namespace tovholder::wire
