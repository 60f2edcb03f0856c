// How the domain's values and rows look in an archive. Included by codec.cpp only.
#pragma once

#include "shared/domain/row.hpp"
#include "shared/ops/command.hpp"
#include "shared/wire/archive.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::wire {

// ---- values --------------------------------------------------------------------------------
// write_value/read_value: what one field's bytes are. Enums: their number, checked.

template <class T>
void write_value(CompactOutput& archive, const T& value) {
    if constexpr (std::is_enum_v<T>) {
        archive.number(static_cast<std::uint8_t>(value));
    } else {
        archive(value);
    }
}
template <class Entity>
void write_value(CompactOutput& archive, const Id<Entity>& id) {
    archive.number(id.op().device);
    archive.number(id.op().number);
    archive.number(id.index());
}
inline void write_value(CompactOutput& archive, const Instant& at) {
    archive.number(zigzag(at.seconds));
}
inline void write_value(CompactOutput& archive, const Date& date) {
    archive.number(zigzag(date.days));
}
// Nothing = no bytes.
inline void write_value(CompactOutput& archive, const std::optional<Date>& date) {
    if (date) write_value(archive, *date);
}

// ---- what values may be: throw when they cannot be such a thing -----------------------------

template <class Entity>
Id<Entity> id_of(std::uint64_t device, std::uint64_t number, std::uint64_t index) {
    if (device > device_alias_max || number > op_number_max || index > rows_per_op_max) {
        throw cereal::Exception("id out of range");
    }
    return Id<Entity>::make({static_cast<DeviceAlias>(device), static_cast<OpNumber>(number)},
                            static_cast<std::uint32_t>(index));
}
// Years 1900–9999: what calendars can show; keeps sums of instants from overflowing.
inline Instant instant_of(std::int64_t seconds) {
    if (seconds < -2208988800 || seconds > 253402300799) {
        throw cereal::Exception("time out of range");
    }
    return {seconds};
}
inline Date date_of(std::int64_t days) {
    if (days < -25567 || days > 2932896) throw cereal::Exception("date out of range");
    return {static_cast<std::int32_t>(days)};
}
template <class Enum>
Enum choice_of(std::uint64_t number) {
    if (number >= enum_count<Enum>) throw cereal::Exception("unknown choice");
    return static_cast<Enum>(number);
}

template <class T>
void read_value(CompactInput& archive, T& value) {
    if constexpr (std::is_enum_v<T>) {
        value = choice_of<T>(archive.number());
    } else {
        archive(value);
    }
}
template <class Entity>
void read_value(CompactInput& archive, Id<Entity>& id) {
    const std::uint64_t device = archive.number();
    const std::uint64_t number = archive.number();
    id = id_of<Entity>(device, number, archive.number());
}
inline void read_value(CompactInput& archive, Instant& at) {
    at = instant_of(unzigzag(archive.number()));
}
inline void read_value(CompactInput& archive, Date& date) {
    date = date_of(unzigzag(archive.number()));
}
inline void read_value(CompactInput& archive, std::optional<Date>& date) {
    date.reset();
    if (!archive.at_end()) read_value(archive, date.emplace());
}

// ---- rows ----------------------------------------------------------------------------------
// A row's fields: (tag, length, bytes) for each field named in `which`, in tag order.

template <class Entity>
void write_fields(CompactOutput& archive, const Entity& row, FieldSet which) {
    auto write = [&](std::uint32_t tag, const char*, const auto& member, FieldClass) {
        if (!which.has(tag)) return;
        archive.number(tag);
        archive.block_of([&] { write_value(archive, member); });
    };
    Entity::fields(row, write);
}

// The fields that differ from a fresh row and belong to the classes of `mask`.
template <class Entity>
FieldSet fields_to_send(const Entity& row, ClassMask mask) {
    static const Entity blank;
    FieldSet which = changed_fields(blank, row);
    auto restrict_to_mask = [&](std::uint32_t tag, const char*, const auto&, FieldClass kind) {
        if (!covers(mask, kind)) which.bits &= ~(std::uint64_t{1} << tag);
    };
    Entity::fields(row, restrict_to_mask);
    return which;
}

// In the server's store a row's trail stands before its fields, as a field above all tags. No
// field has its tag, also none of a newer app: it would be read back as a trail.
inline constexpr std::uint32_t trail_tag = tag_max + 1;

inline void check_unknown_tag(std::uint64_t tag) {
    if (tag == trail_tag) throw cereal::Exception("trail among the fields");
}

