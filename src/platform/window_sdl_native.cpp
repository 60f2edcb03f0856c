// The window for development: the same app in an SDL2 window. Presses are found by place among the
// nodes of the mirror, so views and widgets behave as in the browser; fields are ImGui's own. It
// has no screen reader: the product is the web app.
#include <SDL.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "src/platform/canvas_sdl.hpp"
#include "src/platform/window.hpp"

namespace tovholder::platform {

namespace {

std::vector<std::uint8_t> read_font(const std::string& name) {
    const char* given = std::getenv("TOVHOLDER_FONTS");
    std::string folder = given != nullptr ? given : "build/fonts";
    std::ifstream file(folder + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class NativeWindow final : public Window, public ui::Host {
public:
    explicit NativeWindow(const WindowOptions& options)
        : ui_(*this), canvas_(options.title, options.width, options.height, {}) {
        static constexpr const char* names[] = {"text_400.ttf", "text_600.ttf", "text_700.ttf",
                                                "icons.ttf", "fallback.ttf"};
        for (const char* name : names) fonts_.push_back(read_font(name));
        canvas_.load_fonts(ui_, {fonts_[0], fonts_[1], fonts_[2], fonts_[3], fonts_[4]});
        input_.draws_fields = true;
        resized();
    }

    void run(FrameCallback frame) override;
    void on_event(std::function<void(WindowEvent)> handler) override {
        handler_ = std::move(handler);
    }
    void on_stats(std::function<AppStats()>) override {}
    void wake(int frames) override { frames_wanted_ = std::max(frames_wanted_, frames); }
    void wake_at(double at_ms) override {
        if (wake_at_ == 0 || at_ms < wake_at_) wake_at_ = at_ms;
    }
    void every(double interval_ms, std::function<void()> task) override {
        interval_ms_ = interval_ms;
        task_ = std::move(task);
    }
    double now_ms() const override { return static_cast<double>(SDL_GetTicks64()); }
    double idle_ms() const override { return 0; }  // a window for development does not lock
    void draw_now() override {}
    double unix_ms() const override {
        namespace chrono = std::chrono;
        const auto since = chrono::system_clock::now().time_since_epoch();
        return static_cast<double>(chrono::duration_cast<chrono::milliseconds>(since).count());
    }
    std::string route() const override { return history_.back(); }
    void set_route(std::string_view route) override {
        history_.emplace_back(route);
        tell(WindowEvent::route);
    }
    void replace_route(std::string_view route) override {
        history_.back() = route;
        tell(WindowEvent::route);
    }
    void go_back() override {
        if (history_.size() > 1) history_.pop_back();
        tell(WindowEvent::route);
    }
    std::string query(std::string_view) const override { return {}; }
    std::string origin() const override { return {}; }
    void set_title(std::string_view title) override {
        SDL_SetWindowTitle(canvas_.window(), std::string(title).c_str());
    }
    void set_words(const ui::Words& words) override { ui_.set_words(words); }
    void set_language(std::string_view tag) override { ui_.set_language(tag); }
    std::string preferred_language() const override { return "da"; }
    void set_theme(ThemeChoice choice) override {
        input_.theme = choice == ThemeChoice::dark            ? ui::Theme::dark
                       : choice == ThemeChoice::high_contrast ? ui::Theme::high_contrast_light
                                                              : ui::Theme::light;
        wake(2);
    }
    void set_text_scale(float scale) override {
        input_.text_scale = std::clamp(scale, 1.0F, 2.0F);
        wake(2);
    }
    ui::Theme theme() const override { return input_.theme; }
    bool online() const override { return true; }
    bool visible() const override { return true; }
    bool installed() const override { return true; }
    void copy_text(std::string_view text) override {
        SDL_SetClipboardText(std::string(text).c_str());
    }
    void open_url(std::string_view url) override { SDL_OpenURL(std::string(url).c_str()); }
    void save_file(std::string_view name, std::string_view,
                   std::span<const std::uint8_t> bytes) override {
        std::ofstream file(std::filesystem::path(name).filename(), std::ios::binary);
        file.write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    }
    void reload() override { wake(2); }
    void warn_before_leaving(bool) override {}
    ui::Ui& ui() override { return ui_; }

    void follow(std::string_view href) override {
        if (href.starts_with("#")) {
            set_route(href.substr(1));
        } else {
            open_url(href);
        }
    }
    void send_mirror(std::span<const std::uint8_t>) override {}

private:
    void tell(WindowEvent event) {
        if (handler_) handler_(event);
        wake(2);
    }
    void resized();
    void handle(const SDL_Event& event);
    void pressed(const SDL_MouseButtonEvent& event, bool down);
    void moved(const SDL_MouseMotionEvent& event);
    int wait_ms() const;

    ui::Ui ui_;
    Canvas canvas_;
    std::vector<std::vector<std::uint8_t>> fonts_;
    ui::FrameInput input_;
    std::function<void(WindowEvent)> handler_;
    std::function<void()> task_;
    std::vector<std::string> history_{"/"};
    double interval_ms_ = 0;
    double next_task_ = 0;
    double wake_at_ = 0;
    int frames_wanted_ = 2;
    bool open_ = true;
    ui::Key down_ = 0;
    float down_y_ = 0;
    bool dragged_ = false;
};

void NativeWindow::resized() {
    int width = 0;
    int height = 0;
    int pixels = 0;
    SDL_GetWindowSize(canvas_.window(), &width, &height);
    SDL_GL_GetDrawableSize(canvas_.window(), &pixels, nullptr);
    input_.width = static_cast<float>(width);
    input_.height = static_cast<float>(height);
    float ratio = width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
    canvas_.resize(width, height, ratio);
    wake(2);
}

void NativeWindow::pressed(const SDL_MouseButtonEvent& event, bool down) {
    auto x = static_cast<float>(event.x);
    auto y = static_cast<float>(event.y);
    ui::Key key = ui_.hit(x, y);
    if (down) {
        down_ = key;
        down_y_ = y;
        dragged_ = false;
        ui_.on_pointer(key, key);
        return;
    }
    if (!dragged_) {
        if (key != 0 && key == down_) ui_.on_act(key);
        ui_.on_focus(key);
    }
    down_ = 0;
    ui_.on_pointer(key, 0);
}

void NativeWindow::moved(const SDL_MouseMotionEvent& event) {
    auto x = static_cast<float>(event.x);
    auto y = static_cast<float>(event.y);
    if ((event.state & SDL_BUTTON_LMASK) == 0) {
        ui_.on_pointer(ui_.hit(x, y), 0);
        return;
    }
    if (std::abs(y - down_y_) > 8) dragged_ = true;
    if (!dragged_) return;
    ui_.on_pointer(0, 0);
    ui_.scroll_by(ui_.scroller_at(x, y), static_cast<float>(-event.yrel));
}

void NativeWindow::handle(const SDL_Event& event) {
    wake(2);
    switch (event.type) {
        case SDL_QUIT:
            open_ = false;
            break;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) resized();
            break;
        case SDL_MOUSEBUTTONDOWN:
            if (event.button.button == SDL_BUTTON_LEFT) pressed(event.button, true);
            break;
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT) pressed(event.button, false);
            break;
        case SDL_MOUSEMOTION:
            moved(event.motion);
            break;
        case SDL_MOUSEWHEEL: {
            int x = 0;
            int y = 0;
            SDL_GetMouseState(&x, &y);
            ui_.scroll_by(ui_.scroller_at(static_cast<float>(x), static_cast<float>(y)),
                          -60 * event.wheel.preciseY);
            break;
        }
        case SDL_KEYDOWN:
            if (event.key.keysym.sym == SDLK_ESCAPE) ui_.on_dismiss(ui_.top_dialog());
            if (event.key.keysym.sym == SDLK_AC_BACK) go_back();
            break;
        default:
            break;
    }
    forward_to_imgui(event);
}

int NativeWindow::wait_ms() const {
    if (frames_wanted_ > 0) return 0;
    double wait = 1000;
    if (wake_at_ > 0) wait = std::min(wait, wake_at_ - now_ms());
    if (interval_ms_ > 0) wait = std::min(wait, next_task_ - now_ms());
    return static_cast<int>(std::max(1.0, wait));
}

void NativeWindow::run(FrameCallback frame) {
    while (open_) {
        SDL_Event event;
        if (frames_wanted_ == 0 && SDL_WaitEventTimeout(&event, wait_ms()) != 0) handle(event);
        while (SDL_PollEvent(&event) != 0) handle(event);
        if (wake_at_ > 0 && now_ms() >= wake_at_) {
            wake_at_ = 0;
            wake(1);
        }
        if (interval_ms_ > 0 && now_ms() >= next_task_) {
            next_task_ = now_ms() + interval_ms_;
            if (task_) task_();
        }
        if (frames_wanted_ == 0) continue;
        --frames_wanted_;
        wake_at_ = 0;
        canvas_.draw(ui_, input_, frame);
        SDL_SetWindowTitle(canvas_.window(), ui_.title().c_str());
    }
    tell(WindowEvent::leaving);
}

}  // namespace

std::unique_ptr<Window> Window::open(const WindowOptions& options) {
    return std::make_unique<NativeWindow>(options);
}

}  // namespace tovholder::platform
