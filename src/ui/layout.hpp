// Places: everything flows downwards in the width it is given; these open a narrower or a sideways
// place. All are RAII: what is drawn while one lives lies in it. Never keep one beyond the frame.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"
#include "src/ui/theme.hpp"

namespace tovholder::ui {

class Ui;

// Names below it are told apart by this: `Scope scope(ui, shift.id.value);`
class Scope {
public:
    Scope(Ui& ui, Id id);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

private:
    Ui& ui_;
};

// Vertical space in px at 100 % text size.
void space(Ui& ui, float height);
// A hairline over the whole width.
void divider(Ui& ui);

struct CardOptions {
    std::string_view title = {};  // h2
    Icon icon = Icon::none;       // before the title
    std::string_view count = {};  // a number in a badge: "3"
    Tone count_tone = Tone::warn;
    std::string_view link_text = {};  // at the right of the title: "Se alle 14"
    std::string_view link_href = {};
    Tone tone = Tone::neutral;  // ok, warn, danger, info: a soft ground
};

// A white box with a 1 px line and radius 18. Cards are not nested.
class Card {
public:
    Card(Ui& ui, Id id, const CardOptions& options = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

private:
    Ui& ui_;
    std::size_t place_;
};

struct Width {
    float px = 0;     // fixed width (at 100 % text size) when above 0
    float share = 1;  // otherwise this share of what is left
};

struct ColumnsOptions {
    float gap = 18;
    float width_min =
        300;  // when a sharing column would be narrower (px at 100 %), all stand below one another
};

// Side by side. Reading order is column by column: draw the first, `next()`, draw the second …
// After the last column `next()` begins a new row. Cards in one row become equally high.
class Columns {
public:
    Columns(Ui& ui, int count, const ColumnsOptions& options = {});
    Columns(Ui& ui, std::vector<Width> widths, const ColumnsOptions& options = {});
    ~Columns();
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
    void next();
    bool stacked() const { return stacked_; }

private:
    void open();
    void close_row();
    Ui& ui_;
    std::vector<Width> widths_;
    ColumnsOptions options_;
    std::size_t place_ = 0;
    bool stacked_ = false;
};

enum class Align : std::uint8_t { start, end, fill, ends };

struct FlowOptions {
    float gap = 10;
    Align align =
        Align::start;  // fill: equal widths; ends: first at the left, the rest at the right
    bool stack_when_narrow = false;     // below 30 em: one per line, full width
    std::string_view group_label = {};  // when the things belong together for a listener ("Filtre")
};

// Left to right, wrapping: buttons, chips, filter chips, links.
class Flow {
public:
    explicit Flow(Ui& ui, const FlowOptions& options = {});
    ~Flow();
    Flow(const Flow&) = delete;
    Flow& operator=(const Flow&) = delete;

private:
    Ui& ui_;
    std::size_t place_;
};

// A named part of the page, for listeners (role=group). Draws nothing itself.
class Group {
public:
    Group(Ui& ui, Id id, std::string_view name);
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

private:
    Ui& ui_;
};

}  // namespace tovholder::ui
