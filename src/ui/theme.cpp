// The palettes and the table of pairs used.
#include "src/ui/theme.hpp"

#include <cmath>

namespace tovholder::ui {

namespace {

//                                bg        surface   ink       muted     line      control
constexpr Palette light{{{{0xF5F3EE},
                          {0xFFFFFF},
                          {0x17272B},
                          {0x4E6066},
                          {0xDDD9CF},
                          {0x6F7F84},
                          // primary, on, soft
                          {0x0B5D5B},
                          {0xFFFFFF},
                          {0xE2F0EE},
                          // ok, warn, danger, info, rope, each with its soft ground
                          {0x1E6B3A},
                          {0xE4F3E8},
                          {0x7A5200},
                          {0xFFF1D2},
                          {0x9B1C1C},
                          {0xFCE7E4},
                          {0x1C4E80},
                          {0xE5EFF9},
                          {0x9A5408},
                          {0xFBEFDD},
                          // neutral_soft, on_rope, on_danger, scrim, inverse, on_inverse
                          {0xF0EEE8},
                          {0xFFFFFF},
                          {0xFFFFFF},
                          {0x0A1416},
                          {0x17272B},
                          {0xFFFFFF}}}};

constexpr Palette dark{
    {{{0x10181A}, {0x1A2427}, {0xEDF3F2}, {0xA9B8B9}, {0x334348}, {0x7E9094}, {0x63CCC2},
      {0x06302E}, {0x173A39}, {0x7FD49A}, {0x163322}, {0xF2C765}, {0x3A2F10}, {0xFF9C93},
      {0x421C1A}, {0x8FC1F0}, {0x15304A}, {0xF0B563}, {0x3A2B14}, {0x263236}, {0x2B1B02},
      {0x3A0B08}, {0x000000}, {0xE6EEED}, {0x13201F}}}};

constexpr Palette high_light{
    {{{0xFFFFFF}, {0xFFFFFF}, {0x000000}, {0x1F1F1F}, {0x000000}, {0x000000}, {0x00403E},
      {0xFFFFFF}, {0xFFFFFF}, {0x00471B}, {0xFFFFFF}, {0x4F3500}, {0xFFFFFF}, {0x7A0000},
      {0xFFFFFF}, {0x003463}, {0xFFFFFF}, {0x6B3800}, {0xFFFFFF}, {0xFFFFFF}, {0xFFFFFF},
      {0xFFFFFF}, {0x000000}, {0x000000}, {0xFFFFFF}}}};

constexpr Palette high_dark{
    {{{0x000000}, {0x000000}, {0xFFFFFF}, {0xE6E6E6}, {0xFFFFFF}, {0xFFFFFF}, {0x7DF9EF},
      {0x000000}, {0x000000}, {0x8CFFB0}, {0x000000}, {0xFFDD7A}, {0x000000}, {0xFFB3AC},
      {0x000000}, {0xA8D4FF}, {0x000000}, {0xFFC97D}, {0x000000}, {0x000000}, {0x000000},
      {0x000000}, {0x000000}, {0xFFFFFF}, {0x000000}}}};

using enum Token;
constexpr double text_min = 4.5;
constexpr double edge_min = 3.0;
constexpr std::array pairs{
    TokenPair{ink, bg, text_min},
    TokenPair{ink, surface, text_min},
    TokenPair{ink, neutral_soft, text_min},
    TokenPair{ink, primary_soft, text_min},
    TokenPair{ink, ok_soft, text_min},
    TokenPair{ink, warn_soft, text_min},
    TokenPair{ink, danger_soft, text_min},
    TokenPair{ink, info_soft, text_min},
    TokenPair{ink, rope_soft, text_min},
    TokenPair{muted, bg, text_min},
    TokenPair{muted, surface, text_min},
    TokenPair{muted, neutral_soft, text_min},
    TokenPair{primary, bg, text_min},
    TokenPair{primary, surface, text_min},
    TokenPair{primary, primary_soft, text_min},
    TokenPair{on_primary, primary, text_min},
    TokenPair{ok, ok_soft, text_min},
    TokenPair{warn, warn_soft, text_min},
    TokenPair{danger, danger_soft, text_min},
    TokenPair{info, info_soft, text_min},
    TokenPair{rope, rope_soft, text_min},
    TokenPair{ok, surface, text_min},
    TokenPair{warn, surface, text_min},
    TokenPair{danger, surface, text_min},
    TokenPair{info, surface, text_min},
    TokenPair{rope, surface, text_min},
    TokenPair{danger, bg, text_min},
    TokenPair{on_rope, rope, text_min},
    TokenPair{on_danger, danger, text_min},
    TokenPair{on_inverse, inverse, text_min},
    TokenPair{control, surface, edge_min},
    TokenPair{control, bg, edge_min},
    TokenPair{danger, surface, edge_min},
    TokenPair{primary, surface, edge_min},
};

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(Color c) {
    auto part = [&](unsigned shift) { return linear(((c.rgb >> shift) & 255U) / 255.0); };
    return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
}

}  // namespace

const Palette& palette_of(Theme theme) {
    switch (theme) {
        case Theme::dark:
            return dark;
        case Theme::high_contrast_light:
            return high_light;
        case Theme::high_contrast_dark:
            return high_dark;
        case Theme::light:
            break;
    }
    return light;
}

Token tone_ink(Tone tone) {
    switch (tone) {
        case Tone::primary:
            return primary;
        case Tone::ok:
            return ok;
        case Tone::warn:
            return warn;
        case Tone::danger:
            return danger;
        case Tone::info:
            return info;
        case Tone::rope:
            return rope;
        case Tone::neutral:
            break;
    }
    return muted;
}

Token tone_soft(Tone tone) {
    switch (tone) {
        case Tone::primary:
            return primary_soft;
        case Tone::ok:
            return ok_soft;
        case Tone::warn:
            return warn_soft;
        case Tone::danger:
            return danger_soft;
        case Tone::info:
            return info_soft;
        case Tone::rope:
            return rope_soft;
        case Tone::neutral:
            break;
    }
    return neutral_soft;
}

std::span<const TokenPair> token_pairs() { return pairs; }

double contrast_ratio(Color a, Color b) {
    double la = luminance(a);
    double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace tovholder::ui
