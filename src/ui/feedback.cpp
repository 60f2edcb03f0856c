// Banners, toasts, progress, empty states, QR codes, live regions.
#include "src/ui/feedback.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "src/ui/button_draw.hpp"
#include "src/ui/layout.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

void announce(Ui& ui, std::string_view text) { ui.announce(text, false); }
void alert(Ui& ui, std::string_view text) { ui.announce(text, true); }

namespace {

Icon tone_icon(Tone tone) {
    switch (tone) {
        case Tone::ok:
            return Icon::circle_check;
        case Tone::warn:
            return Icon::alert;
        case Tone::danger:
            return Icon::circle_alert;
        default:
            return Icon::info;
    }
}

}  // namespace

bool banner(Ui& ui, Id id, const BannerOptions& options) {
    Scope scope(ui, id);
    if (options.tone == Tone::danger) alert(ui, options.text);
    Icon icon = options.icon == Icon::none ? tone_icon(options.tone) : options.icon;
    float pad = ui.pad(16);
    float icon_w = ui.px(34);
    Place& outer = ui.place();
    if (!outer.empty) outer.y += outer.gap;
    outer.empty = false;
    float x = outer.x;
    float y = outer.y;
    float width = outer.width;
    ButtonFace face{options.button, Look::outlined, Icon::none, true};
    ButtonSize size;
    if (!options.button.empty()) size = button_size(ui, face, width - 2 * pad);
    bool beside = size.width > 0 && width - 2 * pad - icon_w - size.width > ui.px(260);
    std::size_t ground = ui.paint().reserve();
    std::size_t edge = ui.paint().reserve();
    float text_w = width - 2 * pad - icon_w - (beside ? size.width + ui.pad(16) : 0);
    ui.open_place(x + pad + icon_w, y + pad, text_w, ui.px(2));
    std::size_t prim = ui.paint().size();
    std::size_t first_node = ui.node_list().size();
    if (!options.title.empty()) paragraph(ui, options.title, {.style = TextStyle::strong});
    paragraph(ui, options.text);
    float text_h = ui.close_place();
    std::size_t text_end = ui.paint().size();
    std::size_t node_end = ui.node_list().size();
    float h = text_h;
    bool pressed = false;
    if (beside) {
        h = std::max(h, size.height - ui.pad(8));
        Rect rect{x + width - pad - size.width, y + pad + (h - size.height) / 2, size.width,
                  size.height};
        pressed = place_button(ui, ui.key("button"), rect, face, options.button_spoken);
    } else if (size.width > 0) {
        Rect rect{x + pad + icon_w, y + pad + text_h + ui.pad(10), std::min(size.width, text_w),
                  size.height};
        pressed = place_button(ui, ui.key("button"), rect, face, options.button_spoken);
        h += ui.pad(10) + size.height;
    }
    if (beside && h > text_h) {
        ui.paint().move(prim, text_end, 0, (h - text_h) / 2);
        for (std::size_t i = first_node; i < node_end; ++i) {
            ui.node_list().at(i).rect.y += (h - text_h) / 2;
        }
    }
    Rect rect{x, y, width, h + 2 * pad};
    Prim shape;
    shape.shape = Shape::fill;
    shape.rect = rect;
    shape.color = ui.color(tone_soft(options.tone));
    shape.radius = ui.px(14);
    ui.paint().at(ground) = shape;
    shape.shape = Shape::stroke;
    shape.color = ui.color(tone_ink(options.tone), 0.45F);
    shape.size = 1;
    ui.paint().at(edge) = shape;
    float side = ui.px(22);
    float icon_y = beside ? y + (rect.h - side) / 2 : y + pad + (ui.px(23) - side) / 2;
    ui.paint().icon({x + pad, icon_y, side, side}, icon, ui.color(tone_ink(options.tone)));
    ui.place().y += rect.h;
    return pressed;
}

// ---- toast -------------------------------------------------------------------------------

namespace {
constexpr double toast_ms = 8000;
}

