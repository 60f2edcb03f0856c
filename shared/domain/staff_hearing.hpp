// What the employees said who work where an activity is to be: they proposed it, consent or object.
// Each is a row of its own and never changed: an objection stays to be read.
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/time.hpp"
#include "shared/domain/activity.hpp"

namespace tovholder {

enum class HearingAnswer : std::uint8_t { consent = 0, objection = 1, proposal = 2 };
constexpr std::uint8_t count_of(HearingAnswer) { return 3; }

struct StaffHearing {
    Id<StaffHearing> id = {};
    Id<Unit> unit = {};  // the activity's
    Id<Activity> activity = {};
    std::string group = {};  // who was heard: "Social- og sundhedshjælperne, aften"
    HearingAnswer answer = HearingAnswer::consent;
    std::string words = {};  // what they said; mostly empty
    Id<Person> noted_by = {};
    Instant at = {};

    bool operator==(const StaffHearing&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "unit", self.unit, FieldClass::open);
        visit(2, "activity", self.activity, FieldClass::open);
        visit(3, "group", self.group, FieldClass::contact);
        visit(4, "answer", self.answer, FieldClass::open);
        visit(5, "words", self.words, FieldClass::contact);
        visit(6, "noted_by", self.noted_by, FieldClass::open);
        visit(7, "at", self.at, FieldClass::open);
    }
};

}  // namespace tovholder
