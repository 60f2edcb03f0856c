// Navigation: the rail at the left of a wide window, the bar at the foot of a narrow one, and the
// strip above all.
#include "src/ui/shell.hpp"

#include <algorithm>
#include <string>

#include "src/ui/shell_draw.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

namespace {

constexpr float rail_width = 104;

float rail_item_height(Ui& ui) { return ui.px(72); }

bool rail_fits(Ui& ui, std::size_t items) {
    float needed = ui.px(76) + static_cast<float>(items) * (ui.px(78));
    return ui.wide() && ui.input().height >= needed;
}

void draw_badge(Ui& ui, std::string_view text, float x, float middle, int node) {
    float size = ui.px(13);
    float w = ui.fonts().width(Weight::bold, size, text);
    float h = ui.px(19);
    Rect rect{x, middle - h / 2, std::max(h, w + ui.px(10)), h};
    ui.paint().fill(rect, ui.color(Token::rope), h / 2);
    ui.paint().text(rect.x + (rect.w - w) / 2, rect.y + (h - size) / 2, text, size, Weight::bold,
                    ui.color(Token::on_rope), w, node);
    ui.paint().at(ui.paint().size() - 1).decorative = true;  // the link's name says it in words
}

void draw_nav_item(Ui& ui, const ShellFrame::Item& item, const Rect& rect, float icon_size,
                   float label_px) {
    Key key = mix(ui.key("nav"), hash_bytes(23, item.href));
    Node node = ui.make_node(key, Role::link, rect, item.label);
    node.value = ui.keep(item.badge_spoken);
    node.extra = ui.keep(item.href);
    if (item.current) node.flags |= flag_current;
    int index = ui.add(node);
    if (ui.acted(key)) ui.follow(item.href);
    float radius = ui.px(14);
    if (item.current) ui.paint().fill(rect, ui.color(Token::primary_soft), radius);
    if (item.current && ui.input().theme >= Theme::high_contrast_light) {
        ui.paint().stroke(rect, ui.color(Token::primary), radius, 2);
    }
    hover_ground(ui, key, rect, radius, Token::primary);
    Rgba color = ui.color(item.current ? Token::primary : Token::muted);
    Weight weight = item.current ? Weight::bold : Weight::regular;
    float size = ui.px(label_px);
    float badge = item.badge.empty() ? 0 : ui.px(24);
    float room = rect.w - 4 - badge;
    float w = ui.fonts().width(weight, size, item.label);
    if (w > room) {  // never wider than its place, whatever the text size
        size *= room / w;
        w = room;
    }
    float gap = ui.px(5);
    float top = rect.y + (rect.h - icon_size - gap - size) / 2;
    ui.paint().icon({rect.x + (rect.w - icon_size) / 2, top, icon_size, icon_size}, item.icon,
                    color);
    float x = rect.x + (rect.w - w - badge) / 2;
    float y = top + icon_size + gap;
    ui.paint().text(x, y, item.label, size, weight, color, w, index);
    if (badge > 0) draw_badge(ui, item.badge, x + w + ui.px(4), y + size / 2, index);
}

void draw_rail(Ui& ui, ShellFrame& frame, float top) {
    float width = ui.px(rail_width);
    Rect rail{0, top, width, ui.input().height - top};
    ui.paint().fill(rail, ui.color(Token::surface));
    ui.paint().fill({width - 1, top, 1, rail.h}, ui.color(Token::line));
    ui.open(ui.make_node(ui.key("rail"), Role::navigation, rail, ui.words().navigation));
    float anchor = ui.px(32);
    ui.paint().icon({(width - anchor) / 2, top + ui.px(24), anchor, anchor}, Icon::anchor,
                    ui.color(Token::rope));
    float y = top + ui.px(72);
    for (const ShellFrame::Item& item : frame.nav) {
        draw_nav_item(ui, item, {ui.px(8), y, width - ui.px(17), rail_item_height(ui)}, ui.px(27),
                      15);
        y += rail_item_height(ui) + ui.px(6);
    }
    ui.close();
    frame.area = {width, top, ui.input().width - width, ui.input().height - top};
    frame.foot = ui.input().height;
}

float bar_height(Ui& ui) { return std::max(60.0F, ui.px(62)); }

void draw_bar_items(Ui& ui, const ShellFrame& frame, const Rect& bar) {
    auto count = static_cast<float>(frame.nav.size());
    float gap = 4;
    float each = (std::min(bar.w, ui.px(620)) - gap * (count + 1)) / count;
    float x = bar.x + (bar.w - (each + gap) * count + gap) / 2;
    ui.open(ui.make_node(ui.key("bar"), Role::navigation, bar, ui.words().navigation));
    for (const ShellFrame::Item& item : frame.nav) {
        draw_nav_item(ui, item, {x, bar.y + 4, each, bar.h - 8}, ui.px(24), 13);
        x += each + gap;
    }
    ui.close();
}

// The strip's text with its button beside it, or below it where the text would be torn.
struct StripPlan {
    float button = 0;
    bool below = false;
    TextBlock text;
    float height = 0;
};

StripPlan plan_strip(Ui& ui, const ShellFrame& frame, float width) {
    const float size = ui.px(15);
    float button = 0;
    if (!frame.strip_button.empty()) {
        button = ui.fonts().width(Weight::bold, size, frame.strip_button) + ui.px(24);
    }
    const float room = width - 2 * ui.pad(14) - ui.px(28);
    const float natural = ui.fonts().width(Weight::semibold, size, frame.strip);
    const bool below = room - button < std::min(natural, ui.px(150));
    StripPlan plan{button, below,
                   TextBlock(ui, frame.strip, size, Weight::semibold, below ? room : room - button),
                   0};
    plan.height = plan.text.height() + ui.pad(12) + (below ? 44 : 0);
    plan.height = std::max(45.0F, plan.height);
    return plan;
}

void draw_strip_button(Ui& ui, const ShellFrame& frame, const Rect& at) {
    float size = ui.px(15);
    float text = ui.fonts().width(Weight::bold, size, frame.strip_button);
    Key key = ui.key("strip button");
    int node = ui.add(ui.make_node(key, Role::button, at, frame.strip_button));
    hover_ground(ui, key, {at.x, at.y + 3, at.w, at.h - 6}, ui.px(10), Token::rope);
    ui.paint().text(at.x + (at.w - text) / 2, at.y + (at.h - size) / 2, frame.strip_button, size,
                    Weight::bold, ui.color(Token::rope), text, node);
}

// Returns its height.
float draw_strip(Ui& ui, const ShellFrame& frame, float left, float top, float width) {
    if (frame.strip.empty()) return 0;
    const StripPlan plan = plan_strip(ui, frame, width);
    const Rect rect{left, top, width, plan.height};
    ui.paint().fill(rect, ui.color(Token::rope_soft));
    ui.paint().fill({rect.x, rect.bottom() - 1, rect.w, 1}, ui.color(Token::line));
    ui.open(ui.make_node(ui.key("strip"), Role::region, rect, frame.strip));
    const float pad = ui.pad(14);
    const Rgba ink = ui.color(Token::rope);
    const float side = ui.px(20);
    const float x = rect.x + pad + side + ui.px(8);
    const float h = plan.below ? plan.text.height() + ui.pad(12) : rect.h;
    int node = ui.add(ui.make_node(ui.key("strip text"), Role::text,
                                   {x, rect.y, plan.text.width(), h}, frame.strip));
    ui.paint().icon({rect.x + pad, rect.y + (h - side) / 2, side, side}, frame.strip_icon, ink);
    plan.text.draw(x, rect.y + (h - plan.text.height()) / 2, ink, node);
    if (plan.button > 0) {
        const float y = plan.below ? rect.bottom() - 44 - 1 : rect.y + (rect.h - 44) / 2;
        draw_strip_button(ui, frame, {rect.right() - plan.button - ui.pad(4), y, plan.button, 44});
    }
    ui.close();
    return plan.height;
}

void copy_options(ShellFrame& frame, const ShellOptions& options) {
    for (const NavItem& item : options.nav) {
        frame.nav.push_back({std::string(item.label), std::string(item.href),
                             std::string(item.badge), std::string(item.badge_spoken), item.icon,
                             item.current});
    }
    frame.pill = {options.sync.tone, options.sync.icon, std::string(options.sync.text),
                  std::string(options.sync.href), std::string(options.sync.label)};
    frame.strip = options.strip;
    frame.strip_button = options.strip_button;
    frame.strip_icon = options.strip_icon;
}

}  // namespace

