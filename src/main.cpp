// The app begins: a window, the world beside it, and the app in them.
#include "src/app/app.hpp"
#include "src/platform/host.hpp"
#include "src/platform/window.hpp"

int main() {
    using namespace tovholder;
    // In the browser main returns and the page goes on: they live as long as the page.
    static const auto window = platform::Window::open({});
    static const auto host = platform::make_host(window->origin());
    static app::App app(*window, *host);
    window->run([](ui::Ui& ui) { app.frame(ui); });
    return 0;
}
