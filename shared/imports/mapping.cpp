// Finding the headings, guessing the fields, and checking what a person made of them.
#include "shared/imports/mapping.hpp"

#include <algorithm>

#include "shared/imports/contents.hpp"
#include "shared/imports/headings.hpp"
#include "shared/imports/rejected.hpp"
#include "shared/imports/utf8.hpp"
#include "shared/imports/values.hpp"
#include "shared/ops/cpr.hpp"

namespace tovholder::imports {
namespace {

// Headings stand among the first rows; above them at most a title or two.
constexpr std::size_t heading_rows_searched = 8;

bool is_telling(Field field) {
    switch (field) {
        case Field::given_name:
        case Field::family_name:
        case Field::full_name:
        case Field::phone:
        case Field::email:
        case Field::born:
        case Field::activity:
        case Field::unit:
        case Field::date:
        case Field::to:
            return true;
        default:
            return false;
    }
}

// How much the cells of a row are headings of this kind: 3 for a telling one, 1 for any other.
std::size_t heading_score(const TableRow& row, Kind kind) {
    std::vector<Field> seen;
    std::size_t score = 0;
    for (const Cell& cell : row.cells) {
        const Field field = field_of_heading(cell.text, kind);
        if (field == Field::ignore) continue;
        if (std::find(seen.begin(), seen.end(), field) != seen.end()) continue;
        seen.push_back(field);
        score += is_telling(field) ? 3 : 1;
    }
    return score;
}

struct Headings {
    bool found = false;
    std::size_t row = 0;
    std::size_t score = 0;
};

Headings find_headings(const Table& table, Kind kind) {
    Headings best;
    const std::size_t rows = std::min(table.rows.size(), heading_rows_searched);
    for (std::size_t i = 0; i < rows; ++i) {
        const TableRow& row = table.rows[i];
        const std::size_t score = heading_score(row, kind);
        const bool data = std::any_of(row.cells.begin(), row.cells.end(),
                                      [](const Cell& cell) { return looks_like_data(cell.text); });
        if (score > best.score && !data) best = {score >= 2, i, score};
    }
    if (best.found) return best;
    // Headings nobody knows: a first row without data above rows with some.
    const auto data_cells = [](const TableRow& row) {
        return std::count_if(row.cells.begin(), row.cells.end(),
                             [](const Cell& cell) { return looks_like_data(cell.text); });
    };
    const bool unknown =
        table.rows.size() > 1 && data_cells(table.rows[0]) == 0 && data_cells(table.rows[1]) > 0;
    return {unknown, 0, best.score};
}

void take_headings(const Table& table, Mapping& mapping) {
    const std::vector<Cell>& cells = table.rows[mapping.first_row - 1].cells;
    for (std::size_t column = 0; column < std::min(mapping.fields.size(), cells.size()); ++column) {
        const std::string heading = trimmed(cells[column].text);
        if (!heading.empty()) mapping.names[column] = shortened(heading, 60);
        if (is_own_heading(heading)) {
            mapping.own_file = true;
            continue;
        }
        const Field field = field_of_heading(heading, mapping.kind);
        const bool taken =
            std::find(mapping.fields.begin(), mapping.fields.end(), field) != mapping.fields.end();
        if (!taken || may_repeat(field)) mapping.fields[column] = field;
    }
}

std::size_t used_cells(const TableRow& row) {
    std::size_t used = row.cells.size();
    while (used > 0 && trimmed(row.cells[used - 1].text).empty()) --used;
    return used;
}

// Cells beyond the headings are mistakes of their rows, not columns; unless many rows have them,
// then only a heading is missing.
std::size_t columns_under(const Table& table, std::size_t heading_row) {
    const std::size_t columns = used_cells(table.rows[heading_row]);
    std::size_t wider = 0;
    for (std::size_t i = heading_row + 1; i < table.rows.size(); ++i) {
        if (used_cells(table.rows[i]) > columns) ++wider;
    }
    return wider * 5 > table.rows.size() - heading_row - 1 ? table.columns : columns;
}

Mapping guess(const Table& table, Kind kind, const Headings& headings) {
    Mapping mapping;
    mapping.kind = kind;
    mapping.has_headings = headings.found;
    mapping.first_row = headings.found ? headings.row + 1 : 0;
    const std::size_t columns = headings.found ? columns_under(table, headings.row) : table.columns;
    mapping.fields.assign(columns, Field::ignore);
    for (std::size_t column = 0; column < columns; ++column) {
        mapping.names.push_back(column_letters(column));
    }
    if (headings.found) take_headings(table, mapping);
    guess_from_contents(table, mapping);
    return mapping;
}

bool has(const Mapping& mapping, Field field) {
    return std::find(mapping.fields.begin(), mapping.fields.end(), field) != mapping.fields.end();
}

void miss(text::Language language, Field field, std::vector<Finding>& findings) {
    findings.push_back({Reason::field_missing, 0, "", "", std::string(label(language, field))});
}

}  // namespace

Mapping guess_mapping(const Table& table) {
    if (table.rows.empty()) return {};
    const Headings people = find_headings(table, Kind::people);
    const Headings shifts = find_headings(table, Kind::shifts);
    if (people.score != shifts.score) {
        return people.score > shifts.score ? guess(table, Kind::people, people)
                                           : guess(table, Kind::shifts, shifts);
    }
    Mapping as_shifts = guess(table, Kind::shifts, shifts);
    const bool times = has(as_shifts, Field::date) &&
                       (has(as_shifts, Field::from_to) || has(as_shifts, Field::to));
    return times ? as_shifts : guess(table, Kind::people, people);
}

Mapping guess_mapping(const Table& table, Kind kind) {
    if (table.rows.empty()) return {};
    return guess(table, kind, find_headings(table, kind));
}

std::vector<Finding> check_mapping(text::Language language, const Mapping& mapping) {
    std::vector<Finding> findings;
    if (mapping.kind == Kind::people) {
        if (!has(mapping, Field::given_name) && !has(mapping, Field::full_name)) {
            miss(language, Field::full_name, findings);
        }
    } else {
        if (!has(mapping, Field::activity)) miss(language, Field::activity, findings);
        if (!has(mapping, Field::date)) miss(language, Field::date, findings);
        if (!has(mapping, Field::from_to)) {
            if (!has(mapping, Field::from)) miss(language, Field::from, findings);
            if (!has(mapping, Field::to)) miss(language, Field::to, findings);
        }
    }
    for (const Field field : fields_of(mapping.kind)) {
        const auto count = std::count(mapping.fields.begin(), mapping.fields.end(), field);
        if (count > 1 && !may_repeat(field)) {
            findings.push_back(
                {Reason::field_twice, 0, "", "", std::string(label(language, field))});
        }
    }
    return findings;
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

std::vector<std::string> samples(const Table& table, const Mapping& mapping, std::size_t column,
                                 std::size_t count) {
    std::vector<std::string> found;
    for (std::size_t i = mapping.first_row; i < table.rows.size() && found.size() < count; ++i) {
        const auto& cells = table.rows[i].cells;
        if (column >= cells.size() || ops::looks_like_cpr(cells[column].text)) continue;
        const std::string text = shortened(trimmed(cells[column].text), 40);
        const bool known = std::find(found.begin(), found.end(), text) != found.end();
        if (!text.empty() && !known) found.push_back(text);
    }
    return found;
}

}  // namespace tovholder::imports
