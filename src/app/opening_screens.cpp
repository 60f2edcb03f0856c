// One form at a time: another address is another form.
#include "src/app/opening_screens.hpp"

#include "src/views/opening_view.hpp"

namespace tovholder::app {

using models::Screen;

bool OpeningScreens::is_mine(Screen screen) {
    return screen == Screen::boundary_new || screen == Screen::boundary_talk ||
           screen == Screen::hearing_new || screen == Screen::delegation_new;
}

std::optional<models::Intent> OpeningScreens::draw(ui::Ui& ui, const Scene& scene) {
    draft_.settle(scene.last_op);
    if (!draft_.form || route_ != scene.route) {
        draft_.form = models::make_opening_form(scene.state, scene.viewer, scene.route);
        route_ = scene.route;
        model_ = {};
    }
    models::OpeningForm& form = *draft_.form;
    const models::OpeningFormModel& model = model_.get(scene, form, [&] {
        return models::make_opening_form_model(scene.state, scene.viewer, scene.route, form);
    });
    auto intent = views::draw_opening_form(ui, model, form);
    if (intent && std::holds_alternative<models::GoBack>(*intent)) draft_.form.reset();
    if (intent && std::holds_alternative<models::Perform>(*intent)) {
        draft_.submitted = scene.last_op;
    }
    return intent;
}

}  // namespace tovholder::app
