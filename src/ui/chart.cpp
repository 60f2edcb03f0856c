// Outlines in the colour of controls, filled from the foot.
#include "src/ui/chart.hpp"

#include <algorithm>

#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {
namespace {

void draw_bar(Ui& ui, const Bar& bar, const Rect& room, float scale) {
    const float radius = std::min(ui.px(4), room.w / 2);
    Rect whole = room;
    whole.h = std::max(ui.px(2), bar.whole * scale);
    whole.y = room.bottom() - whole.h;
    const bool lacks = bar.part < bar.whole;
    ui.paint().fill(whole, ui.color(lacks ? Token::warn_soft : Token::neutral_soft), radius);
    if (bar.part > 0) {
        Rect part = whole;
        part.h = std::min(whole.h, std::max(ui.px(2), bar.part * scale));
        part.y = whole.bottom() - part.h;
        ui.paint().fill(part, ui.color(Token::primary), radius);
    }
    ui.paint().stroke(whole, ui.color(lacks ? Token::warn : Token::control), radius, 1);
}

}  // namespace

void bar_chart(Ui& ui, Id id, std::string_view name, std::span<const Bar> bars, float height) {
    if (bars.empty()) return;
    const Scope scope(ui, id);
    const float label_h = ui.px(34);
    const Rect rect = ui.allocate(0, ui.px(height) + label_h);
    const int node = ui.add(ui.make_node(ui.key("chart"), Role::image, rect, name));
    float most = 1;
    for (const Bar& bar : bars) most = std::max(most, bar.whole);
    const float step = rect.w / static_cast<float>(bars.size());
    const float gap = std::min(ui.px(5), step / 4);
    const float foot = rect.y + ui.px(height);
    float free_from = rect.x;  // no label before it
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const Rect room{rect.x + step * static_cast<float>(i) + gap / 2, rect.y, step - gap,
                        ui.px(height)};
        draw_bar(ui, bars[i], room, ui.px(height) / most);
        if (bars[i].marked) {
            const float dot = std::min(ui.px(8), room.w);
            ui.paint().fill({room.x + (room.w - dot) / 2, foot + ui.px(4), dot, dot},
                            ui.color(Token::rope), dot / 2);
        }
        const TextBlock label(ui, bars[i].label, TextStyle::small, rect.w);
        if (label.empty() || room.x < free_from || room.x + label.width() > rect.right()) continue;
        label.draw(room.x, foot + ui.px(14), ui.color(Token::muted), node);
        free_from = room.x + label.width() + ui.px(8);
    }
}

}  // namespace tovholder::ui
