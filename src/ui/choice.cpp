// Choices by tapping.
#include "src/ui/choice.hpp"

#include <algorithm>

#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

namespace {

enum class Mark : std::uint8_t { box, circle, track };

void draw_mark(Ui& ui, Mark mark, const Rect& rect, bool on, bool enabled) {
    Rgba strong = ui.color(enabled ? Token::primary : Token::muted);
    Rgba edge = ui.color(Token::control);
    if (mark == Mark::track) {
        ui.paint().fill(rect, on ? strong : ui.color(Token::surface), rect.h / 2);
        if (!on) ui.paint().stroke(rect, edge, rect.h / 2, 2);
        float knob = rect.h - 10;
        float x = on ? rect.right() - knob - 5 : rect.x + 5;
        ui.paint().fill({x, rect.y + 5, knob, knob}, on ? ui.color(Token::on_primary) : edge,
                        knob / 2);
        return;
    }
    float radius = mark == Mark::circle ? rect.w / 2 : ui.px(6);
    if (mark == Mark::box && on) {
        ui.paint().fill(rect, strong, radius);
        ui.paint().icon(rect.inset(ui.px(3)), Icon::check, ui.color(Token::on_primary));
        return;
    }
    ui.paint().stroke(rect, on ? strong : edge, radius, 2);
    if (mark == Mark::circle && on) {
        ui.paint().fill(rect.inset(rect.w * 0.26F), strong, rect.w);
    }
}

// A mark with a label (and a hint) to its right; the whole line is the target.
bool draw_choice(Ui& ui, Key key, Role role, Mark mark, std::string_view label, bool on,
                 const ChoiceOptions& options, std::uint32_t position = 0,
                 std::uint32_t set_size = 0) {
    float mark_w = mark == Mark::track ? ui.px(52) : ui.px(26);
    float mark_h = mark == Mark::track ? ui.px(30) : ui.px(26);
    float gap = ui.px(12);
    float room = ui.room() - mark_w - gap;
    TextBlock block(ui, label, TextStyle::body, room);
    TextBlock hint(ui, options.hint, TextStyle::secondary, room);
    float text_h = block.height() + hint.height();
    float h = std::max(std::max(44.0F, ui.px(48)), text_h + ui.pad(12));
    float natural = mark_w + gap + std::max(block.width(), hint.width()) + 1;
    Rect rect = ui.allocate(ui.in_flow() ? natural : 0, h);
    Node node = ui.make_node(key, role, rect, label);
    node.value = ui.keep(options.hint);
    node.position = position;
    node.set_size = set_size;
    if (on) node.flags |= flag_checked;
    if (!options.enabled) node.flags |= flag_disabled;
    int index = ui.add(node);
    hover_ground(ui, key, {rect.x - 6, rect.y, rect.w + 12, rect.h}, ui.px(12), Token::primary);
    float top = rect.y + (h - text_h) / 2;
    bool right = mark == Mark::track && !ui.in_flow();  // switches stand at the right edge
    float mark_y = right ? rect.y + (h - mark_h) / 2 : top + (block.line_height() - mark_h) / 2;
    draw_mark(ui, mark, {right ? rect.right() - mark_w : rect.x, mark_y, mark_w, mark_h}, on,
              options.enabled);
    float x = right ? rect.x : rect.x + mark_w + gap;
    block.draw(x, top, ui.color(options.enabled ? Token::ink : Token::muted), index);
    std::size_t from = ui.paint().size();
    hint.draw(x, top + block.height(), ui.color(Token::muted), index);
    for (std::size_t i = from; i < ui.paint().size(); ++i) {
        ui.paint().at(i).decorative = true;  // the description of the control says it
    }
    return ui.acted(key, options.enabled);
}

void draw_group_label(Ui& ui, std::string_view label, const ChoiceOptions& options) {
    if (options.label_hidden || label.empty()) return;
    TextBlock block(ui, label, ui.px(15), Weight::semibold, ui.room());
    Rect rect = ui.allocate(0, block.height());
    // The group's name says it already.
    std::size_t from = ui.paint().size();
    block.draw(rect.x, rect.y, ui.color(Token::ink), -1);
    for (std::size_t i = from; i < ui.paint().size(); ++i) ui.paint().at(i).decorative = true;
}

void draw_error(Ui& ui, std::string_view error) {
    ui.announce(error, true);
    paragraph(ui, error,
              {.style = TextStyle::secondary, .tone = Tone::danger, .icon = Icon::circle_alert});
}

void draw_group_foot(Ui& ui, const ChoiceOptions& options) {
    if (!options.error.empty()) {
        draw_error(ui, options.error);
    } else if (!options.hint.empty()) {
        secondary(ui, options.hint);
    }
}

class OpenGroup {
public:
    OpenGroup(Ui& ui, Id id, Role role, std::string_view label, const ChoiceOptions& options,
              float gap)
        : ui_(ui) {
        ui.push_scope(ui.key(id));
        Rect whole = ui.allocate(0, 0);
        Node node = ui.make_node(ui.key("group"), role, whole, label);
        if (!options.enabled) node.flags |= flag_disabled;
        index_ = ui.open(node);
        ui.open_place(whole.x, whole.y, whole.w, gap);
    }
    ~OpenGroup() {
        float h = ui_.close_place();
        ui_.node_list().at(static_cast<std::size_t>(index_)).rect.h = h;
        ui_.close();
        ui_.pop_scope();
        Place& place = ui_.place();
        if (place.flow) {
            place.line_height = std::max(place.line_height, h);
        } else {
            place.y += h;
        }
    }
    OpenGroup(const OpenGroup&) = delete;
    OpenGroup& operator=(const OpenGroup&) = delete;

private:
    Ui& ui_;
    int index_ = -1;
};

// Equal pieces side by side, or below one another when a label would not fit.
std::optional<std::size_t> draw_pieces(Ui& ui, Role role, std::span<const std::string_view> choices,
                                       std::size_t chosen, bool enabled) {
    std::optional<std::size_t> result;
    float gap = ui.px(role == Role::tab ? 4 : 10);
    auto count = static_cast<float>(std::max<std::size_t>(1, choices.size()));
    float each = (ui.room() - gap * (count - 1)) / count;
    float size = ui.px(17);
    bool stacked = false;
    float widest = 0;
    for (std::string_view choice : choices) {
        widest = std::max(widest, ui.fonts().width(Weight::bold, size, choice) + ui.px(24));
    }
    stacked = widest > each;
    if (!stacked) each = std::min(each, ui.px(320));
    float h = std::max(44.0F, ui.px(role == Role::tab ? 48 : 52));
    float x = 0;
    Rect line = stacked ? Rect{} : ui.allocate(0, h);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        Rect rect = stacked ? ui.allocate(0, h) : Rect{line.x + x, line.y, each, h};
        x += each + gap;
        Key key = ui.key(Id(choices[i]));
        bool on = i == chosen;
        Node node = ui.make_node(key, role, rect, choices[i]);
        node.position = static_cast<std::uint32_t>(i + 1);
        node.set_size = static_cast<std::uint32_t>(choices.size());
        if (on) node.flags |= flag_checked;
        if (!enabled) node.flags |= flag_disabled;
        int index = ui.add(node);
        float radius = ui.px(14);
        ui.paint().fill(rect, ui.color(on ? Token::primary : Token::surface), radius);
        if (!on) ui.paint().stroke(rect, ui.color(Token::primary), radius, 2);
        hover_ground(ui, key, rect, radius, on ? Token::ink : Token::primary);
        TextBlock block(ui, choices[i], size, Weight::bold, rect.w - ui.px(12));
        block.draw_centered(rect.x, rect.y + (h - block.height()) / 2, rect.w,
                            ui.color(on ? Token::on_primary : Token::primary), index);
        if (ui.acted(key, enabled) && !on) result = i;
    }
    return result;
}

}  // namespace

