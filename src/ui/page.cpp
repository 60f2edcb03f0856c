// The page: its header, the scroller that holds what the view draws, and the action bar at its
// foot.
#include <algorithm>
#include <cmath>
#include <string>

#include "src/ui/button_draw.hpp"
#include "src/ui/layout.hpp"
#include "src/ui/shell.hpp"
#include "src/ui/shell_draw.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

namespace {

float page_pad(Ui& ui) { return ui.wide() ? ui.pad(28) : ui.input().width < 360 ? 12 : 16; }

float pill_width(Ui& ui, float width_max) {
    const ShellFrame::Pill& pill = ui.shell_frame().pill;
    if (pill.text.empty()) return 0;
    float text = ui.fonts().width(Weight::semibold, ui.px(15), pill.text);
    return std::min(width_max, text + ui.px(22) + ui.px(8) + 2 * ui.px(14));
}

float pill_height(Ui& ui, float width) {
    const ShellFrame::Pill& pill = ui.shell_frame().pill;
    TextBlock text(ui, pill.text, ui.px(15), Weight::semibold, width - ui.px(57));
    return std::max(44.0F, text.height() + ui.px(16) + 8);
}

void draw_pill(Ui& ui, const Rect& rect) {
    const ShellFrame::Pill& pill = ui.shell_frame().pill;
    Key key = ui.key("sync pill");
    std::string name = pill.text;
    if (!pill.label.empty()) name += ", " + pill.label;
    Node node = ui.make_node(key, Role::link, rect, name);
    node.extra = ui.keep(pill.href);
    int index = ui.add(node);
    if (ui.acted(key)) ui.follow(pill.href);
    Rect shape{rect.x, rect.y + 4, rect.w, rect.h - 8};
    float radius = ui.px(18);
    Rgba ink = ui.color(tone_ink(pill.tone));
    ui.paint().fill(shape, ui.color(tone_soft(pill.tone)), radius);
    if (ui.input().theme >= Theme::high_contrast_light) ui.paint().stroke(shape, ink, radius, 1);
    hover_ground(ui, key, shape, radius, tone_ink(pill.tone));
    float side = ui.px(20);
    ui.paint().icon({shape.x + ui.px(14), shape.y + (shape.h - side) / 2, side, side}, pill.icon,
                    ink);
    TextBlock text(ui, pill.text, ui.px(15), Weight::semibold, rect.w - ui.px(57));
    text.draw(shape.x + ui.px(14) + ui.px(28), shape.y + (shape.h - text.height()) / 2, ink, index);
}

struct Header {
    const PageOptions& options;
    std::string_view pressed;
};

bool draw_back(Ui& ui, const PageOptions& o, float x, float middle) {
    Key key = ui.key("back");
    float side = std::max(44.0F, ui.px(44));
    Rect rect{x - ui.px(10), middle - side / 2, side, side};
    Node node =
        ui.make_node(key, Role::link, rect,
                     o.back_label.empty() ? std::string_view(ui.words().back) : o.back_label);
    node.extra = ui.keep(o.back_href);
    node.flags |= flag_quiet_text;
    ui.add(node);
    hover_ground(ui, key, rect, ui.px(12), Token::primary);
    float icon = ui.px(24);
    ui.paint().icon({rect.x + (side - icon) / 2, middle - icon / 2, icon, icon}, Icon::arrow_left,
                    ui.color(Token::ink));
    if (ui.acted(key)) ui.follow(o.back_href);
    return true;
}

// Overline, h1 and subtitle below one another; returns the height.
float draw_titles(Ui& ui, const PageOptions& o, float x, float y, float width) {
    float size = ui.px(ui.phone() ? 30 : 28);
    TextBlock over(ui, o.overline, TextStyle::secondary, width);
    TextBlock title(ui, o.title, size, Weight::bold, width);
    TextBlock sub(ui, o.subtitle, ui.px(ui.phone() ? 17 : 15), Weight::regular, width);
    float top = y;
    if (!over.empty()) {
        int node = ui.add(
            ui.make_node(ui.key("overline"), Role::text, {x, y, width, over.height()}, o.overline));
        over.draw(x, y, ui.color(Token::muted), node);
        y += over.height();
    }
    Node h1 = ui.make_node(ui.key("h1"), Role::heading, {x, y, width, title.height()}, o.title);
    h1.level = 1;
    h1.font_px = size;
    title.draw(x, y, ui.color(Token::ink), ui.add(h1));
    y += title.height();
    if (!sub.empty()) {
        int node = ui.add(
            ui.make_node(ui.key("subtitle"), Role::text, {x, y, width, sub.height()}, o.subtitle));
        sub.draw(x, y, ui.color(ui.phone() ? Token::ink : Token::muted), node);
        y += sub.height();
    }
    return y - top;
}

ButtonFace action_face(const HeaderAction& action) {
    return {action.label, action.look, action.icon, false, action.enabled};
}

void draw_action(Ui& ui, const HeaderAction& action, const Rect& rect, Header& header) {
    Key key = mix(ui.key("action"), hash_bytes(29, action.id));
    if (place_button(ui, key, rect, action_face(action), {}, action.href)) {
        header.pressed = action.id;
    }
}

// Everything in one line, the sync pill and the actions at the right.
float draw_wide_header(Ui& ui, Header& header, float x, float y, float width) {
    const PageOptions& o = header.options;
    float gap = ui.pad(14);
    float back = o.back_href.empty() ? 0 : ui.px(36);
    float right = 0;
    float pill = pill_width(ui, width * 0.5F);
    if (pill > 0) right += pill;
    std::vector<ButtonSize> sizes;
    for (const HeaderAction& action : o.actions) {
        sizes.push_back(button_size(ui, action_face(action), width * 0.4F));
        right += sizes.back().width + gap;
    }
    float title_w = width - right - back - gap;
    std::size_t prim = ui.paint().size();
    std::size_t node = ui.node_list().size();
    float titles = draw_titles(ui, o, x + back, y, title_w);
    float h = std::max(titles, ui.px(o.actions.empty() ? 44 : 52));
    ui.move(prim, node, 0, (h - titles) / 2);
    float middle = y + h / 2;
    if (back > 0) draw_back(ui, o, x, middle);
    float at = x + width - right;
    if (pill > 0) {
        float ph = pill_height(ui, pill);
        draw_pill(ui, {at, middle - ph / 2, pill, ph});
        at += pill + gap;
    }
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        draw_action(ui, o.actions[i],
                    {at, middle - sizes[i].height / 2, sizes[i].width, sizes[i].height}, header);
        at += sizes[i].width + gap;
    }
    return h;
}

