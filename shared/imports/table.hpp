// Separated text as rows of cells that know where they stood in the file.
#pragma once

#include <string_view>

#include "shared/imports/finding.hpp"

namespace tovholder::imports {

inline constexpr std::size_t table_rows_max = 20'000;
inline constexpr std::size_t table_columns_max = 200;

struct Cell {
    std::string text;        // as in the file, quotes undone; nothing is evaluated
    std::uint32_t line = 1;  // where the cell begins
};

struct TableRow {
    std::uint32_t line = 1;  // where the row begins
    std::vector<Cell> cells;
    bool broken_quote = false;  // a quote was opened and never closed; read as if it were text
};

struct Table {
    char separator = ';';
    std::vector<TableRow> rows;  // headings, if any, included; rows without any text left out
    std::uint32_t empty_rows = 0;
    std::size_t columns = 0;        // of the widest row, trailing empty cells not counted
    Reason problem = Reason::none;  // file_empty, too_many_rows, too_many_columns; no rows then
};

// Reads CSV as Excel writes it: quotes, doubled quotes, line breaks within quotes, CRLF, LF or CR,
// "sep=;" as first line. Without `separator` it is detected among ; , tab and |.
// Lines are counted as an editor does: CRLF, LF and CR each end one.
Table parse_table(std::string_view text, char separator = 0);

}  // namespace tovholder::imports
