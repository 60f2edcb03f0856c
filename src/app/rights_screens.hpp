// The screens about data rights: their models, the server's answer while one looks at it, and what
// is typed.
#pragma once

#include <optional>

#include "src/app/cached.hpp"
#include "src/models/about_model.hpp"
#include "src/models/rights_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::app {

class RightsScreens {
public:
    // Draws the screen of scene.route when it is one of about, rights. REQUIRES: is_mine.
    [[nodiscard]] std::optional<models::Intent> draw(ui::Ui& ui, const Scene& scene);
    static bool is_mine(models::Screen screen);

    // The server is asked about the person: the number of the request.
    std::uint64_t ask(Id<Person> person);
    // Another person looks: nothing that was shown or typed stays.
    void forget();
    // What came. An answer to an older question is left out.
    void take(std::uint64_t request, const Result<Bytes>& answer);

private:
    std::optional<models::Intent> draw_about(ui::Ui& ui, const Scene& scene);

    models::AboutWork about_;
    std::uint64_t requests_ = 0;
    Cached<models::AboutModel> about_model_;
    models::AskForm ask_form_;
    Cached<models::RightsModel> rights_;
    models::RightsForms forms_;
};

}  // namespace tovholder::app
