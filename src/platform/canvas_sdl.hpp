// The drawing surface that the browser and the native window share: an SDL2 window with an OpenGL
// context, ImGui with its two backends, and the drawing of one frame of the Ui.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "src/ui/fonts.hpp"
#include "src/ui/ui_core.hpp"

struct SDL_Window;
union SDL_Event;

namespace tovholder::platform {

class Canvas {
public:
    // `on_window` runs between the making of the window and of its context (the browser removes
    // SDL's listeners there).
    Canvas(const std::string& title, int width, int height, const std::function<void()>& on_window);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    void load_fonts(ui::Ui& ui, const ui::FontFiles& files);
    // `ratio`: device pixels for one CSS px.
    void resize(int width, int height, float ratio);
    // One frame: `draw` is the app's. The first makes the OpenGL context: a browser takes its time
    // over it, and by then the app has asked for its data.
    void draw(ui::Ui& ui, const ui::FrameInput& input, const std::function<void(ui::Ui&)>& draw);
    // Without a context frames go on (acts still work), but nothing is painted.
    void lose_context();
    void restore_context() { has_context_ = true; }
    SDL_Window* window() const { return window_; }
    // ImGui has input it has not worked off yet.
    static bool wants_another_frame();

private:
    void make_context();

    SDL_Window* window_ = nullptr;
    void* context_ = nullptr;  // null before the first frame
    float ratio_ = 1;
    bool has_context_ = true;
};

// Lets ImGui see an event (native windows: typing in fields).
void forward_to_imgui(const SDL_Event& event);

}  // namespace tovholder::platform
