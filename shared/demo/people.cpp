// Chapters one and two: the units, and the people with their roles.
#include <algorithm>

#include "shared/demo/builder.hpp"

namespace tovholder::demo {
namespace {

// "Søren Ågesen" → "soeren.aagesen": an address that any mail system takes.
std::string mail_name(std::string_view name) {
    static constexpr std::pair<std::string_view, std::string_view> letters[] = {
        {"æ", "ae"}, {"ø", "oe"}, {"å", "aa"}, {"Æ", "ae"}, {"Ø", "oe"}, {"Å", "aa"}, {" ", "."}};
    std::string mail;
    while (!name.empty()) {
        const auto found =
            std::find_if(std::begin(letters), std::end(letters),
                         [&](const auto& pair) { return name.starts_with(pair.first); });
        if (found != std::end(letters)) {
            mail += found->second;
            name.remove_prefix(found->first.size());
            continue;
        }
        const char letter = name.front();
        mail += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        name.remove_prefix(1);
    }
    return mail;
}

// A number of the test series, different for every person.
std::string phone(std::size_t person) {
    const std::string digits = std::to_string(200000 + (person * 7919 + 4301) % 799999);
    return "20" + digits;
}

void add_address(Person& person, Prng& prng) {
    person.address_protected = prng.chance(3);
    const std::string street = pick(prng, streets());
    const std::string number = std::to_string(prng.between(1, 140));
    const std::string floor = prng.chance(20) ? ", 1. tv" : "";
    const std::string town = pick(prng, towns());
    if (person.address_protected) return;
    person.street = street + " " + number + floor;
    person.postcode = town.substr(0, 4);
    person.town = town.substr(5);
}

void add_likes(Person& person, Prng& prng) {
    std::set<std::string> likes;
    const std::int64_t count = prng.between(1, 4);
    for (std::int64_t i = 0; i < count; ++i) likes.insert(pick(prng, interests()));
    person.interests.assign(likes.begin(), likes.end());
    if (prng.chance(45)) person.interests.push_back(pick(prng, motives()));
    person.languages = {"dansk"};
    if (prng.chance(35)) person.languages.push_back(pick(prng, second_languages()));
}

// Status, and a first day that goes with it.
void add_status(Person& person, Prng& prng, Date today) {
    const std::uint64_t draw = prng.below(100);
    const auto days_ago = [&](std::int64_t from, std::int64_t to) {
        return today + -static_cast<std::int32_t>(prng.between(from, to));
    };
    if (draw < 5) {
        person.status = PersonStatus::fresh;
        person.started = days_ago(0, 12);
    } else {
        person.status = draw < 12   ? PersonStatus::paused
                        : draw < 16 ? PersonStatus::ended
                                    : PersonStatus::active;
        person.started = days_ago(60, 12 * 365);
    }
}

Person make_volunteer(Builder& builder, Prng& prng) {
    Person person;
    person.id = builder.next_id<Person>();
    person.phone = phone(builder.people.size());
    add_address(person, prng);
    add_likes(person, prng);
    add_status(person, prng, builder.today);
    const std::int64_t age_days = prng.between(19 * 365, 84 * 365);
    if (prng.chance(85)) person.born = builder.today + -static_cast<std::int32_t>(age_days);
    static constexpr std::uint32_t weekly[] = {0, 30, 60, 60, 90, 120, 120, 180, 240};
    person.minutes_per_week = weekly[prng.below(std::size(weekly))];
    person.availability = static_cast<std::uint32_t>(prng.next() & prng.next() & 0x1fffff);
    if (prng.chance(35)) person.notes = pick(prng, remarks());
    return person;
}

void add_grant(Builder& builder, const Person& person, std::size_t unit, Role role) {
    Grant grant;
    grant.id = builder.next_id<Grant>();
    grant.person = person.id;
    grant.unit = builder.units[unit].id;
    grant.role = role;
    grant.starts = *person.started;
    if (person.status == PersonStatus::ended) grant.ended = builder.today + -20;
    builder.grants.push_back(grant);
    if (role == Role::volunteer) builder.units_of[person.id].push_back(unit);
}

void add_coordinators(Builder& builder) {
    static constexpr struct {
        const char* given_name;
        const char* family_name;
        std::size_t unit;
    } coordinators[] = {{"Mette", "Lindholm", 0}, {"Åse", "Lund", 2}, {"Jens Ole", "Bæk", 5}};
    for (const auto& one : coordinators) {
        Person person;
        person.id = builder.next_id<Person>();
        person.given_name = one.given_name;
        person.family_name = one.family_name;
        person.phone = phone(builder.people.size());
        person.email = mail_name(person.given_name + " " + person.family_name) + "@example.org";
        person.languages = {"dansk"};
        person.started = builder.today + -1400;
        person.status = PersonStatus::active;
        builder.people.push_back(person);
        add_grant(builder, person, one.unit, Role::coordinator);
    }
    builder.coordinators = std::size(coordinators);
}

void add_leads(Builder& builder, Prng& prng) {
    for (const LeadStory& lead : leads()) {
        Person person = make_volunteer(builder, prng);
        person.given_name = lead.given_name;
        person.family_name = lead.family_name;
        person.email = mail_name(person.given_name + " " + person.family_name) + "@example.org";
        person.address_protected = false;
        person.street = "Åvænget " + std::to_string(3 + 8 * builder.people.size());
        person.postcode = "4901";
        person.town = "Åkær";
        person.interests = split(lead.interests);
        person.languages = split(lead.languages);
        person.notes = lead.notes;
        person.status = PersonStatus::active;
        person.born = builder.today + -(lead.age * 365 + lead.age / 4 + 100);
        person.started = builder.today + -static_cast<std::int32_t>(prng.between(300, 2200));
        builder.people.push_back(person);
        for (const std::string& unit : split(lead.units)) {
            add_grant(builder, person, static_cast<std::size_t>(unit.front() - '0'),
                      Role::volunteer);
        }
    }
}

}  // namespace

void add_units(Builder& builder) {
    for (const UnitStory& story : units()) {
        Unit unit;
        unit.id = builder.next_id<Unit>();
        if (story.parent >= 0)
            unit.parent = builder.units[static_cast<std::size_t>(story.parent)].id;
        unit.name = story.name;
        unit.address = story.address;
        unit.phone = story.phone;
        builder.units.push_back(unit);
    }
}

void add_people(Builder& builder) {
    add_coordinators(builder);
    Prng prng = builder.prng(1);
    add_leads(builder, prng);
    std::set<std::string> taken;
    for (const Person& person : builder.people) {
        taken.insert(person.given_name + " " + person.family_name);
    }
    // Where the activities are, the volunteers are: leaf units, the larger ones more often.
    static constexpr std::size_t homes[] = {2, 2, 3, 3, 5, 5, 5, 6, 7, 7, 1, 6};
    while (builder.people.size() < builder.coordinators + volunteer_count) {
        Person person = make_volunteer(builder, prng);
        std::string full_name;
        do {
            person.given_name = pick(prng, given_names());
            person.family_name = pick(prng, family_names());
            full_name = person.given_name + " " + person.family_name;
        } while (!taken.insert(full_name).second);
        if (prng.chance(70)) person.email = mail_name(full_name) + "@example.org";
        builder.people.push_back(person);
        const std::size_t first = homes[prng.below(std::size(homes))];
        add_grant(builder, person, first, Role::volunteer);
        const std::size_t second = homes[prng.below(std::size(homes))];
        if (prng.chance(25) && second != first) {
            add_grant(builder, person, second, Role::volunteer);
        }
    }
}

}  // namespace tovholder::demo
