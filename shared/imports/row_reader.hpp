// One row of a table seen through a mapping: fields instead of columns, and the findings on it.
#pragma once

#include "shared/imports/mapping.hpp"
#include "shared/imports/values.hpp"

namespace tovholder::imports {

class RowReader {
public:
    RowReader(const Table& table, const Mapping& mapping, std::size_t table_row)
        : mapping_(mapping), row_(table.rows[table_row]) {}

    std::uint32_t line() const { return row_.line; }

    // The field's cell, trimmed; several columns of notes are joined by line breaks. Empty when
    // there is no such column or cell.
    std::string text(Field field) const;

    // Nothing is said: no cell, an empty one, or a word for "unknown".
    bool blank(Field field) const;

    // text(), but a word for "unknown" is an empty text and a remark.
    std::string known_text(Field field);

    // What `read` makes of the field's cell, or nothing; a refused cell becomes a problem.
    template <class Read>
    auto read(Field field, Read read) {
        using Value = std::remove_cvref_t<decltype(*read(std::string{}))>;
        const std::string cell = known_text(field);
        if (cell.empty()) return std::optional<Value>{};
        const auto reading = read(cell);
        if (!reading) problem(reading.problem, field, cell);
        return reading.value;
    }

    void problem(Reason reason, Field field, std::string_view value = {}, std::string detail = {});
    void remark(Reason reason, Field field, std::string_view value = {}, std::string detail = {});

    // Refuses the row for CPR numbers in any cell, quotes that never end and cells beyond the
    // columns. False when it did.
    bool check_cells();

    bool rejected() const { return !problems_.empty(); }
    // The problems of a rejected row, else the remarks.
    std::vector<Finding> take_findings() { return std::move(rejected() ? problems_ : remarks_); }

private:
    std::optional<std::size_t> column_of(Field field) const;
    std::string cell(std::size_t column) const;
    Finding finding(Reason reason, std::size_t column) const;
    Finding finding(Reason reason, Field field, std::string_view value, std::string detail) const;

    const Mapping& mapping_;
    const TableRow& row_;
    std::vector<Finding> problems_;
    std::vector<Finding> remarks_;
};

}  // namespace tovholder::imports
