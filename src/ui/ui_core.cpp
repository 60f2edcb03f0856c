// The frame's beginning and end, acts, and what is kept between frames.
#include "src/ui/ui_core.hpp"

#include <algorithm>
#include <cmath>

#include "src/ui/ui.hpp"

namespace tovholder::ui {

Ui::Ui(Host& host) : host_(host) {}

void Ui::begin_frame(const FrameInput& input) {
    input_ = input;
    ++stats_.frames;
    paint_.clear();
    nodes_.clear();
    scopes_.assign(1, hash_bytes(7, "tovholder"));
    places_.clear();
    parents_.assign(1, -1);
    clips_.assign(1, Rect{0, 0, input.width, input.height});
    dialog_before_ = dialog_top_;
    dialog_top_ = 0;
    dialog_now_ = 0;
    status_.clear();
    alert_.clear();
    shell_frame_ = {};
    shell_frame_.area = {0, 0, input.width, input.height};
    shell_frame_.foot = input.height;
    page_state_ = {};
    overlay_.clear();
    overlay_depth_ = 0;
    paint_.fill({0, 0, input.width, input.height}, color(Token::bg));
    open_place(0, 0, input.width, 0);
    take_event();
}

void Ui::take_event() {
    event_ = {};
    if (rest_) {
        rest_ = false;
        if (!queue_.empty()) host_.wake(1);
        return;
    }
    if (queue_.empty()) return;
    event_ = queue_.pop();
    rest_ = event_.kind != EventKind::text;
    host_.wake(2);
}

void Ui::end_frame(ImDrawList* list) {
    places_.clear();
    host_.begins(FramePart::mirror);
    mirror_.begin();
    static const Key title_key = hash_bytes(3, "title");
    auto changed = [&](Key key, std::string_view text) {
        double now = static_cast<double>(hash_bytes(5, text) >> 12U);
        bool differs = moments_[key] != now;
        moments_[key] = now;
        return differs;
    };
    mirror_.write_nodes(nodes_);
    if (changed(title_key, title_)) mirror_.write_text(MirrorCommand::title, title_);
    if (changed(title_key + 1, language_)) mirror_.write_text(MirrorCommand::language, language_);
    if (changed(title_key + 2, status_)) mirror_.write_text(MirrorCommand::status, status_);
    if (changed(title_key + 3, alert_)) mirror_.write_text(MirrorCommand::alert, alert_);
    if (moments_[title_key + 4] != static_cast<double>(page_ >> 12U)) {
        moments_[title_key + 4] = static_cast<double>(page_ >> 12U);
        mirror_.write_page(page_);
    }
    for (auto& [key, scroll] : scrolls_) {
        if (scroll.seen != stats_.frames || !scroll.to_send) continue;
        scroll.to_send = false;
        mirror_.write_scroll(key, scroll.y);
    }
    if (!mirror_.empty()) host_.send_mirror(mirror_.bytes());
    stats_.nodes = nodes_.size();
    host_.begins(FramePart::shapes);
    if (list != nullptr) {
        paint_.flush(*list, fonts_);
        overlay_.flush(*list, fonts_);
    }
    std::erase_if(heights_, [&](const auto& entry) {
        return heights_.size() > 8 && entry.second.seen + 100 < stats_.frames;
    });
}

void Ui::set_language(std::string_view tag) { language_ = tag; }

void Ui::push(Event event) {
    queue_.push(std::move(event));
    host_.wake(2);
}

void Ui::on_text(Key key, std::string text) {
    mirror_.touch(key);
    push({EventKind::text, key, std::move(text), {}});
}

void Ui::on_file(Key key, std::string name, std::vector<std::uint8_t> bytes, bool too_large) {
    push({EventKind::file, key, std::move(name), std::move(bytes), too_large});
}

void Ui::on_scroll(Key key, float y) {
    ScrollState& state = scrolls_[key];
    if (state.y == y) return;
    state.y = y;
    host_.wake(1);
}

void Ui::on_focus(Key key) {
    if (focused_ == key) return;
    focused_ = key;
    host_.wake(1);
}

void Ui::on_pointer(Key hovered, Key pressed) {
    if (hovered_ == hovered && pressed_ == pressed) return;
    hovered_ = hovered;
    pressed_ = pressed;
    host_.wake(1);
}

namespace {

bool can_be_pressed(Role role) {
    switch (role) {
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
        case Role::scrim:
            return true;
        default:
            return false;
    }
}

}  // namespace

Key Ui::hit(float x, float y) const {
    for (std::size_t i = nodes_.size(); i-- > 0;) {
        const Node& node = nodes_.at(i);
        if (node.dialog != dialog_top_ || !can_be_pressed(node.role)) continue;
        if (node.rect.contains(x, y) && node.clip.contains(x, y)) return node.key;
    }
    return 0;
}

Key Ui::scroller_at(float x, float y) const {
    for (std::size_t i = nodes_.size(); i-- > 0;) {
        const Node& node = nodes_.at(i);
        if (node.role == Role::scroller && node.dialog == dialog_top_ && node.rect.contains(x, y)) {
            return node.key;
        }
    }
    return 0;
}

void Ui::scroll_by(Key key, float dy) {
    ScrollState& state = scrolls_[key];
    float max = std::max(0.0F, state.extent - state.viewport);
    on_scroll(key, std::clamp(state.y + dy, 0.0F, max));
}

float Ui::pad(float at_100_percent) const {
    return at_100_percent * (1 + (input_.text_scale - 1) * 0.35F);
}

Rgba Ui::color(Token token, float alpha) const {
    std::uint32_t rgb = palette_of(input_.theme)[token].rgb;
    auto a = static_cast<std::uint32_t>(std::lround(alpha * 255));
    return {(a << 24U) | ((rgb & 0xFFU) << 16U) | (rgb & 0xFF00U) | (rgb >> 16U)};
}

Node Ui::make_node(Key key, Role role, const Rect& rect, std::string_view name) {
    Node node;
    node.key = key;
    node.role = role;
    node.rect = rect;
    node.parent = parents_.back();
    node.clip = clips_.back();
    node.dialog = dialog_now_;
    node.name = nodes_.keep(name);
    return node;
}

int Ui::open(const Node& node) {
    int index = nodes_.add(node);
    parents_.push_back(index);
    return index;
}

bool Ui::acted(Key key, bool enabled) {
    return enabled && event_for(key, EventKind::act) != nullptr;
}

const Event* Ui::event_for(Key key, EventKind kind) {
    if (event_.kind != kind || event_.key != key) return nullptr;
    // Nothing behind a dialog acts, whatever the browser let through.
    if (dialog_before_ != 0 && dialog_now_ != dialog_before_) return nullptr;
    return &event_;
}

std::string_view Ui::shown_value(Key key, std::string_view value) const {
    if (const std::string* waiting = queue_.waiting_text(key)) return *waiting;
    if (event_.kind == EventKind::text && event_.key == key) return event_.text;
    return value;
}

void Ui::follow(std::string_view href) { host_.follow(href); }

void Ui::enter_dialog(Key key) {
    dialog_now_ = key;
    dialog_top_ = key;
}

void Ui::begin_overlay() {
    if (overlay_depth_++ > 0) return;
    std::swap(paint_, overlay_);
    parents_below_.swap(parents_);
    clips_below_.swap(clips_);
    parents_.assign(1, -1);
    clips_.assign(1, Rect{0, 0, input_.width, input_.height});
}

void Ui::end_overlay() {
    if (--overlay_depth_ > 0) return;
    std::swap(paint_, overlay_);
    parents_below_.swap(parents_);
    clips_below_.swap(clips_);
}

HeightCache& Ui::heights(Key key) {
    HeightCache& cache = heights_[key];
    cache.seen = stats_.frames;
    return cache;
}

void Ui::announce(std::string_view text, bool now) {
    std::string& region = now ? alert_ : status_;
    if (!region.empty()) region += '\n';  // each line is said for itself
    region += text;
}

bool is_wide(const Ui& ui) { return ui.wide(); }
float em(const Ui& ui) { return ui.em(); }

}  // namespace tovholder::ui
