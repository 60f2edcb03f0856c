// The window in the browser: web/library_page.js and library_mirror.js on one side, the Ui and the
// app on the other.
#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "shared/base/assert.hpp"
#include "src/platform/canvas_sdl.hpp"
#include "src/platform/window.hpp"

extern "C" {
// web/library_mirror.js
void tov_mirror_start();
void tov_mirror_apply(const std::uint8_t* bytes, std::size_t size);
// web/library_page.js
void tov_page_start();
void tov_page_request_frame();
void tov_page_request_at(double delay_ms);  // instead of what was asked before; below 0: never
void tov_page_every(double interval_ms);
int tov_page_flags();
double tov_page_idle();
char* tov_page_text(int which);
char* tov_page_query(const char* name);
void tov_page_go(const char* route, int replace);
void tov_page_back();
void tov_page_theme(const char* name);
std::uint8_t* tov_page_font(int index, std::uint32_t* size);
void tov_page_shown();
void tov_page_mark(int part);
void tov_page_copy(const char* text);
void tov_page_print(const char* title, const char* html);
void tov_page_open(const char* url);
void tov_page_save(const char* name, const char* mime, const std::uint8_t* bytes, std::size_t size,
                   int share);
void tov_page_reload();
void tov_page_warn(int warn);
}

namespace tovholder::platform {

namespace {

enum PageFlag {
    flag_online = 1,
    flag_visible = 2,
    flag_dark = 4,
    flag_contrast = 8,
    flag_installed = 32
};

std::string take_text(char* text) {
    std::string result(text);
    std::free(text);
    return result;
}

ui::Theme theme_of(ThemeChoice choice, int flags) {
    bool dark = (flags & flag_dark) != 0;
    switch (choice) {
        case ThemeChoice::light:
            return ui::Theme::light;
        case ThemeChoice::dark:
            return ui::Theme::dark;
        case ThemeChoice::high_contrast:
            break;
        case ThemeChoice::system:
            if ((flags & flag_contrast) == 0) return dark ? ui::Theme::dark : ui::Theme::light;
            break;
    }
    return dark ? ui::Theme::high_contrast_dark : ui::Theme::high_contrast_light;
}

const char* name_of(ui::Theme theme) {
    switch (theme) {
        case ui::Theme::dark:
            return "dark";
        case ui::Theme::high_contrast_light:
            return "high_light";
        case ui::Theme::high_contrast_dark:
            return "high_dark";
        case ui::Theme::light:
            break;
    }
    return "light";
}

class WebWindow final : public Window, public ui::Host {
public:
    explicit WebWindow(const WindowOptions& options);

    // Window
    void run(FrameCallback frame) override {
        frame_ = std::move(frame);
        wake(2);
    }
    void on_event(std::function<void(WindowEvent)> handler) override {
        handler_ = std::move(handler);
    }
    void on_stats(std::function<AppStats()> handler) override { stats_ = std::move(handler); }
    void wake(int frames) override;
    void wake_at(double at_ms) override {
        if (wake_at_ == 0 || at_ms < wake_at_) wake_at_ = at_ms;
    }
    void every(double interval_ms, std::function<void()> task) override {
        task_ = std::move(task);
        tov_page_every(interval_ms);
    }
    double now_ms() const override { return emscripten_get_now(); }
    double unix_ms() const override { return emscripten_date_now(); }
    std::string route() const override {
        std::string route = take_text(tov_page_text(0));
        return route.empty() ? "/" : route;
    }
    void set_route(std::string_view route) override { tov_page_go(std::string(route).c_str(), 0); }
    void replace_route(std::string_view route) override {
        tov_page_go(std::string(route).c_str(), 1);
    }
    void go_back() override { tov_page_back(); }
    std::string query(std::string_view name) const override {
        return take_text(tov_page_query(std::string(name).c_str()));
    }
    std::string origin() const override { return take_text(tov_page_text(1)); }
    void set_title(std::string_view title) override { ui_.set_title(title); }
    void set_words(const ui::Words& words) override { ui_.set_words(words); }
    void set_language(std::string_view tag) override {
        ui_.set_language(tag);
        wake(1);
    }
    std::string preferred_language() const override { return take_text(tov_page_text(2)); }
    void set_theme(ThemeChoice choice) override {
        theme_choice_ = choice;
        apply_theme();
    }
    void set_text_scale(float scale) override {
        chosen_scale_ = std::clamp(scale, 1.0F, 2.0F);
        wake(2);
    }
    ui::Theme theme() const override { return input_.theme; }
    double idle_ms() const override { return tov_page_idle(); }
    void draw_now() override { draw(); }
    bool online() const override { return (tov_page_flags() & flag_online) != 0; }
    bool visible() const override { return visible_; }
    bool installed() const override { return (tov_page_flags() & flag_installed) != 0; }
    void copy_text(std::string_view text) override { tov_page_copy(std::string(text).c_str()); }
    void open_url(std::string_view url) override { tov_page_open(std::string(url).c_str()); }
    void save_file(std::string_view name, std::string_view mime,
                   std::span<const std::uint8_t> bytes) override {
        tov_page_save(std::string(name).c_str(), std::string(mime).c_str(), bytes.data(),
                      bytes.size(), 0);
    }
    void share_file(std::string_view name, std::string_view mime,
                    std::span<const std::uint8_t> bytes) override {
        tov_page_save(std::string(name).c_str(), std::string(mime).c_str(), bytes.data(),
                      bytes.size(), 1);
    }
    void print(std::string_view title, std::string_view html) override {
        tov_page_print(std::string(title).c_str(), std::string(html).c_str());
    }
    void reload() override { tov_page_reload(); }
    void warn_before_leaving(bool warn) override { tov_page_warn(warn ? 1 : 0); }
    ui::Ui& ui() override { return ui_; }

