// How an entity tells the world its fields. Each entity has one function template
//     template <class Self, class Visitor> static void fields(Self& self, Visitor& visit)
// that calls visit(tag, "name", self.member, FieldClass) once per field, in tag order. Bytes,
// forms, CSV, audit and random test data all visit it; adding a field is one line there.
// Tags are 1..63, never reused; `id` is not a field (it is the row's key).
#pragma once

#include <cstdint>
#include <type_traits>

#include "shared/base/assert.hpp"

namespace tovholder {

// Who may see a field. A row is sent with a mask of classes; the others are left out.
enum class FieldClass : std::uint8_t {
    open = 1,         // everybody who may see the row
    contact = 2,      // names and how to reach people: those who work together
    sensitive = 4,    // what is noted about a person: only those who lead her
    server_only = 8,  // never leaves the server
};

using ClassMask = std::uint8_t;
inline constexpr ClassMask mask_open = 1;
inline constexpr ClassMask mask_own = 1 | 2;
inline constexpr ClassMask mask_device_max = 1 | 2 | 4;
inline constexpr ClassMask mask_everything = 1 | 2 | 4 | 8;

constexpr bool covers(ClassMask mask, FieldClass field_class) {
    return (mask & static_cast<ClassMask>(field_class)) != 0;
}

inline constexpr std::uint32_t tag_max = 63;

// How many values an enum has: they are 0, 1, … Each says it beside its definition, with
// `constexpr std::uint8_t count_of(Role) { return 7; }`.
template <class Enum>
inline constexpr std::uint8_t enum_count = count_of(Enum{});

// A set of field tags.
struct FieldSet {
    std::uint64_t bits = 0;
    constexpr bool has(std::uint32_t tag) const { return ((bits >> tag) & 1) != 0; }
    constexpr void add(std::uint32_t tag) { bits |= std::uint64_t{1} << tag; }
    constexpr bool empty() const { return bits == 0; }
    bool operator==(const FieldSet&) const = default;
};

// Copies the fields named in `which` from one row to another of the same kind.
template <class Entity>
void copy_fields(const Entity& from, Entity& to, FieldSet which) {
    const void* sources[tag_max + 1] = {};
    auto collect = [&](std::uint32_t tag, const char*, const auto& member, FieldClass) {
        TOV_ASSERT(tag >= 1 && tag <= tag_max);
        sources[tag] = &member;
    };
    Entity::fields(from, collect);
    auto assign = [&](std::uint32_t tag, const char*, auto& member, FieldClass) {
        using Member = std::remove_reference_t<decltype(member)>;
        if (which.has(tag)) member = *static_cast<const Member*>(sources[tag]);
    };
    Entity::fields(to, assign);
}

// The tags in which two rows differ.
template <class Entity>
FieldSet changed_fields(const Entity& before, const Entity& after) {
    const void* sources[tag_max + 1] = {};
    auto collect = [&](std::uint32_t tag, const char*, const auto& member, FieldClass) {
        sources[tag] = &member;
    };
    Entity::fields(before, collect);
    FieldSet changed;
    auto compare = [&](std::uint32_t tag, const char*, const auto& member, FieldClass) {
        using Member = std::remove_cvref_t<decltype(member)>;
        if (!(member == *static_cast<const Member*>(sources[tag]))) changed.add(tag);
    };
    Entity::fields(after, compare);
    return changed;
}

}  // namespace tovholder
