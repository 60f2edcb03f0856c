// What becomes of it when two people change the same thing without knowing of each other: one table
// for all entities. Fields that belong together are one group: they win or lose together.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

#include "shared/domain/state.hpp"

namespace tovholder {

enum class Merge : std::uint8_t {
    latest,  // the later one is in the row, the other one becomes a Conflict
    set,     // what each added is added, what each took away is gone
    text,    // both texts one behind the other, and a Conflict for somebody to tidy up
};

struct FieldGroup {
    std::uint32_t tag;  // the lowest; the group's name in marks and conflicts
    FieldSet fields;
    Merge merge;
    // Whether marks keep what the group was: to know what she saw who changed just a part of it.
    constexpr bool keeps_values() const {
        return merge == Merge::set || fields.bits != std::uint64_t{1} << tag;
    }
};

constexpr FieldGroup group(Merge merge, std::initializer_list<std::uint32_t> tags) {
    FieldGroup made{tag_max, {}, merge};
    for (const std::uint32_t tag : tags) {
        made.fields.add(tag);
        made.tag = std::min(made.tag, tag);
    }
    return made;
}

// Fields in no group are decided by the server's order alone: what a row belongs to, status and who
// has which role or shift, which have commands or rows of their own. Nothing is ever appended to in
// place: what is only added to (sign-ups, notices) is rows.
inline constexpr auto unit_groups = std::to_array<FieldGroup>({
    group(Merge::latest, {2}),  // name
    group(Merge::latest, {3}),  // address
    group(Merge::latest, {4}),  // phone
});
inline constexpr auto person_groups = std::to_array<FieldGroup>({
    group(Merge::latest, {1, 2}),        // names
    group(Merge::latest, {3}),           // phone
    group(Merge::latest, {4}),           // email
    group(Merge::latest, {5, 6, 7, 8}),  // street, postcode, town, address_protected
    group(Merge::latest, {9}),           // born
    group(Merge::set, {10}),             // interests
    group(Merge::set, {11}),             // languages
    group(Merge::latest, {12}),          // minutes_per_week
    group(Merge::set, {13}),             // availability
    group(Merge::latest, {14}),          // started
    group(Merge::latest, {15}),          // status
    group(Merge::text, {16}),            // notes
});
inline constexpr std::uint32_t address_group = 5;
inline constexpr auto activity_groups = std::to_array<FieldGroup>({
    group(Merge::latest, {2}),       // name
    group(Merge::text, {3}),         // purpose
    group(Merge::latest, {4}),       // place
    group(Merge::set, {5}),          // does
    group(Merge::set, {6}),          // does_not
    group(Merge::latest, {7, 8}),    // responsible, responsible_phone
    group(Merge::latest, {9}),       // places
    group(Merge::latest, {10}),      // status
    group(Merge::latest, {11}),      // form
    group(Merge::set, {12}),         // quality
    group(Merge::set, {13}),         // gives
    group(Merge::latest, {14, 15}),  // begins, ends
    group(Merge::latest, {16}),      // criticality
    group(Merge::latest, {17, 18}),  // origin, lapsed_since
    group(Merge::latest, {19, 20}),  // competition, competition_by
});
inline constexpr auto shift_groups = std::to_array<FieldGroup>({
    group(Merge::latest, {3, 4}),  // starts, ends
    group(Merge::latest, {5}),     // places
    group(Merge::latest, {7}),     // responsible
    group(Merge::text, {8}),       // notes
});
inline constexpr auto series_groups = std::to_array<FieldGroup>({
    group(Merge::latest, {4, 5}),  // starts, ends
    group(Merge::latest, {6}),     // places
    group(Merge::latest, {7}),     // responsible
    group(Merge::text, {8}),       // notes
    group(Merge::latest, {11}),    // last_day
});

// Of a table; none for most.
std::span<const FieldGroup> groups_of(TableId table);
// Null when there is none.
const FieldGroup* find_group(TableId table, std::uint32_t tag);

// The fields of a row as texts, one a field, in tag order.
GroupTexts texts_of(const AnyRow& row, FieldSet fields);
// The same for a row of the state. REQUIRES: it is there.
GroupTexts texts_of(const State& state, RowKey row, FieldSet fields);
// The other way round; texts that are no such value leave their field as it is.
void set_texts(AnyRow& row, FieldSet fields, const GroupTexts& texts);
// copy_fields for rows of one table.
void copy_any_fields(const AnyRow& from, AnyRow& to, FieldSet fields);
// The fields in which the row differs from what it is in the state; none for a new one, or for
// tables that have no groups.
FieldSet changed_from(const State& state, const AnyRow& row);
// A set as somebody left it who saw `seen`, put together with what it is by now.
void merge_sets(AnyRow& row, FieldSet field, const GroupTexts& seen, const GroupTexts& asked);

}  // namespace tovholder
