// Text blocks and everything that is only read.
#include "src/ui/text.hpp"

#include <algorithm>
#include <string>

#include "src/ui/list.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

StyleOf style_of(TextStyle style) {
    switch (style) {
        case TextStyle::strong:
            return {17, Weight::bold, Token::ink};
        case TextStyle::secondary:
            return {15, Weight::regular, Token::muted};
        case TextStyle::small:
            return {13.5F, Weight::regular, Token::muted};
        case TextStyle::section:
            return {20, Weight::bold, Token::ink};
        case TextStyle::card_title:
            return {23, Weight::bold, Token::ink};
        case TextStyle::title:
        case TextStyle::number:
            return {28, Weight::bold, Token::ink};
        case TextStyle::body:
            break;
    }
    return {17, Weight::regular, Token::ink};
}

TextBlock::TextBlock(Ui& ui, std::string_view text, TextStyle style, float width_max)
    : TextBlock(ui, text, ui.px(style_of(style).size), style_of(style).weight, width_max) {}

TextBlock::TextBlock(Ui& ui, std::string_view text, float size_px, Weight weight, float width_max)
    : ui_(ui), text_(text), size_(size_px), weight_(weight), line_height_(size_px * 1.35F) {
    if (text_.empty()) return;
    ui.fonts().wrap(weight_, size_, text_, std::max(1.0F, width_max), lines_);
    for (const TextLine& line : lines_) width_ = std::max(width_, line.width);
}

void TextBlock::draw(float x, float y, Rgba color, int node) const {
    float top = y + (line_height_ - size_) / 2;
    for (const TextLine& line : lines_) {
        ui_.paint().text(x, top, text_.substr(line.begin, line.end - line.begin), size_, weight_,
                         color, line.width, node);
        top += line_height_;
    }
}

void TextBlock::draw_centered(float x, float y, float width, Rgba color, int node) const {
    float top = y + (line_height_ - size_) / 2;
    for (const TextLine& line : lines_) {
        ui_.paint().text(x + (width - line.width) / 2, top,
                         text_.substr(line.begin, line.end - line.begin), size_, weight_, color,
                         line.width, node);
        top += line_height_;
    }
}

namespace {

Rgba ink_of(Ui& ui, const TextOptions& options) {
    if (options.tone != Tone::neutral) return ui.color(tone_ink(options.tone));
    return ui.color(style_of(options.style).ink);
}

// The key of a piece of text: its words and how many before it said the same in this place.
Key text_key(Ui& ui, std::string_view kind, std::string_view text) {
    Key key = mix(ui.key(Id(kind)), hash_bytes(11, text));
    const auto& nodes = ui.node_list().nodes();
    std::size_t from = nodes.size() > 400 ? nodes.size() - 400 : 0;
    for (std::size_t i = from; i < nodes.size(); ++i) {
        if (nodes[i].key == key) key = mix(key, 1);
    }
    return key;
}

void draw_read_text(Ui& ui, Role role, int level, std::string_view text,
                    const TextOptions& options) {
    if (text.empty()) return;
    StyleOf style = style_of(options.style);
    float icon = options.icon == Icon::none ? 0 : ui.px(style.size * 1.25F) + ui.px(10);
    TextBlock block(ui, text, options.style, ui.room() - icon);
    Rect rect = ui.allocate(ui.in_flow() ? block.width() + icon : 0, block.height());
    Node node = ui.make_node(text_key(ui, level > 0 ? "heading" : "text", text), role, rect,
                             options.spoken.empty() ? text : options.spoken);
    node.level = static_cast<std::uint8_t>(level);
    node.font_px = block.size();
    node.lang = ui.keep(options.lang);
    int index = ui.add(node);
    Rgba color = ink_of(ui, options);
    if (options.centered) {
        block.draw_centered(rect.x, rect.y, rect.w, color, index);
        return;
    }
    if (icon > 0) {
        float side = ui.px(style.size * 1.25F);
        ui.paint().icon({rect.x, rect.y + (block.line_height() - side) / 2, side, side},
                        options.icon, color);
    }
    block.draw(rect.x + icon, rect.y, color, index);
}

}  // namespace

