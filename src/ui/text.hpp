// Headings, paragraphs, lines of facts, pills and chips: everything that is only read.
#pragma once

#include <span>
#include <string_view>

#include "src/ui/icon.hpp"
#include "src/ui/theme.hpp"

namespace tovholder::ui {

class Ui;

enum class TextStyle : std::uint8_t {
    body,        // 17
    strong,      // 17, bold
    secondary,   // 15, muted
    small,       // 13.5, muted
    section,     // 20, bold
    card_title,  // 23, bold
    title,       // 28, bold (30 on a phone)
    number,      // 28, bold: a telephone number or a code one reads aloud
};

struct TextOptions {
    TextStyle style = TextStyle::body;
    Tone tone = Tone::neutral;  // anything else colours the text
    Icon icon = Icon::none;     // drawn before the first line
    std::string_view spoken =
        {};  // what a screen reader says; must contain the text. Empty: the text itself
    std::string_view lang = {};  // BCP 47, when it is not the language of the app
    bool centered = false;
};

// A piece of a paragraph.
struct Span {
    std::string_view text;
    bool strong = false;
};

// A wrapped paragraph. The text may hold '\n'.
void paragraph(Ui& ui, std::string_view text, const TextOptions& options = {});
// A wrapped paragraph with bold words in it: "**Mette Holm** er tovholder".
void paragraph(Ui& ui, std::span<const Span> spans, const TextOptions& options = {});
// Muted 15 px.
void secondary(Ui& ui, std::string_view text);

// A heading inside the page. The h1 is the Page's title: use 2 for sections and cards, 3 below.
void heading(Ui& ui, int level, std::string_view text,
             const TextOptions& options = {.style = TextStyle::section});

// "Telefon   12 34 56 78": label left, value right of it (below it when narrow). With href the
// value is a link.
struct FactOptions {
    std::string_view label;
    std::string_view value;
    std::string_view href = {};  // "#/…", "tel:…", "mailto:…"
    Icon icon = Icon::none;
};
void fact(Ui& ui, const FactOptions& options);

// A state: icon and words on a soft ground.
struct Chip {
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
    std::string_view text;
};
void pill(Ui& ui, const Chip& chip);
// Several, wrapping.
void chips(Ui& ui, std::span<const Chip> chips);

// One line of a boundary card: an icon and a sentence, an item of its List.
void bullet(Ui& ui, Icon icon, std::string_view text, Tone tone = Tone::neutral);

// A picture of a name: initials on a soft ground. Decoration: the name must stand beside it.
void avatars(Ui& ui, std::span<const std::string_view> initials, std::string_view text);

}  // namespace tovholder::ui
