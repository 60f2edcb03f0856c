// Fields: the frame they share, and each kind.
#include "src/ui/field.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "src/ui/button_draw.hpp"
#include "src/ui/field_draw.hpp"
#include "src/ui/text_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

namespace {

constexpr float box_pad = 14;

void draw_label(Ui& ui, Key key, const FieldOptions& options) {
    if (options.label_hidden || options.label.empty()) return;
    std::string text(options.label);
    if (options.required) text += " *";
    TextBlock block(ui, text, ui.px(15), Weight::semibold, ui.room());
    Rect rect = ui.allocate(0, block.height());
    Node node = ui.make_node(mix(key, 1), Role::label, rect, options.label);
    node.target = key;
    int index = ui.add(node);
    std::size_t from = ui.paint().size();
    block.draw(rect.x, rect.y, ui.color(Token::ink), index);
    if (options.required) {  // the star is aria-required to a listener
        for (std::size_t i = from; i < ui.paint().size(); ++i) ui.paint().at(i).decorative = true;
    }
    ui.place().y += ui.px(6);
}

// The line below the box; its key, or 0 when there is none.
Key draw_below(Ui& ui, Key key, const FieldOptions& options) {
    bool wrong = !options.error.empty();
    std::string_view text = wrong ? options.error : options.hint;
    if (text.empty()) return 0;
    if (wrong) ui.announce(text, true);
    float icon = wrong ? ui.px(24) : 0;
    TextBlock block(ui, text, ui.px(15), wrong ? Weight::semibold : Weight::regular,
                    ui.room() - icon);
    ui.place().y += ui.px(6);
    Rect rect = ui.allocate(0, block.height());
    Rgba color = ui.color(wrong ? Token::danger : Token::muted);
    Key below = mix(key, wrong ? 3 : 2);
    int index = ui.add(ui.make_node(below, Role::text, rect, text));
    float side = ui.px(18);
    if (wrong) {
        ui.paint().icon({rect.x, rect.y + (block.line_height() - side) / 2, side, side},
                        Icon::circle_alert, color);
    }
    block.draw(rect.x + icon, rect.y, color, index);
    return below;
}

}  // namespace

FieldFrame draw_field_frame(Ui& ui, Id id, Role role, std::string_view value, Text extra,
                            const FieldOptions& options, float left_room) {
    FieldFrame frame;
    frame.key = ui.key(id);
    Place& outer = ui.place();
    float width = outer.width;
    if (!outer.flow && !outer.empty) outer.y += ui.pad(4);
    if (outer.flow) width = std::min(width, ui.px(280));
    Rect whole = ui.allocate(width, 0);
    ui.open_place(whole.x, whole.y, whole.w, 0);
    draw_label(ui, frame.key, options);
    float line = ui.px(17) * 1.35F;
    float h =
        std::max(std::max(48.0F, ui.px(52)), line * static_cast<float>(options.lines) + ui.pad(24));
    frame.box = ui.allocate(0, h);
    Node node = ui.make_node(frame.key, role, frame.box, options.label);
    node.value = ui.keep(value);
    node.extra = extra;
    node.font_px = ui.px(17);
    node.keyboard = static_cast<std::uint8_t>(options.keyboard);
    node.enter = static_cast<std::uint8_t>(options.enter);
    node.fill = static_cast<std::uint8_t>(options.fill);
    node.length_max = options.length_max;
    node.extent = left_room;
    if (!options.enabled) node.flags |= flag_disabled;
    if (options.required) node.flags |= flag_required;
    if (!options.error.empty()) node.flags |= flag_invalid;
    if (options.uppercase) node.flags |= flag_uppercase;
    if (options.secret) node.flags |= flag_secret;
    if (options.label_hidden) node.flags |= flag_quiet_text;
    frame.node = ui.add(node);
    float radius = ui.px(12);
    bool focused = ui.focused(frame.key);
    Token edge = !options.error.empty() ? Token::danger : focused ? Token::primary : Token::control;
    ui.paint().fill(frame.box, ui.color(options.enabled ? Token::surface : Token::neutral_soft),
                    radius);
    ui.paint().stroke(frame.box, ui.color(edge), radius,
                      focused || !options.error.empty() ? 2 : 1.5F);
    Key below = draw_below(ui, frame.key, options);
    ui.node_list().at(static_cast<std::size_t>(frame.node)).target = below;
    float height = ui.close_place();
    Place& place = ui.place();
    if (place.flow) {
        place.line_height = std::max(place.line_height, height);
    } else {
        place.y += height;
    }
    return frame;
}

