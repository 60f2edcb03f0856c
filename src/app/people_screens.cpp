// Which view draws which route about people and activities.
#include "src/app/people_screens.hpp"

#include "src/views/absence_view.hpp"
#include "src/views/activities_view.hpp"
#include "src/views/activity_form_view.hpp"
#include "src/views/activity_view.hpp"
#include "src/views/import_view.hpp"
#include "src/views/invite_view.hpp"
#include "src/views/match_view.hpp"
#include "src/views/people_view.hpp"
#include "src/views/person_form_view.hpp"
#include "src/views/person_view.hpp"
#include "src/views/reference_view.hpp"

namespace tovholder::app {
namespace {

using models::Intent;
using models::Screen;

// What was typed goes only when it was carried out or cancelled, never because it was refused.
template <class Form>
void follow(const std::optional<Intent>& intent, const Scene& scene, FormDraft<Form>& draft) {
    if (!intent) return;
    if (std::holds_alternative<models::GoBack>(*intent)) draft.form.reset();
    if (std::holds_alternative<models::Perform>(*intent)) draft.submitted = scene.last_op;
}

}  // namespace

bool PeopleScreens::is_mine(Screen screen) {
    switch (screen) {
        case Screen::people:
        case Screen::person:
        case Screen::person_edit:
        case Screen::person_invite:
        case Screen::person_new:
        case Screen::absence_new:
        case Screen::reference:
        case Screen::activities:
        case Screen::activity:
        case Screen::activity_edit:
        case Screen::activity_new:
        case Screen::match:
        case Screen::import:
            return true;
        default:
            return false;
    }
}

std::optional<Intent> PeopleScreens::draw(ui::Ui& ui, const Scene& scene) {
    switch (scene.route.screen) {
        case Screen::people:
            return draw_people(ui, scene);
        case Screen::person:
            return draw_person(ui, scene);
        case Screen::person_edit:
        case Screen::person_new:
            return draw_person_form(ui, scene);
        case Screen::person_invite:
            return draw_invite(ui, scene);
        case Screen::absence_new:
            return draw_absence(ui, scene);
        case Screen::reference:
            return draw_reference(ui, scene);
        case Screen::activities:
            return draw_activities(ui, scene);
        case Screen::activity:
            return views::draw_activity(ui, activity_.get(scene, [&] {
                return models::make_activity_model(scene.state, scene.viewer,
                                                   scene.route.row<Activity>());
            }));
        case Screen::activity_edit:
        case Screen::activity_new:
            return draw_activity_form(ui, scene);
        case Screen::match:
            views::draw_match(ui, match_.get(scene, [&] {
                return models::make_match_model(scene.state, scene.viewer,
                                                scene.route.row<Activity>());
            }));
            return {};
        case Screen::import:
            return draw_import(ui, scene);
        default:
            return {};
    }
}

std::optional<Intent> PeopleScreens::draw_people(ui::Ui& ui, const Scene& scene) {
    if (people_route_ != scene.route) {
        people_search_ = models::search_in(scene.route).value_or(people_search_);
        people_route_ = scene.route;
    }
    return views::draw_people(
        ui, people_.model(scene.state, scene.version, scene.viewer, people_search_),
        people_search_);
}

std::optional<Intent> PeopleScreens::draw_person(ui::Ui& ui, const Scene& scene) {
    const Id<Person> person = scene.route.row<Person>();
    if (person != dialogs_of_) dialogs_ = {};
    dialogs_of_ = person;
    const models::PersonModel& model = person_.get(
        scene, [&] { return models::make_person_model(scene.state, scene.viewer, person); });
    return views::draw_person(ui, model, dialogs_, scene.viewer.today);
}

std::optional<Intent> PeopleScreens::draw_person_form(ui::Ui& ui, const Scene& scene) {
    const bool is_new = scene.route.screen == Screen::person_new;
    FormDraft<models::PersonForm>& draft = is_new ? new_person_ : edit_person_;
    draft.settle(scene.last_op);
    std::optional<models::PersonForm>& form = draft.form;
    const Id<Person> person = scene.route.row<Person>();
    const Person* row = scene.state.find(person);
    if (!is_new && form && form->person != person) form.reset();
    // A form in which nothing was typed follows what others change.
    if (!is_new && form && row != nullptr && form->original != *row &&
        *form == models::make_person_form(scene.viewer.language, form->original)) {
        form.reset();
    }
    if (!form) {
        if (is_new) {
            form = models::make_new_person_form(scene.state, scene.viewer);
        } else if (row != nullptr) {
            form = models::make_person_form(scene.viewer.language, *row);
        } else {
            form = models::PersonForm{};
            form->person = person;
        }
    }
    const models::PersonFormModel& model = person_form_.get(scene, *form, [&] {
        return models::make_person_form_model(scene.state, scene.viewer, *form);
    });
    auto intent = views::draw_person_form(ui, model, *form);
    follow(intent, scene, draft);
    return intent;
}

std::optional<Intent> PeopleScreens::draw_invite(ui::Ui& ui, const Scene& scene) {
    const Id<Person> person = scene.route.row<Person>();
    models::InviteFacts facts;
    facts.address = scene.address;
    facts.sent = scene.sync.unsent == 0;
    for (const models::FreshInvitation& fresh : scene.invitations) {
        if (fresh.person == person) facts.fresh = &fresh;  // the latest
    }
    std::string key = facts.sent ? "sent " : "unsent ";
    if (facts.fresh != nullptr) key += facts.fresh->code;
    return views::draw_invite(ui, invite_.get(scene, key, [&] {
        return models::make_invite_model(scene.state, scene.viewer, person, facts);
    }));
}

std::optional<Intent> PeopleScreens::draw_reference(ui::Ui& ui, const Scene& scene) {
    const Id<Person> person = scene.route.row<Person>();
    if (!reference_ || reference_->person != person) {
        reference_ = models::make_reference_form(scene.state, scene.viewer, person);
    }
    const models::ReferenceModel& model = reference_model_.get(
        scene, [&] { return models::make_reference_model(scene.state, scene.viewer, person); });
    return views::draw_reference(ui, model, *reference_);
}

std::optional<Intent> PeopleScreens::draw_absence(ui::Ui& ui, const Scene& scene) {
    absence_.settle(scene.last_op);
    const Id<Person> person = scene.route.row<Person>();
    if (!absence_.form || absence_.form->person != person) {
        absence_.form = models::make_absence_form(scene.viewer, person);
    }
    const models::AbsenceFormModel& model = absence_model_.get(scene, *absence_.form, [&] {
        return models::make_absence_form_model(scene.state, scene.viewer, *absence_.form);
    });
    auto intent = views::draw_absence_form(ui, model, *absence_.form);
    // Giving back a shift leaves the form as it is.
    const auto* perform = intent ? std::get_if<models::Perform>(&*intent) : nullptr;
    if (perform == nullptr || perform->then == models::Then::back) {
        follow(intent, scene, absence_);
    }
    return intent;
}

std::optional<Intent> PeopleScreens::draw_activities(ui::Ui& ui, const Scene& scene) {
    const models::ActivitiesModel& model = activities_.get(scene, activity_search_, [&] {
        const models::ActivityIndex& index = activity_index_.get(
            scene, [&] { return models::make_activity_index(scene.state, scene.viewer); });
        return models::make_activities_model(scene.state, scene.viewer, index, activity_search_);
    });
    return views::draw_activities(ui, model, activity_search_);
}

std::optional<Intent> PeopleScreens::draw_activity_form(ui::Ui& ui, const Scene& scene) {
    const bool is_new = scene.route.screen == Screen::activity_new;
    FormDraft<models::ActivityForm>& draft = is_new ? new_activity_ : edit_activity_;
    draft.settle(scene.last_op);
    std::optional<models::ActivityForm>& form = draft.form;
    const Id<Activity> activity = scene.route.row<Activity>();
    const Activity* row = scene.state.find(activity);
    const models::ActivityPart part = models::part_of(scene.route);
    if (!is_new && form && (form->activity != activity || form->part != part)) form.reset();
    // A form in which nothing was typed follows what others change.
    if (!is_new && form && row != nullptr && form->original != *row &&
        *form == models::make_activity_form(form->original, part)) {
        form.reset();
    }
    if (!form) {
        if (is_new) {
            form = models::make_new_activity_form(scene.state, scene.viewer);
        } else if (row != nullptr) {
            form = models::make_activity_form(*row, part);
        } else {
            form = models::ActivityForm{};
            form->activity = activity;
        }
    }
    const models::ActivityFormModel& model = activity_form_.get(scene, *form, [&] {
        return models::make_activity_form_model(scene.state, scene.viewer, *form);
    });
    auto intent = views::draw_activity_form(ui, model, *form);
    follow(intent, scene, draft);
    return intent;
}

std::optional<Intent> PeopleScreens::draw_import(ui::Ui& ui, const Scene& scene) {
    models::notice_import(import_, scene.last_op);
    const models::ImportModel& model = import_model_.get(scene, import_.version, [&] {
        return models::make_import_model(scene.state, scene.viewer, import_);
    });
    return views::draw_import(ui, model, import_, scene.last_op);
}

}  // namespace tovholder::app
