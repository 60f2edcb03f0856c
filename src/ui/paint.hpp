// What one frame draws, as a list of simple shapes. Widgets record into it; places (cards, rows,
// dialogs) fill in grounds and move whole ranges once their height is known, so layout needs one
// pass and no look at the frame before. Order is depth: what is recorded later lies above.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/ui/fonts.hpp"
#include "src/ui/geometry.hpp"
#include "src/ui/icon.hpp"

struct ImDrawList;

namespace tovholder::ui {

struct Rgba {
    std::uint32_t value = 0;  // 0xAABBGGRR, as ImGui packs it
};

enum class Shape : std::uint8_t { none, fill, stroke, text, icon, clip, unclip };

struct Prim {
    Shape shape = Shape::none;
    Weight weight = Weight::regular;
    Icon icon = Icon::none;
    bool decorative = false;  // its words are in no node on purpose
    Rect rect;                // of a text: x, y of the line's top; w its width
    Rgba color;
    float radius = 0;        // corners; of a stroke see `size`
    float size = 0;          // font or icon size, or a stroke's width, in px
    std::uint32_t text = 0;  // offset in the frame's text
    std::uint32_t length = 0;
    int node = -1;  // which node says this text
};

class PaintList {
public:
    void clear();
    std::size_t size() const { return prims_.size(); }
    Prim& at(std::size_t place) { return prims_[place]; }
    const std::vector<Prim>& prims() const { return prims_; }
    std::string_view text_of(const Prim& prim) const {
        return std::string_view(text_).substr(prim.text, prim.length);
    }

    // A shape to be filled in later; returns its place.
    std::size_t reserve();
    void fill(const Rect& rect, Rgba color, float radius = 0);
    void stroke(const Rect& rect, Rgba color, float radius, float width);
    void text(float x, float y, std::string_view text, float size, Weight weight, Rgba color,
              float width, int node);
    void icon(const Rect& rect, Icon icon, Rgba color);
    void push_clip(const Rect& rect);
    void pop_clip();

    // Moves the shapes [from, to).
    void move(std::size_t from, std::size_t to, float dx, float dy);

    // Draws everything with ImGui. Shapes outside the clip are skipped.
    void flush(ImDrawList& list, const Fonts& fonts) const;

private:
    std::vector<Prim> prims_;
    std::string text_;
};

}  // namespace tovholder::ui