ToastAct toast(Ui& ui, Id id, const ToastOptions& options) {
    Scope scope(ui, id);
    Key key = ui.key("toast");
    double& until = ui.moment(key);
    double now = ui.host().now_ms();
    Key undo = ui.key("undo");
    Key close = ui.key("close");
    bool held = ui.focused(undo) || ui.focused(close) || ui.hovered(undo) || ui.hovered(close);
    if (until == 0 || held) until = now + toast_ms;
    if (now >= until) {
        until = 0;
        return ToastAct::gone;
    }
    ui.host().wake_at(until + 1);
    announce(ui, options.text);
    float pad = ui.pad(16);
    float width = std::min(ui.input().width - 2 * ui.pad(16), ui.px(560));
    float icon = ui.px(32);
    ButtonFace face{options.button, Look::quiet, Icon::none, true};
    ButtonSize size;
    if (!options.button.empty()) size = button_size(ui, face, width * 0.5F);
    float close_w = std::max(44.0F, ui.px(44));
    TextBlock text(ui, options.text, ui.px(16), Weight::semibold,
                   width - 2 * pad - icon - size.width - close_w + pad);
    float h = std::max(ui.px(60), text.height() + 2 * ui.pad(14));
    const ShellFrame& frame = ui.shell_frame();
    float foot = frame.foot - ui.page_state().bar_height - ui.pad(14);
    float x = frame.area.x + (frame.area.w - width) / 2;
    Rect rect{x, std::max(0.0F, foot - h), width, h};
    ui.open(ui.make_node(key, Role::region, rect, ui.words().notifications));
    ui.paint().fill({rect.x, rect.y + 3, rect.w, rect.h}, ui.color(Token::scrim, 0.18F), ui.px(16));
    ui.paint().fill(rect, ui.color(Token::inverse), ui.px(16));
    int text_node = ui.add(ui.make_node(
        ui.key("text"), Role::text, {rect.x + pad + icon, rect.y, text.width(), h}, options.text));
    Rgba ink = ui.color(Token::on_inverse);
    float side = ui.px(22);
    ui.paint().icon({rect.x + pad, rect.y + (h - side) / 2, side, side}, options.icon, ink);
    text.draw(rect.x + pad + icon, rect.y + (h - text.height()) / 2, ink, text_node);
    ToastAct act = ToastAct::showing;
    if (!options.button.empty()) {
        Rect at{rect.right() - close_w - size.width - 4, rect.y + (h - size.height) / 2, size.width,
                size.height};
        int node = ui.add(ui.make_node(undo, Role::button, at, options.button));
        hover_ground(ui, undo, at, ui.px(12), Token::on_inverse);
        TextBlock label(ui, options.button, ui.px(16), Weight::bold, at.w);
        label.draw_centered(at.x, at.y + (at.h - label.height()) / 2, at.w, ink, node);
        float line_y = at.y + (at.h + label.height()) / 2 - 1;
        ui.paint().fill({at.x + (at.w - label.width()) / 2, line_y, label.width(), 2}, ink);
        if (ui.acted(undo)) act = ToastAct::acted;
    }
    Rect at{rect.right() - close_w - 4, rect.y + (h - close_w) / 2, close_w, close_w};
    Node node = ui.make_node(close, Role::button, at, ui.words().close);
    node.flags |= flag_quiet_text;
    ui.add(node);
    hover_ground(ui, close, at, ui.px(12), Token::on_inverse);
    ui.paint().icon({at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side}, Icon::x, ink);
    if (ui.acted(close)) act = ToastAct::gone;
    ui.close();
    if (act != ToastAct::showing) until = 0;
    return act;
}

// ---- progress, empty, loading ------------------------------------------------------------

