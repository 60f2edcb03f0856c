// What the mirror says about one frame: a tree of nodes in reading order, each with a stable key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/ui/geometry.hpp"
#include "src/ui/key.hpp"

namespace tovholder::ui {

// The numbers are part of the buffer that web/library_mirror.js reads: add at the end only.
enum class Role : std::uint8_t {
    plain = 0,  // a place without a meaning of its own
    group = 1,
    navigation = 2,
    main = 3,
    region = 4,
    heading = 5,
    text = 6,
    link = 7,
    button = 8,
    checkbox = 9,
    toggle = 10,
    radio = 11,
    radio_group = 12,
    tab = 13,
    tab_list = 14,
    text_field = 15,
    text_area = 16,
    search_field = 17,
    date_field = 18,
    time_field = 19,
    select = 20,
    file = 21,
    list = 22,
    list_item = 23,
    table = 24,
    row_group = 25,
    row = 26,
    column_header = 27,
    cell = 28,
    dialog = 29,
    image = 30,
    progress = 31,
    label = 32,      // a <label> of the field `target`
    scroller = 33,   // a real scroller; `extent` is the height of its content
    scrim = 34,      // behind a dialog: a press dismisses it; not for listeners
    skip_link = 35,  // to the main part of the page
};

enum NodeFlag : std::uint32_t {
    flag_disabled = 1U << 0U,
    flag_checked = 1U << 1U,    // aria-checked / aria-selected by role
    flag_pressable = 1U << 2U,  // has aria-pressed at all
    flag_pressed = 1U << 3U,
    flag_current = 1U << 4U,  // aria-current=page
    flag_invalid = 1U << 5U,
    flag_required = 1U << 6U,
    flag_uppercase = 1U << 7U,
    flag_closable = 1U << 8U,   // a dialog that Escape dismisses
    flag_focusable = 1U << 9U,  // a scroller without anything to focus in it
    flag_read_only = 1U << 10U,
    flag_secret = 1U << 12U,      // a field that shows dots
    flag_quiet_text = 1U << 11U,  // name as aria-label, not as text (buttons with an icon alone)
};

struct Text {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

struct Node {
    Key key = 0;
    int parent = -1;
    Role role = Role::plain;
    std::uint32_t flags = 0;
    std::uint8_t level = 0;     // of a heading
    std::uint8_t keyboard = 0;  // Keyboard, EnterKey and Fill of field.hpp
    std::uint8_t enter = 0;
    std::uint8_t fill = 0;
    std::uint32_t set_size = 0;    // of a list item, radio, tab; rows of a table
    std::uint32_t position = 0;    // from 1; index of a table row
    std::uint32_t length_max = 0;  // of a field; bytes of a file
    Key target = 0;                // label: the field; field: its hint or error (aria-describedby)
    Rect rect;
    float font_px = 0;
    float extent = 0;  // height of a scroller's content
    float scroll = 0;  // how far it is scrolled
    Rect clip;         // what of it can be seen
    Key dialog = 0;    // the dialog it lies in; 0: the page
    Text name;
    Text value;
    Text extra;  // href; accept; example; choices joined by '\n'
    Text lang;
};

class NodeList {
public:
    void clear() {
        nodes_.clear();
        text_.clear();
    }
    std::size_t size() const { return nodes_.size(); }
    Node& at(std::size_t i) { return nodes_[i]; }
    const Node& at(std::size_t i) const { return nodes_[i]; }
    const std::vector<Node>& nodes() const { return nodes_; }
    int add(const Node& node) {
        nodes_.push_back(node);
        return static_cast<int>(nodes_.size()) - 1;
    }
    Text keep(std::string_view text) {
        Text kept{static_cast<std::uint32_t>(text_.size()),
                  static_cast<std::uint32_t>(text.size())};
        text_.append(text);
        return kept;
    }
    std::string_view text(Text t) const {
        return std::string_view(text_).substr(t.offset, t.length);
    }
    // Moves the nodes [from, to).
    void move(std::size_t from, std::size_t to, float dx, float dy) {
        for (std::size_t i = from; i < to; ++i) {
            nodes_[i].rect.x += dx;
            nodes_[i].rect.y += dy;
        }
    }

private:
    std::vector<Node> nodes_;
    std::string text_;
};

}  // namespace tovholder::ui
