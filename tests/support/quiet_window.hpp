// A window that shows nothing: keeps what the app told it, and lets a test be the person.
#pragma once

#include <string>
#include <vector>

#include "shared/base/assert.hpp"
#include "src/platform/window.hpp"
#include "src/ui/words.hpp"

namespace tovholder::platform {

class QuietWindow : public Window {
public:
    void run(FrameCallback) override {}
    void on_event(std::function<void(WindowEvent)> handler) override { told = std::move(handler); }
    void on_stats(std::function<AppStats()> handler) override { stats = std::move(handler); }
    void wake(int) override { ++wakes; }
    void draw_now() override { ++draws; }
    double idle_ms() const override { return idle; }
    void wake_at(double) override {}
    void every(double, std::function<void()> task) override { background = std::move(task); }
    double now_ms() const override { return now; }
    double unix_ms() const override { return static_cast<double>(clock.seconds) * 1000; }
    std::string route() const override { return path; }
    void set_route(std::string_view route) override {
        steps.push_back(path);
        path = route;
    }
    void replace_route(std::string_view route) override { path = route; }
    void go_back() override {
        if (steps.empty()) return;
        path = steps.back();
        steps.pop_back();
        told(WindowEvent::route);
    }
    std::string query(std::string_view) const override { return language_asked; }
    std::string origin() const override { return "https://example.org"; }
    void set_title(std::string_view) override {}
    void set_words(const ui::Words& words) override { back_word = words.back; }
    void set_language(std::string_view tag) override { language = tag; }
    std::string preferred_language() const override { return "en-US"; }
    void set_theme(ThemeChoice choice) override { theme_choice = choice; }
    void set_text_scale(float scale) override { text_scale = scale; }
    ui::Theme theme() const override { return ui::Theme::light; }
    bool online() const override { return is_online; }
    bool visible() const override { return true; }
    bool installed() const override { return false; }
    void copy_text(std::string_view) override {}
    void open_url(std::string_view) override {}
    void save_file(std::string_view name, std::string_view,
                   std::span<const std::uint8_t> bytes) override {
        saved_name = name;
        saved_bytes = bytes.size();
        saved.assign(bytes.begin(), bytes.end());
    }
    void reload() override { ++reloads; }
    void warn_before_leaving(bool warn) override { warns = warn; }
    ui::Ui& ui() override {
        TOV_ASSERT(false);  // nothing is drawn
        return *static_cast<ui::Ui*>(nullptr);
    }

    // The person followed a link.
    void follow(std::string_view route) {
        set_route(route);
        told(WindowEvent::route);
    }

    std::function<void(WindowEvent)> told;
    std::function<AppStats()> stats;
    std::function<void()> background;
    double now = 0;
    double idle = 0;
    int draws = 0;
    Instant clock;
    std::string path = "/";
    std::vector<std::string> steps;
    std::string language_asked;
    std::string language;
    std::string back_word;
    ThemeChoice theme_choice = ThemeChoice::system;
    float text_scale = 1;
    bool is_online = true;
    int wakes = 0;
    int reloads = 0;
    bool warns = false;
    std::string saved_name;
    std::size_t saved_bytes = 0;
    std::vector<std::uint8_t> saved;
};

}  // namespace tovholder::platform
