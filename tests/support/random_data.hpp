// Random rows, commands and messages from a seed, made by visiting each entity's field list: a new
// field is covered without a line here. Values are anything the wire can carry, not what the rules
// of the domain allow.
#pragma once

#include "shared/base/prng.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::testing {

// Letters with Danish and other non-ASCII ones, quotes and controls; usually short, rarely 2 kB.
std::string random_text(Prng& prng);
Bytes random_bytes(Prng& prng, std::size_t size_max);
// From 1900 to 9999: what the wire carries.
Instant random_instant(Prng& prng);

// A visitor that gives every field in `only` a random value.
class RandomFields {
public:
    RandomFields(Prng& prng, FieldSet only) : prng_(prng), only_(only) {}

    template <class Member>
    void operator()(std::uint32_t tag, const char*, Member& member, FieldClass) {
        if (only_.has(tag)) fill(member);
    }
    // A part of a command.
    template <class Part>
    void operator()(Part& part) {
        fill(part);
    }

private:
    void fill(std::string& value) { value = random_text(prng_); }
    void fill(bool& value) { value = prng_.chance(50); }
    void fill(std::uint32_t& value);
    void fill(Instant& value) { value = random_instant(prng_); }
    void fill(Date& value) { value.days = static_cast<std::int32_t>(prng_.between(-25000, 99999)); }
    void fill(std::optional<Date>& value);
    void fill(std::vector<std::string>& value);
    template <class Enum>
    requires std::is_enum_v<Enum>
    void fill(Enum& value) { value = static_cast<Enum>(prng_.below(enum_count<Enum>)); }
    template <class Entity>
    void fill(Id<Entity>& value) {
        value.value = prng_.chance(20) ? 0 : prng_.next() >> prng_.below(60);
    }

    Prng& prng_;
    FieldSet only_;
};

// The fields that a mask lets through.
template <class Entity>
FieldSet fields_in(ClassMask mask) {
    FieldSet set;
    const Entity row{};
    const auto add = [&](std::uint32_t tag, const char*, const auto&, FieldClass field_class) {
        if (covers(mask, field_class)) set.add(tag);
    };
    Entity::fields(row, add);
    return set;
}

// A row with random values in the fields of `mask`, and defaults elsewhere.
template <class Entity>
Entity random_row(Prng& prng, ClassMask mask = mask_everything) {
    Entity row{};
    row.id.value = prng.next() | 1;
    RandomFields fill(prng, fields_in<Entity>(mask));
    Entity::fields(row, fill);
    return row;
}

// `alternative`: the index in AnyRow or Command.
AnyRow random_any_row(Prng& prng, std::size_t alternative, ClassMask mask = mask_everything);
ops::Command random_command(Prng& prng, std::size_t alternative);
ops::Op random_op(Prng& prng, std::size_t alternative);
ops::Op random_op(Prng& prng);

Error random_error(Prng& prng);
wire::SentRow random_sent_row(Prng& prng, std::size_t alternative, ClassMask mask);
wire::SyncRequest random_sync_request(Prng& prng);
wire::SyncResponse random_sync_response(Prng& prng);
wire::JoinRequest random_join_request(Prng& prng);
wire::Joined random_joined(Prng& prng);
wire::UnlockRequest random_unlock_request(Prng& prng);
wire::UnlockSecret random_unlock_secret(Prng& prng);
wire::AboutRequest random_about_request(Prng& prng);
wire::AboutAnswer random_about_answer(Prng& prng);
wire::DeviceLock random_lock(Prng& prng);
wire::Bundle random_bundle(Prng& prng);
wire::Delivered random_delivered(Prng& prng);
wire::Parcel random_parcel(Prng& prng);
wire::DeviceMeta random_meta(Prng& prng);
wire::Refusal random_refusal(Prng& prng);
std::vector<wire::SentRow> random_page(Prng& prng);

}  // namespace tovholder::testing
