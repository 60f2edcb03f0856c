// What a column of an imported file can be.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/text/language.hpp"

namespace tovholder::imports {

enum class Kind : std::uint8_t { people, shifts };

// (name, kind): each has a text import_field_<name>.
#define TOV_IMPORT_FIELDS(X)     \
    X(given_name, people)        \
    X(family_name, people)       \
    X(full_name, people)         \
    X(phone, people)             \
    X(email, people)             \
    X(street, people)            \
    X(postcode, people)          \
    X(town, people)              \
    X(postcode_and_town, people) \
    X(address_protected, people) \
    X(born, people)              \
    X(interests, people)         \
    X(languages, people)         \
    X(hours_per_week, people)    \
    X(started, people)           \
    X(status, people)            \
    X(notes, people)             \
    X(activity, shifts)          \
    X(unit, shifts)              \
    X(date, shifts)              \
    X(from, shifts)              \
    X(to, shifts)                \
    X(from_to, shifts)           \
    X(places, shifts)            \
    X(responsible, shifts)       \
    X(shift_notes, shifts)

enum class Field : std::uint8_t {
    ignore,  // "importeres ikke"
#define TOV_FIELD(name, kind) name,
    TOV_IMPORT_FIELDS(TOV_FIELD)
#undef TOV_FIELD
};

// `ignore` first, then the kind's own in the order above.
std::vector<Field> fields_of(Kind kind);
// "Fornavn", "Postnummer og by".
std::string_view label(text::Language language, Field field);
// Whether several columns may go to it (their texts are joined).
constexpr bool may_repeat(Field field) {
    return field == Field::ignore || field == Field::notes || field == Field::shift_notes;
}

}  // namespace tovholder::imports
