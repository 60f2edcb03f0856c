// The gallery: every widget of src/ui on a few pages, without the app. The browser tests of the
// mirror run against it.
// "?rows=N" sets the length of the long list.
#include <cstdlib>
#include <memory>
#include <string>

#include "src/platform/window.hpp"
#include "tests/browser/gallery/gallery.hpp"

int main() {
    using namespace tovholder;
    auto window = platform::Window::open({.title = "Galleri"}).release();  // lives as the page does
    auto* gallery = new gallery::Gallery;                                  // NOLINT
    std::string rows = window->query("rows");
    if (!rows.empty()) gallery->rows = static_cast<std::size_t>(std::atoi(rows.c_str()));
    std::string theme = window->query("theme");
    if (theme == "dark") window->set_theme(platform::ThemeChoice::dark);
    if (theme == "contrast") window->set_theme(platform::ThemeChoice::high_contrast);
    std::string scale = window->query("scale");
    if (!scale.empty()) window->set_text_scale(static_cast<float>(std::atof(scale.c_str())));
    ui::Words words;
    words.skip_to_content = "Spring til indhold";
    words.navigation = "Hovedmenu";
    words.notifications = "Beskeder";
    words.close = "Luk";
    words.back = "Tilbage";
    words.choose = "Vælg …";
    words.fewer = "Færre";
    words.more = "Flere";
    window->set_words(words);
    window->set_language("da");
    window->on_event([=](platform::WindowEvent event) {
        if (event == platform::WindowEvent::route) window->wake(2);
    });
    window->on_stats([] { return platform::AppStats{.unsent = 2}; });
    window->run([=](ui::Ui& ui) {
        gallery->route = window->route();
        gallery::draw(ui, *gallery);
        if (gallery->save_requested) {
            gallery->save_requested = false;
            static const std::uint8_t bytes[] = {'a', ';', 'b', '\n'};
            window->save_file("liste.csv", "text/csv", bytes);
        }
    });
}
