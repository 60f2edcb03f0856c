// Tables: columns when wide, blocks when narrow.
#include "src/ui/table.hpp"

#include <algorithm>
#include <string>

#include "src/ui/layout.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"
#include "src/ui/virtual_rows.hpp"

namespace tovholder::ui {

namespace {

struct ColumnPlaces {
    std::vector<float> x;
    std::vector<float> w;
};

ColumnPlaces measure(Ui& ui, std::span<const Column> columns, float x, float width) {
    ColumnPlaces result;
    float shares = 0;
    for (const Column& c : columns) shares += c.share;
    float gap = ui.pad(14);
    float room = width - gap * static_cast<float>(columns.size() - 1);
    for (const Column& c : columns) {
        float w = room * c.share / std::max(shares, 0.01F);
        result.x.push_back(x);
        result.w.push_back(w);
        x += w + gap;
    }
    return result;
}

// One row, drawn cell by cell. Wide: side by side. Narrow: below one another with the heading
// before the value.
class DrawnRow final : public TableRow {
public:
    DrawnRow(Ui& ui, std::span<const Column> columns, const ColumnPlaces& places, bool narrow,
             float y)
        : ui_(ui), columns_(columns), places_(places), narrow_(narrow), y_(y), top_(y) {}

    void cell(const Cell& cell) override {
        if (next_ >= columns_.size()) return;
        if (narrow_) {
            draw_line(cell);
        } else {
            draw_beside(cell);
        }
        ++next_;
    }
    float height() const { return height_; }

private:
    void add(const Cell& cell, const Rect& rect, const Rect& inner, std::string_view spoken,
             int& text_node) {
        Node node = ui_.make_node(ui_.key(Id("cell", next_)), Role::cell, rect,
                                  cell.href.empty() ? spoken : std::string_view());
        node.position = static_cast<std::uint32_t>(next_ + 1);
        if (cell.href.empty()) {
            text_node = ui_.add(node);
            return;
        }
        ui_.open(node);
        Key key = ui_.key(Id("link", next_));
        Node link = ui_.make_node(key, Role::link, inner, cell.text);
        link.extra = ui_.keep(cell.href);
        text_node = ui_.add(link);
        if (ui_.acted(key)) ui_.follow(cell.href);
        ui_.close();
    }

    void draw_value(const Cell& cell, float x, float y, float width, bool at_right, int node) {
        if (cell.tone != Tone::neutral) {
            Chip chip{cell.tone, cell.icon, cell.text};
            draw_chip(ui_, chip, x, y, chip_size(ui_, chip, width), node);
            return;
        }
        TextBlock block(ui_, cell.text, ui_.px(16), weight(cell), width);
        float shift = at_right ? width - block.width() : 0;
        block.draw(x + shift, y, ui_.color(cell.href.empty() ? Token::ink : Token::primary), node);
    }

    float value_height(const Cell& cell, float width) {
        if (cell.tone != Tone::neutral) {
            return chip_size(ui_, {cell.tone, cell.icon, cell.text}, width).height;
        }
        float h = TextBlock(ui_, cell.text, ui_.px(16), weight(cell), width).height();
        return cell.href.empty() ? h : std::max(h, 44.0F);
    }

    static Weight weight(const Cell& cell) {
        return cell.strong || !cell.href.empty() ? Weight::bold : Weight::regular;
    }

    void draw_beside(const Cell& cell) {
        float x = places_.x[next_];
        float w = places_.w[next_];
        float pad = ui_.pad(12);
        float h = value_height(cell, w);
        float top = cell.href.empty() ? pad : std::max(0.0F, pad - (h - ui_.px(22)) / 2);
        int node = -1;
        Rect rect{x, y_, w, h + 2 * top};
        add(cell, rect, rect, cell.text, node);
        float inset =
            cell.href.empty()
                ? 0
                : (h - TextBlock(ui_, cell.text, ui_.px(16), weight(cell), w).height()) / 2;
        draw_value(cell, x, y_ + top + inset, w, columns_[next_].at_right, node);
        height_ = std::max(height_, h + 2 * top);
    }