// The top line of a narrow window: back at the left, the pill at the right.
float draw_top_line(Ui& ui, const PageOptions& o, float x, float y, float width) {
    bool back = !o.back_href.empty();
    float pill = pill_width(ui, width - (back ? ui.px(50) : 0));
    float h = std::max(ui.px(44), pill > 0 ? pill_height(ui, pill) : 0);
    if (!back && pill <= 0) return 0;
    if (back) draw_back(ui, o, x, y + h / 2);
    if (pill > 0) draw_pill(ui, {x + width - pill, y, pill, h});
    return h;
}

void draw_title_part(Ui& ui, Header& header) {
    Place& place = ui.place();
    float x = place.x;
    float y = place.y;
    float h = draw_titles(ui, header.options, x, y, place.width);
    ui.place().y += h;
    ui.place().empty = false;
    if (header.options.actions.empty()) return;
    Flow flow(ui);
    for (const HeaderAction& action : header.options.actions) {
        ButtonSize size = button_size(ui, action_face(action), ui.room());
        draw_action(ui, action, ui.allocate(size.width, size.height), header);
    }
}

bool needs_tab_stop(const NodeList& nodes, std::size_t scroller) {
    for (std::size_t i = scroller + 1; i < nodes.size(); ++i) {
        switch (nodes.at(i).role) {
            case Role::link:
            case Role::button:
            case Role::checkbox:
            case Role::toggle:
            case Role::radio:
            case Role::tab:
            case Role::text_field:
            case Role::text_area:
            case Role::search_field:
            case Role::date_field:
            case Role::time_field:
            case Role::select:
            case Role::file:
                return false;
            default:
                break;
        }
    }
    return true;
}

// Ends the scroller: how high its content is, and where its window ends.
void close_scroller(Ui& ui) {
    PageState& page = ui.page_state();
    if (!page.scroller_open) return;
    page.scroller_open = false;
    float content = ui.close_place() + ui.pad(ui.wide() ? 22 : 18);
    Node& node = ui.node_list().at(page.scroller_node);
    ScrollState& scroll = ui.scroll(page.key);
    scroll.extent = content + node.extent;
    scroll.seen = ui.frame();
    node.extent = scroll.extent;
    if (needs_tab_stop(ui.node_list(), page.scroller_node)) node.flags |= flag_focusable;
    ui.paint().pop_clip();
    ui.drop_clip();
    ui.close();
}

void set_view_height(Ui& ui, float bar) {
    PageState& page = ui.page_state();
    page.bar_height = bar;
    page.view.h = std::max(40.0F, ui.shell_frame().foot - bar - page.view.y);
    ui.paint().at(page.clip_prim).rect.h = page.view.h;
    ui.node_list().at(page.scroller_node).rect.h = page.view.h;
    ScrollState& scroll = ui.scroll(page.key);
    scroll.viewport = page.view.h;
    float max = std::max(0.0F, scroll.extent - scroll.viewport);
    if (scroll.y > max) {
        scroll.y = max;
        scroll.to_send = true;
        ui.host().wake(1);
    }
    float& bar_before = ui.remembered(mix(page.key, 5));
    if (std::abs(bar_before - bar) > 0.5F) {
        bar_before = bar;
        ui.host().wake(1);
    }
}

}  // namespace

