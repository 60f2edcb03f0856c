// Columns: side by side, or below one another where they would be too narrow.
#include <algorithm>

#include "src/ui/layout.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

Columns::Columns(Ui& ui, int count, const ColumnsOptions& options)
    : Columns(ui, std::vector<Width>(static_cast<std::size_t>(std::max(1, count))), options) {}

Columns::Columns(Ui& ui, std::vector<Width> widths, const ColumnsOptions& options)
    : ui_(ui), widths_(std::move(widths)), options_(options) {
    float fixed = 0;
    float shares = 0;
    for (const Width& w : widths_) {
        fixed += ui.px(w.px);
        if (w.px <= 0) shares += w.share;
    }
    float gap = ui.pad(options_.gap);
    float left = ui.room() - fixed - gap * static_cast<float>(widths_.size() - 1);
    for (const Width& w : widths_) {
        if (w.px <= 0 && left * w.share / shares < ui.px(options_.width_min)) stacked_ = true;
    }
    if (left < 0) stacked_ = true;
    for (Width& w : widths_) {
        w.px = w.px > 0 ? ui.px(w.px) : left * w.share / std::max(shares, 0.01F);
    }
    Place& outer = ui.place();
    if (!outer.empty) outer.y += outer.gap;
    outer.empty = false;
    ui.open_place(outer.x, outer.y, outer.width, stacked_ ? gap : outer.gap);
    place_ = ui.place_count() - 1;
    open();
}

void Columns::open() {
    if (stacked_) return;
    Place& frame = ui_.place_at(place_);
    float x = frame.x;
    float gap = ui_.pad(options_.gap);
    for (std::size_t i = 0; i < frame.column; ++i) x += widths_[i].px + gap;
    float y = frame.row_top;
    float width = widths_[frame.column].px;
    float inner_gap = frame.gap;
    ui_.open_place(x, y, width, inner_gap);
    ui_.place().cards.push_back(SIZE_MAX);
    ui_.place().card_nodes.push_back(-1);
}

void Columns::next() {
    if (stacked_) return;
    Place column = ui_.place();
    ui_.close_place();
    Place& frame = ui_.place_at(place_);
    frame.row_bottom = std::max(frame.row_bottom, column.y);
    frame.cards.push_back(column.cards.back());
    frame.card_nodes.push_back(column.card_nodes.back());
    ++frame.column;
    if (frame.column == widths_.size()) close_row();
    open();
}

// Makes the last card of each column end where the longest column ends.
void Columns::close_row() {
    Place& frame = ui_.place_at(place_);
    for (std::size_t i = 0; i < frame.cards.size(); ++i) {
        if (frame.cards[i] == SIZE_MAX) continue;
        Prim& ground = ui_.paint().at(frame.cards[i]);
        float h = frame.row_bottom - ground.rect.y;
        ground.rect.h = h;
        ui_.paint().at(frame.cards[i] + 1).rect.h = h;
        ui_.node_list().at(static_cast<std::size_t>(frame.card_nodes[i])).rect.h = h;
    }
    frame.cards.clear();
    frame.card_nodes.clear();
    frame.column = 0;
    frame.row_top = frame.row_bottom + ui_.pad(options_.gap);
    frame.y = frame.row_bottom;
}

Columns::~Columns() {
    if (!stacked_) {
        Place column = ui_.place();
        ui_.close_place();
        Place& frame = ui_.place_at(place_);
        if (!column.empty) {
            frame.row_bottom = std::max(frame.row_bottom, column.y);
            frame.cards.push_back(column.cards.back());
            frame.card_nodes.push_back(column.card_nodes.back());
        }
        if (!frame.cards.empty()) close_row();
        frame.y = frame.row_bottom;
    }
    float height = ui_.close_place();
    ui_.place().y += height;
}

}  // namespace tovholder::ui
