// One walk over the volunteers of the unit.
#include "src/models/match_model.hpp"

#include <algorithm>
#include <set>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/collation.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/absence_model.hpp"
#include "src/models/activity_model.hpp"
#include "src/models/fits.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"
#include "src/models/shift_facts.hpp"

namespace tovholder::models {
namespace {

using text::Key;

// The first planned shift ahead that lacks people; null when there is none.
const Shift* lacking_shift(const State& state, const Viewer& viewer, Id<Activity> activity) {
    const Shift* first = nullptr;
    for (const Id<Shift> id : state.shifts_of(activity)) {
        const Shift& shift = *state.find(id);
        if (shift.starts <= viewer.now || free_places(state, shift) == 0) continue;
        if (first == nullptr || shift.starts < first->starts) first = &shift;
    }
    return first;
}

struct Matcher {
    const State& state;
    const Viewer& viewer;
    const Activity& activity;
    const Shift* shift;
    std::string place_words;  // where it is, folded
    std::set<Id<Person>> known = {};

    std::string say(Key key, std::initializer_list<std::string_view> words = {}) const {
        return text::fill(viewer.language, key, words);
    }

    // Those who have been to it before.
    void learn() {
        for (const Id<Shift> id : state.shifts_of(activity.id)) {
            if (state.find(id)->ends > viewer.now) continue;
            for (const Id<SignUp> sign_up : state.sign_ups_of(id)) {
                const SignUp& row = *state.find(sign_up);
                if (row.status == SignUpStatus::confirmed) known.insert(row.person);
            }
        }
    }

    bool serves(Id<Person> person) const {
        const auto& grants = state.grants_of(person);
        return std::any_of(grants.begin(), grants.end(), [&](Id<Grant> id) {
            const Grant& grant = *state.find(id);
            return grant.role == Role::volunteer && grant.held_on(viewer.today) &&
                   ops::is_within(state, activity.unit, grant.unit);
        });
    }
    bool is_on_shift(Id<Person> person) const {
        if (shift == nullptr) return false;
        for (const Id<SignUp> id : state.sign_ups_of(shift->id)) {
            const SignUp& row = *state.find(id);
            if (row.person == person && row.status != SignUpStatus::given_back) return true;
        }
        return false;
    }
    std::string against(Id<Person> person) const {
        const Date day = shift == nullptr ? viewer.today : to_local(shift->starts).date;
        if (holds_pause(state, person, day)) return say(Key::match_on_pause);
        if (shift == nullptr) return {};
        Viewer as_her = viewer;
        as_her.person = person;
        const Shift* other = double_booking(state, as_her, *shift);
        if (other == nullptr) return {};
        return say(Key::match_busy, {shift_facts(state, viewer, *other).activity_name()});
    }

    std::vector<std::string> reasons(const Person& person) const {
        std::vector<std::string> all;
        const std::string interest = shared_interest(person, &activity);
        if (!interest.empty()) all.push_back(say(Key::match_interest, {interest}));
        if (known.contains(person.id)) all.push_back(say(Key::match_known));
        if (shift != nullptr && has_time(person, shift->starts)) {
            const Date day = to_local(shift->starts).date;
            all.push_back(say(Key::match_time, {text::weekday_name(viewer.language, day),
                                                say(part_key(shift->starts))}));
        }
        const bool near =
            !person.postcode.empty() && place_words.find(person.postcode) != std::string::npos;
        if (near) all.push_back(say(Key::match_near, {person.town}));
        // A language besides Danish says something only beside another reason.
        for (const std::string& language : person.languages) {
            const bool is_danish = text::search_fold(language) == "dansk";
            if (!all.empty() && !is_danish) all.push_back(say(Key::match_language, {language}));
        }
        return all;
    }

    MatchLine line(const Person& person, std::vector<std::string> reasons) const {
        MatchLine line;
        line.person = person.id;
        line.name = full_name(person);
        line.initials = text::initials(line.name);
        line.reasons = std::move(reasons);
        line.against = against(person.id);
        line.href = href_of(Screen::person, person.id);
        if (!person.phone.empty()) {
            line.phone_href = "tel:" + person.phone;
            line.call_spoken = say(Key::call_somebody, {line.name});
        }
        return line;
    }
};

}  // namespace

MatchModel make_match_model(const State& state, const Viewer& viewer, Id<Activity> id) {
    MatchModel model;
    model.language = viewer.language;
    const Activity* activity = state.find(id);
    model.gone = activity == nullptr || !ops::may(state, viewer.person, ops::Act::run_shifts,
                                                  ops::on(*activity), viewer.today);
    model.back_href = href_of(Screen::activity, id);
    if (model.gone) return model;
    model.title = activity->name;
    model.new_activity_href = href_of(Screen::activity_new);
    const Unit* unit = state.find(activity->unit);
    Matcher matcher{state, viewer, *activity, lacking_shift(state, viewer, id),
                    activity->place + ' ' + (unit == nullptr ? "" : unit->address)};
    if (matcher.shift != nullptr) {
        model.about = text::moment(viewer.language, matcher.shift->starts, viewer.today);
    }
    matcher.learn();
    for (const auto& [person_id, row] : state.table<Person>()) {
        const Person& person = row.value;
        if (!covers(row.stamp.mask, FieldClass::contact)) continue;
        if (person.status == PersonStatus::ended || !matcher.serves(person_id)) continue;
        if (matcher.is_on_shift(person_id)) continue;
        auto reasons = matcher.reasons(person);
        if (!reasons.empty()) model.lines.push_back(matcher.line(person, std::move(reasons)));
    }
    sort_stably(model.lines, [](const MatchLine& a, const MatchLine& b) {
        const auto rank = [](const MatchLine& line) {
            return std::tuple(!line.against.empty(), -static_cast<int>(line.reasons.size()),
                              text::collation_key(line.name), line.person);
        };
        return rank(a) < rank(b);
    });
    if (model.lines.size() > match_lines_max) model.lines.resize(match_lines_max);
    return model;
}

}  // namespace tovholder::models
