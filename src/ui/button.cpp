// Buttons, links, filter chips.
#include "src/ui/button.hpp"

#include <algorithm>

#include "src/ui/button_draw.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

namespace {

float side_pad(Ui& ui, const ButtonFace& face) {
    if (face.look == Look::quiet) return ui.pad(12);
    return ui.pad(face.small ? 16 : 20);
}

float label_size(Ui& ui, const ButtonFace& face) { return ui.px(face.small ? 16 : 17); }

float icon_room(Ui& ui, const ButtonFace& face) {
    return face.icon == Icon::none ? 0 : ui.px(face.label.empty() ? 22 : 32);
}

Rgba label_color(Ui& ui, const ButtonFace& face) {
    if (!face.enabled) return ui.color(Token::muted);
    if (face.look == Look::primary) return ui.color(Token::on_primary);
    if (face.look == Look::danger) return ui.color(Token::on_danger);
    return ui.color(Token::primary);
}

void draw_ground(Ui& ui, Key key, const Rect& rect, const ButtonFace& face) {
    float radius = ui.px(14);
    bool filled = face.look == Look::primary || face.look == Look::danger;
    if (!face.enabled) {
        if (filled) ui.paint().fill(rect, ui.color(Token::neutral_soft), radius);
        if (face.look != Look::quiet) ui.paint().stroke(rect, ui.color(Token::line), radius, 1.5F);
        return;
    }
    if (filled) {
        ui.paint().fill(rect, ui.color(face.look == Look::danger ? Token::danger : Token::primary),
                        radius);
        hover_ground(ui, key, rect, radius, Token::ink);
        return;
    }
    if (face.look == Look::outlined) {
        ui.paint().fill(rect, ui.color(Token::surface), radius);
        ui.paint().stroke(rect, ui.color(Token::primary), radius, 2);
    }
    hover_ground(ui, key, rect, radius, Token::primary);
}

}  // namespace

ButtonSize button_size(Ui& ui, const ButtonFace& face, float width_max) {
    float frame = 2 * side_pad(ui, face) + icon_room(ui, face);
    TextBlock block(ui, face.label, label_size(ui, face), Weight::bold, width_max - frame);
    float least = std::max(44.0F, ui.px(face.small ? 44 : 52));
    return {std::min(width_max, std::max(block.width() + frame + 1, 44.0F)),
            std::max(least, block.height() + ui.pad(14))};
}

void draw_button(Ui& ui, Key key, const Rect& rect, const ButtonFace& face, int node) {
    draw_ground(ui, key, rect, face);
    float icon = icon_room(ui, face);
    Rgba color = label_color(ui, face);
    TextBlock block(ui, face.label, label_size(ui, face), Weight::bold,
                    rect.w - 2 * side_pad(ui, face) - icon + 2);
    float x = rect.x + (rect.w - block.width() - icon) / 2;
    float side = ui.px(22);
    if (icon > 0) {
        float icon_x = face.icon_after ? x + block.width() + ui.px(8) : x;
        ui.paint().icon({icon_x, rect.y + (rect.h - side) / 2, side, side}, face.icon, color);
    }
    block.draw_centered(x + (face.icon_after ? 0 : icon), rect.y + (rect.h - block.height()) / 2,
                        block.width(), color, node);
}

bool place_button(Ui& ui, Key key, const Rect& rect, const ButtonFace& face,
                  std::string_view spoken, std::string_view href) {
    Node node = ui.make_node(key, href.empty() ? Role::button : Role::link, rect,
                             spoken.empty() ? face.label : spoken);
    if (!face.enabled) node.flags |= flag_disabled;
    node.extra = ui.keep(href);
    int index = ui.add(node);
    draw_button(ui, key, rect, face, index);
    bool pressed = ui.acted(key, face.enabled);
    if (pressed && !href.empty()) ui.follow(href);
    return pressed && href.empty();
}