void paragraph(Ui& ui, std::string_view text, const TextOptions& options) {
    draw_read_text(ui, Role::text, 0, text, options);
}

void secondary(Ui& ui, std::string_view text) {
    draw_read_text(ui, Role::text, 0, text, {.style = TextStyle::secondary});
}

void heading(Ui& ui, int level, std::string_view text, const TextOptions& options) {
    draw_read_text(ui, Role::heading, level, text, options);
}

void paragraph(Ui& ui, std::span<const Span> spans, const TextOptions& options) {
    StyleOf style = style_of(options.style);
    float size = ui.px(style.size);
    float line = size * 1.35F;
    std::string whole;
    for (const Span& span : spans) whole += span.text;
    Rect rect = ui.allocate(0, line);
    Node node = ui.make_node(text_key(ui, "text", whole), Role::text, rect, whole);
    node.font_px = size;
    int index = ui.add(node);
    float x = 0;
    float y = 0;
    // Word by word, a space belonging to the word before it.
    for (const Span& span : spans) {
        Weight weight = span.strong ? Weight::bold : style.weight;
        std::size_t at = 0;
        while (at < span.text.size()) {
            std::size_t end = std::min(span.text.find(' ', at), span.text.size());
            std::string_view word = span.text.substr(at, end - at);
            float w = ui.fonts().width(weight, size, word);
            if (x > 0 && x + w > rect.w) {
                x = 0;
                y += line;
            }
            ui.paint().text(rect.x + x, rect.y + y + (line - size) / 2, word, size, weight,
                            ink_of(ui, options), w, index);
            at = end;
            x += w;
            while (at < span.text.size() && span.text[at] == ' ') {
                x += ui.fonts().width(weight, size, " ");
                ++at;
            }
        }
    }
    ui.place().y += y;
    ui.node_list().at(static_cast<std::size_t>(index)).rect.h = y + line;
}

void fact(Ui& ui, const FactOptions& options) {
    float icon = options.icon == Icon::none ? 0 : ui.px(34);
    float label_width = ui.phone() ? 0 : std::min(ui.px(190), ui.room() * 0.38F);
    float value_width = ui.room() - icon - (label_width > 0 ? label_width + ui.px(12) : 0);
    TextBlock label(ui, options.label, TextStyle::secondary,
                    label_width > 0 ? label_width : ui.room() - icon);
    TextBlock value(ui, options.value, options.href.empty() ? TextStyle::body : TextStyle::strong,
                    value_width);
    bool beside = label_width > 0 && !label.empty();
    float h = beside ? std::max(label.height(), value.height()) : label.height() + value.height();
    if (!options.href.empty()) h = std::max(h, ui.px(44));
    Rect rect = ui.allocate(0, h);
    std::string spoken(options.label);
    int label_node = -1;
    if (!label.empty()) {
        label_node =
            ui.add(ui.make_node(text_key(ui, "fact label", spoken), Role::text,
                                {rect.x + icon, rect.y, label.width(), label.height()}, spoken));
    }
    float x = rect.x + icon + (beside ? label_width + ui.px(12) : 0);
    float y = rect.y + (beside ? 0 : label.height());
    Rect value_rect{x, y, std::max(value.width(), 1.0F), rect.bottom() - y};
    Key key = mix(ui.key(Id("fact")), hash_bytes(13, spoken));
    Role role = options.href.empty() ? Role::text : Role::link;
    Node node = ui.make_node(key, role, value_rect, options.value);
    node.extra = ui.keep(options.href);
    int index = ui.add(node);
    if (ui.acted(key)) ui.follow(options.href);
    float side = ui.px(22);
    if (icon > 0) {
        ui.paint().icon({rect.x, rect.y + (ui.px(23) - side) / 2, side, side}, options.icon,
                        ui.color(Token::ink));
    }
    float nudge = beside ? (value.line_height() - label.line_height()) / 2 : 0;
    float middle = options.href.empty() ? 0 : (value_rect.h - value.height()) / 2;
    if (!label.empty()) {
        label.draw(rect.x + icon, rect.y + nudge + (beside ? middle : 0), ui.color(Token::muted),
                   label_node);
    }
    value.draw(x, y + middle, ui.color(options.href.empty() ? Token::ink : Token::primary), index);
}

