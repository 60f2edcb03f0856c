// Rows of people.
#include <algorithm>

#include "shared/imports/address_protection.hpp"
#include "shared/imports/entity_texts.hpp"
#include "shared/imports/planner.hpp"
#include "shared/imports/utf8.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::imports {
namespace {

constexpr std::int32_t days_per_year = 365;
constexpr std::int32_t likely_age_min = 10;
constexpr std::int32_t likely_age_max = 100;

bool has(const Mapping& mapping, Field field) {
    return std::find(mapping.fields.begin(), mapping.fields.end(), field) != mapping.fields.end();
}

// "Fornavn;Navn": the second column is the family name, or repeats the first: "Bo;Bo Lund".
std::string without_start(const std::string& full, const std::string& given) {
    const std::string start = ops::folded(given);
    for (std::size_t at = full.find(' '); at != std::string::npos; at = full.find(' ', at + 1)) {
        if (ops::folded(full.substr(0, at)) == start) return trimmed(full.substr(at));
    }
    return full;
}

bool is_danish_postcode(std::string_view text) {
    return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

PeoplePlanner::PeoplePlanner(const PlanInput& input, const Mapping& mapping, Plan& plan)
    : input_(input),
      plan_(plan),
      place_is_in_street_(!has(mapping, Field::postcode) && !has(mapping, Field::town) &&
                          !has(mapping, Field::postcode_and_town)) {
    for (const auto& [id, row] : input.state.table<Person>()) {
        known_.insert(ops::sameness_key(row.value));
    }
}

void PeoplePlanner::read_name(RowReader& row, Person& person) const {
    person.given_name = row.text(Field::given_name);
    person.family_name = row.text(Field::family_name);
    const std::string full = row.text(Field::full_name);
    if (person.given_name.empty()) {
        PersonName split = split_name(full);
        person.given_name = std::move(split.given);
        if (person.family_name.empty()) person.family_name = std::move(split.family);
    } else if (person.family_name.empty() && person.given_name != full) {
        person.family_name = without_start(full, person.given_name);
    }
    if (person.given_name.empty() || means_unknown(person.given_name)) {
        row.problem(Reason::name_missing, Field::given_name);
    }
}

void PeoplePlanner::read_address(RowReader& row, Person& person) const {
    const std::string street = row.known_text(Field::street);
    const std::string postcode = row.known_text(Field::postcode);
    const std::string town = row.known_text(Field::town);
    const std::string both = row.known_text(Field::postcode_and_town);
    person.notes = row.text(Field::notes);
    person.address_protected = address_says_protected(street) || address_says_protected(postcode) ||
                               address_says_protected(town) || address_says_protected(both) ||
                               means_yes(row.text(Field::address_protected)) ||
                               note_says_protected(person.notes) ||
                               note_says_protected(row.text(Field::address_protected));
    if (person.address_protected) {
        row.remark(Reason::address_protected, Field::street);
        if (holds_address(person.notes, {street, postcode, town, both})) {
            person.notes.clear();
            row.remark(Reason::note_had_address, Field::notes);
        }
        return;
    }
    person.street = street;
    person.postcode = plain_postcode(postcode);
    person.town = town;
    Place place = split_place(both);
    if (place_is_in_street_) {
        Address whole = split_address(street);
        person.street = std::move(whole.street);
        place = std::move(whole.place);
    }
    if (person.postcode.empty()) person.postcode = std::move(place.postcode);
    if (person.town.empty()) person.town = std::move(place.town);
    if (!person.postcode.empty() && !is_danish_postcode(person.postcode)) {
        row.remark(Reason::postcode_odd, Field::postcode, person.postcode);
    }
}

void PeoplePlanner::read_dates(RowReader& row, Person& person) const {
    const Date today = input_.today;
    person.born = row.read(Field::born, [today](const std::string& cell) {
        return read_date(cell, DateUse::birth, today);
    });
    person.started = row.read(Field::started, [today](const std::string& cell) {
        return read_date(cell, DateUse::start, today);
    });
    if (!person.born) return;
    const std::int32_t age = (today - *person.born) / days_per_year;
    if (age < likely_age_min || age > likely_age_max) {
        row.remark(Reason::birth_year_unlikely, Field::born, row.text(Field::born),
                   std::to_string(civil(*person.born).year));
    }
}

Person PeoplePlanner::read_person(RowReader& row) const {
    Person person;
    read_name(row, person);
    person.phone = row.read(Field::phone, read_phone).value_or("");
    person.email = row.read(Field::email, read_email).value_or("");
    read_address(row, person);
    read_dates(row, person);
    person.interests = read_list(row.known_text(Field::interests), ListUse::interests);
    person.languages = read_list(row.known_text(Field::languages), ListUse::languages);
    person.minutes_per_week = row.read(Field::hours_per_week, read_hours).value_or(0);
    // Who stands in the list without a word about it is a volunteer today.
    person.status = row.read(Field::status, read_status).value_or(PersonStatus::active);
    check_texts(row, Kind::people, person);
    return person;
}

void PeoplePlanner::add(RowReader& row, PlannedRow& planned) {
    Person person = read_person(row);
    planned.title = shortened(trimmed(person.given_name + " " + person.family_name), 80);
    if (row.rejected()) {
        planned.outcome = Outcome::rejected;
        return;
    }
    const std::string key = ops::sameness_key(person);
    if (known_.contains(key)) {
        planned.outcome = Outcome::already_there;
        return;
    }
    const auto [earlier, is_new] = in_file_.emplace(key, planned.line);
    if (!is_new) {
        planned.outcome = Outcome::twice_in_file;
        planned.same_line = earlier->second;
        return;
    }
    ops::ImportRows& command = plan_.command;
    planned.index = command.people.size();
    const auto index = static_cast<std::uint32_t>(planned.index + 1);
    person.id = Id<Person>::local(index);
    Grant grant;
    grant.id = Id<Grant>::local(index);
    grant.person = person.id;
    grant.unit = input_.unit;
    grant.role = Role::volunteer;
    grant.starts = input_.today;
    command.people.push_back(std::move(person));
    command.grants.push_back(grant);
}

}  // namespace tovholder::imports
