// The screens about people and activities: their models, and what is typed into their forms.
#pragma once

#include <optional>

#include "src/app/cached.hpp"
#include "src/app/form_draft.hpp"
#include "src/app/scene.hpp"
#include "src/models/activity_form_model.hpp"
#include "src/models/activity_model.hpp"
#include "src/models/import_model.hpp"
#include "src/models/invite_model.hpp"
#include "src/models/match_model.hpp"
#include "src/models/people_model.hpp"
#include "src/models/person_form_model.hpp"
#include "src/models/person_model.hpp"
#include "src/models/reference_model.hpp"

namespace tovholder::ui {
class Ui;
}

namespace tovholder::app {

class PeopleScreens {
public:
    // Draws the screen of scene.route when it is one of people, person…, activities, activity…,
    // import. REQUIRES: is_mine(scene.route.screen).
    [[nodiscard]] std::optional<models::Intent> draw(ui::Ui& ui, const Scene& scene);
    static bool is_mine(models::Screen screen);

private:
    std::optional<models::Intent> draw_people(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_person(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_person_form(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_invite(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_reference(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_absence(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_activities(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_activity_form(ui::Ui& ui, const Scene& scene);
    std::optional<models::Intent> draw_import(ui::Ui& ui, const Scene& scene);

    models::PeopleSearch people_search_;
    models::Route people_route_;  // whose search was taken over
    models::PeopleList people_;

    Id<Person> dialogs_of_;  // whose screen they belong to
    models::PersonDialogs dialogs_;
    Cached<models::PersonModel> person_;
    Cached<models::InviteModel> invite_;

    FormDraft<models::PersonForm> new_person_;
    FormDraft<models::PersonForm> edit_person_;  // of one person at a time
    CachedForm<models::PersonFormModel, models::PersonForm> person_form_;

    std::optional<models::ReferenceForm> reference_;
    Cached<models::ReferenceModel> reference_model_;
    FormDraft<models::AbsenceForm> absence_;
    CachedForm<models::AbsenceFormModel, models::AbsenceForm> absence_model_;

    models::ActivitySearch activity_search_;
    Cached<models::ActivityIndex> activity_index_;
    CachedForm<models::ActivitiesModel, models::ActivitySearch> activities_;
    Cached<models::ActivityModel> activity_;
    Cached<models::MatchModel> match_;
    FormDraft<models::ActivityForm> new_activity_;
    FormDraft<models::ActivityForm> edit_activity_;
    CachedForm<models::ActivityFormModel, models::ActivityForm> activity_form_;

    models::ImportWork import_;
    CachedForm<models::ImportModel, std::uint64_t> import_model_;
};

}  // namespace tovholder::app
