// Cells by field, and the checks that no field is needed for.
#include "shared/imports/row_reader.hpp"

#include "shared/imports/csv_write.hpp"
#include "shared/imports/utf8.hpp"
#include "shared/ops/cpr.hpp"

namespace tovholder::imports {
namespace {

constexpr std::size_t shown_characters = 60;

// The field that holds another when that has no column of its own.
Field wider(Field field) {
    switch (field) {
        case Field::given_name:
        case Field::family_name:
            return Field::full_name;
        case Field::postcode:
        case Field::town:
            return Field::postcode_and_town;
        case Field::from:
        case Field::to:
            return Field::from_to;
        default:
            return Field::ignore;
    }
}

}  // namespace

std::string RowReader::cell(std::size_t column) const {
    if (column >= row_.cells.size()) return {};
    const std::string& raw = row_.cells[column].text;
    return trimmed(mapping_.own_file ? restored(raw) : raw);
}

std::optional<std::size_t> RowReader::column_of(Field field) const {
    for (std::size_t column = 0; column < mapping_.fields.size(); ++column) {
        if (mapping_.fields[column] == field) return column;
    }
    const Field other = wider(field);
    return other == Field::ignore ? std::nullopt : column_of(other);
}

std::string RowReader::text(Field field) const {
    std::string joined;
    for (std::size_t column = 0; column < mapping_.fields.size(); ++column) {
        if (mapping_.fields[column] != field) continue;
        const std::string part = cell(column);
        if (!joined.empty() && !part.empty()) joined += '\n';
        joined += part;
    }
    return joined;
}

bool RowReader::blank(Field field) const {
    const std::string found = text(field);
    return found.empty() || means_unknown(found);
}

std::string RowReader::known_text(Field field) {
    std::string found = text(field);
    if (!means_unknown(found)) return found;
    remark(Reason::left_empty, field, found);
    return {};
}

Finding RowReader::finding(Reason reason, std::size_t column) const {
    Finding found;
    found.reason = reason;
    found.line = column < row_.cells.size() ? row_.cells[column].line : row_.line;
    found.column = column < mapping_.names.size() ? mapping_.names[column] : column_letters(column);
    return found;
}

Finding RowReader::finding(Reason reason, Field field, std::string_view value,
                           std::string detail) const {
    Finding found;
    found.line = row_.line;
    if (const auto column = column_of(field)) found = finding(reason, *column);
    found.reason = reason;
    if (!ops::looks_like_cpr(value)) found.value = shortened(value, shown_characters);
    found.detail = std::move(detail);
    return found;
}

void RowReader::problem(Reason reason, Field field, std::string_view value, std::string detail) {
    problems_.push_back(finding(reason, field, value, std::move(detail)));
}

void RowReader::remark(Reason reason, Field field, std::string_view value, std::string detail) {
    remarks_.push_back(finding(reason, field, value, std::move(detail)));
}

bool RowReader::check_cells() {
    for (std::size_t column = 0; column < row_.cells.size(); ++column) {
        if (ops::looks_like_cpr(row_.cells[column].text)) {
            problems_.push_back(finding(Reason::cpr_in_cell, column));
        }
    }
    if (rejected()) return false;
    if (row_.broken_quote) {
        std::size_t column = 0;
        while (column < row_.cells.size() && row_.cells[column].text.substr(0, 1) != "\"") ++column;
        problems_.push_back(finding(Reason::quote_not_closed, column));
        return false;
    }
    for (std::size_t column = mapping_.fields.size(); column < row_.cells.size(); ++column) {
        const std::string extra = cell(column);
        if (extra.empty()) continue;
        problems_.push_back(finding(Reason::too_many_cells, column));
        problems_.back().value = shortened(extra, shown_characters);
        return false;
    }
    if (row_.cells.size() < mapping_.fields.size()) {
        remark(Reason::row_is_short, Field::ignore);
        remarks_.back().column.clear();
    }
    return true;
}

}  // namespace tovholder::imports
