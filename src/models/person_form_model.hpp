// A person as typed into a form, what is wrong with it in words, and the command it stands for.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/unit_choices.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

inline constexpr std::size_t week_days = 7;
inline constexpr std::size_t day_parts = 3;  // morning, afternoon, evening

// Exactly what stands in the fields, wrong or right; nothing typed is ever thrown away. The app
// keeps it while one moves between screens.
struct PersonForm {
    Id<Person> person;  // none: a new one
    Person original;    // as she was when the form was filled: only what differs is sent
    std::string given_name;
    std::string family_name;
    std::string phone;
    std::string email;
    bool address_protected = false;
    std::string street;
    std::string postcode;
    std::string town;
    std::string born;            // "1951-07-22" or empty
    std::string interests;       // separated by commas
    std::string languages;       // separated by commas
    std::string hours_per_week;  // "2,5"
    std::uint32_t availability = 0;
    std::string started;
    PersonStatus status = PersonStatus::fresh;
    std::string notes;
    Id<Unit> unit;       // of a new person: where she becomes a volunteer
    bool tried = false;  // "Gem" was pressed: what is missing is said too
    bool operator==(const PersonForm&) const = default;
};

// As the person is now.
PersonForm make_person_form(text::Language language, const Person& person);
// Empty, starting today, in the viewer's unit when there is only one.
PersonForm make_new_person_form(const State& state, const Viewer& viewer);

// The bit of Person::availability. REQUIRES: day < week_days, part < day_parts.
constexpr std::uint32_t availability_bit(std::size_t day, std::size_t part) {
    return 1u << (day * day_parts + part);
}

// Sentences to show under the fields; empty where all is well.
struct PersonFormErrors {
    std::string given_name;
    std::string family_name;
    std::string phone;
    std::string email;
    std::string street;
    std::string postcode;
    std::string town;
    std::string born;
    std::string interests;
    std::string languages;
    std::string hours_per_week;
    std::string started;
    std::string notes;
    std::string unit;
    bool operator==(const PersonFormErrors&) const = default;
    bool none() const { return *this == PersonFormErrors{}; }
};

struct PersonFormModel {
    text::Language language = text::Language::danish;
    bool is_new = true;
    bool gone = false;             // the person is not on this device (any more)
    bool own_fields_only = false;  // a volunteer's own details: no status, notes and dates
    std::string title;
    std::string back_href;
    PersonFormErrors errors;
    UnitChoices units;
    std::vector<std::string> status_names;
    std::string duplicate;                // "Hanne Kjær med samme nummer er her allerede."
    std::string duplicate_href;           // her screen
    std::optional<ops::Command> command;  // what "Gem" does; none while something must be mended
    bool unchanged = false;               // an edit that changes nothing
};
PersonFormModel make_person_form_model(const State& state, const Viewer& viewer,
                                       const PersonForm& form);

// "2,5", "2.5", "½", "1½" or empty → minutes; nothing for anything else or more than 168 hours.
std::optional<std::uint32_t> parse_hours(std::string_view text);
// "2,5" in Danish, "2.5" in English; empty for 0.
std::string hours_text(text::Language language, std::uint32_t minutes);

}  // namespace tovholder::models
