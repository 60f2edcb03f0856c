// A person: volunteer, coordinator, responsible employee, often several at once (see Grant).
// No CPR number, health, religion or ethnicity: there is no field for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/calendar.hpp"
#include "shared/base/id.hpp"
#include "shared/domain/field.hpp"

namespace tovholder {

enum class PersonStatus : std::uint8_t { fresh = 0, active = 1, paused = 2, ended = 3 };
constexpr std::uint8_t count_of(PersonStatus) { return 4; }

struct Person {
    Id<Person> id;
    std::string given_name;   // required
    std::string family_name;  // may be empty
    std::string phone;        // as digits with an optional leading +, "20430712"
    std::string email;
    std::string street;  // empty when address_protected
    std::string postcode;
    std::string town;
    bool address_protected = false;  // navne- og adressebeskyttelse: no address is stored
    std::optional<Date> born;
    std::vector<std::string> interests;
    std::vector<std::string> languages;
    std::uint32_t minutes_per_week = 0;  // 0 = not said
    std::uint32_t availability = 0;      // bit weekday*3 + part (0 morning, 1 afternoon, 2 evening)
    std::optional<Date> started;
    PersonStatus status = PersonStatus::fresh;
    std::string notes;

    bool operator==(const Person&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "given_name", self.given_name, FieldClass::open);
        visit(2, "family_name", self.family_name, FieldClass::contact);
        visit(3, "phone", self.phone, FieldClass::contact);
        visit(4, "email", self.email, FieldClass::contact);
        visit(5, "street", self.street, FieldClass::contact);
        visit(6, "postcode", self.postcode, FieldClass::contact);
        visit(7, "town", self.town, FieldClass::contact);
        visit(8, "address_protected", self.address_protected, FieldClass::contact);
        visit(9, "born", self.born, FieldClass::contact);
        visit(10, "interests", self.interests, FieldClass::contact);
        visit(11, "languages", self.languages, FieldClass::contact);
        visit(12, "minutes_per_week", self.minutes_per_week, FieldClass::contact);
        visit(13, "availability", self.availability, FieldClass::contact);
        visit(14, "started", self.started, FieldClass::contact);
        visit(15, "status", self.status, FieldClass::contact);
        visit(16, "notes", self.notes, FieldClass::sensitive);
    }
};

}  // namespace tovholder
