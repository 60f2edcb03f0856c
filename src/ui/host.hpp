// What the layer needs from the window it is shown in. src/platform implements it for the browser
// and for SDL2; tests fake it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tovholder::ui {

// The parts of a frame in their order; `done` ends it.
enum class FramePart : std::uint8_t { app, mirror, shapes, graphics, done };

class Host {
public:
    virtual ~Host() = default;

    // Milliseconds since some fixed moment; never goes backwards.
    virtual double now_ms() const = 0;
    // Asks for `frames` more frames, at once.
    virtual void wake(int frames) = 0;
    // Asks for one frame at `at_ms` of now_ms(). Holds until the next frame, which must ask anew.
    virtual void wake_at(double at_ms) = 0;
    // Follows a link: "#/…" becomes a route event, anything else leaves the app. In the browser the
    // DOM does it; not called there.
    virtual void follow(std::string_view href) = 0;
    // One frame's mirror: see mirror_buffer.hpp. Only called when something changed. Native windows
    // ignore it.
    virtual void send_mirror(std::span<const std::uint8_t> bytes) = 0;
    // This part of the frame begins now; for one who measures.
    virtual void begins(FramePart) {}
};

}  // namespace tovholder::ui
