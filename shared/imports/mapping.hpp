// Which column of a file goes to which field: a guess that a person can change.
#pragma once

#include "shared/imports/field.hpp"
#include "shared/imports/table.hpp"

namespace tovholder::imports {

struct Mapping {
    Kind kind = Kind::people;
    std::size_t first_row = 1;       // the first row of `Table::rows` with data
    bool has_headings = true;        // row first_row - 1 holds headings
    bool own_file = false;           // rejected rows that we wrote (rejected.hpp)
    std::vector<Field> fields;       // one per column
    std::vector<std::string> names;  // headings, or "A", "B" … where there are none
    bool operator==(const Mapping&) const = default;
};

// From the headings, in Danish or English, in any order and spelling, and from what the cells look
// like where headings are missing or unknown. Rows above the headings (a title) are skipped.
Mapping guess_mapping(const Table& table);
// The same when the person has said what is imported.
Mapping guess_mapping(const Table& table, Kind kind);

// field_missing and field_twice: what must be put right before a plan can be made. A person needs
// a name; a shift needs activity, date, and from and to.
std::vector<Finding> check_mapping(text::Language language, const Mapping& mapping);

// "A" … "Z", "AA" …, as Excel names columns.
std::string column_letters(std::size_t column);

// Up to `count` different texts of a column, for the mapping screen. CPR-like cells are left out.
std::vector<std::string> samples(const Table& table, const Mapping& mapping, std::size_t column,
                                 std::size_t count);

}  // namespace tovholder::imports