void bullet(Ui& ui, Icon icon, std::string_view text, Tone tone) {
    const ListItem item(ui, Id(ui.place().list_count), 0);
    ui.place().gap = 0;
    (void)ui.allocate(0, ui.pad(3));
    draw_read_text(ui, Role::text, 0, text, {.tone = tone, .icon = icon});
    (void)ui.allocate(0, ui.pad(3));
}

// ---- chips -------------------------------------------------------------------------------

ChipSize chip_size(Ui& ui, const Chip& chip, float width_max) {
    float icon = chip.icon == Icon::none ? 0 : ui.px(22);
    TextBlock block(ui, chip.text, ui.px(13.5F), Weight::semibold, width_max - icon - ui.px(20));
    return {block.width() + icon + ui.px(20), std::max(ui.px(28), block.height() + ui.px(9))};
}

void draw_chip(Ui& ui, const Chip& chip, float x, float y, const ChipSize& size, int node) {
    Weight weight = chip.tone == Tone::neutral ? Weight::regular : Weight::semibold;
    float icon = chip.icon == Icon::none ? 0 : ui.px(22);
    Rgba ink = ui.color(tone_ink(chip.tone));
    Rect rect{x, y, size.width, size.height};
    ui.paint().fill(rect, ui.color(tone_soft(chip.tone)), ui.px(9));
    if (ui.input().theme >= Theme::high_contrast_light) ui.paint().stroke(rect, ink, ui.px(9), 1);
    TextBlock block(ui, chip.text, ui.px(13.5F), weight, size.width - icon - ui.px(19));
    if (icon > 0) {
        float side = ui.px(16);
        ui.paint().icon({x + ui.px(9), y + (size.height - side) / 2, side, side}, chip.icon, ink);
    }
    float slack = size.width - icon - ui.px(20) - block.width();
    block.draw(x + ui.px(10) + icon + slack / 2, y + (size.height - block.height()) / 2, ink, node);
}

namespace {

template <typename Each>
float lay_out_chips(Ui& ui, std::span<const Chip> chips, float width_max, const Each& each) {
    float gap = ui.px(6);
    float x = 0;
    float y = 0;
    float line = 0;
    for (const Chip& chip : chips) {
        ChipSize size = chip_size(ui, chip, width_max);
        if (x > 0 && x + size.width > width_max) {
            x = 0;
            y += line + gap;
            line = 0;
        }
        each(chip, x, y, size);
        x += size.width + gap;
        line = std::max(line, size.height);
    }
    return y + line;
}

}  // namespace

float chips_height(Ui& ui, std::span<const Chip> chips, float width_max) {
    if (chips.empty()) return 0;
    return lay_out_chips(ui, chips, width_max, [](const Chip&, float, float, const ChipSize&) {});
}

void draw_chips(Ui& ui, std::span<const Chip> chips, float x, float y, float width_max, int node) {
    lay_out_chips(ui, chips, width_max,
                  [&](const Chip& chip, float dx, float dy, const ChipSize& size) {
                      draw_chip(ui, chip, x + dx, y + dy, size, node);
                  });
}

void pill(Ui& ui, const Chip& chip) {
    ChipSize size = chip_size(ui, chip, ui.room());
    Rect rect = ui.allocate(size.width, size.height);
    int node = ui.add(ui.make_node(text_key(ui, "pill", chip.text), Role::text, rect, chip.text));
    draw_chip(ui, chip, rect.x, rect.y, size, node);
}

void chips(Ui& ui, std::span<const Chip> chips) {
    if (chips.empty()) return;
    Rect rect = ui.allocate(0, chips_height(ui, chips, ui.room()));
    std::string whole;
    for (const Chip& chip : chips) {
        if (!whole.empty()) whole += ", ";
        whole += chip.text;
    }
    int node = ui.add(ui.make_node(text_key(ui, "chips", whole), Role::text, rect, whole));
    draw_chips(ui, chips, rect.x, rect.y, rect.w, node);
}

