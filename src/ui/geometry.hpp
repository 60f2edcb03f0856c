// Rectangles in CSS px, the origin at the top left of the window.
#pragma once

#include <algorithm>

namespace tovholder::ui {

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
};

inline Rect intersect(const Rect& a, const Rect& b) {
    float x = std::max(a.x, b.x);
    float y = std::max(a.y, b.y);
    return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x),
            std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

}  // namespace tovholder::ui
