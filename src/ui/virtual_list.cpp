// The list of any length: measures what it draws, remembers it, guesses the rest by the mean, and
// keeps what is on the screen still when a guess above it turns out wrong.
#include <algorithm>

#include "src/ui/list.hpp"
#include "src/ui/ui_core.hpp"
#include "src/ui/virtual_rows.hpp"

namespace tovholder::ui {

namespace {

HeightCache& fresh_heights(Ui& ui, Key key, std::size_t count) {
    HeightCache& cache = ui.heights(key);
    float width = ui.room();
    if (cache.width != width || cache.scale != ui.input().text_scale) {
        cache.heights.clear();
        cache.mean = 0;
        cache.width = width;
        cache.scale = ui.input().text_scale;
    }
    cache.heights.resize(count, -1.0F);
    return cache;
}

// The height of items not yet seen. Once known it stays: if it followed every measurement,
// thousands of unseen rows above would move the screen each time.
float mean_height(HeightCache& cache, float guess) {
    if (cache.mean > 0) return cache.mean;
    double sum = 0;
    std::size_t measured = 0;
    for (float h : cache.heights) {
        if (h < 0) continue;
        sum += h;
        ++measured;
    }
    if (measured < 4) return guess;
    cache.mean = static_cast<float>(sum / static_cast<double>(measured));
    return cache.mean;
}

}  // namespace

void draw_virtual_rows(Ui& ui, Key key, std::size_t count, float guess,
                       const std::function<void(std::size_t)>& draw_item) {
    HeightCache& cache = fresh_heights(ui, key, count);
    float mean = mean_height(cache, ui.px(guess));
    float top = ui.place().y;
    float y = top;
    const Rect view = ui.clip();
    float slack = std::max(240.0F, view.h * 0.5F);
    float shift_above = 0;  // how much what lies above the screen turned out taller than thought
    Key focused = ui.focused_key();
    std::size_t keep = count;  // the item that holds the focus is mirrored wherever it lies
    if (focused != 0 && cache.focused_row > 0 && cache.focused_row <= count) {
        keep = static_cast<std::size_t>(cache.focused_row - 1);
    }
    Key focus_found = 0;
    for (std::size_t i = 0; i < count; ++i) {
        float known = cache.heights[i];
        float height = known < 0 ? mean : known;
        bool near = y + height > view.y - slack && y < view.bottom() + slack;
        if (!near && i != keep) {
            y += height;
            continue;
        }
        ui.place().y = y;
        ui.place().list_count = static_cast<std::uint32_t>(i);
        std::size_t from = ui.node_list().size();
        draw_item(i);
        float measured = ui.place().y - y;
        if (y + height <= view.y && measured != height) shift_above += measured - height;
        cache.heights[i] = measured;
        y += measured;
        for (std::size_t n = from; focused != 0 && n < ui.node_list().size(); ++n) {
            if (ui.node_list().at(n).key == focused) focus_found = i + 1;
        }
    }
    if (focused == 0 || focus_found != 0) cache.focused_row = focus_found;
    ui.place().y = y;
    ui.place().empty = false;
    ui.place().list_count = static_cast<std::uint32_t>(count);
    if (std::abs(shift_above) > 0.5F && ui.page_state().key != 0) {
        ScrollState& scroll = ui.scroll(ui.page_state().key);
        if (scroll.y > 0) {
            scroll.y += shift_above;
            scroll.to_send = true;
            ui.host().wake(1);
        }
    }
}

void virtual_list(Ui& ui, Id id, std::size_t count, const std::function<Id(std::size_t)>& id_of,
                  const std::function<void(std::size_t)>& draw, const VirtualListOptions& options) {
    List list(ui, id, {.label = options.label, .count = count, .lines = options.lines});
    draw_virtual_rows(ui, ui.key("heights"), count, options.height_guess, [&](std::size_t i) {
        ListItem item(ui, id_of(i), 0);
        draw(i);
    });
}

}  // namespace tovholder::ui
