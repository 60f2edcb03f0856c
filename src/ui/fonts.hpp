// The typeface at its three weights, the icons, and measuring. Sizes are CSS px (the em square),
// whatever the font's own metrics are. Without font files (unit tests) every letter is taken to be
// 0.55 em wide, so layout can be tested without a device.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "src/ui/geometry.hpp"
#include "src/ui/icon.hpp"

struct ImDrawList;
struct ImFont;

namespace tovholder::ui {

enum class Weight : std::uint8_t { regular, semibold, bold };

// TTF files. The bytes must live as long as the Fonts. Empty ones are left out.
struct FontFiles {
    std::span<const std::uint8_t> regular;
    std::span<const std::uint8_t> semibold;
    std::span<const std::uint8_t> bold;
    std::span<const std::uint8_t> icons;
    std::span<const std::uint8_t> fallback;  // letters the typeface lacks
};

struct TextLine {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    float width = 0;
};

// Where a line that may end at byte `cut` ends better: behind the last space, so that a time (9.30)
// or an address is not torn at its dots. `cut` itself when no space comes before it.
std::size_t cut_at_space(std::string_view text, std::size_t cut);

class Fonts {
public:
    // REQUIRES: a current ImGui context. Call once.
    void load(const FontFiles& files);

    float width(Weight weight, float size, std::string_view text) const;
    // Breaks at spaces (a word wider than `width_max` is cut), and at '\n'. At least one line.
    void wrap(Weight weight, float size, std::string_view text, float width_max,
              std::vector<TextLine>& lines) const;

    void draw_text(ImDrawList& list, Weight weight, float size, float x, float y,
                   std::uint32_t color, std::string_view text) const;
    void draw_icon(ImDrawList& list, Icon icon, const Rect& rect, std::uint32_t color) const;

private:
    struct Face {
        ImFont* font = nullptr;
        float scale = 1;  // ImGui's size for an em of 1 px
    };
    const Face& face(Weight weight) const { return faces_[static_cast<std::size_t>(weight)]; }
    static Face add(std::span<const std::uint8_t> bytes, std::span<const std::uint8_t> fallback);

    std::array<Face, 3> faces_;
    Face icons_;
};

// The code point of an icon in the font of icons; 0 for Icon::none.
char32_t code_point_of(Icon icon);

}  // namespace tovholder::ui
