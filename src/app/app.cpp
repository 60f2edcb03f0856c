// The frame, and how the app begins.
#include "src/app/app.hpp"

#include "src/ui/ui.hpp"

namespace tovholder::app {
namespace {

constexpr double background_ms = 500;  // inbox and timers, also while the page is hidden
constexpr std::size_t trail_max = 100;

platform::Profile stored_profile(const platform::Host& host) {
    const std::string stored = host.setting("profile");
    if (stored == "demo_coordinator") return platform::Profile::demo_coordinator;
    if (stored == "demo_volunteer") return platform::Profile::demo_volunteer;
    return platform::Profile::real;
}

}  // namespace

App::App(platform::Window& window, platform::Host& host)
    : window_(window), host_(host), device_(host) {
    const std::string wanted = window_.query("lang");
    settings_ = models::read_settings(wanted.empty() ? host_.setting("language") : wanted,
                                      host_.setting("theme"), host_.setting("text_size"));
    route_ = models::parse_route(window_.route());
    trail_.push_back(route_);
    apply_settings();
    window_.on_event([this](platform::WindowEvent event) {
        using platform::WindowEvent;
        if (event == WindowEvent::route) {
            route_ = models::parse_route(window_.route());
            walked_to(route_);
        }
        const bool back = event == WindowEvent::online || event == WindowEvent::visibility;
        if (back && device_.session() != nullptr) {
            device_.session()->hurry();
            device_.courier()->hurry();
        }
        pump();
        window_.wake(2);
    });
    window_.on_stats([this] {
        const sync::Replica* replica = device_.replica();
        const Instant answer = replica == nullptr ? Instant{} : replica->last_answer();
        const platform::StorageFigures storage = host_.storage_figures();
        return platform::AppStats{replica == nullptr ? 0 : replica->unsent(),
                                  static_cast<double>(answer.seconds) * 1000, storage.used_bytes,
                                  storage.quota_bytes, storage.persistent};
    });
    host_.on_event([this] { pump(); });
    window_.every(background_ms, [this] { pump(); });
    const platform::Profile profile = stored_profile(host_);
    people_here_ = models::read_people_here(host_.setting("people"));
    if (profile == platform::Profile::real) {
        open_real();
    } else {
        device_.open(profile);
    }
    window_.wake(2);
}

void App::walked_to(const models::Route& route) {
    if (trail_.back() == route) return;
    const bool back = trail_.size() > 1 && trail_[trail_.size() - 2] == route;
    if (back) {
        trail_.pop_back();
    } else {
        trail_.push_back(route);
        if (trail_.size() > trail_max) trail_.erase(trail_.begin());
    }
}

void App::frame(ui::Ui& ui) {
    drain_inbox();
    observe();
    const auto intent = draw_shell(ui);
    if (intent) perform_intent(*intent);
    device_.tick(now_ms(), clock());
}

}  // namespace tovholder::app
