// The app begins: a window, the world beside it, and the app in them.
#include "src/app/app.hpp"
#include "src/platform/host.hpp"
#include "src/platform/window.hpp"

using tovholder::app::App;
using tovholder::platform::Window;

int main() {
    // In the browser main returns and the page goes on: they live as long as the page.
    static const auto window = Window::open({});
    static const auto host = tovholder::platform::make_host(window->origin());
    static App app(*window, *host);
    window->run([](tovholder::ui::Ui& ui) { app.frame(ui); });
    return 0;
}
