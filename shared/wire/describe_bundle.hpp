// How files of changes look in an archive. Included by codec.cpp only.
#pragma once

#include "shared/wire/describe_messages.hpp"

namespace tovholder::wire {

// All that stands before what is sealed, which is sealed and signed together with it.
inline void write_open_part(CompactOutput& archive, const Bundle& bundle) {
    archive(bundle.format);
    write_fixed64(archive, bundle.history);
    archive(bundle.ephemeral, bundle.wraps);
}

inline void write(CompactOutput& archive, const Bundle& bundle) {
    write_open_part(archive, bundle);
    archive(bundle.sealed);
}
inline void read(CompactInput& archive, Bundle& bundle) {
    archive(bundle.format);
    if (bundle.format != 1) throw cereal::Exception("unknown format of a bundle");
    bundle.history = read_fixed64(archive);
    archive(bundle.ephemeral, bundle.wraps);
    if (bundle.wraps.empty() || bundle.wraps.size() > bundle_wraps_max) {
        throw cereal::Exception("too few or many who can open it");
    }
    archive(bundle.sealed);
}

inline constexpr std::int64_t ahead_s_max = 300'000'000'000;

// Ops as they are stored: each with its length, so that an unknown one is refused whole.
inline void write(CompactOutput& archive, const BundleContent& content) {
    archive(content.author);
    write_value(archive, content.clock);
    archive(content.ahead_s);
    archive.number(content.ops.size());
    for (const ops::Op& op : content.ops) {
        archive.block_of([&] { write_op(archive, op); });
    }
}
inline void read(CompactInput& archive, BundleContent& content) {
    archive(content.author);
    read_value(archive, content.clock);
    archive(content.ahead_s);
    // No two times of ours lie further apart.
    if (content.ahead_s < -ahead_s_max || content.ahead_s > ahead_s_max) {
        throw cereal::Exception("clock out of range");
    }
    const std::size_t count = archive.count();
    if (count > bundle_ops_max) throw cereal::Exception("too many ops");
    archive.make_room(content.ops, count);
    for (std::size_t i = 0; i < count; ++i) {
        ops::Op& op = content.ops.emplace_back();
        archive.block_of([&] { read_op(archive, op); });
    }
}

inline void write(CompactOutput& archive, const Delivered& delivered) {
    archive(delivered.applied, delivered.refused, delivered.known);
}
inline void read(CompactInput& archive, Delivered& delivered) {
    archive(delivered.applied, delivered.refused, delivered.known);
}

inline void write(CompactOutput& archive, const Parcel& parcel) {
    write_value(archive, parcel.read);
    archive(!parcel.refusal.empty());
    if (!parcel.refusal.empty()) write(archive, parcel.refusal.front());
    archive(parcel.bundle);
}
inline void read(CompactInput& archive, Parcel& parcel) {
    read_value(archive, parcel.read);
    bool refused = false;
    archive(refused);
    if (refused) read(archive, parcel.refusal.emplace_back(Error{ErrorCode::bad_record}));
    archive(parcel.bundle);
}

}  // namespace tovholder::wire