Page::Page(Ui& ui, Id id, const PageOptions& options) : ui_(ui) {
    ui.push_scope(ui.key(id));
    ui.set_page(ui.key("page"));
    ui.set_title(options.tab_title.empty() ? options.title : options.tab_title);
    ShellFrame& frame = ui.shell_frame();
    PageState& page = ui.page_state();
    page = {};
    page.key = ui.key("scroller");
    page.low = frame.in_page || ui.low();
    ui.open(ui.make_node(ui.key("main"), Role::main,
                         {frame.area.x, frame.area.y, frame.area.w, frame.foot - frame.area.y}));
    float pad = page_pad(ui);
    float width = std::min(frame.area.w - 2 * pad, ui.px(options.width_max));
    float x = frame.area.x + (frame.area.w - width) / 2;
    float y = frame.area.y + (ui.wide() ? ui.pad(20) : 12);
    Header header{options, {}};
    bool fixed = !page.low;
    if (fixed) {
        float h = ui.wide() ? draw_wide_header(ui, header, x, y, width)
                            : draw_top_line(ui, options, x, y, width);
        y += h + (h > 0 ? ui.pad(ui.wide() ? 10 : 4) : 0);
    } else {
        y = frame.area.y;
    }
    float bar = page.low ? 0 : ui.remembered(mix(page.key, 5));
    page.view = {frame.area.x, y, frame.area.w, std::max(40.0F, frame.foot - bar - y)};
    page.scroller_open = true;
    page.content_x = x;
    page.content_width = width;
    ScrollState& scroll = ui.scroll(page.key);
    if (scroll.seen + 1 != ui.frame() && scroll.y > 0) scroll.to_send = true;
    scroll.seen = ui.frame();
    ui.paint().push_clip(page.view);
    page.clip_prim = ui.paint().size() - 1;
    Node node = ui.make_node(page.key, Role::scroller, page.view);
    node.scroll = scroll.y;
    float lead = ui.wide() && fixed ? ui.pad(8) : fixed ? 2 : 8;
    node.extent = lead;  // close_scroller adds the content
    page.scroller_node = static_cast<std::size_t>(ui.open(node));
    ui.set_clip(page.view);
    ui.open_place(x, y + lead - scroll.y, width, ui.pad(ui.wide() ? 18 : 14));
    if (!fixed) {
        draw_shell_in_page(ui);
        ui.place().y += draw_top_line(ui, options, x, ui.place().y, width);
    }
    if (!fixed || !ui.wide()) draw_title_part(ui, header);
    pressed_ = header.pressed;
}

Page::~Page() {
    close_scroller(ui_);
    if (ui_.page_state().bar_height == 0) set_view_height(ui_, 0);
    ui_.close();
    ui_.pop_scope();
}

// ---- action bar --------------------------------------------------------------------------

ActionBar::ActionBar(Ui& ui, const BarOptions& options) : ui_(ui), place_(0) {
    PageState& page = ui.page_state();
    bool fixed = page.scroller_open && !page.low;
    bool stacked = ui.phone();
    if (fixed) {
        close_scroller(ui);
        place_ = ui.paint().size();
        ui.paint().fill({}, ui.color(Token::bg));
        ui.paint().fill({}, ui.color(Token::line));
        ui.open_place(page.content_x, ui.pad(12), page.content_width, ui.pad(10));
    } else {
        Place& outer = ui.place();
        if (!outer.empty) outer.y += outer.gap;
        outer.empty = false;
        ui.open_place(outer.x, outer.y, outer.width, ui.pad(10));
    }
    Place& place = ui.place();
    place.flow = true;
    place.stacked = stacked;
    place.align = options.equal ? Align::fill : Align::ends;
    place.list_node = fixed ? static_cast<int>(ui.node_list().size()) : -1;
}

ActionBar::~ActionBar() {
    Place place = ui_.place();
    finish_flow(ui_, place);
    float content = place.items.empty() ? 0 : place.y + place.line_height - place.top;
    ui_.close_place();
    if (place_ == 0) {
        ui_.place().y += content;
        return;
    }
    PageState& page = ui_.page_state();
    float h = content + ui_.pad(ui_.wide() ? 22 : 16) + ui_.pad(12);
    float top = ui_.shell_frame().foot - h;
    ui_.move(place_ + 2, static_cast<std::size_t>(place.list_node), 0, top);
    const ScrollState& scroll = ui_.scroll(page.key);
    set_view_height(ui_, h);
    Rect rect{page.view.x, top, page.view.w, h};
    ui_.paint().at(place_).rect = rect;
    bool more = scroll.extent > scroll.viewport + 1;
    ui_.paint().at(place_ + 1).rect = {rect.x, top, rect.w, more ? 1.0F : 0.0F};
}

}  // namespace tovholder::ui