Shell::Shell(Ui& ui, const ShellOptions& options) : ui_(ui) {
    ui.push_scope(ui.key("shell"));
    const FrameInput& in = ui.input();
    ShellFrame& frame = ui.shell_frame();
    copy_options(frame, options);
    ui.add(ui.make_node(ui.key("skip"), Role::skip_link, {0, 0, 1, 1}, ui.words().skip_to_content));
    const std::string_view said = options.sync.said;
    if (!frame.pill.text.empty()) ui.announce(said.empty() ? frame.pill.text : said, false);
    bool rail = !frame.nav.empty() && rail_fits(ui, frame.nav.size());
    frame.in_page = !rail && ui.low();
    frame.area = {0, 0, in.width, in.height};
    frame.foot = in.height;
    strip_pressed_ = ui.acted(ui.key("strip button"));
    if (frame.in_page) return;
    float top = draw_strip(ui, frame, 0, 0, in.width);
    frame.area.y = top;
    frame.area.h = in.height - top;
    if (rail) {
        draw_rail(ui, frame, top);
    } else if (!frame.nav.empty()) {
        float h = bar_height(ui);
        Rect bar{0, in.height - h, in.width, h};
        ui.paint().fill(bar, ui.color(Token::surface));
        ui.paint().fill({0, bar.y, bar.w, 1}, ui.color(Token::line));
        draw_bar_items(ui, frame, bar);
        frame.foot = bar.y;
        frame.area.h = bar.y - top;
    }
}

Shell::~Shell() { ui_.pop_scope(); }

void draw_shell_in_page(Ui& ui) {
    ShellFrame& frame = ui.shell_frame();
    if (!frame.in_page) return;
    Place& place = ui.place();
    float x = place.x;
    float width = place.width;
    float strip = draw_strip(ui, frame, x, ui.place().y, width);
    if (strip > 0) {
        ui.place().y += strip + ui.pad(6);
    }
    if (frame.nav.empty()) return;
    float h = bar_height(ui);
    Rect bar{x, ui.place().y, width, h};
    ui.paint().fill(bar, ui.color(Token::surface), ui.px(14));
    draw_bar_items(ui, frame, bar);
    ui.place().y += h + ui.pad(8);
}

}  // namespace tovholder::ui
