// The CSV reader (RFC 4180, and what Excel does beyond it) and the guess of the separator.
#include "shared/imports/table.hpp"

#include <algorithm>
#include <map>

namespace tovholder::imports {
namespace {

constexpr std::size_t sniffed_rows = 100;
constexpr std::uint32_t broken_quotes_max = 50;

class Reader {
public:
    Reader(std::string_view text, char separator, std::uint32_t line)
        : text_(text), separator_(separator), line_(line) {}

    bool at_end() const { return at_ >= text_.size(); }

    TableRow next_row() {
        TableRow row;
        row.line = line_;
        for (;;) {
            row.cells.push_back(next_cell(row));
            if (at_end()) return row;
            if (text_[at_] == separator_) {
                ++at_;
                // A separator as the very last character is followed by one empty cell.
                if (at_end()) {
                    row.cells.push_back({"", line_});
                    return row;
                }
                continue;
            }
            skip_line_break();
            return row;
        }
    }

private:
    bool at_line_break() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

    void skip_line_break() {
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
        ++at_;
        ++line_;
    }

    Cell next_cell(TableRow& row) {
        Cell cell{"", line_};
        if (!at_end() && text_[at_] == '"' && broken_quotes_ < broken_quotes_max) {
            const std::size_t begin = at_;
            if (!read_quoted(cell.text)) {
                // Never closed: taken as text, so that only this row suffers and not all below it.
                ++broken_quotes_;
                row.broken_quote = true;
                at_ = begin;
                line_ = cell.line;
                cell.text.clear();
            }
        }
        while (!at_end() && text_[at_] != separator_ && !at_line_break()) cell.text += text_[at_++];
        return cell;
    }

    // From the opening quote to behind the closing one; false when the text ends before it.
    bool read_quoted(std::string& out) {
        ++at_;
        while (!at_end()) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                if (at_end() || text_[at_] != '"') return true;
            }
            if (at_line_break()) {
                const std::size_t begin = at_;
                skip_line_break();
                out += text_.substr(begin, at_ - begin);
                continue;
            }
            out += c;
            ++at_;
        }
        return false;
    }

    std::string_view text_;
    char separator_;
    std::uint32_t line_;
    std::size_t at_ = 0;
    std::uint32_t broken_quotes_ = 0;
};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::size_t used_cells(const TableRow& row) {
    std::size_t used = row.cells.size();
    while (used > 0 && is_blank(row.cells[used - 1].text)) --used;
    return used;
}

// How many of the first rows have the same number of cells, in thousandths; 0 when that is one.
std::size_t regularity(std::string_view text, char separator) {
    Reader reader(text, separator, 1);
    std::map<std::size_t, std::size_t> widths;
    std::size_t rows = 0;
    while (!reader.at_end() && rows < sniffed_rows) {
        const TableRow row = reader.next_row();
        if (used_cells(row) == 0) continue;
        ++widths[row.cells.size()];
        ++rows;
    }
    std::size_t best = 0;
    for (const auto& [width, count] : widths) {
        if (width > 1) best = std::max(best, count * 1000 / rows);
    }
    return best;
}

char detect_separator(std::string_view text) {
    char best = ';';
    std::size_t best_score = 0;
    for (const char candidate : {';', '\t', ',', '|'}) {
        const std::size_t score = regularity(text, candidate);
        if (score > best_score) {
            best = candidate;
            best_score = score;
        }
    }
    return best;
}

// "sep=;" alone in the first line: Excel's own way of naming the separator. Returns its length.
std::size_t separator_line(std::string_view text, char& separator) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (end != 5 || (text.substr(0, 4) != "sep=" && text.substr(0, 4) != "SEP=")) return 0;
    if (separator == 0) separator = text[4];
    return end + (text.substr(end, 2) == "\r\n" ? 2 : end < text.size() ? 1 : 0);
}

Table refused(Reason reason) {
    Table table;
    table.problem = reason;
    return table;
}

}  // namespace

Table parse_table(std::string_view text, char separator) {
    const std::size_t skipped = separator_line(text, separator);
    const std::string_view body = text.substr(skipped);
    Table table;
    table.separator = separator == 0 ? detect_separator(body) : separator;
    Reader reader(body, table.separator, skipped == 0 ? 1 : 2);
    while (!reader.at_end()) {
        TableRow row = reader.next_row();
        const std::size_t used = used_cells(row);
        if (used == 0) {
            ++table.empty_rows;
            continue;
        }
        if (used > table_columns_max) return refused(Reason::too_many_columns);
        // One more for the headings.
        if (table.rows.size() > table_rows_max) return refused(Reason::too_many_rows);
        table.columns = std::max(table.columns, used);
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return refused(Reason::file_empty);
    return table;
}

}  // namespace tovholder::imports
