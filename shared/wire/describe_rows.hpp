// Many rows of one table in columns: ids, which fields each row has, then field by field.
// Included by codec.cpp only.
#pragma once

#include <map>

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

// Rows to write: each with its id, the fields of it that go along, and what a newer schema added.
template <class Entity>
struct RowsOut {
    std::vector<const Entity*> rows;
    std::vector<FieldSet> fields;
    std::vector<ByteView> unknown;  // empty, or one a row
};

template <class Entity>
struct RowIn {
    Entity row;
    FieldSet fields;
    Bytes unknown;
};

// The tags of a row in ascending order: unknown ones are above tag_max or between the known.
inline Tags tags_of(FieldSet fields, const std::vector<UnknownField>& unknown) {
    Tags tags;
    for (std::uint32_t tag = 1; tag <= tag_max; ++tag) {
        if (fields.has(tag)) tags.push_back(tag);
    }
    for (const UnknownField& field : unknown) tags.push_back(field.tag);
    std::sort(tags.begin(), tags.end());
    return tags;
}

template <class Entity>
FieldSet known_tags() {
    FieldSet known;
    const Entity blank;
    auto note = [&](std::uint32_t tag, const char*, const auto&, FieldClass) { known.add(tag); };
    Entity::fields(blank, note);
    return known;
}

template <class Entity>
void write_row_columns(CompactOutput& archive, const RowsOut<Entity>& out) {
    FieldColumns ids;
    std::array<FieldColumns, tag_max + 1> columns;
    std::vector<Tags> tags;
    std::map<std::uint64_t, std::vector<std::string_view>> unknown_columns;
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        ids.add(out.rows[i]->id);
        std::vector<UnknownField> unknown;
        if (!out.unknown.empty()) unknown = split_unknown(out.unknown[i]);
        tags.push_back(tags_of(out.fields[i], unknown));
        const FieldSet has = out.fields[i];
        auto add = [&](std::uint32_t tag, const char*, const auto& member, FieldClass) {
            if (has.has(tag)) columns[tag].add(member);
        };
        Entity::fields(*out.rows[i], add);
        for (const UnknownField& field : unknown) {
            unknown_columns[field.tag].push_back(as_text(field.value));
        }
    }
    write_ids(archive, ids);
    write_shapes(archive, tags);
    References references{&ids, nullptr};
    auto write = [&](std::uint32_t tag, const char*, const auto& member, FieldClass) {
        using Member = std::remove_cvref_t<decltype(member)>;
        write_columns<Member>(archive, columns[tag], references);
        if (is_time<Member>) references.times = &columns[tag].first;
    };
    const Entity blank;
    Entity::fields(blank, write);
    for (const auto& entry : unknown_columns) write_texts(archive, entry.second);
}

// Calls `take(RowIn<Entity>&&)` for each row in order. REQUIRES: count >= 1.
template <class Entity, class Take>
void read_row_columns(CompactInput& archive, std::size_t count, Take take) {
    const FieldColumns ids = read_ids(archive, count);
    const Shapes shapes = read_shapes(archive, count);
    static const FieldSet known = known_tags<Entity>();
    std::map<std::uint64_t, std::size_t> counts;
    for (const std::int64_t shape : shapes.of_row) {
        for (const std::uint64_t tag : shapes.shapes[static_cast<std::size_t>(shape)]) {
            ++counts[tag];
        }
    }
    std::array<FieldReader, tag_max + 1> readers;
    References references{&ids, nullptr};
    auto read = [&](std::uint32_t tag, const char*, const auto& member, FieldClass) {
        using Member = std::remove_cvref_t<decltype(member)>;
        const auto there = counts.find(tag);
        const std::size_t size = there == counts.end() ? 0 : there->second;
        readers[tag] = FieldReader(read_columns<Member>(archive, size, references));
        if (is_time<Member>) references.times = &readers[tag].columns().first;
    };
    const Entity blank;
    Entity::fields(blank, read);
    std::map<std::uint64_t, FieldReader> unknown;
    for (const auto& [tag, size] : counts) {
        if (tag <= tag_max && known.has(static_cast<std::uint32_t>(tag))) continue;
        FieldColumns values;
        values.texts = read_texts(archive, size);
        unknown.emplace(tag, FieldReader(std::move(values)));
    }
    FieldReader id_reader(ids);
    for (std::size_t i = 0; i < count; ++i) {
        RowIn<Entity> in;
        std::size_t bytes = 0;
        id_reader.take(in.row.id, archive.budget(), bytes);
        for (const std::uint64_t tag : shapes.shapes[static_cast<std::size_t>(shapes.of_row[i])]) {
            if (tag <= tag_max && known.has(static_cast<std::uint32_t>(tag))) {
                in.fields.add(static_cast<std::uint32_t>(tag));
                continue;
            }
            std::string value;
            unknown.at(tag).take(value, archive.budget(), bytes);
            put_varint(in.unknown, tag);
            put_varint(in.unknown, value.size());
            in.unknown.insert(in.unknown.end(), value.begin(), value.end());
        }
        const FieldSet has = in.fields;
        auto fill = [&](std::uint32_t tag, const char*, auto& member, FieldClass) {
            if (has.has(tag)) readers[tag].take(member, archive.budget(), bytes);
        };
        Entity::fields(in.row, fill);
        if (bytes > record_bytes_max) throw cereal::Exception("record too large");
        take(std::move(in));
    }
}

}  // namespace tovholder::wire
