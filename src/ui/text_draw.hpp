// For widgets: a wrapped piece of text with its size and style, and the few grounds that many
// widgets share.
#pragma once

#include <string_view>
#include <vector>

#include "src/ui/fonts.hpp"
#include "src/ui/geometry.hpp"
#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"
#include "src/ui/paint.hpp"
#include "src/ui/text.hpp"
#include "src/ui/theme.hpp"

namespace tovholder::ui {

class Ui;

struct StyleOf {
    float size = 17;  // px at 100 %
    Weight weight = Weight::regular;
    Token ink = Token::ink;
};
StyleOf style_of(TextStyle style);

// REQUIRES: the text outlives the block.
class TextBlock {
public:
    TextBlock(Ui& ui, std::string_view text, TextStyle style, float width_max);
    TextBlock(Ui& ui, std::string_view text, float size_px, Weight weight, float width_max);
    bool empty() const { return text_.empty(); }
    float height() const { return empty() ? 0 : static_cast<float>(lines_.size()) * line_height_; }
    float width() const { return width_; }
    float size() const { return size_; }
    float line_height() const { return line_height_; }
    std::size_t line_count() const { return lines_.size(); }
    void draw(float x, float y, Rgba color, int node) const;
    // Each line centred in [x, x + width].
    void draw_centered(float x, float y, float width, Rgba color, int node) const;

private:
    Ui& ui_;
    std::string_view text_;
    float size_;
    Weight weight_;
    float line_height_;
    float width_ = 0;
    std::vector<TextLine> lines_;
};

// The ground of something under a pointer or a finger, and the focus ring of native windows.
void hover_ground(Ui& ui, Key key, const Rect& rect, float radius, Token tint);

// Initials on a circle, coloured by the letters so that a name keeps its colour.
void draw_avatar(Ui& ui, const Rect& rect, std::string_view initials, bool ringed = false);
// "26" over "tor".
void draw_date(Ui& ui, const Rect& rect, std::string_view day, std::string_view month, Tone tone,
               int node);

// Chips that wrap in a width: first measure, then draw.
struct ChipSize {
    float width = 0;
    float height = 0;
};
ChipSize chip_size(Ui& ui, const Chip& chip, float width_max);
void draw_chip(Ui& ui, const Chip& chip, float x, float y, const ChipSize& size, int node);
float chips_height(Ui& ui, std::span<const Chip> chips, float width_max);
void draw_chips(Ui& ui, std::span<const Chip> chips, float x, float y, float width_max, int node);

}  // namespace tovholder::ui
