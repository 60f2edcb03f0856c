// Recording shapes, and drawing them with ImGui's draw list.
#include "src/ui/paint.hpp"

#include <imgui.h>

namespace tovholder::ui {

void PaintList::clear() {
    prims_.clear();
    text_.clear();
}

std::size_t PaintList::reserve() {
    prims_.emplace_back();
    return prims_.size() - 1;
}

void PaintList::fill(const Rect& rect, Rgba color, float radius) {
    Prim prim;
    prim.shape = Shape::fill;
    prim.rect = rect;
    prim.color = color;
    prim.radius = radius;
    prims_.push_back(prim);
}

void PaintList::stroke(const Rect& rect, Rgba color, float radius, float width) {
    Prim prim;
    prim.shape = Shape::stroke;
    prim.rect = rect;
    prim.color = color;
    prim.radius = radius;
    prim.size = width;
    prims_.push_back(prim);
}

void PaintList::text(float x, float y, std::string_view text, float size, Weight weight, Rgba color,
                     float width, int node) {
    Prim prim;
    prim.shape = Shape::text;
    prim.rect = {x, y, width, size};
    prim.color = color;
    prim.size = size;
    prim.weight = weight;
    prim.node = node;
    prim.text = static_cast<std::uint32_t>(text_.size());
    prim.length = static_cast<std::uint32_t>(text.size());
    text_.append(text);
    prims_.push_back(prim);
}

void PaintList::icon(const Rect& rect, Icon icon, Rgba color) {
    if (icon == Icon::none) return;
    Prim prim;
    prim.shape = Shape::icon;
    prim.rect = rect;
    prim.icon = icon;
    prim.color = color;
    prims_.push_back(prim);
}

void PaintList::push_clip(const Rect& rect) {
    Prim prim;
    prim.shape = Shape::clip;
    prim.rect = rect;
    prims_.push_back(prim);
}

void PaintList::pop_clip() {
    Prim prim;
    prim.shape = Shape::unclip;
    prims_.push_back(prim);
}

void PaintList::move(std::size_t from, std::size_t to, float dx, float dy) {
    for (std::size_t i = from; i < to; ++i) {
        prims_[i].rect.x += dx;
        prims_[i].rect.y += dy;
    }
}

namespace {

bool outside(const Prim& prim, const Rect& clip) {
    float slack = prim.size;
    return prim.rect.bottom() + slack < clip.y || prim.rect.y - slack > clip.bottom() ||
           prim.rect.right() + slack < clip.x || prim.rect.x - slack > clip.right();
}

void draw_stroke(ImDrawList& list, const Prim& prim) {
    // ImGui centres the line on the rectangle; ours lies inside it.
    float half = prim.size / 2;
    Rect r = prim.rect.inset(half);
    list.AddRect({r.x, r.y}, {r.right(), r.bottom()}, prim.color.value,
                 std::max(0.0F, prim.radius - half), 0, prim.size);
}

}  // namespace

void PaintList::flush(ImDrawList& list, const Fonts& fonts) const {
    std::vector<Rect> clips;
    ImGuiIO& io = ImGui::GetIO();
    clips.push_back({0, 0, io.DisplaySize.x, io.DisplaySize.y});
    for (const Prim& prim : prims_) {
        if (prim.shape == Shape::clip) {
            clips.push_back(intersect(clips.back(), prim.rect));
            const Rect& c = clips.back();
            list.PushClipRect({c.x, c.y}, {c.right(), c.bottom()}, false);
            continue;
        }
        if (prim.shape == Shape::unclip) {
            list.PopClipRect();
            clips.pop_back();
            continue;
        }
        if (prim.shape == Shape::none || outside(prim, clips.back())) continue;
        const Rect& r = prim.rect;
        switch (prim.shape) {
            case Shape::fill:
                list.AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, prim.color.value,
                                   prim.radius);
                break;
            case Shape::stroke:
                draw_stroke(list, prim);
                break;
            case Shape::text:
                fonts.draw_text(list, prim.weight, prim.size, r.x, r.y, prim.color.value,
                                text_of(prim));
                break;
            case Shape::icon:
                fonts.draw_icon(list, prim.icon, r, prim.color.value);
                break;
            default:
                break;
        }
    }
}

}  // namespace tovholder::ui
