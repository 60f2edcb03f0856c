// Many rows of one table in columns: ids, which fields each row has, then field by field.
// Included by codec.cpp only.
#pragma once

#include <map>

#include "shared/base/sort.hpp"
#include "shared/wire/field_columns.hpp"

namespace tovholder::wire {

inline constexpr std::size_t rows_per_message_max = 65536;

// ---- ids -------------------------------------------------------------------------------------
// Each part is relative to the row before, as long as the parts above it are the same.

inline void write_ids(CompactOutput& archive, const FieldColumns& ids) {
    FieldColumns steps;
    std::int64_t device = 0, number = 0, index = 0;
    for (std::size_t i = 0; i < ids.first.size(); ++i) {
        steps.first.push_back(ids.first[i] - device);
        if (ids.first[i] != device) number = index = 0;
        steps.second.push_back(ids.second[i] - number);
        if (ids.second[i] != number) index = 0;
        steps.third.push_back(ids.third[i] - index);
        device = ids.first[i], number = ids.second[i], index = ids.third[i];
    }
    write_numbers(archive, steps.first);
    write_numbers(archive, steps.second);
    write_numbers(archive, steps.third);
}

inline FieldColumns read_ids(CompactInput& archive, std::size_t count) {
    FieldColumns ids;
    ids.first = read_numbers(archive, count);
    ids.second = read_numbers(archive, count);
    ids.third = read_numbers(archive, count);
    std::int64_t device = 0, number = 0, index = 0;
    const auto step = [](std::int64_t& value, std::int64_t by, std::int64_t most) {
        if (by < -most || by > most || value + by < 0 || value + by > most) {
            throw cereal::Exception("id out of range");
        }
        value += by;
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (ids.first[i] != 0) number = index = 0;
        step(device, ids.first[i], device_alias_max);
        if (ids.second[i] != 0) index = 0;
        step(number, ids.second[i], op_number_max);
        step(index, ids.third[i], rows_per_op_max);
        ids.first[i] = device, ids.second[i] = number, ids.third[i] = index;
    }
    return ids;
}

// ---- which fields a row has ------------------------------------------------------------------
// The tags of a row; those of a newer schema, with their bytes, behind the known ones.

struct UnknownField {
    std::uint64_t tag = 0;
    ByteView value;
};

inline std::vector<UnknownField> split_unknown(ByteView bytes) {
    std::vector<UnknownField> fields;
    while (!bytes.empty()) {
        const auto tag = take_varint(bytes);
        const auto size = take_varint(bytes);
        // They were checked when they were read.
        TOV_ASSERT(tag && size && *size <= bytes.size());
        fields.push_back({*tag, bytes.first(static_cast<std::size_t>(*size))});
        bytes = bytes.subspan(static_cast<std::size_t>(*size));
    }
    return fields;
}

using Tags = std::vector<std::uint64_t>;

inline void write_shapes(CompactOutput& archive, const std::vector<Tags>& rows) {
    std::map<Tags, std::int64_t> numbers;
    std::vector<const Tags*> shapes;
    Numbers column;
    for (const Tags& tags : rows) {
        const auto [at, is_new] = numbers.emplace(tags, static_cast<std::int64_t>(shapes.size()));
        if (is_new) shapes.push_back(&tags);
        column.push_back(at->second);
    }
    archive.number(shapes.size());
    for (const Tags* tags : shapes) {
        archive.number(tags->size());
        for (const std::uint64_t tag : *tags) archive.number(tag);
    }
    if (shapes.size() > 1) write_numbers(archive, column);
}

// Ascending tags, so none twice.
inline Tags read_tags(CompactInput& archive) {
    Tags tags;
    const std::size_t count = archive.count();
    archive.make_room(tags, count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t tag = archive.number();
        if (i > 0 && tag <= tags.back()) throw cereal::Exception("field twice");
        tags.push_back(tag);
    }
    return tags;
}

struct Shapes {
    std::vector<Tags> shapes;
    Numbers of_row;  // index into shapes
};

inline Shapes read_shapes(CompactInput& archive, std::size_t rows) {
    Shapes result;
    const std::size_t count = archive.count();
    if (count == 0 || count > rows) throw cereal::Exception("bad shapes");
    archive.make_room(result.shapes, count);
    for (std::size_t i = 0; i < count; ++i) result.shapes.push_back(read_tags(archive));
    if (count > 1) {
        result.of_row = read_numbers(archive, rows);
    } else {
        archive.make_room(result.of_row, rows);
        result.of_row.assign(rows, 0);
    }
    for (const std::int64_t shape : result.of_row) {
        if (shape < 0 || static_cast<std::size_t>(shape) >= count) {
            throw cereal::Exception("bad shape");
        }
    }
    return result;
}

// ---- rows ------------------------------------------------------------------------------------

// Rows of one entity to write: each with its id, the fields of it that go along, and what a newer
// schema added.
struct RowsOut {
    std::vector<const void*> rows;
    std::vector<std::uint64_t> ids;
    std::vector<FieldSet> fields;
    std::vector<ByteView> unknown;  // empty, or one a row
};

// Where rows are read to.
struct RowsIn {
    virtual ~RowsIn() = default;
    // The blank row with this number and id.
    virtual void* row(std::size_t number, std::uint64_t id) = 0;
    // It is filled: with these fields, and these of a newer schema.
    virtual void done(std::size_t number, FieldSet fields, Bytes unknown) = 0;
};

// The tags of a row in ascending order: unknown ones are above tag_max or between the known.
inline Tags tags_of(FieldSet fields, const std::vector<UnknownField>& unknown) {
    Tags tags;
    for (std::uint32_t tag = 1; tag <= tag_max; ++tag) {
        if (fields.has(tag)) tags.push_back(tag);
    }
    for (const UnknownField& field : unknown) tags.push_back(field.tag);
    sort_stably(tags);
    return tags;
}

inline void write_row_columns(CompactOutput& archive, const FieldList& list, const RowsOut& out) {
    FieldColumns ids;
    std::vector<FieldColumns> columns(list.size());
    std::vector<Tags> tags;
    std::map<std::uint64_t, std::vector<std::string_view>> unknown_columns;
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        ids.add_id(out.ids[i]);
        std::vector<UnknownField> unknown;
        if (!out.unknown.empty()) unknown = split_unknown(out.unknown[i]);
        tags.push_back(tags_of(out.fields[i], unknown));
        for (std::size_t field = 0; field < list.size(); ++field) {
            if (!out.fields[i].has(list[field].tag)) continue;
            add_member(columns[field], out.rows[i], list[field]);
        }
        for (const UnknownField& field : unknown) {
            unknown_columns[field.tag].push_back(as_text(field.value));
        }
    }
    write_ids(archive, ids);
    write_shapes(archive, tags);
    References references{&ids, nullptr};
    for (std::size_t field = 0; field < list.size(); ++field) {
        write_columns(archive, list[field].kind, columns[field], references);
        if (References::is_time(list[field].kind)) references.times = &columns[field].first;
    }
    for (const auto& entry : unknown_columns) write_texts(archive, entry.second);
}