// ---- pictures of names and days ----------------------------------------------------------

void draw_avatar(Ui& ui, const Rect& rect, std::string_view initials, bool ringed) {
    static constexpr Tone tones[] = {Tone::rope, Tone::ok, Tone::info, Tone::primary, Tone::warn};
    Tone tone = tones[(hash_bytes(17, initials) >> 40U) % 5];
    if (ringed) ui.paint().fill(rect.inset(-2), ui.color(Token::surface), rect.w);
    ui.paint().fill(rect, ui.color(tone_soft(tone)), rect.w / 2);
    if (ui.input().theme >= Theme::high_contrast_light) {
        ui.paint().stroke(rect, ui.color(tone_ink(tone)), rect.w / 2, 1);
    }
    float size = rect.w * 0.38F;
    float w = ui.fonts().width(Weight::bold, size, initials);
    ui.paint().text(rect.x + (rect.w - w) / 2, rect.y + (rect.h - size) / 2, initials, size,
                    Weight::bold, ui.color(tone_ink(tone)), w, -1);
    ui.paint().at(ui.paint().size() - 1).decorative = true;
}

void draw_date(Ui& ui, const Rect& rect, std::string_view day, std::string_view month, Tone tone,
               int node) {
    ui.paint().fill(rect, ui.color(tone_soft(tone)), ui.px(12));
    if (ui.input().theme >= Theme::high_contrast_light) {
        ui.paint().stroke(rect, ui.color(tone_ink(tone)), ui.px(12), 1);
    }
    float big = rect.h * 0.36F;
    float small = rect.h * 0.265F;
    auto centred = [&](std::string_view text, float size, float y, Weight weight) {
        float w = ui.fonts().width(weight, size, text);
        if (w > rect.w - 4) {
            size *= (rect.w - 4) / w;
            w = rect.w - 4;
        }
        ui.paint().text(rect.x + (rect.w - w) / 2, y, text, size, weight, ui.color(tone_ink(tone)),
                        w, node);
        ui.paint().at(ui.paint().size() - 1).decorative = true;
    };
    float top = rect.y + (rect.h - big - small - rect.h * 0.09F) / 2;
    centred(day, big, top, Weight::bold);
    centred(month, small, top + big + rect.h * 0.09F, Weight::semibold);
}

void avatars(Ui& ui, std::span<const std::string_view> initials, std::string_view text) {
    float side = ui.px(36);
    float step = ui.px(30);
    std::size_t shown = std::min<std::size_t>(initials.size(), 5);
    float faces = shown == 0 ? 0 : side + step * static_cast<float>(shown - 1);
    float gap = shown == 0 ? 0 : ui.px(12);
    bool below = ui.room() - faces - gap < ui.px(140);
    TextBlock block(ui, text, TextStyle::secondary, below ? ui.room() : ui.room() - faces - gap);
    float h = below ? side + block.height() : std::max(side, block.height());
    Rect rect = ui.allocate(0, h);
    for (std::size_t i = 0; i < shown; ++i) {
        draw_avatar(ui, {rect.x + step * static_cast<float>(i), rect.y, side, side}, initials[i],
                    true);
    }
    if (text.empty()) return;
    int node = ui.add(ui.make_node(text_key(ui, "avatars", text), Role::text, rect, text));
    block.draw(below ? rect.x : rect.x + faces + gap,
               below ? rect.y + side : rect.y + (h - block.height()) / 2, ui.color(Token::muted),
               node);
}

void hover_ground(Ui& ui, Key key, const Rect& rect, float radius, Token tint) {
    if (ui.pressed(key)) {
        ui.paint().fill(rect, ui.color(tint, 0.16F), radius);
    } else if (ui.hovered(key)) {
        ui.paint().fill(rect, ui.color(tint, 0.07F), radius);
    }
    if (ui.input().draws_fields && ui.focused(key)) {
        ui.paint().stroke(rect.inset(-3), ui.color(Token::ink), radius + 3, 3);
    }
}

}  // namespace tovholder::ui
