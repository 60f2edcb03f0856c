// Lists, rows, the virtual list, and the feature card.
#include "src/ui/list.hpp"

#include <algorithm>
#include <string>

#include "src/ui/button_draw.hpp"
#include "src/ui/layout.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

// ---- list and items ----------------------------------------------------------------------

List::List(Ui& ui, Id id, const ListOptions& options) : ui_(ui), place_(0) {
    ui.push_scope(ui.key(id));
    Place& outer = ui.place();
    bool below_title = outer.bleed && outer.list_lines && !outer.empty;
    if (!outer.empty) outer.y += below_title ? ui.pad(8) : outer.gap;
    outer.empty = false;
    Node node =
        ui.make_node(ui.key("list"), Role::list, {outer.x, outer.y, outer.width, 0}, options.label);
    node.set_size = static_cast<std::uint32_t>(options.count);
    float x = outer.x;
    float y = outer.y;
    float width = outer.width;
    int index = ui.open(node);
    ui.open_place(x, y, width, 0);
    Place& inner = ui.place();
    inner.list_node = index;
    inner.list_lines = options.lines;
    inner.bleed = below_title;  // a hairline above the first item too
    place_ = ui.place_count() - 1;
}

List::~List() {
    Place place = ui_.place();
    float height = ui_.close_place();
    auto index = static_cast<std::size_t>(place.list_node);
    Node& list = ui_.node_list().at(index);
    list.rect.h = height;
    std::uint32_t count = std::max(list.set_size, place.list_count);
    for (std::size_t i = index + 1; i < ui_.node_list().size(); ++i) {
        Node& node = ui_.node_list().at(i);
        if (node.parent == place.list_node) node.set_size = count;
    }
    ui_.close();
    ui_.pop_scope();
    ui_.place().y += height;
}

ListItem::ListItem(Ui& ui, Id id, float padding)
    : ui_(ui), place_(ui.place_count() - 1), padding_(ui.pad(padding)) {
    ui.push_scope(ui.key(id));
    Place& list = ui.place();
    bool line = list.list_lines && (list.list_count > 0 || list.bleed);
    ++list.list_count;
    float x = list.x;
    float y = list.y;
    float width = list.width;
    if (line) ui.paint().fill({x, y, width, 1}, ui.color(Token::line));
    Node node = ui.make_node(ui.key("item"), Role::list_item, {x, y, width, 0});
    node.position = list.list_count;
    int index = ui.open(node);
    ui.open_place(x, y + (line ? 1 : 0) + padding_, width, ui.pad(8));
    ui.place().list_node = index;
}

ListItem::~ListItem() {
    Place inner = ui_.place();
    ui_.close_place();
    Node& node = ui_.node_list().at(static_cast<std::size_t>(inner.list_node));
    node.rect.h = inner.y + padding_ - node.rect.y;
    ui_.close();
    ui_.pop_scope();
    Place& list = ui_.place();
    list.y = inner.y + padding_;
    list.empty = false;
}

// ---- row ---------------------------------------------------------------------------------

