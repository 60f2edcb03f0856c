// Places: the downward flow, cards, columns and sideways flows.
#include "src/ui/layout.hpp"

#include <algorithm>

#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

void Ui::open_place(float x, float y, float width, float gap) {
    Place place;
    place.x = x;
    place.y = y;
    place.top = y;
    place.width = std::max(1.0F, width);
    place.gap = gap;
    place.row_top = y;
    place.row_bottom = y;
    place.prim = paint_.size();
    place.node = nodes_.size();
    places_.push_back(std::move(place));
}

float Ui::close_place() {
    float height = places_.back().y - places_.back().top;
    places_.pop_back();
    return height;
}

Rect Ui::allocate(float w, float h) {
    Place& p = places_.back();
    if (!p.flow) {
        if (!p.empty) p.y += p.gap;
        p.empty = false;
        Rect rect{p.x, p.y, w <= 0 ? p.width : std::min(w, p.width), h};
        p.y += h;
        return rect;
    }
    float natural = w <= 0 || p.stacked ? p.width : std::min(w, p.width);
    bool new_line = p.line_x > 0 && p.line_x + p.gap + natural > p.width + 0.5F;
    if (p.stacked && !p.items.empty()) new_line = true;
    if (new_line) {
        p.y += p.line_height + p.gap;
        p.line_x = 0;
        p.line_height = 0;
    }
    float x = p.line_x > 0 ? p.line_x + p.gap : 0;
    Rect rect{p.x + x, p.y, natural, h};
    p.line_x = x + natural;
    p.line_height = std::max(p.line_height, h);
    p.empty = false;
    p.items.push_back({rect, paint_.size(), nodes_.size(), new_line || p.items.empty()});
    return rect;
}

void Ui::move(std::size_t prim_from, std::size_t node_from, float dx, float dy) {
    paint_.move(prim_from, paint_.size(), dx, dy);
    nodes_.move(node_from, nodes_.size(), dx, dy);
}

bool Ui::near_screen(float top, float bottom) const {
    const Rect& c = clips_.back();
    float slack = std::max(200.0F, c.h * 0.5F);
    return bottom > c.y - slack && top < c.bottom() + slack;
}

Scope::Scope(Ui& ui, Id id) : ui_(ui) { ui.push_scope(ui.key(id)); }
Scope::~Scope() { ui_.pop_scope(); }

void space(Ui& ui, float height) {
    Place& place = ui.place();
    place.y += ui.pad(height);
}

void divider(Ui& ui) {
    Rect rect = ui.allocate(0, 1);
    ui.paint().fill(rect, ui.color(Token::line));
}

// ---- card --------------------------------------------------------------------------------

namespace {

void draw_count(Ui& ui, std::string_view count, Tone tone, float right, float middle, int node) {
    float size = ui.px(14);
    float width = ui.fonts().width(Weight::bold, size, count);
    float h = ui.px(28);
    float w = std::max(h, width + ui.px(16));
    Rect badge{right - w, middle - h / 2, w, h};
    ui.paint().fill(badge, ui.color(tone_soft(tone)), ui.px(9));
    ui.paint().text(badge.x + (w - width) / 2, middle - size / 2, count, size, Weight::bold,
                    ui.color(tone_ink(tone)), width, node);
}

// "Se alle 14 >" at the right; returns its width.
float draw_card_link(Ui& ui, const CardOptions& options, float right, float middle) {
    float size = ui.px(16);
    float text = ui.fonts().width(Weight::bold, size, options.link_text);
    float icon = ui.px(20);
    float w = text + ui.px(8) + icon + ui.px(16);
    Rect rect{right - w, middle - ui.px(22), w, ui.px(44)};
    Key key = ui.key("card link");
    Node node = ui.make_node(key, Role::link, rect, options.link_text);
    node.extra = ui.keep(options.link_href);
    int index = ui.add(node);
    if (ui.acted(key)) ui.follow(options.link_href);
    hover_ground(ui, key, rect, ui.px(12), Token::primary);
    ui.paint().text(rect.x + ui.px(8), middle - size / 2, options.link_text, size, Weight::bold,
                    ui.color(Token::primary), text, index);
    ui.paint().icon({rect.right() - icon - ui.px(4), middle - icon / 2, icon, icon},
                    Icon::chevron_right, ui.color(Token::primary));
    return w;
}

void draw_card_title(Ui& ui, const CardOptions& options) {
    float right_part = 0;
    if (!options.count.empty()) right_part = ui.px(50);
    if (!options.link_text.empty()) {
        right_part = ui.px(60) + ui.fonts().width(Weight::bold, ui.px(16), options.link_text);
    }
    bool link_below = right_part > ui.room() * 0.5F && !options.link_text.empty();
    float icon = options.icon == Icon::none ? 0 : ui.px(32);
    TextBlock block(ui, options.title, TextStyle::section,
                    ui.room() - icon - (link_below ? 0 : right_part));
    float h = std::max(block.height(), ui.px(34)) + (link_below ? ui.px(44) : 0);
    Rect rect = ui.allocate(0, h);
    float line = link_below ? block.height() : h;
    float middle = rect.y + line / 2;
    Node node = ui.make_node(ui.key("card title"), Role::heading, {rect.x, rect.y, rect.w, line},
                             options.title);
    node.level = 2;
    if (!options.count.empty()) {
        node.name = ui.keep(std::string(options.title) + " (" + std::string(options.count) + ")");
    }
    int index = ui.add(node);
    if (icon > 0) {
        float side = ui.px(22);
        ui.paint().icon({rect.x, middle - side / 2, side, side}, options.icon,
                        ui.color(Token::ink));
    }
    block.draw(rect.x + icon, middle - block.height() / 2, ui.color(Token::ink), index);
    if (!options.count.empty()) {
        draw_count(ui, options.count, options.count_tone, rect.right(), middle, index);
    }
    if (!options.link_text.empty()) {
        draw_card_link(ui, options, rect.right(), link_below ? rect.bottom() - ui.px(22) : middle);
    }
}

}  // namespace