void draw_field_value(Ui& ui, const FieldFrame& frame, std::string_view value,
                      const FieldOptions& options, float left_room, float right_room) {
    const Node& node = ui.node_list().at(static_cast<std::size_t>(frame.node));
    bool edits_itself = node.role != Role::select && node.role != Role::file;
    // The field that has the focus is shown by the browser (or by ImGui), not by us.
    if (edits_itself && ui.focused(frame.key)) return;
    bool empty = value.empty();
    std::string dots;
    for (std::size_t i = 0; options.secret && i < value.size(); ++i) dots += "•";
    std::string_view text = empty ? options.example : options.secret ? dots : value;
    if (text.empty()) return;
    float pad = ui.px(box_pad);
    float room = frame.box.w - 2 * pad - left_room - right_room;
    float size = ui.px(17);
    Rgba color = ui.color(empty || !options.enabled ? Token::muted : Token::ink);
    ui.paint().push_clip({frame.box.x + 4, frame.box.y, frame.box.w - 8 - right_room, frame.box.h});
    std::size_t from = ui.paint().size();
    if (options.lines > 1) {
        TextBlock block(ui, text, size, Weight::regular, room);
        block.draw(frame.box.x + pad + left_room, frame.box.y + ui.pad(12), color, frame.node);
    } else {
        ui.paint().text(frame.box.x + pad + left_room, frame.box.y + (frame.box.h - size) / 2, text,
                        size, Weight::regular, color, ui.fonts().width(Weight::regular, size, text),
                        frame.node);
    }
    if (empty || options.secret) {
        for (std::size_t i = from; i < ui.paint().size(); ++i) ui.paint().at(i).decorative = true;
    }
    ui.paint().pop_clip();
}

namespace {

FieldEvent take_text(Ui& ui, const FieldFrame& frame, std::string_view value,
                     const FieldOptions& options) {
    FieldEvent result;
    if (!options.enabled) return result;
    if (const Event* event = ui.event_for(frame.key, EventKind::text)) {
        if (event->text != value) result.text = event->text;
    }
    if (ui.event_for(frame.key, EventKind::submit) != nullptr) result.submitted = true;
#ifndef __EMSCRIPTEN__
    if (ui.input().draws_fields && ui.focused(frame.key)) {
        NativeEdit edit = edit_natively(ui, frame, value, options.lines > 1);
        if (edit.changed) result.text = edit.text;
        result.submitted = result.submitted || edit.submitted;
    }
#endif
    return result;
}

}  // namespace

FieldEvent text_field(Ui& ui, Id id, std::string_view value, const FieldOptions& options) {
    std::string shown(ui.shown_value(ui.key(id), value));
    FieldFrame frame =
        draw_field_frame(ui, id, options.lines > 1 ? Role::text_area : Role::text_field, shown,
                         ui.keep(options.example), options);
    draw_field_value(ui, frame, shown, options);
    return take_text(ui, frame, value, options);
}

FieldEvent search_field(Ui& ui, Id id, std::string_view value, const FieldOptions& options) {
    std::string shown(ui.shown_value(ui.key(id), value));
    FieldOptions search = options;
    search.keyboard = Keyboard::search;
    search.enter = EnterKey::search;
    search.lines = 1;
    float left = ui.px(30);
    FieldFrame frame =
        draw_field_frame(ui, id, Role::search_field, shown, ui.keep(options.example), search, left);
    float side = ui.px(20);
    ui.paint().icon(
        {frame.box.x + ui.px(box_pad), frame.box.y + (frame.box.h - side) / 2, side, side},
        Icon::search, ui.color(Token::muted));
    draw_field_value(ui, frame, shown, search, left);
    return take_text(ui, frame, value, search);
}

