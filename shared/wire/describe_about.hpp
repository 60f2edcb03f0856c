// How "what do you keep about me" and its answer look in an archive. Included by codec.cpp only.
#pragma once

#include "shared/wire/describe_messages.hpp"

namespace tovholder::wire {

inline void write(CompactOutput& archive, const AboutRequest& request) {
    write_value(archive, request.person);
}
inline void read(CompactInput& archive, AboutRequest& request) {
    read_value(archive, request.person);
}

inline void write(CompactOutput& archive, const AuditLine& line) {
    write_value(archive, line.at);
    write_value(archive, line.kind);
    write_value(archive, line.actor);
    archive(line.device);
    write_value(archive, line.subject);
    archive(line.table, line.classes, line.fields.bits);
}
inline void read(CompactInput& archive, AuditLine& line) {
    read_value(archive, line.at);
    read_value(archive, line.kind);
    read_value(archive, line.actor);
    archive(line.device);
    read_value(archive, line.subject);
    archive(line.table, line.classes, line.fields.bits);
    if (line.device > device_alias_max) throw cereal::Exception("alias out of range");
}

inline void write(CompactOutput& archive, const PersonName& name) {
    write_value(archive, name.person);
    archive(name.name);
}
inline void read(CompactInput& archive, PersonName& name) {
    read_value(archive, name.person);
    archive(name.name);
}

// As in the server's store: with its trail.
inline void write_kept_row(CompactOutput& archive, const SentRow& sent) {
    write_key(archive, key_of(sent.row));
    archive(sent.stamp.seq, sent.stamp.mask);
    archive.block_of([&] {
        write_trail(archive, sent.stamp.trail);
        write_any_fields(archive, sent.row, sent.stamp);
    });
}
inline SentRow read_kept_row(CompactInput& archive) {
    SentRow sent{blank_row(read_key(archive)), {}};
    archive(sent.stamp.seq, sent.stamp.mask);
    archive.block_of([&] {
        read_trail(archive, sent.stamp.trail);
        read_any_fields(archive, sent);
    });
    return sent;
}

template <class Item, class Write>
void write_list(CompactOutput& archive, const std::vector<Item>& items, Write write_one) {
    archive.number(items.size());
    for (const Item& item : items) write_one(archive, item);
}
template <class Item>
void read_list(CompactInput& archive, std::vector<Item>& items) {
    const std::size_t count = archive.count();
    archive.make_room(items, count);
    for (std::size_t i = 0; i < count; ++i) read(archive, items.emplace_back());
}

inline void write(CompactOutput& archive, const AboutAnswer& answer) {
    write_value(archive, answer.person);
    write_value(archive, answer.now);
    write_list(archive, answer.rows, write_kept_row);
    write_list(archive, answer.audit,
               [](CompactOutput& out, const AuditLine& line) { write(out, line); });
    archive(answer.audit_is_cut);
    write_list(archive, answer.names,
               [](CompactOutput& out, const PersonName& name) { write(out, name); });
}
inline void read(CompactInput& archive, AboutAnswer& answer) {
    read_value(archive, answer.person);
    read_value(archive, answer.now);
    const std::size_t rows = archive.count();
    archive.make_room(answer.rows, rows);
    for (std::size_t i = 0; i < rows; ++i) answer.rows.push_back(read_kept_row(archive));
    read_list(archive, answer.audit);
    archive(answer.audit_is_cut);
    read_list(archive, answer.names);
}

}  // namespace tovholder::wire