std::optional<bool> checkbox(Ui& ui, Id id, std::string_view label, bool checked,
                             const ChoiceOptions& options) {
    bool acted = draw_choice(ui, ui.key(id), Role::checkbox, Mark::box, label, checked, options);
    if (!options.error.empty()) {
        Scope scope(ui, id);
        draw_error(ui, options.error);
    }
    return acted ? std::optional(!checked) : std::nullopt;
}

std::optional<bool> toggle(Ui& ui, Id id, std::string_view label, bool on,
                           const ChoiceOptions& options) {
    bool acted = draw_choice(ui, ui.key(id), Role::toggle, Mark::track, label, on, options);
    return acted ? std::optional(!on) : std::nullopt;
}

std::optional<std::size_t> radio_group(Ui& ui, Id id, std::string_view label,
                                       std::span<const std::string_view> choices,
                                       std::size_t chosen, const ChoiceOptions& options) {
    std::optional<std::size_t> result;
    OpenGroup group(ui, id, Role::radio_group, label, options, 0);
    draw_group_label(ui, label, options);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        bool acted = draw_choice(ui, ui.key(Id(choices[i])), Role::radio, Mark::circle, choices[i],
                                 i == chosen, {.enabled = options.enabled},
                                 static_cast<std::uint32_t>(i + 1),
                                 static_cast<std::uint32_t>(choices.size()));
        if (acted && i != chosen) result = i;
    }
    draw_group_foot(ui, options);
    return result;
}

std::optional<std::size_t> segments(Ui& ui, Id id, std::string_view label,
                                    std::span<const std::string_view> choices, std::size_t chosen,
                                    const ChoiceOptions& options) {
    OpenGroup group(ui, id, Role::radio_group, label, options, ui.px(8));
    draw_group_label(ui, label, options);
    auto result = draw_pieces(ui, Role::radio, choices, chosen, options.enabled);
    draw_group_foot(ui, options);
    return result;
}

std::optional<std::size_t> tabs(Ui& ui, Id id, std::string_view label,
                                std::span<const std::string_view> choices, std::size_t chosen) {
    OpenGroup group(ui, id, Role::tab_list, label, {}, 0);
    return draw_pieces(ui, Role::tab, choices, chosen, true);
}

}  // namespace tovholder::ui