bool edit_text(Ui& ui, Id id, std::string& value, const FieldOptions& options) {
    FieldEvent event = text_field(ui, id, value, options);
    if (event.text) value = *event.text;
    return event.text.has_value();
}

// ---- dates and times ---------------------------------------------------------------------

namespace {

std::string shown_date(const Words& words, std::string_view iso) {
    if (iso.size() != 10) return {};
    std::string text;
    const std::string& pattern = words.date_pattern;
    for (std::size_t i = 0; i < pattern.size();) {
        if (pattern.compare(i, 4, "yyyy") == 0) {
            text += iso.substr(0, 4);
            i += 4;
        } else if (pattern.compare(i, 2, "mm") == 0) {
            text += iso.substr(5, 2);
            i += 2;
        } else if (pattern.compare(i, 2, "dd") == 0) {
            text += iso.substr(8, 2);
            i += 2;
        } else {
            text += pattern[i++];
        }
    }
    return text;
}

std::optional<std::string> pick_field(Ui& ui, Id id, Role role, std::string_view value,
                                      const std::string& words, Icon icon,
                                      const FieldOptions& options) {
    FieldOptions field = options;
    field.lines = 1;
    if (field.example.empty()) field.example = ui.words().choose;
    std::string shown(ui.shown_value(ui.key(id), value));
    FieldFrame frame = draw_field_frame(ui, id, role, shown, {}, field);
    float side = ui.px(20);
    if (!ui.focused(frame.key) || ui.input().draws_fields) {
        ui.paint().icon({frame.box.right() - side - ui.px(box_pad),
                         frame.box.y + (frame.box.h - side) / 2, side, side},
                        icon, ui.color(Token::muted));
    }
    // Drawn as people write dates here; the node holds it as the DOM does.
    std::size_t from = ui.paint().size();
    draw_field_value(ui, frame, words, field, 0, ui.px(34));
    for (std::size_t i = from; i < ui.paint().size(); ++i) ui.paint().at(i).decorative = true;
    FieldEvent event = take_text(ui, frame, value, field);
    return event.text;
}

}  // namespace

std::optional<std::string> date_field(Ui& ui, Id id, std::string_view iso_date,
                                      const FieldOptions& options) {
    return pick_field(ui, id, Role::date_field, iso_date, shown_date(ui.words(), iso_date),
                      Icon::calendar, options);
}

std::optional<std::string> time_field(Ui& ui, Id id, std::string_view hour_minute,
                                      const FieldOptions& options) {
    std::string words(hour_minute);
    std::replace(words.begin(), words.end(), ':', ui.words().time_separator);
    return pick_field(ui, id, Role::time_field, hour_minute, words, Icon::clock, options);
}

std::optional<int> number_field(Ui& ui, Id id, int value, int low, int high,
                                const FieldOptions& options) {
    Scope scope(ui, id);
    FieldOptions field = options;
    field.keyboard = Keyboard::numeric;
    field.length_max = 9;
    std::optional<int> result;
    float side = std::max(48.0F, ui.px(52));
    float gap = ui.px(8);
    Place& outer = ui.place();
    float width = std::min(outer.width, ui.px(260));
    Rect whole = ui.allocate(width, 0);
    ui.open_place(whole.x, whole.y, whole.w - 2 * (side + gap), 0);
    std::string text = std::to_string(value);
    FieldFrame frame;
    {
        std::string shown(ui.shown_value(ui.key("number"), text));
        frame = draw_field_frame(ui, "number", Role::text_field, shown, {}, field);
        draw_field_value(ui, frame, shown, field);
        FieldEvent event = take_text(ui, frame, text, field);
        int typed = 0;
        if (event.text) {
            const char* end = event.text->data() + event.text->size();
            auto [stop, error] = std::from_chars(event.text->data(), end, typed);
            if (error == std::errc() && stop == end && typed >= low && typed <= high) {
                result = typed;
            }
        }
    }
    float height = ui.close_place();
    Rect less{frame.box.right() + gap, frame.box.y, side, frame.box.h};
    Rect more{less.right() + gap, frame.box.y, side, frame.box.h};
    auto step = [&](std::string_view word, const Rect& rect, Icon icon, std::string_view name,
                    bool enabled) {
        Key key = ui.key(Id(word));
        Node node = ui.make_node(key, Role::button, rect,
                                 std::string(name) + ": " + std::string(options.label));
        node.flags |= flag_quiet_text | (enabled ? 0U : std::uint32_t{flag_disabled});
        int index = ui.add(node);
        draw_button(ui, key, rect, {"", Look::outlined, icon, true, enabled}, index);
        return ui.acted(key, enabled);
    };
    bool can = options.enabled;
    if (step("less", less, Icon::minus, ui.words().fewer, can && value > low)) result = value - 1;
    if (step("more", more, Icon::plus, ui.words().more, can && value < high)) result = value + 1;
    Place& place = ui.place();
    if (place.flow) {
        place.line_height = std::max(place.line_height, height);
    } else {
        place.y += height;
    }
    return result;
}