Card::Card(Ui& ui, Id id, const CardOptions& options) : ui_(ui), place_(ui.place_count()) {
    ui.push_scope(ui.key(id));
    Place& outer = ui.place();
    if (!outer.empty) outer.y += outer.gap;
    outer.empty = false;
    float pad = ui.pad(ui.phone() ? 16 : 20);
    float x = outer.x;
    float y = outer.y;
    float width = outer.width;
    Node node = ui.make_node(ui.key("card"), Role::plain, {x, y, width, 0});
    int index = ui.open(node);
    ui.paint().fill(
        {x, y, width, 0},
        ui.color(options.tone == Tone::neutral ? Token::surface : tone_soft(options.tone)),
        ui.px(18));
    ui.paint().stroke({x, y, width, 0}, ui.color(Token::line), ui.px(18), 1);
    ui.open_place(x + pad, y + pad, width - 2 * pad, ui.pad(12));
    Place& inner = ui.place();
    inner.ground = ui.paint().size() - 2;
    inner.bleed = true;
    inner.list_node = index;
    inner.list_lines = !options.title.empty();  // a list below a title begins with a hairline
    if (!options.title.empty()) draw_card_title(ui, options);
}

Card::~Card() {
    Place& inner = ui_.place();
    std::size_t ground = inner.ground;
    int node = inner.list_node;
    float pad = ui_.pad(ui_.phone() ? 16 : 20);
    float height = ui_.close_place() + 2 * pad;
    ui_.paint().at(ground).rect.h = height;
    ui_.paint().at(ground + 1).rect.h = height;
    ui_.node_list().at(static_cast<std::size_t>(node)).rect.h = height;
    ui_.close();
    ui_.pop_scope();
    Place& outer = ui_.place();
    outer.y += height;
    if (!outer.cards.empty()) {
        outer.cards.back() = ground;
        outer.card_nodes.back() = node;
    }
}

// ---- flow --------------------------------------------------------------------------------

Flow::Flow(Ui& ui, const FlowOptions& options) : ui_(ui), place_(ui.place_count()) {
    Place& outer = ui.place();
    if (!outer.empty) outer.y += outer.gap;
    bool stacked = options.stack_when_narrow && ui.phone();
    float x = outer.x;
    float y = outer.y;
    float width = outer.width;
    int index = -1;
    if (!options.group_label.empty()) {
        index = ui.open(ui.make_node(ui.key(Id(options.group_label)), Role::group, {x, y, width, 0},
                                     options.group_label));
    }
    ui.open_place(x, y, width, ui.pad(options.gap));
    Place& inner = ui.place();
    inner.flow = true;
    inner.align = options.align;
    inner.stacked = stacked;
    inner.list_node = index;
}

