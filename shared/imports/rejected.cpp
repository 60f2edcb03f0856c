// Writing the rejected rows so that they can be corrected in Excel and imported again.
#include "shared/imports/rejected.hpp"

#include "shared/imports/address_protection.hpp"
#include "shared/imports/csv_write.hpp"
#include "shared/imports/headings.hpp"
#include "shared/imports/values.hpp"
#include "shared/ops/cpr.hpp"
#include "shared/text/text.hpp"

namespace tovholder::imports {
namespace {

using text::Key;
using text::Language;

bool is_own_column(const Mapping& mapping, std::size_t column) {
    return column < mapping.names.size() && is_own_heading(mapping.names[column]);
}

Field field_at(const Mapping& mapping, std::size_t column) {
    return column < mapping.fields.size() ? mapping.fields[column] : Field::ignore;
}

bool is_address(Field field) {
    return field == Field::street || field == Field::postcode || field == Field::town ||
           field == Field::postcode_and_town;
}

bool is_protected(const TableRow& row, const Mapping& mapping) {
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const std::string& cell = row.cells[column].text;
        const Field field = field_at(mapping, column);
        if (is_address(field) && address_says_protected(cell)) return true;
        if (field == Field::notes && note_says_protected(cell)) return true;
        if (field == Field::address_protected && means_yes(trimmed(cell))) return true;
    }
    return false;
}

std::string reasons_of(Language language, const PlannedRow& row) {
    std::string reasons;
    for (const Finding& finding : row.findings) {
        if (!reasons.empty()) reasons += ' ';
        const std::string what = reason_of(language, finding);
        const std::string remedy = remedy_of(language, finding);
        if (finding.column.empty()) {
            reasons.append(what).append(" ").append(remedy);
        } else {
            reasons +=
                text::fill(language, Key::import_reason_in_column, {finding.column, what, remedy});
        }
    }
    return reasons;
}

std::vector<std::string> headings_of(Language language, const Table& table,
                                     const Mapping& mapping) {
    std::vector<std::string> headings = {std::string(text::get(language, Key::import_own_line)),
                                         std::string(text::get(language, Key::import_own_reason))};
    for (std::size_t column = 0; column < mapping.fields.size(); ++column) {
        if (is_own_column(mapping, column)) continue;
        if (mapping.has_headings) {
            const auto& cells = table.rows[mapping.first_row - 1].cells;
            headings.push_back(column < cells.size() ? cells[column].text : "");
        } else if (mapping.fields[column] == Field::ignore) {
            headings.push_back(mapping.names[column]);
        } else {
            headings.push_back(std::string(label(language, mapping.fields[column])));
        }
    }
    return headings;
}

constexpr std::size_t searched_bytes_max = 4000;

// The cell with a remark in place of each CPR number.
std::string without_cpr(Language language, std::string cell) {
    const std::string_view mark = text::get(language, Key::import_cpr_removed);
    if (cell.size() > searched_bytes_max) return std::string(mark);
    while (ops::looks_like_cpr(cell)) {
        const std::string_view all = cell;
        std::size_t begin = all.size();
        while (!ops::looks_like_cpr(all.substr(begin))) --begin;
        std::size_t length = 0;
        while (!ops::looks_like_cpr(all.substr(begin, length))) ++length;
        cell.replace(begin, length, mark);
    }
    return cell;
}

// The text of a cell as it may be written to a new file.
std::string safe_cell(Language language, const TableRow& row, const Mapping& mapping,
                      std::size_t column, bool hide_address) {
    const std::string& raw = row.cells[column].text;
    std::string cell = without_cpr(language, mapping.own_file ? restored(raw) : raw);
    if (!hide_address) return cell;
    const Field field = field_at(mapping, column);
    if (is_address(field) && !address_says_protected(cell)) return {};
    if (field == Field::notes && holds_address(cell, {})) {
        return note_says_protected(cell)
                   ? std::string(text::get(language, Key::import_address_is_protected))
                   : std::string();
    }
    return cell;
}

}  // namespace

bool is_own_heading(std::string_view heading) {
    const std::string key = heading_key(heading);
    for (const Language language : {Language::danish, Language::english}) {
        for (const Key own : {Key::import_own_line, Key::import_own_reason}) {
            if (key == heading_key(text::get(language, own))) return true;
        }
    }
    return false;
}

std::string write_rejected(Language language, const Table& table, const Mapping& mapping,
                           const Plan& plan) {
    CsvWriter writer;
    writer.row(headings_of(language, table, mapping));
    for (const PlannedRow& planned : plan.rows) {
        if (planned.outcome != Outcome::rejected) continue;
        const TableRow& row = table.rows[planned.table_row];
        const bool hide_address = is_protected(row, mapping);
        std::vector<std::string> cells = {std::to_string(planned.line),
                                          reasons_of(language, planned)};
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            if (is_own_column(mapping, column)) continue;
            cells.push_back(safe_cell(language, row, mapping, column, hide_address));
        }
        writer.row(cells);
    }
    return writer.text();
}

}  // namespace tovholder::imports
