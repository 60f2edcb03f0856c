// Asking once, and keeping nothing of others when one goes elsewhere.
#include "src/app/rights_screens.hpp"

#include "shared/wire/codec.hpp"
#include "src/models/about_file.hpp"
#include "src/views/about_view.hpp"
#include "src/views/rights_view.hpp"

namespace tovholder::app {

using models::Intent;
using models::Screen;

bool RightsScreens::is_mine(Screen screen) {
    return screen == Screen::about || screen == Screen::rights;
}

void RightsScreens::forget() {
    const std::uint64_t requests = requests_;
    *this = {};
    requests_ = requests;
}

std::uint64_t RightsScreens::ask(Id<Person> person) {
    about_ = {.person = person, .request = ++requests_, .version = about_.version + 1};
    return requests_;
}

void RightsScreens::take(std::uint64_t request, const Result<Bytes>& answer) {
    if (request != about_.request || request == 0) return;
    about_.request = 0;
    ++about_.version;
    about_.error.reset();
    if (!answer) {
        about_.error = answer.error();
        return;
    }
    if (const auto failure = wire::decode_failure(*answer)) {
        about_.error = failure->error;
        return;
    }
    auto told = wire::decode_about_answer(*answer);
    if (told) {
        about_.answer = std::move(*told);
    } else {
        about_.error = told.error();
    }
}

std::optional<Intent> RightsScreens::draw(ui::Ui& ui, const Scene& scene) {
    if (scene.route.screen == Screen::about) return draw_about(ui, scene);
    const models::RightsModel& model =
        rights_.get(scene, [&] { return models::make_rights_model(scene.state, scene.viewer); });
    return views::draw_rights(ui, model, forms_, scene.viewer.today);
}

std::optional<Intent> RightsScreens::draw_about(ui::Ui& ui, const Scene& scene) {
    const Id<Person> person = scene.route.row<Person>();
    const bool is_fresh = about_.person != person;
    if (is_fresh) {
        ask_form_ = {};
        about_ = {.person = person, .version = about_.version + 1};
    }
    const models::AboutModel& model = about_model_.get(scene, std::to_string(about_.version), [&] {
        return models::make_about_model(scene.state, scene.viewer, person, about_);
    });
    views::AboutActs acts = views::draw_about(ui, model, person, ask_form_);
    if (acts.save == views::AboutSave::page) {
        const std::string page = models::about_html(model);
        return models::Download{"tovholder-data.html", "text/html",
                                Bytes(page.begin(), page.end())};
    }
    if (acts.save == views::AboutSave::data) {
        const std::string data = models::about_json(
            about_.answer ? *about_.answer
                          : models::about_from_state(scene.state, person, scene.viewer.now));
        return models::Download{"tovholder-data.json", "application/json",
                                Bytes(data.begin(), data.end())};
    }
    if (is_fresh && !model.gone) return models::AskAbout{person};
    return acts.intent;
}

}  // namespace tovholder::app