    // ui::Host; the DOM follows links itself.
    void follow(std::string_view) override {}
    void send_mirror(std::span<const std::uint8_t> bytes) override {
        tov_mirror_apply(bytes.data(), bytes.size());
    }
    void begins(ui::FramePart part) override {
        if (measured_) tov_page_mark(static_cast<int>(part));
    }

    // From the page.
    void on_frame();
    void on_resize(float width, float height, float ratio, float scale);
    void on_page_event(WindowEvent event);
    void on_context(bool restored);
    void on_task() {
        if (task_) task_();
    }
    char* make_stats() const;
    void measure(bool on) { measured_ = on; }

private:
    void apply_theme();
    void draw();

    ui::Ui ui_;
    std::unique_ptr<Canvas> canvas_;
    std::vector<std::uint8_t*> fonts_;  // handed to ImGui, kept as long as the page
    ui::FrameInput input_;
    FrameCallback frame_;
    std::function<void(WindowEvent)> handler_;
    std::function<AppStats()> stats_;
    std::function<void()> task_;
    ThemeChoice theme_choice_ = ThemeChoice::system;
    float chosen_scale_ = 1;
    float browser_scale_ = 1;
    int frames_wanted_ = 0;
    bool visible_ = true;
    bool drawing_ = false;
    double wake_at_ = 0;  // what the frame being drawn asked for; 0: nothing
    bool measured_ = false;
    bool shown_ = false;
};

// The page's calls carry no object: there is one window in a page.
WebWindow* the_window = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

WebWindow::WebWindow(const WindowOptions& options) : ui_(*this) {
    TOV_ASSERT(the_window == nullptr);
    the_window = this;
    canvas_ = std::make_unique<Canvas>(options.title, options.width, options.height,
                                       [] { emscripten_html5_remove_all_event_listeners(); });
    ui::FontFiles files;
    std::span<const std::uint8_t>* slots[] = {&files.regular, &files.semibold, &files.bold,
                                              &files.icons, &files.fallback};
    for (int i = 0; i < 5; ++i) {
        std::uint32_t size = 0;
        std::uint8_t* bytes = tov_page_font(i, &size);
        fonts_.push_back(bytes);
        if (bytes != nullptr) *slots[i] = {bytes, size};
    }
    canvas_->load_fonts(ui_, files);
    tov_mirror_start();
    tov_page_start();
    visible_ = (tov_page_flags() & flag_visible) != 0;
    apply_theme();
}

void WebWindow::apply_theme() {
    input_.theme = theme_of(theme_choice_, tov_page_flags());
    tov_page_theme(name_of(input_.theme));
    wake(2);
}

void WebWindow::wake(int frames) {
    frames_wanted_ = std::max(frames_wanted_, frames);
    if (visible_ && frame_) tov_page_request_frame();
}

void WebWindow::draw() {
    if (!frame_ || drawing_) return;
    drawing_ = true;
    wake_at_ = 0;
    input_.text_scale = chosen_scale_ * browser_scale_;
    begins(ui::FramePart::app);
    canvas_->draw(ui_, input_, frame_);
    begins(ui::FramePart::done);
    drawing_ = false;
    tov_page_request_at(wake_at_ == 0 ? -1 : std::max(0.0, wake_at_ - now_ms()));
    if (!shown_) {
        shown_ = true;
        tov_page_shown();
    }
}

void WebWindow::on_frame() {
    if (!visible_) return;
    frames_wanted_ = std::max(0, frames_wanted_ - 1);
    draw();
    if (Canvas::wants_another_frame()) frames_wanted_ = std::max(frames_wanted_, 1);
    if (frames_wanted_ > 0) tov_page_request_frame();
}

void WebWindow::on_resize(float width, float height, float ratio, float scale) {
    input_.width = width;
    input_.height = height;
    browser_scale_ = scale;
    canvas_->resize(static_cast<int>(width), static_cast<int>(height), ratio);
    // The canvas is empty after a change of size: draw before the browser shows it.
    EM_ASM(
        {
            var canvas = document.getElementById('canvas');
            canvas.width = $0;
            canvas.height = $1;
            canvas.style.width = "";
            canvas.style.height = "";
        },
        static_cast<int>(width * ratio), static_cast<int>(height * ratio));
    if (shown_ && visible_) draw();
    wake(1);
}

void WebWindow::on_page_event(WindowEvent event) {
    if (event == WindowEvent::visibility) {
        visible_ = (tov_page_flags() & flag_visible) != 0;
    }
    if (event == WindowEvent::appearance) apply_theme();
    // What was tapped before the page was left still counts: it is done on the page it was meant
    // for.
    if (event == WindowEvent::route || event == WindowEvent::leaving) {
        for (std::size_t i = 0; i < ui::EventQueue::events_max && ui_.has_waiting(); ++i) draw();
    }
    if (handler_) handler_(event);
    // A followed link shows its page at once: nothing of the page left behind can be acted on.
    if (event == WindowEvent::route && shown_ && visible_) draw();
    if (event != WindowEvent::leaving) wake(2);
}

void WebWindow::on_context(bool restored) {
    if (restored) {
        canvas_->restore_context();
    } else {
        canvas_->lose_context();
    }
    wake(2);
}

char* WebWindow::make_stats() const {
    AppStats app = stats_ ? stats_() : AppStats{};
    char text[400];
    std::snprintf(text, sizeof text,
                  "{\"frames\":%llu,\"nodes\":%zu,\"unsent\":%llu,\"lastAck\":%.0f,"
                  "\"storage\":{\"used\":%llu,\"quota\":%llu,\"persisted\":%s}}",
                  static_cast<unsigned long long>(ui_.stats().frames), ui_.stats().nodes,
                  static_cast<unsigned long long>(app.unsent), app.last_ack_ms,
                  static_cast<unsigned long long>(app.storage_used),
                  static_cast<unsigned long long>(app.storage_quota),
                  app.storage_persisted ? "true" : "false");
    return strdup(text);
}

ui::Key key_of(std::uint32_t high, std::uint32_t low) {
    return (static_cast<ui::Key>(high) << 32U) | low;
}

}  // namespace

std::unique_ptr<Window> Window::open(const WindowOptions& options) {
    return std::make_unique<WebWindow>(options);
}

}  // namespace tovholder::platform