// The columns of all fields of some rows, and which row has which.
struct RowColumns {
    FieldColumns ids;
    Shapes shapes;
    std::vector<FieldReader> known;  // in the order of the list
    std::map<std::uint64_t, FieldReader> unknown;
};

inline void read_field_columns(CompactInput& archive, const FieldList& list, RowColumns& columns) {
    std::map<std::uint64_t, std::size_t> counts;
    for (const std::int64_t shape : columns.shapes.of_row) {
        for (const std::uint64_t tag : columns.shapes.shapes[static_cast<std::size_t>(shape)]) {
            ++counts[tag];
        }
    }
    References references{&columns.ids, nullptr};
    columns.known.reserve(list.size());
    for (const FieldInfo& field : list) {
        std::size_t size = 0;
        if (const auto there = counts.find(field.tag); there != counts.end()) {
            size = there->second;
            counts.erase(there);
        }
        columns.known.emplace_back(read_columns(archive, field.kind, size, references));
        if (References::is_time(field.kind)) {
            references.times = &columns.known.back().columns().first;
        }
    }
    for (const auto& [tag, size] : counts) {
        check_unknown_tag(tag);
        FieldColumns values;
        values.texts = read_texts(archive, size);
        columns.unknown.emplace(tag, FieldReader(std::move(values)));
    }
}

// REQUIRES: count >= 1.
inline void read_row_columns(CompactInput& archive, const FieldList& list, std::size_t count,
                             RowsIn& in) {
    RowColumns columns;
    columns.ids = read_ids(archive, count);
    columns.shapes = read_shapes(archive, count);
    read_field_columns(archive, list, columns);
    FieldReader ids(columns.ids);
    for (std::size_t i = 0; i < count; ++i) {
        void* row = in.row(i, ids.take_id());
        FieldSet fields;
        Bytes unknown;
        std::size_t bytes = 0;
        const auto shape = static_cast<std::size_t>(columns.shapes.of_row[i]);
        for (const std::uint64_t tag : columns.shapes.shapes[shape]) {
            const auto newer = columns.unknown.find(tag);
            if (newer == columns.unknown.end()) {
                fields.add(static_cast<std::uint32_t>(tag));
                continue;
            }
            const std::string value = newer->second.take_text(archive.budget(), bytes);
            put_varint(unknown, tag);
            put_varint(unknown, value.size());
            unknown.insert(unknown.end(), value.begin(), value.end());
        }
        for (std::size_t field = 0; field < list.size(); ++field) {
            if (!fields.has(list[field].tag)) continue;
            columns.known[field].take(row, list[field], archive.budget(), bytes);
        }
        if (bytes > record_bytes_max) throw cereal::Exception("record too large");
        in.done(i, fields, std::move(unknown));
    }
}

}  // namespace tovholder::wire
