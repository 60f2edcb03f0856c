// Sorting once per change of the tables, filtering once per keystroke.
#include "src/models/people_model.hpp"

#include <algorithm>
#include <set>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/ops/same.hpp"
#include "shared/text/collation.hpp"
#include "shared/text/format.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

constexpr std::size_t digits_searched_min = 2;

std::vector<Id<Unit>> units_of(const State& state, Id<Person> person, Date today) {
    std::vector<Id<Unit>> units;
    for (const Id<Grant> id : state.grants_of(person)) {
        const Grant& grant = *state.find(id);
        if (grant.held_on(today)) units.push_back(grant.unit);
    }
    return units;
}

std::string detail_of(const Person& person) {
    const std::string interests = joined(person.interests);
    if (person.town.empty() || interests.empty()) return person.town + interests;
    return person.town + " · " + interests;
}

PersonLine make_line(const State& state, const Person& person, Date today) {
    PersonLine line;
    line.person = person.id;
    line.name = full_name(person);
    line.initials = text::initials(line.name);
    line.detail = detail_of(person);
    line.href = href_of(Screen::person, person.id);
    if (!person.phone.empty()) {
        line.call_href = "tel:" + person.phone;
    } else if (!person.email.empty()) {
        line.call_href = "mailto:" + person.email;
        line.by_mail = true;
    }
    line.status = person.status;
    line.units = units_of(state, person.id, today);
    line.searched = text::search_fold(line.name + ' ' + person.postcode + ' ' + person.town + ' ' +
                                      joined(person.interests) + ' ' + joined(person.languages) +
                                      ' ' + person.email);
    line.digits = ops::phone_digits(person.phone);
    return line;
}

// The digits when the text is a piece of a phone number, else nothing.
std::string searched_digits(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != ' ' && c != '+' && c != '-') {
            return {};
        }
    }
    if (digits.size() < digits_searched_min) return {};
    return text.find('+') == std::string_view::npos ? digits : ops::phone_digits(text);
}

std::set<Id<Unit>> with_units_below(const State& state, Id<Unit> unit) {
    std::set<Id<Unit>> units;
    std::vector<Id<Unit>> next = {unit};
    while (!next.empty()) {
        const Id<Unit> current = next.back();
        next.pop_back();
        if (!units.insert(current).second) continue;
        for (const Id<Unit> child : state.children_of(current)) next.push_back(child);
    }
    return units;
}

bool in_units(const PersonLine& line, const std::set<Id<Unit>>& units) {
    return std::any_of(line.units.begin(), line.units.end(),
                       [&](Id<Unit> unit) { return units.contains(unit); });
}

}  // namespace

std::optional<PeopleSearch> search_in(const Route& route) {
    if (route.parameter("status") != "ny") return {};
    return PeopleSearch{.text = {}, .status = PersonStatus::fresh};
}

PeopleIndex make_people_index(const State& state, const Viewer& viewer) {
    struct Keyed {
        std::string key;
        const Person* person;
    };
    std::vector<Keyed> people;
    for (const auto& [id, row] : state.table<Person>()) {
        // Others' volunteers who come to our shifts are here by first name only.
        if (!covers(row.stamp.mask, FieldClass::contact)) continue;
        people.push_back({text::collation_key(full_name(row.value)), &row.value});
    }
    sort_stably(people, [](const Keyed& a, const Keyed& b) {
        return std::tie(a.key, a.person->id) < std::tie(b.key, b.person->id);
    });
    PeopleIndex index;
    index.lines.reserve(people.size());
    for (const Keyed& keyed : people) {
        index.lines.push_back(make_line(state, *keyed.person, viewer.today));
    }
    return index;
}

PeopleModel make_people_model(const State& state, const Viewer& viewer,
                              std::shared_ptr<const PeopleIndex> index,
                              const PeopleSearch& search) {
    PeopleModel model;
    model.language = viewer.language;
    model.index = std::move(index);
    model.units = coordinated_units(state, viewer);

    const std::string words = text::search_fold(search.text);
    const std::string digits = searched_digits(search.text);
    std::set<Id<Unit>> units;
    if (search.unit) units = with_units_below(state, search.unit);
    for (std::uint32_t place = 0; place < model.index->lines.size(); ++place) {
        const PersonLine& line = model.index->lines[place];
        if (search.status && line.status != *search.status) continue;
        if (search.unit && !in_units(line, units)) continue;
        const bool by_phone = !digits.empty() && line.digits.find(digits) != std::string::npos;
        if (!by_phone && !text::matches_words(line.searched, words)) continue;
        model.shown.push_back(place);
    }

    const auto all = static_cast<std::int64_t>(model.index->lines.size());
    model.count = text::counted(viewer.language, all, text::Key::people_count_one,
                                text::Key::people_count_many);
    if (!search.is_empty() && model.shown.empty()) {
        model.count = text::fill(viewer.language, text::Key::people_found_none, {model.count});
    } else if (!search.is_empty()) {
        model.count =
            text::counted(viewer.language, static_cast<std::int64_t>(model.shown.size()),
                          text::Key::people_found_one, text::Key::people_found_many, {model.count});
    }
    model.unit_names.emplace_back(text::get(viewer.language, text::Key::people_all_units));
    model.unit_names.insert(model.unit_names.end(), model.units.names.begin(),
                            model.units.names.end());
    model.status_names.emplace_back(text::get(viewer.language, text::Key::people_all_statuses));
    for (std::uint8_t status = 0; status < enum_count<PersonStatus>; ++status) {
        model.status_names.emplace_back(
            status_word(viewer.language, static_cast<PersonStatus>(status)));
    }
    return model;
}

const PeopleModel& PeopleList::model(const State& state, std::uint64_t version,
                                     const Viewer& viewer, const PeopleSearch& search) {
    Viewer same_minute = viewer;
    same_minute.now = {};  // the list does not depend on the time of day
    const bool same_rows = index_ && version == version_ && same_minute == viewer_;
    if (same_rows && model_ && search == search_) return *model_;
    if (!same_rows) {
        index_ = std::make_shared<const PeopleIndex>(make_people_index(state, viewer));
        version_ = version;
        viewer_ = same_minute;
    }
    search_ = search;
    model_ = make_people_model(state, viewer, index_, search);
    return *model_;
}

}  // namespace tovholder::models
