// A window that is none: counts what the Ui asks for, and keeps what it sends to the page.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

class FakeHost final : public Host {
public:
    double now_ms() const override { return now; }
    void wake(int frames) override { frames_asked = std::max(frames_asked, frames); }
    void wake_at(double at_ms) override { timer = at_ms; }
    void follow(std::string_view href) override { followed = href; }
    void send_mirror(std::span<const std::uint8_t> bytes) override {
        sent.assign(bytes.begin(), bytes.end());
        ++sends;
    }

    double now = 1000;
    double timer = 0;
    int frames_asked = 0;
    int sends = 0;
    std::string followed;
    std::vector<std::uint8_t> sent;
};

// One frame after the other, without a screen: letters are 0.55 em wide.
class Stage {
public:
    void frame(const std::function<void(Ui&)>& draw) {
        ui.begin_frame(input);
        draw(ui);
        ui.end_frame(nullptr);
    }
    const Node* find(Role role, std::string_view name) const {
        for (const Node& node : ui.nodes().nodes()) {
            if (node.role == role && ui.nodes().text(node.name) == name) return &node;
        }
        return nullptr;
    }
    std::size_t count(Role role) const {
        std::size_t found = 0;
        for (const Node& node : ui.nodes().nodes()) found += node.role == role ? 1 : 0;
        return found;
    }

    FakeHost host;
    Ui ui{host};
    FrameInput input;
};

}  // namespace tovholder::ui
