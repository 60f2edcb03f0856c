// The layer itself: one Ui for one window. Views only pass it on; the widgets of this folder and
// the window use what stands here. A frame: begin_frame → the app draws Shell, Page, widgets →
// end_frame sends the mirror what changed and paints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/ui/events.hpp"
#include "src/ui/fonts.hpp"
#include "src/ui/geometry.hpp"
#include "src/ui/host.hpp"
#include "src/ui/key.hpp"
#include "src/ui/layout.hpp"
#include "src/ui/mirror_buffer.hpp"
#include "src/ui/node.hpp"
#include "src/ui/paint.hpp"
#include "src/ui/text.hpp"
#include "src/ui/theme.hpp"
#include "src/ui/words.hpp"

struct ImDrawList;

namespace tovholder::ui {

struct FrameInput {
    float width = 1024;  // CSS px
    float height = 768;
    float text_scale = 1;  // 1 … 4: the person's choice × the browser's
    Theme theme = Theme::light;
    bool draws_fields =
        false;  // native: focused fields are ImGui's, and presses are found by place
};

// One piece of a Flow, so that it can be moved once its line is complete.
struct FlowItem {
    Rect rect;
    std::size_t prim = 0;
    std::size_t node = 0;
    bool new_line = false;
};

// Where the next widget goes.
struct Place {
    float x = 0;  // content box
    float y = 0;  // next free line
    float width = 0;
    float top = 0;
    float gap = 0;  // between two pieces
    bool empty = true;
    bool flow = false;
    Align align = Align::start;
    float line_x = 0;
    float line_height = 0;
    bool stacked = false;
    std::vector<FlowItem> items;
    std::size_t prim = 0;  // where its shapes and nodes begin
    std::size_t node = 0;
    std::size_t ground = SIZE_MAX;  // its reserved shapes: ground, then edge
    int list_node = -1;             // a list: its node, the items counted so far
    std::uint32_t list_count = 0;
    bool list_lines = true;
    bool bleed = false;  // items reach to the card's edge
    // columns
    float column_x = 0;
    float row_top = 0;
    float row_bottom = 0;
    std::size_t column = 0;
    std::vector<std::size_t> column_prims;  // where each column of the row begins
    std::vector<std::size_t> cards;         // shapes and nodes of the last card of each column
    std::vector<int> card_nodes;
};

struct ScrollState {
    float y = 0;
    float extent = 0;
    float viewport = 0;
    bool to_send = false;    // the layer moved it: the DOM must follow
    std::uint64_t seen = 0;  // frame
};

struct HeightCache {
    std::vector<float> heights;  // below 0: not measured
    float width = 0;
    float scale = 0;
    float mean = 0;  // of those measured first; 0: not known yet
    Key focused_row = 0;
    std::uint64_t seen = 0;
};

// What Shell leaves for Page.
struct ShellFrame {
    struct Item {
        std::string label, href, badge, badge_spoken;
        Icon icon = Icon::none;
        bool current = false;
    };
    struct Pill {
        Tone tone = Tone::ok;
        Icon icon = Icon::none;
        std::string text, href, label;
    };
    Rect area;       // what the page may use
    float foot = 0;  // where it ends: the window's, or the bottom bar's top
    bool in_page =
        false;  // low window: navigation and strip are drawn in the page and scroll with it
    std::vector<Item> nav;
    Pill pill;
    std::string strip, strip_button;
    Icon strip_icon = Icon::none;
};

struct PageState {
    Key key = 0;  // of its scroller; 0: no page is open
    std::size_t scroller_node = 0;
    std::size_t clip_prim = 0;
    Rect view;            // of the scroller
    float content_x = 0;  // the column that the view draws in
    float content_width = 0;
    float bar_height = 0;  // of the action bar, once drawn
    bool scroller_open = false;
    bool low = false;  // header and action bar scroll with the page
};

struct UiStats {
    std::uint64_t frames = 0;
    std::size_t nodes = 0;
};

class Ui {
public:
    explicit Ui(Host& host);

    // ---- the window's side -------------------------------------------------------------
    void begin_frame(const FrameInput& input);
    // Draws into `list` (null in tests) and sends the mirror what changed.
    void end_frame(ImDrawList* list);
    Fonts& fonts() { return fonts_; }
    Words& words() { return words_; }
    void set_words(Words words) { words_ = std::move(words); }
    void set_language(std::string_view tag);

    bool has_waiting() const { return !queue_.empty(); }  // acts that no frame has seen
    void on_act(Key key) { push({EventKind::act, key, {}, {}}); }
    void on_submit(Key key) { push({EventKind::submit, key, {}, {}}); }
    void on_dismiss(Key dialog) { push({EventKind::dismiss, dialog, {}, {}}); }
    void on_text(Key key, std::string text);
    void on_file(Key key, std::string name, std::vector<std::uint8_t> bytes,
                 bool too_large = false);
    void on_scroll(Key key, float y);
    void on_focus(Key key);  // 0: nothing
    void on_pointer(Key hovered, Key pressed);
    // Native: what lies at this place and can be pressed; 0 if nothing.
    Key hit(float x, float y) const;
    // Native: the scroller at this place; 0 if none.
    Key scroller_at(float x, float y) const;
    void scroll_by(Key key, float dy);

