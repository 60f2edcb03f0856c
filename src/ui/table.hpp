// A real table (role table, row, columnheader, cell) that draws only the rows near the screen, and
// below 48 em shows each row as a block of "heading: value" lines.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"
#include "src/ui/theme.hpp"

namespace tovholder::ui {

class Ui;

struct Column {
    std::string_view title;
    float share = 1;        // of the width
    bool at_right = false;  // numbers
};

struct Cell {
    std::string_view text;
    Tone tone = Tone::neutral;  // anything else: drawn as a pill
    Icon icon = Icon::none;
    bool strong = false;
    std::string_view href = {};  // a link
};

// Handed to the row callback; call cell() once for each column, in order.
class TableRow {
public:
    virtual ~TableRow() = default;
    virtual void cell(const Cell& cell) = 0;
};

struct TableOptions {
    std::string_view label;  // name of the table
    float height_guess = 52;
};

void table(Ui& ui, Id id, std::span<const Column> columns, std::size_t count,
           const std::function<Id(std::size_t)>& id_of,
           const std::function<void(std::size_t, TableRow&)>& draw_row,
           const TableOptions& options);

}  // namespace tovholder::ui
