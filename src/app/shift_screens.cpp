// Which view draws which route about today and shifts.
#include "src/app/shift_screens.hpp"

#include "src/models/own_calendar.hpp"
#include "src/views/board_view.hpp"
#include "src/views/season_view.hpp"
#include "src/views/shift_form_view.hpp"
#include "src/views/shift_view.hpp"
#include "src/views/shifts_view.hpp"
#include "src/views/today_view.hpp"

namespace tovholder::app {

using models::Intent;
using models::Screen;

bool ShiftScreens::is_mine(Screen screen) {
    return screen == Screen::home || screen == Screen::today || screen == Screen::shifts ||
           screen == Screen::board || screen == Screen::season || screen == Screen::shift ||
           screen == Screen::shift_edit || screen == Screen::shift_new;
}

std::optional<Intent> ShiftScreens::draw_form(ui::Ui& ui, const Scene& scene) {
    form_.settle(scene.last_op);
    if (!form_.form || form_route_ != scene.route) {
        form_.form = models::make_shift_form(scene.state, scene.viewer, scene.route);
        form_route_ = scene.route;
    }
    models::ShiftForm& form = *form_.form;
    const auto& model = form_model_.get(scene, form, [&] {
        const auto& activities = form_activities_.get(scene, form.activity, [&] {
            return models::make_activity_choices(scene.state, scene.viewer, form.activity);
        });
        return models::make_shift_form_model(scene.state, scene.viewer, form, activities);
    });
    auto intent = views::draw_shift_form(ui, model, form);
    if (intent && std::holds_alternative<models::Perform>(*intent)) {
        form_.submitted = scene.last_op;
    }
    return intent;
}

std::optional<Intent> ShiftScreens::draw_board(ui::Ui& ui, const Scene& scene) {
    if (board_route_ != scene.route) board_ = {};
    board_route_ = scene.route;
    const models::BoardModel& model = board_.get(scene, board_search_, [&] {
        return models::make_board_model(scene.state, scene.viewer, scene.route, board_search_);
    });
    return views::draw_board(ui, model, board_search_);
}

std::optional<Intent> ShiftScreens::draw(ui::Ui& ui, const Scene& scene) {
    switch (scene.route.screen) {
        case Screen::shifts: {
            views::ShiftsActs acts = views::draw_shifts(ui, shifts_.get(scene, [&] {
                return models::make_shifts_model(scene.state, scene.viewer, scene.route);
            }));
            if (acts.save_calendar) return models::own_calendar(scene.state, scene.viewer);
            return acts.intent;
        }
        case Screen::shift:
            return views::draw_shift(ui, shift_.get(scene, [&] {
                return models::make_shift_model(scene.state, scene.viewer,
                                                scene.route.row<Shift>());
            }));
        case Screen::board:
            return draw_board(ui, scene);
        case Screen::season:
            return views::draw_season(ui, season_.get(scene, [&] {
                return models::make_season_model(scene.state, scene.viewer, scene.route);
            }));
        case Screen::shift_new:
        case Screen::shift_edit:
            return draw_form(ui, scene);
        default:
            return views::draw_today(ui,
                                     today_.get(scene,
                                                [&] {
                                                    return models::make_today_model(
                                                        scene.state, scene.viewer,
                                                        scene.sync.refusals);
                                                }),
                                     models::make_fetch_model(scene.viewer.language, scene.sync),
                                     models::make_device_notes(scene.viewer, scene.sync));
    }
}

}  // namespace tovholder::app