// ---- select and file ---------------------------------------------------------------------

std::optional<std::size_t> select(Ui& ui, Id id, std::span<const std::string_view> choices,
                                  std::size_t chosen, const FieldOptions& options) {
    FieldOptions field = options;
    field.lines = 1;
    std::string all;
    for (std::string_view choice : choices) {
        if (!all.empty()) all += '\n';
        all += choice;
    }
    bool none = chosen >= choices.size();
    std::string value = none ? std::string() : std::to_string(chosen);
    if (none) {
        all.insert(0, "\n\n");  // an empty second line: the first only asks
        all.insert(0, ui.words().choose);
    }
    if (field.example.empty()) field.example = ui.words().choose;
    FieldFrame frame = draw_field_frame(ui, id, Role::select, value, ui.keep(all), field);
    float side = ui.px(20);
    ui.paint().icon({frame.box.right() - side - ui.px(box_pad),
                     frame.box.y + (frame.box.h - side) / 2, side, side},
                    Icon::chevron_down, ui.color(Token::muted));
    std::size_t from = ui.paint().size();
    draw_field_value(ui, frame, none ? std::string_view() : choices[chosen], field, 0, ui.px(34));
    for (std::size_t i = from; i < ui.paint().size(); ++i) ui.paint().at(i).decorative = true;
    if (ui.input().draws_fields && ui.acted(frame.key, options.enabled) && !choices.empty()) {
        return none ? 0 : (chosen + 1) % choices.size();  // native window: a press takes the next
    }
    const Event* event = ui.event_for(frame.key, EventKind::text);
    if (event == nullptr || !options.enabled) return std::nullopt;
    std::size_t index = 0;
    const char* end = event->text.data() + event->text.size();
    auto [stop, error] = std::from_chars(event->text.data(), end, index);
    if (error != std::errc() || stop != end || index >= choices.size()) return std::nullopt;
    if (index == chosen) return std::nullopt;
    return index;
}

std::optional<PickedFile> file_picker(Ui& ui, Id id, std::string_view label,
                                      const FileOptions& options) {
    ButtonFace face{label, options.look, options.icon};
    Key key = ui.key(id);
    ButtonSize size = button_size(ui, face, ui.room());
    bool wide = options.wide || (!ui.in_flow() && ui.phone());
    Rect rect = ui.allocate(wide ? 0 : size.width, size.height);
    Node node = ui.make_node(key, Role::file, rect, label);
    node.extra = ui.keep(options.accept);
    node.length_max = options.bytes_max;
    int index = ui.add(node);
    draw_button(ui, key, rect, face, index);
    if (!options.chosen_name.empty() && !ui.in_flow()) {
        Scope scope(ui, id);
        paragraph(ui, options.chosen_name, {.style = TextStyle::secondary, .icon = Icon::file});
    }
    const Event* event = ui.event_for(key, EventKind::file);
    if (event == nullptr) return std::nullopt;
    return PickedFile{event->text, event->bytes, event->too_large};
}

}  // namespace tovholder::ui