    void draw_line(const Cell& cell) {
        if (next_ == 0) y_ += ui_.pad(12);
        float width = ui_.room();
        std::string_view title = columns_[next_].title;
        TextBlock label(ui_, title, TextStyle::small, width);
        float h = value_height(cell, width);
        std::string spoken = std::string(title) + ": " + std::string(cell.text);
        int node = -1;
        float x = ui_.place().x;
        Rect rect{x, y_, width, label.height() + h};
        add(cell, rect, {x, y_ + label.height(), width, h}, spoken, node);
        std::size_t from = ui_.paint().size();
        label.draw(x, y_, ui_.color(Token::muted), node);
        for (std::size_t i = from; i < ui_.paint().size(); ++i) {
            ui_.paint().at(i).decorative = true;  // the column's heading
        }
        draw_value(cell, x, y_ + label.height(), width, false, node);
        y_ += label.height() + h + ui_.pad(next_ + 1 == columns_.size() ? 12 : 6);
        height_ = y_ - top_;
    }

    Ui& ui_;
    std::span<const Column> columns_;
    const ColumnPlaces& places_;
    bool narrow_;
    float y_;
    float top_;
    float height_ = 0;
    std::size_t next_ = 0;
};

void draw_headings(Ui& ui, std::span<const Column> columns, const ColumnPlaces& places,
                   bool narrow) {
    Place& place = ui.place();
    float size = ui.px(14);
    float h = 0;
    Node row = ui.make_node(ui.key("headings"), Role::row, {place.x, place.y, place.width, 1});
    row.position = 1;
    int row_node = ui.open(row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        float w = narrow ? 1 : places.w[i];
        float x = narrow ? place.x : places.x[i];
        TextBlock block(ui, columns[i].title, size, Weight::semibold, narrow ? 9999 : w);
        Node node = ui.make_node(ui.key(Id("heading", i)), Role::column_header,
                                 {x, place.y, w, narrow ? 1 : block.height() + ui.pad(12)},
                                 columns[i].title);
        node.position = static_cast<std::uint32_t>(i + 1);
        int index = ui.add(node);
        if (narrow) continue;
        float shift = columns[i].at_right ? w - block.width() : 0;
        block.draw(x + shift, place.y + ui.pad(4), ui.color(Token::muted), index);
        h = std::max(h, block.height() + ui.pad(12));
    }
    ui.close();
    if (narrow) return;
    ui.node_list().at(static_cast<std::size_t>(row_node)).rect.h = h;
    place.y += h;
}

}  // namespace

void table(Ui& ui, Id id, std::span<const Column> columns, std::size_t count,
           const std::function<Id(std::size_t)>& id_of,
           const std::function<void(std::size_t, TableRow&)>& draw_row,
           const TableOptions& options) {
    Scope scope(ui, id);
    bool narrow = !ui.wide() || ui.room() < ui.px(110) * static_cast<float>(columns.size());
    Place& outer = ui.place();
    if (!outer.empty) outer.y += outer.gap;
    outer.empty = false;
    Node node = ui.make_node(ui.key("table"), Role::table, {outer.x, outer.y, outer.width, 0},
                             options.label);
    node.set_size = static_cast<std::uint32_t>(count + 1);
    float x = outer.x;
    float y = outer.y;
    float width = outer.width;
    auto table_node = static_cast<std::size_t>(ui.open(node));
    ui.open_place(x, y, width, 0);
    ColumnPlaces places = measure(ui, columns, x, width);
    draw_headings(ui, columns, places, narrow);
    float guess = narrow ? 30 + 46 * static_cast<float>(columns.size()) : options.height_guess;
    draw_virtual_rows(ui, ui.key("heights"), count, guess, [&](std::size_t i) {
        Scope row_scope(ui, id_of(i));
        Place& place = ui.place();
        float row_y = place.y;
        Node row = ui.make_node(ui.key("row"), Role::row, {x, row_y, width, 0});
        row.position = static_cast<std::uint32_t>(i + 2);
        auto row_node = static_cast<std::size_t>(ui.open(row));
        ui.paint().fill({x, row_y, width, 1}, ui.color(Token::line));
        DrawnRow drawn(ui, columns, places, narrow, row_y + 1);
        draw_row(i, drawn);
        ui.close();
        float h = drawn.height() + 1;
        ui.node_list().at(row_node).rect.h = h;
        ui.place().y = row_y + h;
    });
    float height = ui.close_place();
    ui.node_list().at(table_node).rect.h = height;
    ui.close();
    ui.place().y += height;
}

}  // namespace tovholder::ui