namespace {

// Where the shapes and nodes of an item end: where the next begins.
FlowItem item_end(Ui& ui, const std::vector<FlowItem>& items, std::size_t i) {
    if (i + 1 < items.size()) return items[i + 1];
    return {{}, ui.paint().size(), ui.node_list().size(), false};
}

void shift_item(Ui& ui, const std::vector<FlowItem>& items, std::size_t i, float dx) {
    ui.paint().move(items[i].prim, item_end(ui, items, i).prim, dx, 0);
    ui.node_list().move(items[i].node, item_end(ui, items, i).node, dx, 0);
}

// Makes an item wider: its ground and edge grow, what stands in it stays centred.
void widen_item(Ui& ui, const std::vector<FlowItem>& items, std::size_t i, float more) {
    std::size_t prim_end = item_end(ui, items, i).prim;
    std::size_t node_end = item_end(ui, items, i).node;
    for (std::size_t p = items[i].prim; p < prim_end; ++p) {
        Prim& prim = ui.paint().at(p);
        bool ground = prim.shape == Shape::fill || prim.shape == Shape::stroke;
        if (ground && prim.rect.w >= items[i].rect.w - 1) {
            prim.rect.w += more;
        } else {
            prim.rect.x += more / 2;
        }
    }
    for (std::size_t n = items[i].node; n < node_end; ++n) ui.node_list().at(n).rect.w += more;
}

void align_line(Ui& ui, const std::vector<FlowItem>& items, std::size_t from, std::size_t to,
                const Place& place) {
    float used = items[to - 1].rect.right() - place.x;
    float left = place.width - used;
    if (place.stacked || left < 0.5F) return;
    if (place.align == Align::end) {
        for (std::size_t i = from; i < to; ++i) shift_item(ui, items, i, left);
    } else if (place.align == Align::ends) {
        for (std::size_t i = from + 1; i < to; ++i) shift_item(ui, items, i, left);
    } else if (place.align == Align::fill) {
        auto count = static_cast<float>(to - from);
        float each = (place.width - place.gap * (count - 1)) / count;
        bool equal = std::all_of(items.begin() + static_cast<std::ptrdiff_t>(from),
                                 items.begin() + static_cast<std::ptrdiff_t>(to),
                                 [&](const FlowItem& item) { return item.rect.w <= each; });
        float x = place.x;
        for (std::size_t i = from; i < to; ++i) {
            float more = equal ? each - items[i].rect.w : left / count;
            shift_item(ui, items, i, x - items[i].rect.x);
            widen_item(ui, items, i, more);
            x += items[i].rect.w + more + place.gap;
        }
    }
}

// Things of unlike height stand on the middle of their line.
void centre_line(Ui& ui, const std::vector<FlowItem>& items, std::size_t from, std::size_t to) {
    float height = 0;
    for (std::size_t i = from; i < to; ++i) height = std::max(height, items[i].rect.h);
    for (std::size_t i = from; i < to; ++i) {
        float dy = (height - items[i].rect.h) / 2;
        if (items[i].rect.h <= 0 || dy < 0.5F) continue;
        ui.paint().move(items[i].prim, item_end(ui, items, i).prim, 0, dy);
        ui.node_list().move(items[i].node, item_end(ui, items, i).node, 0, dy);
    }
}

}  // namespace

void finish_flow(Ui& ui, const Place& place) {
    std::size_t from = 0;
    for (std::size_t i = 1; i <= place.items.size(); ++i) {
        if (i < place.items.size() && !place.items[i].new_line) continue;
        align_line(ui, place.items, from, i, place);
        centre_line(ui, place.items, from, i);
        from = i;
    }
}

Flow::~Flow() {
    Place place = ui_.place();
    ui_.close_place();
    finish_flow(ui_, place);
    float height = place.items.empty() ? 0 : place.y + place.line_height - place.top;
    if (place.list_node >= 0) {
        ui_.node_list().at(static_cast<std::size_t>(place.list_node)).rect.h = height;
        ui_.close();
    }
    Place& outer = ui_.place();
    outer.y += height;
    if (!place.items.empty()) outer.empty = false;
}

Group::Group(Ui& ui, Id id, std::string_view name) : ui_(ui) {
    ui.push_scope(ui.key(id));
    Place& place = ui.place();
    ui.open(ui.make_node(ui.key("group"), Role::group, {place.x, place.y, place.width, 0}, name));
}

Group::~Group() {
    Node& node = ui_.node_list().at(static_cast<std::size_t>(ui_.parent()));
    node.rect.h = std::max(0.0F, ui_.place().y - node.rect.y);
    ui_.close();
    ui_.pop_scope();
}

}  // namespace tovholder::ui
