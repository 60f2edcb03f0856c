// Facts in sentences.
#include "src/models/reference_model.hpp"

#include <algorithm>
#include <map>

#include "shared/ops/permissions.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;

struct Facts {
    std::optional<Date> began;
    std::vector<std::string> places;
    std::map<Id<Activity>, std::pair<Date, Date>> activities;  // first and last day
};

void see(Facts& facts, Id<Activity> activity, Date day) {
    const auto [at, is_new] = facts.activities.try_emplace(activity, day, day);
    if (!is_new) {
        at->second.first = std::min(at->second.first, day);
        at->second.second = std::max(at->second.second, day);
    }
    if (!facts.began || day < *facts.began) facts.began = day;
}

Facts facts_of(const State& state, const Viewer& viewer, const Person& person) {
    Facts facts{.began = person.started, .places = {}, .activities = {}};
    for (const Id<Grant> id : state.grants_of(person.id)) {
        const Grant& grant = *state.find(id);
        const Unit* unit = state.find(grant.unit);
        if (grant.role != Role::volunteer || unit == nullptr) continue;
        if (std::find(facts.places.begin(), facts.places.end(), unit->name) == facts.places.end()) {
            facts.places.push_back(unit->name);
        }
    }
    for (const Id<SignUp> id : state.sign_ups_of(person.id)) {
        const SignUp& row = *state.find(id);
        const Shift* shift = state.find(row.shift);
        const bool was_there = row.status == SignUpStatus::confirmed && shift != nullptr &&
                               shift->status == ShiftStatus::planned && shift->ends <= viewer.now &&
                               row.attendance != Attendance::stayed_away;
        if (was_there) see(facts, shift->activity, to_local(shift->starts).date);
    }
    return facts;
}

std::string activity_line(const State& state, const Viewer& viewer, Id<Activity> id, Date first) {
    const Activity* activity = state.find(id);
    if (activity == nullptr) return {};
    const YearMonthDay day = civil(first);
    std::string line = "– " + activity->name;
    if (!activity->purpose.empty()) line += ": " + activity->purpose;
    return line + "\n" +
           text::fill(
               viewer.language, Key::reference_since,
               {text::month_name(viewer.language, day.month) + " " + std::to_string(day.year)});
}

}  // namespace

ReferenceForm make_reference_form(const State& state, const Viewer& viewer, Id<Person> person) {
    ReferenceForm form{person, {}};
    const Person* row = state.find(person);
    if (row == nullptr) return form;
    const Facts facts = facts_of(state, viewer, *row);
    const std::string places =
        facts.places.empty()
            ? std::string(text::get(viewer.language, Key::reference_us))
            : text::join_names(viewer.language, facts.places.data(), facts.places.size());
    form.text =
        facts.began
            ? text::fill(viewer.language, Key::reference_began,
                         {full_name(*row), places, text::plain_date(viewer.language, *facts.began)})
            : text::fill(viewer.language, Key::reference_is, {full_name(*row), places});
    if (!facts.activities.empty()) {
        form.text +=
            "\n\n" + text::fill(viewer.language, Key::reference_took_part, {row->given_name});
        for (const auto& [id, days] : facts.activities) {
            const std::string line = activity_line(state, viewer, id, days.first);
            if (!line.empty()) form.text += "\n" + line;
        }
    }
    form.text += "\n\n" + text::fill(viewer.language, Key::reference_thanks, {row->given_name});
    return form;
}

ReferenceModel make_reference_model(const State& state, const Viewer& viewer, Id<Person> person) {
    ReferenceModel model;
    model.language = viewer.language;
    model.today = viewer.today;
    model.back_href = href_of(Screen::person, person);
    const Person* row = state.find(person);
    model.gone = row == nullptr || !ops::may(state, viewer.person, ops::Act::edit_person,
                                             ops::on(person), viewer.today);
    if (model.gone) return model;
    model.name = full_name(*row);
    const auto units = ops::units_where(state, viewer.person, ops::Act::edit_person, viewer.today);
    if (!units.empty()) {
        if (const Unit* unit = state.find(units.front())) model.place = unit->name;
    }
    return model;
}

}  // namespace tovholder::models
