// The window: one canvas (or one SDL2 window), its frames on demand, its address line and what the
// device says about itself. window_web.cpp is the browser's, window_native.cpp the development
// window's; window_sdl.cpp is what both share.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "src/ui/theme.hpp"
#include "src/ui/words.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::platform {

enum class WindowEvent : std::uint8_t {
    route,       // route() changed: a link, Back, or the address line
    visibility,  // visible() changed; a hidden page draws nothing, but sync goes on
    online,      // online() changed (the browser's guess, not the truth)
    appearance,  // the system's theme, text size or motion preference changed
    storage,     // another tab of the same app wrote (reserved)
    leaving,     // the page is being closed or frozen: the last moment to write
};

enum class ThemeChoice : std::uint8_t { system, light, dark, high_contrast };

struct WindowOptions {
    std::string title = "Tovholder";
    int width = 1024;  // native only, in px
    int height = 768;
};

// What window.tovholder.stats() adds to frames and nodes. Ask the app only when stats() is called.
struct AppStats {
    std::uint64_t unsent = 0;
    double last_ack_ms = 0;           // Unix ms; 0: never
    std::uint64_t storage_used = 0;   // bytes
    std::uint64_t storage_quota = 0;  // bytes; 0: not told
    bool storage_persisted = false;   // the browser promised not to clear it by itself
};

class Window {
public:
    static std::unique_ptr<Window> open(const WindowOptions& options);
    virtual ~Window() = default;

    // Draws one frame with the Ui. Called only when a frame was asked for.
    using FrameCallback = std::function<void(ui::Ui&)>;
    // Web: remembers the callback and returns at once; the page goes on. Native: returns when the
    // window is closed.
    virtual void run(FrameCallback frame) = 0;
    virtual void on_event(std::function<void(WindowEvent)> handler) = 0;
    virtual void on_stats(std::function<AppStats()> handler) = 0;

    virtual void wake(int frames) = 0;
    // One frame at once, also while the page is hidden: nothing old may stay on the screen. Nothing
    // when a frame is being drawn.
    virtual void draw_now() = 0;
    // One frame at this moment of now_ms(), unless one is drawn before, which must ask anew.
    virtual void wake_at(double at_ms) = 0;
    // Calls `task` about every `interval_ms` while the page lives, drawn or hidden (sync). One
    // task; 0 stops it.
    virtual void every(double interval_ms, std::function<void()> task) = 0;
    virtual double now_ms() const = 0;   // monotonic
    virtual double idle_ms() const = 0;  // since somebody last touched or typed anything
    virtual double unix_ms() const = 0;  // the device's clock, which may be wrong

    // The part after '#': "/shifts/123?filter=open"; "/" when empty.
    virtual std::string route() const = 0;
    virtual void set_route(std::string_view route) = 0;      // a new step for Back
    virtual void replace_route(std::string_view route) = 0;  // none
    virtual void go_back() = 0;
    // Value of a parameter of the address before '#' ("?lang=da"); empty when absent.
    virtual std::string query(std::string_view name) const = 0;
    // "https://host[:port]" of the page; empty natively.
    virtual std::string origin() const = 0;

    virtual void set_title(std::string_view title) = 0;   // Page does it; for other moments
    virtual void set_words(const ui::Words& words) = 0;   // what the layer itself says
    virtual void set_language(std::string_view tag) = 0;  // "da", "en": html lang
    virtual std::string preferred_language() const = 0;   // of the browser: "da-DK"

    virtual void set_theme(ThemeChoice choice) = 0;
    virtual void set_text_scale(
        float scale) = 0;  // 1 … 2, the person's choice; multiplied by the browser's
    virtual ui::Theme theme() const = 0;

    virtual bool online() const = 0;
    virtual bool visible() const = 0;
    virtual bool installed() const = 0;  // runs as an installed app

    virtual void copy_text(std::string_view text) = 0;
    virtual void open_url(std::string_view url) = 0;  // https:, tel:, mailto:
    // Opens the device's share sheet with the file, where it has one that takes it; else as
    // save_file. What becomes of it is not known.
    virtual void share_file(std::string_view name, std::string_view mime,
                            std::span<const std::uint8_t> bytes) {
        save_file(name, mime, bytes);
    }
    // Gives a file to the person: the share sheet when installed on iOS, a download otherwise.
    virtual void save_file(std::string_view name, std::string_view mime,
                           std::span<const std::uint8_t> bytes) = 0;
    // Prints a page: HTML that holds no style or script, and what the file is called when it is
    // saved as PDF. Natively it is saved as a file.
    virtual void print(std::string_view title, std::string_view html) {
        save_file(std::string(title) + ".html", "text/html",
                  {reinterpret_cast<const std::uint8_t*>(html.data()), html.size()});
    }
    virtual void reload() = 0;
    // While set, the browser asks before the page is closed: something is only on the screen.
    virtual void warn_before_leaving(bool warn) = 0;

    virtual ui::Ui& ui() = 0;
};

}  // namespace tovholder::platform