namespace {

// Is the current place a list (not an item of one)?
bool in_list(Ui& ui) {
    int node = ui.place().list_node;
    return node >= 0 && ui.node_list().at(static_cast<std::size_t>(node)).role == Role::list;
}

// Within an item that a virtual list or a ListItem opened?
bool in_item(Ui& ui) {
    int node = ui.place().list_node;
    return node >= 0 && ui.node_list().at(static_cast<std::size_t>(node)).role == Role::list_item;
}

// Sizes of one row, before anything is drawn.
struct RowPlan {
    float lead_w = 0;
    float lead_h = 0;
    float text_w = 0;
    float text_h = 0;
    float chips_h = 0;
    ButtonSize button;
    bool button_below = false;
    float height = 0;
    float chevron = 0;
};

struct RowText {
    TextBlock title;
    TextBlock detail;
    TextBlock extra;
};

std::string spoken_row(const RowOptions& o) {
    if (!o.spoken.empty()) return std::string(o.spoken);
    std::string name;
    auto add = [&](std::string_view part) {
        if (part.empty()) return;
        if (!name.empty()) name += ", ";
        name += part;
    };
    if (!o.date_day.empty()) name = std::string(o.date_day) + " " + std::string(o.date_month);
    std::string date = name;
    name.clear();
    add(o.title);
    add(o.detail);
    add(o.extra);
    for (const Chip& chip : o.chips) add(chip.text);
    if (!date.empty() && name.find(date) == std::string::npos) name = name + ", " + date;
    return name;
}

float lead_width(Ui& ui, const RowOptions& o) {
    if (!o.date_day.empty()) return ui.px(62);
    if (!o.initials.empty()) return ui.px(44);
    if (o.icon != Icon::none) return ui.px(o.tone == Tone::neutral ? 24 : 44);
    return 0;
}

ButtonFace row_button(const RowOptions& o) {
    return {o.button, o.button_look, o.button_icon, true, o.button_enabled};
}

void draw_lead(Ui& ui, const RowOptions& o, const Rect& rect, int node) {
    if (!o.date_day.empty()) {
        draw_date(ui, rect, o.date_day, o.date_month, o.tone, node);
    } else if (!o.initials.empty()) {
        draw_avatar(ui, rect, o.initials);
    } else if (o.tone == Tone::neutral) {
        ui.paint().icon(rect, o.icon, ui.color(Token::ink));
    } else {
        ui.paint().fill(rect, ui.color(tone_soft(o.tone)), rect.w / 2);
        float side = ui.px(22);
        ui.paint().icon({rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side},
                        o.icon, ui.color(tone_ink(o.tone)));
    }
}

float text_gap(Ui& ui) { return ui.px(2); }

RowPlan plan_row(Ui& ui, const RowOptions& o, float width) {
    RowPlan plan;
    plan.lead_w = lead_width(ui, o);
    plan.lead_h = !o.date_day.empty() ? ui.px(48) : plan.lead_w;
    plan.chevron = o.chevron ? ui.px(28) : 0;
    float lead = plan.lead_w > 0 ? plan.lead_w + ui.pad(16) : 0;
    float room = width - lead - plan.chevron;
    if (!o.button.empty()) {
        plan.button = button_size(ui, row_button(o), room);
        plan.button_below = room - plan.button.width - ui.pad(16) < ui.px(190);
        if (!plan.button_below) room -= plan.button.width + ui.pad(16);
    }
    plan.text_w = std::max(room, 1.0F);
    return plan;
}

// `listed`: in a list rows keep their distance; alone, the place around them does.
void finish_plan(Ui& ui, const RowOptions& o, const RowText& text, RowPlan& plan, bool listed) {
    plan.chips_h = chips_height(ui, o.chips, plan.text_w);
    plan.text_h = text.title.height() + text.detail.height() + text.extra.height();
    if (!text.detail.empty()) plan.text_h += text_gap(ui);
    if (!text.extra.empty()) plan.text_h += text_gap(ui);
    if (plan.chips_h > 0) plan.text_h += plan.chips_h + ui.px(7);
    float inner = std::max(plan.text_h, plan.lead_h);
    if (!o.button.empty() && !plan.button_below) inner = std::max(inner, plan.button.height);
    float pad = ui.pad(listed ? 12 : 2);
    plan.height = std::max(ui.px(listed ? 68 : 44), inner + 2 * pad);
    if (plan.button_below) plan.height = inner + 2 * pad + plan.button.height + ui.pad(10);
}

void draw_row_text(Ui& ui, const RowOptions& o, const RowText& text, const RowPlan& plan, float x,
                   float y, int node) {
    text.title.draw(x, y, ui.color(Token::ink), node);
    y += text.title.height();
    if (!text.detail.empty()) {
        y += text_gap(ui);
        text.detail.draw(x, y, ui.color(Token::muted), node);
        y += text.detail.height();
    }
    if (!text.extra.empty()) {
        y += text_gap(ui);
        text.extra.draw(x, y, ui.color(Token::muted), node);
        y += text.extra.height();
    }
    if (plan.chips_h > 0) draw_chips(ui, o.chips, x, y + ui.px(7), plan.text_w, node);
}

// The node that says the row: a link, a button, or plain text.
int add_row_node(Ui& ui, Key key, const RowOptions& o, const Rect& rect) {
    Role role = !o.href.empty() ? Role::link : o.pressable ? Role::button : Role::text;
    Node node = ui.make_node(key, role, rect, spoken_row(o));
    node.extra = ui.keep(o.href);
    node.lang = ui.keep(o.lang);
    if (o.pressable) node.flags |= flag_pressable | (o.selected ? std::uint32_t{flag_pressed} : 0U);
    return ui.add(node);
}

RowAct draw_row(Ui& ui, const RowOptions& o, bool listed) {
    Place& place = ui.place();
    float x = place.x;
    float width = place.width;
    RowPlan plan = plan_row(ui, o, width);
    TextStyle title_style = o.title_plain ? TextStyle::body : TextStyle::strong;
    RowText text{TextBlock(ui, o.title, title_style, plan.text_w),
                 TextBlock(ui, o.detail, TextStyle::secondary, plan.text_w),
                 TextBlock(ui, o.extra, TextStyle::secondary, plan.text_w)};
    finish_plan(ui, o, text, plan, listed);
    Rect rect = ui.allocate(0, plan.height);
    float inner_h = plan.button_below ? plan.height - plan.button.height - ui.pad(10) : plan.height;
    bool acts = !o.href.empty() || o.pressable;
    float target_w = plan.button.width > 0 && !plan.button_below
                         ? width - plan.button.width - ui.pad(16)
                         : width;
    Rect target{x, rect.y, target_w, inner_h};
    Key key = ui.key("row");
    int node = add_row_node(ui, key, o, target);
    Rect ground{x - ui.pad(8), rect.y + 3, target.w + ui.pad(16), target.h - 6};
    if (o.selected) ui.paint().fill(ground, ui.color(Token::primary_soft), ui.px(12));
    if (acts) hover_ground(ui, key, ground, ui.px(12), Token::primary);
    float lead = 0;
    if (plan.lead_w > 0) {
        float lead_y = rect.y + (inner_h - plan.lead_h) / 2;
        if (plan.text_h > plan.lead_h * 2.2F) lead_y = rect.y + ui.pad(14);
        draw_lead(ui, o, {x, lead_y, plan.lead_w, plan.lead_h}, node);
        lead = plan.lead_w + ui.pad(16);
    }
    draw_row_text(ui, o, text, plan, x + lead, rect.y + (inner_h - plan.text_h) / 2, node);
    if (o.chevron) {
        float side = ui.px(20);
        ui.paint().icon({target.right() - side, rect.y + (inner_h - side) / 2, side, side},
                        Icon::chevron_right, ui.color(Token::muted));
    }
    RowAct act = RowAct::none;
    if (acts && ui.acted(key)) {
        if (!o.href.empty()) ui.follow(o.href);
        act = RowAct::open;
    }
    if (!o.button.empty()) {
        float button_w = plan.button_below && ui.phone() ? width - lead : plan.button.width;
        Rect place_of{
            plan.button_below ? x + lead : rect.right() - button_w,
            plan.button_below ? rect.y + inner_h - 2 : rect.y + (inner_h - plan.button.height) / 2,
            button_w, plan.button.height};
        if (place_button(ui, ui.key("button"), place_of, row_button(o), o.button_spoken,
                         o.button_href)) {
            act = RowAct::button;
        }
    }
    return act;
}

}  // namespace