// Reads fields to the end. Returns the tags that were there; the bytes of unknown ones are
// appended to `unknown`.
template <class Entity>
FieldSet read_fields(CompactInput& archive, Entity& row, Bytes& unknown) {
    FieldSet seen;
    std::uint64_t last_unknown = 0;  // they ascend, so none is there twice
    while (!archive.at_end()) {
        const ByteView start = archive.peek();
        const std::uint64_t tag = archive.number();
        bool known = false;
        auto read = [&](std::uint32_t own, const char*, auto& member, FieldClass) {
            if (own != tag) return;
            known = true;
            archive.block_of([&] { read_value(archive, member); });
        };
        Entity::fields(row, read);
        if (!known) {
            check_unknown_tag(tag);
            if (!unknown.empty() && tag <= last_unknown) throw cereal::Exception("field twice");
            last_unknown = tag;
            archive.block();
            const std::size_t size = start.size() - archive.peek().size();
            archive.budget().charge(size);
            unknown.insert(unknown.end(), start.begin(),
                           start.begin() + static_cast<std::ptrdiff_t>(size));
            continue;
        }
        if (seen.has(static_cast<std::uint32_t>(tag))) throw cereal::Exception("field twice");
        seen.add(static_cast<std::uint32_t>(tag));
    }
    return seen;
}

// A row inside a command: local id index, then its fields as a block.
template <class Entity>
void write_row(CompactOutput& archive, const Entity& row) {
    archive.number(row.id.index());
    archive.block_of([&] { write_fields(archive, row, changed_fields(Entity{}, row)); });
}
template <class Entity>
void read_row(CompactInput& archive, Entity& row) {
    const std::uint64_t index = archive.number();
    if (index > rows_per_op_max) throw cereal::Exception("local id out of range");
    row.id = Id<Entity>::local(static_cast<std::uint32_t>(index));
    Bytes unknown;
    archive.block_of([&] { read_fields(archive, row, unknown); });
}

inline void write_key(CompactOutput& archive, RowKey key) {
    archive.number(key.table);
    write_value(archive, Id<void>{key.id});
}
inline RowKey read_key(CompactInput& archive) {
    RowKey key;
    const std::uint64_t table = archive.number();
    if (table == 0 || table > 255) throw cereal::Exception("unknown table");
    key.table = static_cast<TableId>(table);
    Id<void> id;
    read_value(archive, id);
    key.id = id.value;
    return key;
}

// The blank row of a table. Throws for a table we do not know.
inline AnyRow blank_row(RowKey key) {
    switch (key.table) {
#define TOV_CASE(Entity, number) \
    case number: {               \
        Entity row;              \
        row.id = {key.id};       \
        return row;              \
    }
        TOV_ENTITIES(TOV_CASE)
#undef TOV_CASE
        default:
            throw cereal::Exception("unknown table");
    }
}

// ---- trails --------------------------------------------------------------------------------

inline void write_trail(CompactOutput& archive, const Trail& trail) {
    if (trail.empty()) return;
    archive.number(trail_tag);
    archive.block_of([&] {
        archive.number(trail.size());
        for (const Mark& mark : trail) {
            archive(mark.group, mark.seq, mark.device);
            write_value(archive, mark.person);
            write_value(archive, mark.at);
            archive(mark.before, mark.asked);
        }
    });
}
inline void read_trail(CompactInput& archive, Trail& trail) {
    ByteView start = archive.peek();
    if (take_varint(start) != trail_tag) return;
    archive.number();
    archive.block_of([&] {
        const std::size_t count = archive.count();
        archive.make_room(trail, count);
        for (std::size_t i = 0; i < count; ++i) {
            Mark& mark = trail.emplace_back();
            archive(mark.group, mark.seq, mark.device);
            read_value(archive, mark.person);
            read_value(archive, mark.at);
            archive(mark.before, mark.asked);
        }
    });
}

inline void write_any_fields(CompactOutput& archive, const AnyRow& any, const Stamp& stamp) {
    std::visit(
        [&](const auto& row) { write_fields(archive, row, fields_to_send(row, stamp.mask)); }, any);
    archive.raw(stamp.unknown);
}
inline void read_any_fields(CompactInput& archive, SentRow& sent) {
    if (archive.peek().size() > record_bytes_max) throw cereal::Exception("record too large");
    std::visit([&](auto& row) { read_fields(archive, row, sent.stamp.unknown); }, sent.row);
}

}  // namespace tovholder::wire
