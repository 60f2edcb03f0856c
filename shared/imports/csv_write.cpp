// Writing CSV, and the apostrophe that keeps Excel from calculating.
#include "shared/imports/csv_write.hpp"

namespace tovholder::imports {
namespace {

constexpr std::string_view formula_starts = "=+-@\t\r";

// Whether the cell is a formula start behind any number of apostrophes.
bool needs_care(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of('\'');
    return first != std::string_view::npos &&
           formula_starts.find(cell[first]) != std::string_view::npos;
}

}  // namespace

std::string neutralised(std::string_view cell) {
    return needs_care(cell) ? "'" + std::string(cell) : std::string(cell);
}

std::string restored(std::string_view cell) {
    const bool ours = !cell.empty() && cell[0] == '\'' && needs_care(cell);
    return std::string(ours ? cell.substr(1) : cell);
}

void CsvWriter::row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text_ += ';';
        const std::string cell = neutralised(cells[i]);
        const bool plain = cell.find_first_of(";\"\r\n") == std::string::npos &&
                           (cell.empty() || (cell.front() != ' ' && cell.back() != ' '));
        if (plain) {
            text_ += cell;
            continue;
        }
        text_ += '"';
        for (const char c : cell) {
            if (c == '"') text_ += '"';
            text_ += c;
        }
        text_ += '"';
    }
    text_ += "\r\n";
}

}  // namespace tovholder::imports
