// Loading fonts into ImGui, measuring and breaking lines.
#include "src/ui/fonts.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace tovholder::ui {

namespace {

constexpr float letter_width_without_font = 0.55F;

std::uint32_t read_u16(std::span<const std::uint8_t> b, std::size_t at) {
    return at + 2 <= b.size() ? (std::uint32_t{b[at]} << 8U) | b[at + 1] : 0;
}
std::uint32_t read_u32(std::span<const std::uint8_t> b, std::size_t at) {
    return (read_u16(b, at) << 16U) | read_u16(b, at + 2);
}

// Where a table of a TrueType file begins (OpenType specification, table directory); 0 when absent.
std::size_t table_offset(std::span<const std::uint8_t> bytes, std::uint32_t tag) {
    std::uint32_t count = read_u16(bytes, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        std::size_t entry = 12 + std::size_t{16} * i;
        if (read_u32(bytes, entry) == tag) return read_u32(bytes, entry + 8);
    }
    return 0;
}

// ImGui's size is ascent minus descent; CSS's is the em square. This is the one divided by the
// other.
float em_scale(std::span<const std::uint8_t> bytes) {
    std::size_t head = table_offset(bytes, 0x68656164);
    std::size_t hhea = table_offset(bytes, 0x68686561);
    if (head == 0 || hhea == 0) return 1;
    auto units = static_cast<float>(read_u16(bytes, head + 18));
    auto ascent = static_cast<float>(static_cast<std::int16_t>(read_u16(bytes, hhea + 4)));
    auto descent = static_cast<float>(static_cast<std::int16_t>(read_u16(bytes, hhea + 6)));
    return units > 0 ? (ascent - descent) / units : 1;
}

std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// The end of the line that begins at `begin`, when letters have no measure of their own.
std::size_t cut_without_font(std::string_view text, float size, float width_max) {
    auto room = static_cast<std::size_t>(
        std::max(1.0F, std::floor(width_max / (size * letter_width_without_font))));
    std::size_t letters = 0;
    std::size_t space = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((text[i] & 0xC0) == 0x80) continue;
        if (letters == room) return space > 0 ? space : i;
        if (text[i] == ' ') space = i;
        ++letters;
    }
    return text.size();
}

}  // namespace

Fonts::Face Fonts::add(std::span<const std::uint8_t> bytes,
                       std::span<const std::uint8_t> fallback) {
    if (bytes.empty()) return {};
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    // ImGui takes the bytes as void* and does not write to them.
    auto* data = const_cast<std::uint8_t*>(bytes.data());  // NOLINT
    Face face;
    face.scale = em_scale(bytes);
    face.font = atlas.AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()), 16, &config);
    if (!fallback.empty()) {
        auto* more = const_cast<std::uint8_t*>(fallback.data());  // NOLINT
        config.MergeMode = true;
        atlas.AddFontFromMemoryTTF(more, static_cast<int>(fallback.size()), 16, &config);
    }
    return face;
}

void Fonts::load(const FontFiles& files) {
    faces_[0] = add(files.regular, files.fallback);
    faces_[1] = add(files.semibold, files.fallback);
    faces_[2] = add(files.bold, files.fallback);
    for (Face& face : faces_) {
        if (face.font == nullptr) face = faces_[0];
    }
    icons_ = add(files.icons, {});
}

float Fonts::width(Weight weight, float size, std::string_view text) const {
    const Face& f = face(weight);
    if (f.font == nullptr) {
        return static_cast<float>(count_letters(text)) * size * letter_width_without_font;
    }
    return f.font->CalcTextSizeA(size * f.scale, FLT_MAX, 0, text.data(), text.data() + text.size())
        .x;
}

std::size_t cut_at_space(std::string_view text, std::size_t cut) {
    if (cut == 0 || cut >= text.size() || text[cut] == ' ' || text[cut - 1] == ' ') return cut;
    const std::size_t space = text.rfind(' ', cut - 1);
    return space == std::string_view::npos ? cut : space + 1;
}

void Fonts::wrap(Weight weight, float size, std::string_view text, float width_max,
                 std::vector<TextLine>& lines) const {
    lines.clear();
    const Face& f = face(weight);
    std::size_t at = 0;
    do {
        std::size_t newline = std::min(text.find('\n', at), text.size());
        do {
            std::string_view rest = text.substr(at, newline - at);
            std::size_t cut = rest.size();
            if (width(weight, size, rest) > width_max) {
                cut = f.font == nullptr
                          ? cut_without_font(rest, size, width_max)
                          : static_cast<std::size_t>(
                                f.font->CalcWordWrapPosition(size * f.scale, rest.data(),
                                                             rest.data() + rest.size(), width_max) -
                                rest.data());
                cut = cut_at_space(rest, cut);
            }
            if (cut == 0 && !rest.empty()) {  // not even one letter fits: take one whole letter
                cut = 1;
                while (cut < rest.size() && (rest[cut] & 0xC0) == 0x80) ++cut;
            }
            std::string_view line = rest.substr(0, cut);
            while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
            lines.push_back({static_cast<std::uint32_t>(at),
                             static_cast<std::uint32_t>(at + line.size()),
                             width(weight, size, line)});
            at += cut;
            while (at < newline && text[at] == ' ') ++at;
        } while (at < newline);
        at = newline + 1;
    } while (at <= text.size() && at != 0 && at - 1 < text.size());
}

void Fonts::draw_text(ImDrawList& list, Weight weight, float size, float x, float y,
                      std::uint32_t color, std::string_view text) const {
    const Face& f = face(weight);
    if (f.font == nullptr || text.empty()) return;
    // y is the top of the em square; ImGui begins at the ascent's top.
    float lift = size * (f.scale - 1) / 2;
    list.AddText(f.font, size * f.scale, {x, std::round(y - lift)}, color, text.data(),
                 text.data() + text.size());
}

void Fonts::draw_icon(ImDrawList& list, Icon icon, const Rect& rect, std::uint32_t color) const {
    char32_t code = code_point_of(icon);
    if (icons_.font == nullptr || code == 0) return;
    float size = rect.w * icons_.scale;
    ImFontBaked* baked = icons_.font->GetFontBaked(size);
    const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(code));
    if (glyph == nullptr) return;
    float y = rect.y + (rect.h - size) / 2;
    float x = rect.x + (rect.w - glyph->AdvanceX) / 2;
    icons_.font->RenderChar(&list, size, {x, y}, color, static_cast<ImWchar>(code));
}

}  // namespace tovholder::ui
