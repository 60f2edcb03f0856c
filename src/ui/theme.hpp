// Colours, sizes and radii: the only place where they stand. Tokens are those of the design; every
// pair in `token_pairs` is asserted by a test: 4.5:1 for text, 3:1 for the edges of controls
// (WCAG 1.4.3 and 1.4.11).
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace tovholder::ui {

enum class Theme : std::uint8_t { light, dark, high_contrast_light, high_contrast_dark };

// A state or a mood. Always shown by icon and words too, never by colour alone (WCAG 1.4.1).
enum class Tone : std::uint8_t { neutral, primary, ok, warn, danger, info, rope };

struct Color {
    std::uint32_t rgb;  // 0xRRGGBB
};
constexpr bool operator==(Color a, Color b) { return a.rgb == b.rgb; }

enum class Token : std::uint8_t {
    bg,
    surface,
    ink,
    muted,
    line,
    control,  // control: the edge of a field, 3:1 on surface
    primary,
    on_primary,
    primary_soft,
    ok,
    ok_soft,
    warn,
    warn_soft,
    danger,
    danger_soft,
    info,
    info_soft,
    rope,
    rope_soft,
    neutral_soft,
    on_rope,
    on_danger,
    scrim,
    inverse,
    on_inverse,
    count
};

struct Palette {
    std::array<Color, static_cast<std::size_t>(Token::count)> colors;
    Color operator[](Token token) const { return colors[static_cast<std::size_t>(token)]; }
};

const Palette& palette_of(Theme theme);

Token tone_ink(Tone tone);   // text and icon of a tone
Token tone_soft(Tone tone);  // the ground it stands on

struct TokenPair {
    Token front;
    Token back;
    double ratio_min;
};
// All pairs of colours the layer ever puts on one another.
std::span<const TokenPair> token_pairs();

// Contrast ratio of WCAG 2.1, 1 … 21.
double contrast_ratio(Color a, Color b);

}  // namespace tovholder::ui