// ---- what the page calls -----------------------------------------------------------------

using tovholder::platform::key_of;
using tovholder::platform::the_window;

extern "C" {
EMSCRIPTEN_KEEPALIVE void tov_on_frame() { the_window->on_frame(); }
EMSCRIPTEN_KEEPALIVE void tov_on_timer() { the_window->wake(1); }
EMSCRIPTEN_KEEPALIVE void tov_on_task() { the_window->on_task(); }
EMSCRIPTEN_KEEPALIVE void tov_on_resize(float width, float height, float ratio, float scale) {
    the_window->on_resize(width, height, ratio, scale);
}
EMSCRIPTEN_KEEPALIVE void tov_on_window_event(int event) {
    the_window->on_page_event(static_cast<tovholder::platform::WindowEvent>(event));
}
EMSCRIPTEN_KEEPALIVE void tov_on_context(int restored) { the_window->on_context(restored != 0); }
EMSCRIPTEN_KEEPALIVE char* tov_stats() { return the_window->make_stats(); }
EMSCRIPTEN_KEEPALIVE void tov_measure(int on) { the_window->measure(on != 0); }

EMSCRIPTEN_KEEPALIVE void tov_on_act(std::uint32_t high, std::uint32_t low) {
    the_window->ui().on_act(key_of(high, low));
}
EMSCRIPTEN_KEEPALIVE void tov_on_submit(std::uint32_t high, std::uint32_t low) {
    the_window->ui().on_submit(key_of(high, low));
}
EMSCRIPTEN_KEEPALIVE void tov_on_dismiss(std::uint32_t high, std::uint32_t low) {
    the_window->ui().on_dismiss(key_of(high, low));
}
EMSCRIPTEN_KEEPALIVE void tov_on_focus(std::uint32_t high, std::uint32_t low) {
    the_window->ui().on_focus(key_of(high, low));
}
EMSCRIPTEN_KEEPALIVE void tov_on_scroll(std::uint32_t high, std::uint32_t low, float y) {
    the_window->ui().on_scroll(key_of(high, low), y);
}
EMSCRIPTEN_KEEPALIVE void tov_on_pointer(std::uint32_t hover_high, std::uint32_t hover_low,
                                         std::uint32_t press_high, std::uint32_t press_low) {
    the_window->ui().on_pointer(key_of(hover_high, hover_low), key_of(press_high, press_low));
}
EMSCRIPTEN_KEEPALIVE void tov_on_text(std::uint32_t high, std::uint32_t low, const char* text,
                                      std::size_t size) {
    the_window->ui().on_text(key_of(high, low), std::string(text, size));
}
// `file_size` is told even when the file was too large to be read and `size` is 0.
EMSCRIPTEN_KEEPALIVE void tov_on_file(std::uint32_t high, std::uint32_t low, const char* name,
                                      std::size_t name_size, const std::uint8_t* bytes,
                                      std::size_t size, double file_size) {
    const bool too_large = size == 0 && file_size > 0;
    the_window->ui().on_file(key_of(high, low), std::string(name, name_size),
                             std::vector<std::uint8_t>(bytes, bytes + size), too_large);
}
}