RowAct row(Ui& ui, Id id, const RowOptions& options) {
    if (in_list(ui)) {
        ListItem item(ui, id, 0);
        return draw_row(ui, options, true);
    }
    Scope scope(ui, id);
    return draw_row(ui, options, in_item(ui));
}

void list_heading(Ui& ui, std::string_view text, std::string_view detail, int level) {
    float size = ui.px(17);
    TextBlock block(ui, text, size, Weight::bold, ui.room());
    TextBlock more(ui, detail, TextStyle::secondary, ui.room());
    bool first = in_item(ui) &&
                 ui.node_list().at(static_cast<std::size_t>(ui.place().list_node)).position == 1;
    float top = first ? 0 : ui.pad(18);
    Rect rect = ui.allocate(0, top + block.height() + more.height() + ui.pad(2));
    Node node = ui.make_node(mix(ui.key("list heading"), hash_bytes(19, text)), Role::heading,
                             {rect.x, rect.y + top, rect.w, block.height()}, text);
    node.level = static_cast<std::uint8_t>(level);
    int index = ui.add(node);
    block.draw(rect.x, rect.y + top, ui.color(Token::primary), index);
    if (!detail.empty()) {
        int below = ui.add(
            ui.make_node(mix(ui.key("list detail"), hash_bytes(19, text)), Role::text,
                         {rect.x, rect.y + top + block.height(), rect.w, more.height()}, detail));
        more.draw(rect.x, rect.y + top + block.height(), ui.color(Token::muted), below);
    }
    ui.place().empty = true;  // no gap before the row
}