void progress(Ui& ui, Id id, std::string_view label, float fraction, std::string_view words) {
    Scope scope(ui, id);
    fraction = std::clamp(fraction, 0.0F, 1.0F);
    TextBlock name(ui, label, TextStyle::strong, ui.room());
    TextBlock said(ui, words, TextStyle::secondary, ui.room());
    float bar_h = ui.px(12);
    Rect rect = ui.allocate(0, name.height() + bar_h + said.height() + ui.px(14));
    Node node = ui.make_node(ui.key("progress"), Role::progress, rect, label);
    node.position = static_cast<std::uint32_t>(fraction * 100);
    node.value = ui.keep(words);
    int index = ui.add(node);
    name.draw(rect.x, rect.y, ui.color(Token::ink), index);
    Rect bar{rect.x, rect.y + name.height() + ui.px(7), rect.w, bar_h};
    ui.paint().fill(bar, ui.color(Token::neutral_soft), bar_h / 2);
    ui.paint().stroke(bar, ui.color(Token::control), bar_h / 2, 1);
    if (fraction > 0) {
        Rect done = bar;
        done.w = std::max(bar_h, bar.w * fraction);
        ui.paint().fill(done, ui.color(Token::primary), bar_h / 2);
    }
    int text =
        ui.add(ui.make_node(ui.key("words"), Role::text,
                            {rect.x, bar.bottom() + ui.px(7), rect.w, said.height()}, words));
    said.draw(rect.x, bar.bottom() + ui.px(7), ui.color(Token::muted), text);
}

bool empty_state(Ui& ui, Id id, const EmptyOptions& options) {
    Scope scope(ui, id);
    space(ui, 22);
    float disc = ui.px(72);
    Place& place = ui.place();
    float width = place.width;
    Rect at = ui.allocate(0, disc);
    Rect circle{at.x + (width - disc) / 2, at.y, disc, disc};
    ui.paint().fill(circle, ui.color(Token::primary_soft), disc / 2);
    float side = ui.px(32);
    ui.paint().icon({circle.x + (disc - side) / 2, circle.y + (disc - side) / 2, side, side},
                    options.icon, ui.color(Token::primary));
    float text_w = std::min(width, ui.px(520));
    float x = place.x + (width - text_w) / 2;
    ui.open_place(x, ui.place().y + ui.pad(14), text_w, ui.pad(6));
    heading(ui, 2, options.title, {.style = TextStyle::section, .centered = true});
    paragraph(ui, options.text, {.tone = Tone::neutral, .centered = true});
    bool pressed = false;
    if (!options.button.empty()) {
        space(ui, 8);
        ButtonFace face{options.button, Look::primary};
        ButtonSize size = button_size(ui, face, text_w);
        Rect row = ui.allocate(0, size.height);
        Rect rect{row.x + (text_w - size.width) / 2, row.y, size.width, size.height};
        pressed =
            place_button(ui, ui.key("button"), rect, face, options.button, options.button_href);
    }
    float h = ui.close_place();
    ui.place().y += h + ui.pad(14);
    space(ui, 22);
    return pressed;
}

void loading(Ui& ui, std::string_view text) {
    space(ui, 30);
    paragraph(ui, text, {.style = TextStyle::secondary, .icon = Icon::hourglass});
}

void qr_code(Ui& ui, Id id, std::span<const std::uint8_t> modules, std::size_t side,
             std::string_view name, float size) {
    if (side == 0 || modules.size() < side * side) return;
    constexpr std::size_t quiet = 4;  // modules of white around it (ISO/IEC 18004)
    float wanted = std::min(ui.px(size), ui.room());
    auto cells = static_cast<float>(side + 2 * quiet);
    float cell = std::max(1.0F, std::floor(wanted / cells));
    float whole = cell * cells;
    Rect rect = ui.allocate(whole, whole);
    Node node = ui.make_node(ui.key(id), Role::image, rect, name);
    ui.add(node);
    constexpr Rgba white{0xFFFFFFFF};
    constexpr Rgba black{0xFF000000};
    ui.paint().fill(rect, white, ui.px(8));
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            if (modules[y * side + x] == 0) continue;
            std::size_t run = 1;
            while (x + run < side && modules[y * side + x + run] != 0) ++run;
            ui.paint().fill({rect.x + cell * static_cast<float>(x + quiet),
                             rect.y + cell * static_cast<float>(y + quiet),
                             cell * static_cast<float>(run), cell},
                            black);
            x += run;
        }
    }
}

}  // namespace tovholder::ui
