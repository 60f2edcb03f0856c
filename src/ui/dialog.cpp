// Dialogs: a sheet at the foot of a phone, a card in the middle otherwise, scrolling when higher
// than the window.
#include <algorithm>

#include "src/ui/feedback.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

namespace {

struct DialogShape {
    bool sheet = false;
    float width = 0;
    float x = 0;
    float pad = 0;
    float height_max = 0;
};

DialogShape shape_of(Ui& ui) {
    DialogShape shape;
    shape.sheet = ui.input().width < 36 * ui.em();
    const FrameInput& in = ui.input();
    shape.width = shape.sheet ? in.width : std::min(in.width - 2 * ui.pad(32), ui.px(560));
    shape.x = (in.width - shape.width) / 2;
    shape.pad = ui.pad(shape.sheet ? 18 : 26);
    shape.height_max = in.height - (shape.sheet ? ui.pad(20) : 2 * ui.pad(24));
    return shape;
}

}  // namespace

Dialog::Dialog(Ui& ui, Id id, const DialogOptions& options) : ui_(ui), place_(0) {
    ui.push_scope(ui.key(id));
    Key key = ui.key("dialog");
    dismissed_ = false;
    ui.enter_dialog(key);
    if (ui.event_for(key, EventKind::dismiss) != nullptr && options.closable) dismissed_ = true;
    DialogShape shape = shape_of(ui);
    const FrameInput& in = ui.input();
    // The dialog is drawn and mirrored outside the page, above everything.
    ui.begin_overlay();
    ui.paint().fill({0, 0, in.width, in.height}, ui.color(Token::scrim, 0.5F));
    Key scrim = ui.key("scrim");
    if (options.closable) {
        ui.add(ui.make_node(scrim, Role::scrim, {0, 0, in.width, in.height}));
        if (ui.acted(scrim)) dismissed_ = true;
    }
    ui.paint().fill({shape.x, 0, shape.width, 0}, ui.color(Token::surface), ui.px(22));
    std::size_t ground = ui.paint().size() - 1;
    Node node = ui.make_node(key, Role::dialog, {shape.x, 0, shape.width, 0}, options.title);
    if (options.closable) node.flags |= flag_closable;
    int index = ui.open(node);
    ui.paint().push_clip({shape.x, 0, shape.width, in.height});
    ui.open(ui.make_node(ui.key("scroller"), Role::scroller, {shape.x, 0, shape.width, 0}));
    ui.open_place(shape.x + shape.pad, shape.pad, shape.width - 2 * shape.pad, ui.pad(14));
    ui.place().ground = ground;
    ui.place().list_node = -1;
    ui.place().card_nodes.push_back(index);
    place_ = ui.place_count() - 1;
    float close_w = options.closable ? std::max(44.0F, ui.px(44)) : 0;
    TextBlock title(ui, options.title, TextStyle::card_title, ui.room() - close_w);
    Rect rect = ui.allocate(0, std::max(title.height(), close_w));
    Node heading = ui.make_node(ui.key("title"), Role::heading,
                                {rect.x, rect.y, rect.w - close_w, rect.h}, options.title);
    heading.level = 2;
    int title_node = ui.add(heading);
    title.draw(rect.x, rect.y + (rect.h - title.height()) / 2, ui.color(Token::ink), title_node);
    if (!options.closable) return;
    Key close = ui.key("close");
    Rect at{rect.right() - close_w + ui.px(8), rect.y - ui.px(4), close_w, close_w};
    Node button = ui.make_node(close, Role::button, at, ui.words().close);
    button.flags |= flag_quiet_text;
    ui.add(button);
    hover_ground(ui, close, at, ui.px(12), Token::primary);
    float side = ui.px(24);
    ui.paint().icon({at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side}, Icon::x,
                    ui.color(Token::muted));
    if (ui.acted(close)) dismissed_ = true;
}

Dialog::~Dialog() {
    DialogShape shape = shape_of(ui_);
    const FrameInput& in = ui_.input();
    Place place = ui_.place();
    float content = ui_.close_place() + 2 * shape.pad;
    float height = std::min(content, shape.height_max);
    float y = shape.sheet ? in.height - height : (in.height - height) / 2;
    std::size_t ground = place.ground;
    auto dialog = static_cast<std::size_t>(place.card_nodes.front());
    std::size_t scroller = dialog + 1;
    Key key = ui_.node_list().at(scroller).key;
    ScrollState& scroll = ui_.scroll(key);
    scroll.extent = content;
    scroll.viewport = height;
    scroll.seen = ui_.frame();
    scroll.y = std::clamp(scroll.y, 0.0F, std::max(0.0F, content - height));
    // Everything was drawn from y = 0: now it is known where it belongs.
    ui_.paint().move(ground + 2, ui_.paint().size(), 0, y - scroll.y);
    ui_.node_list().move(scroller + 1, ui_.node_list().size(), 0, y - scroll.y);
    Rect rect{shape.x, y, shape.width, height};
    ui_.paint().at(ground).rect = rect;
    if (shape.sheet) ui_.paint().at(ground).rect.h += ui_.px(22);  // round at the top only
    ui_.paint().at(ground + 1).rect = rect;
    ui_.paint().pop_clip();
    ui_.node_list().at(dialog).rect = rect;
    Node& node = ui_.node_list().at(scroller);
    node.rect = rect;
    node.extent = content;
    node.scroll = scroll.y;
    for (std::size_t i = scroller; i < ui_.node_list().size(); ++i) {
        ui_.node_list().at(i).clip = rect;
    }
    ui_.close();
    ui_.close();
    ui_.end_overlay();
    ui_.leave_dialog();
    ui_.pop_scope();
}

}  // namespace tovholder::ui