// ---- feature -----------------------------------------------------------------------------

namespace {

void draw_feature_text(Ui& ui, const FeatureOptions& o) {
    if (!o.overline.empty()) secondary(ui, o.overline);
    ui.place().gap = ui.px(3);
    heading(ui, 2, o.title, {.style = TextStyle::card_title});
    paragraph(ui, o.detail);
    if (!o.people.empty()) {
        space(ui, 8);
        avatars(ui, o.initials, o.people);
    }
}

FeatureAct draw_feature_buttons(Ui& ui, const FeatureOptions& o) {
    FeatureAct act = FeatureAct::none;
    ui.place().gap = ui.px(10);
    if (!o.first.empty()) {
        if (!o.first_href.empty()) {
            link(ui, "first", o.first, o.first_href, {.look = Look::primary, .wide = true});
        } else if (button(ui, "first", o.first, {.look = Look::primary, .wide = true})) {
            act = FeatureAct::first;
        }
    }
    if (!o.second.empty() && button(ui, "second", o.second, {.wide = true})) {
        act = FeatureAct::second;
    }
    return act;
}

}  // namespace

FeatureAct feature(Ui& ui, Id id, const FeatureOptions& o) {
    Card card(ui, id);
    FeatureAct act = FeatureAct::none;
    bool buttons = !o.first.empty() || !o.second.empty();
    bool beside = ui.room() > ui.px(640) && buttons;
    bool date = !o.date_day.empty();
    float date_w = date ? ui.px(ui.phone() ? 62 : 84) : 0;
    float lead = date ? date_w + ui.pad(ui.phone() ? 14 : 22) : 0;
    float side = beside ? ui.px(190) + ui.pad(20) : 0;
    Place& place = ui.place();
    float x = place.x;
    float y = place.y;
    float width = place.width;
    std::size_t text_prim = ui.paint().size();
    std::size_t text_node = ui.node_list().size();
    ui.open_place(x + lead, y, width - lead - side, ui.px(3));
    draw_feature_text(ui, o);
    float text_h = ui.close_place();
    std::size_t text_prim_end = ui.paint().size();
    std::size_t text_node_end = ui.node_list().size();
    float h = std::max(text_h, date ? date_w * 0.88F : 0);
    float buttons_h = 0;
    if (beside) {
        std::size_t prim = ui.paint().size();
        std::size_t node = ui.node_list().size();
        ui.open_place(x + width - ui.px(190), y, ui.px(190), ui.px(10));
        act = draw_feature_buttons(ui, o);
        buttons_h = ui.close_place();
        h = std::max(h, buttons_h);
        ui.move(prim, node, 0, (h - buttons_h) / 2);
    }
    ui.paint().move(text_prim, text_prim_end, 0, (h - text_h) / 2);
    for (std::size_t i = text_node; i < text_node_end; ++i) {
        ui.node_list().at(i).rect.y += (h - text_h) / 2;
    }
    if (date) {
        float date_h = date_w * 0.88F;
        draw_date(ui, {x, y + (h - date_h) / 2, date_w, date_h}, o.date_day, o.date_month,
                  Tone::primary, -1);
    }
    ui.place().y += h;
    ui.place().empty = false;
    if (!beside && buttons) {
        space(ui, 4);
        act = draw_feature_buttons(ui, o);
    }
    return act;
}

}  // namespace tovholder::ui