bool button(Ui& ui, Id id, std::string_view label, const ButtonOptions& options) {
    ButtonFace face{label, options.look, options.icon, options.small, options.enabled};
    Key key = ui.key(id);
    ButtonSize size = button_size(ui, face, ui.room());
    bool wide = options.wide || (!ui.in_flow() && ui.phone());
    Rect rect = ui.allocate(wide ? 0 : size.width, size.height);
    Node node =
        ui.make_node(key, Role::button, rect, options.spoken.empty() ? label : options.spoken);
    if (!options.enabled) node.flags |= flag_disabled;
    node.value = ui.keep(options.enabled ? options.description : options.disabled_reason);
    int index = ui.add(node);
    draw_button(ui, key, rect, face, index);
    if (!options.enabled && !options.disabled_reason.empty() && !ui.in_flow()) {
        Scope scope(ui, id);
        secondary(ui, options.disabled_reason);
    }
    return ui.acted(key, options.enabled);
}

bool icon_button(Ui& ui, Id id, Icon icon, std::string_view name, bool enabled) {
    Key key = ui.key(id);
    float side = std::max(44.0F, ui.px(44));
    Rect rect = ui.allocate(side, side);
    Node node = ui.make_node(key, Role::button, rect, name);
    node.flags |= flag_quiet_text | (enabled ? 0U : std::uint32_t{flag_disabled});
    ui.add(node);
    hover_ground(ui, key, rect, ui.px(12), Token::primary);
    float s = ui.px(24);
    ui.paint().icon({rect.x + (side - s) / 2, rect.y + (side - s) / 2, s, s}, icon,
                    ui.color(enabled ? Token::ink : Token::muted));
    return ui.acted(key, enabled);
}

bool filter_chip(Ui& ui, Id id, std::string_view label, bool pressed, Icon icon,
                 std::string_view spoken) {
    Key key = ui.key(id);
    float size = ui.px(16);
    if (pressed) icon = Icon::check;
    float icon_w = icon == Icon::none ? 0 : ui.px(26);
    float frame = ui.pad(32) + icon_w;
    TextBlock block(ui, label, size, Weight::semibold, ui.room() - frame);
    float h = std::max(std::max(44.0F, ui.px(44)), block.height() + ui.pad(12));
    Rect rect = ui.allocate(block.width() + frame + 1, h);
    Node node = ui.make_node(key, Role::button, rect, spoken.empty() ? label : spoken);
    node.flags |= flag_pressable | (pressed ? std::uint32_t{flag_pressed} : 0U);
    int index = ui.add(node);
    float radius = ui.px(22);
    Rgba ink = ui.color(pressed ? Token::on_primary : Token::ink);
    ui.paint().fill(rect, ui.color(pressed ? Token::primary : Token::surface), radius);
    if (!pressed) ui.paint().stroke(rect, ui.color(Token::control), radius, 1.5F);
    hover_ground(ui, key, rect, radius, pressed ? Token::ink : Token::primary);
    float side = ui.px(20);
    float x = rect.x + (rect.w - block.width() - icon_w) / 2;
    ui.paint().icon({x, rect.y + (h - side) / 2, side, side}, icon, ink);
    block.draw(x + icon_w, rect.y + (h - block.height()) / 2, ink, index);
    return ui.acted(key);
}

void link(Ui& ui, Id id, std::string_view text, std::string_view href, const LinkOptions& options) {
    ButtonFace face{text, options.look, options.icon, options.look == Look::quiet, true};
    if (options.chevron) {
        face.icon = Icon::chevron_right;
        face.icon_after = true;
    }
    ButtonSize size = button_size(ui, face, ui.room());
    bool wide = options.wide || (!ui.in_flow() && ui.phone() && options.look != Look::quiet);
    Rect rect = ui.allocate(wide ? 0 : size.width, size.height);
    (void)place_button(ui, ui.key(id), rect, face, options.spoken, href);
}

}  // namespace tovholder::ui
