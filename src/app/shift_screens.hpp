// The screens about today and shifts: their models, and what is typed into the shift form.
#pragma once

#include <optional>

#include "src/app/cached.hpp"
#include "src/app/form_draft.hpp"
#include "src/models/board_model.hpp"
#include "src/models/season_model.hpp"
#include "src/models/shift_form_model.hpp"
#include "src/models/shift_model.hpp"
#include "src/models/shifts_model.hpp"
#include "src/models/today_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::app {

class ShiftScreens {
public:
    // REQUIRES: is_mine(scene.route.screen).
    [[nodiscard]] std::optional<models::Intent> draw(ui::Ui& ui, const Scene& scene);
    static bool is_mine(models::Screen screen);

private:
    std::optional<models::Intent> draw_board(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_form(ui::Ui& ui, const Scene& scene);

    Cached<models::TodayModel> today_;
    Cached<models::ShiftsModel> shifts_;
    Cached<models::ShiftModel> shift_;
    Cached<models::SeasonModel> season_;
    models::BoardSearch board_search_;
    models::Route board_route_;
    CachedForm<models::BoardModel, models::BoardSearch> board_;
    // What the fields of the form hold belongs to this address.
    models::Route form_route_;
    FormDraft<models::ShiftForm> form_;
    CachedForm<models::ActivityChoices, Id<Activity>> form_activities_;
    CachedForm<models::ShiftFormModel, models::ShiftForm> form_model_;
};

}  // namespace tovholder::app
