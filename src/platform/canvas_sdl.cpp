// SDL2, OpenGL and ImGui put together.
#include "src/platform/canvas_sdl.hpp"

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <imgui_internal.h>

#ifdef __EMSCRIPTEN__
#include <GLES3/gl3.h>
#else
#include <SDL_opengl.h>
#endif

#include "shared/base/assert.hpp"

namespace tovholder::platform {

Canvas::Canvas(const std::string& title, int width, int height,
               const std::function<void()>& on_window) {
    TOV_ASSERT(SDL_Init(SDL_INIT_VIDEO) == 0);
#ifdef __EMSCRIPTEN__
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
#else
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
#endif
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    window_ = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width,
                               height,
                               SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    TOV_ASSERT(window_ != nullptr);
    if (on_window) on_window();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
#ifdef __EMSCRIPTEN__
    io.ConfigFlags |= ImGuiConfigFlags_NoKeyboard;
#endif
    ImGui_ImplSDL2_InitForOpenGL(window_, nullptr);
}

void Canvas::make_context() {
    context_ = SDL_GL_CreateContext(window_);
    TOV_ASSERT(context_ != nullptr);
    SDL_GL_MakeCurrent(window_, context_);
    ImGui_ImplOpenGL3_Init();
}

Canvas::~Canvas() {
    if (context_ != nullptr) ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
    if (context_ != nullptr) SDL_GL_DeleteContext(context_);
    SDL_DestroyWindow(window_);
    SDL_Quit();
}

void Canvas::load_fonts(ui::Ui& ui, const ui::FontFiles& files) { ui.fonts().load(files); }

void Canvas::resize(int width, int height, float ratio) {
    ratio_ = ratio;
    SDL_SetWindowSize(window_, width, height);
}

void Canvas::lose_context() {
    has_context_ = false;
    if (context_ != nullptr) ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

bool Canvas::wants_another_frame() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

namespace {

void begin_window(const ui::FrameInput& input) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({input.width, input.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0F);
    ImGui::Begin("##tovholder", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(2);
}

void clear(int width, int height, ui::Rgba color) {
    glViewport(0, 0, width, height);
    auto part = [&](unsigned shift) {
        return static_cast<float>((color.value >> shift) & 255U) / 255.0F;
    };
    glClearColor(part(0), part(8), part(16), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

void forward_to_imgui(const SDL_Event& event) { ImGui_ImplSDL2_ProcessEvent(&event); }

void Canvas::draw(ui::Ui& ui, const ui::FrameInput& input,
                  const std::function<void(ui::Ui&)>& draw) {
    if (context_ == nullptr) make_context();
    if (has_context_) ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {input.width, input.height};
    io.DisplayFramebufferScale = {ratio_, ratio_};
    ImGui::NewFrame();
    begin_window(input);
    ui.begin_frame(input);
    draw(ui);
    ui.end_frame(ImGui::GetWindowDrawList());
    ImGui::End();
    ImGui::Render();
    if (!has_context_) return;
    ui.host().begins(ui::FramePart::graphics);
    clear(static_cast<int>(input.width * ratio_), static_cast<int>(input.height * ratio_),
          ui.color(ui::Token::bg));
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    SDL_GL_SwapWindow(window_);
}

}  // namespace tovholder::platform