    const UiStats& stats() const { return stats_; }
    const NodeList& nodes() const { return nodes_; }
    const PaintList& paint_list() const { return paint_; }
    const std::string& title() const { return title_; }
    // Drawn words that no node says, and labels that their node does not contain. Empty is right.
    std::vector<std::string> unclaimed() const;

    // ---- the widgets' side -------------------------------------------------------------
    Host& host() { return host_; }
    const FrameInput& input() const { return input_; }
    PaintList& paint() { return paint_; }
    NodeList& node_list() { return nodes_; }
    float px(float at_100_percent) const { return at_100_percent * input_.text_scale; }
    // Space grows less than letters do.
    float pad(float at_100_percent) const;
    float em() const { return px(17); }
    bool wide() const { return input_.width >= 48 * em(); }
    bool phone() const { return input_.width < 30 * em(); }
    bool low() const { return input_.height < 26 * em(); }  // too low for fixed bars
    Rgba color(Token token, float alpha = 1) const;

    Key key(Id id) const { return mix(scopes_.back(), id.value); }
    void push_scope(Key key) { scopes_.push_back(key); }
    void pop_scope() { scopes_.pop_back(); }

    // Layout.
    Place& place() { return places_.back(); }
    std::size_t place_count() const { return places_.size(); }
    Place& place_at(std::size_t i) { return places_[i]; }
    // Takes room in the current place; w = 0: all of its width. In a Flow w is the natural width.
    Rect allocate(float w, float h);
    float room() const { return places_.back().width; }
    bool in_flow() const { return places_.back().flow; }
    void open_place(float x, float y, float width, float gap);
    // Returns the height used.
    float close_place();
    void move(std::size_t prim_from, std::size_t node_from, float dx, float dy);
    // Is this height of the screen worth drawing?
    bool near_screen(float top, float bottom) const;

    // Nodes.
    Node make_node(Key key, Role role, const Rect& rect, std::string_view name = {});
    int add(const Node& node) { return nodes_.add(node); }
    int open(const Node& node);  // until close(): parent of what follows
    void close() { parents_.pop_back(); }
    int parent() const { return parents_.back(); }
    void set_clip(const Rect& rect) { clips_.push_back(intersect(clips_.back(), rect)); }
    void drop_clip() { clips_.pop_back(); }
    const Rect& clip() const { return clips_.back(); }
    Text keep(std::string_view text) { return nodes_.keep(text); }

    // Acts.
    bool acted(Key key, bool enabled = true);
    const Event* event_for(Key key, EventKind kind);
    bool hovered(Key key) const { return hovered_ == key; }
    bool pressed(Key key) const { return pressed_ == key; }
    bool focused(Key key) const { return focused_ == key; }
    Key focused_key() const { return focused_; }
    // The value a field shows: what is typed and still waits goes before what the app holds.
    std::string_view shown_value(Key key, std::string_view value) const;
    void follow(std::string_view href);  // native links

    // Dialogs.
    void enter_dialog(Key key);
    void leave_dialog() { dialog_now_ = 0; }
    // What is drawn between these lies above the page and outside its place in the tree (dialogs,
    // toasts).
    void begin_overlay();
    void end_overlay();
    Key top_dialog() const { return dialog_top_; }
    Key dialog_now() const { return dialog_now_; }

    // Kept from frame to frame.
    ScrollState& scroll(Key key) { return scrolls_[key]; }
    HeightCache& heights(Key key);
    double& moment(Key key) { return moments_[key]; }  // 0 at first
    float& remembered(Key key) { return remembered_[key]; }
    std::uint64_t frame() const { return stats_.frames; }

    void announce(std::string_view text, bool now);
    void set_title(std::string_view title) { title_ = title; }
    void set_page(Key key) { page_ = key; }
    Key page() const { return page_; }

    // What Shell leaves for Page.
    ShellFrame& shell_frame() { return shell_frame_; }
    PageState& page_state() { return page_state_; }

private:
    void push(Event event);
    void take_event();

    Host& host_;
    FrameInput input_;
    Fonts fonts_;
    Words words_;
    PaintList paint_;
    NodeList nodes_;
    MirrorBuffer mirror_;
    EventQueue queue_;
    Event event_;
    bool rest_ =
        false;  // the frame after an act hands out nothing, so that a dialog it opens is seen first
    PaintList overlay_;  // dialogs: painted after everything else
    int overlay_depth_ = 0;
    std::vector<int> parents_below_;  // what the overlay suspends
    std::vector<Rect> clips_below_;
    std::vector<Key> scopes_;
    std::vector<Place> places_;
    std::vector<int> parents_;
    std::vector<Rect> clips_;
    std::unordered_map<Key, ScrollState> scrolls_;
    std::unordered_map<Key, HeightCache> heights_;
    std::unordered_map<Key, double> moments_;
    std::unordered_map<Key, float> remembered_;
    Key hovered_ = 0;
    Key pressed_ = 0;
    Key focused_ = 0;
    Key dialog_now_ = 0;
    Key dialog_top_ = 0;     // of this frame, so far
    Key dialog_before_ = 0;  // of the last frame
    Key page_ = 0;
    std::string title_;
    std::string language_ = "da";
    std::string status_;
    std::string alert_;
    ShellFrame shell_frame_;
    PageState page_state_;
    UiStats stats_;
};

// Moves the pieces of a finished Flow to where its alignment wants them.
void finish_flow(Ui& ui, const Place& place);

}  // namespace tovholder::ui
