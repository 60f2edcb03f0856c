// The next-of-kin principle (pårørende-princippet): would one ask a relative to do it? Asked of an
// activity or of a part of it, answered, and found again by the next who asks. In doubt, people
// talk (a grey-zone talk), and what came of it is kept here with its argument.
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/time.hpp"
#include "shared/domain/activity.hpp"

namespace tovholder {

enum class BoundaryAnswer : std::uint8_t { yes = 0, no = 1, doubt = 2 };
constexpr std::uint8_t count_of(BoundaryAnswer) { return 3; }

enum class BoundaryOutcome : std::uint8_t { open = 0, yes = 1, no = 2 };
constexpr std::uint8_t count_of(BoundaryOutcome) { return 3; }

struct BoundaryDecision {
    Id<BoundaryDecision> id = {};
    Id<Unit> unit = {};  // the activity's, kept here because scope is decided by it
    Id<Activity> activity = {};
    std::string question = {};  // "Må frivillige følge med til lægen?"
    BoundaryAnswer answer = BoundaryAnswer::yes;
    bool authority = false;  // it takes a decision that only an authority may make
    bool technical = false;  // somebody may be hurt: lifting, medicine, machines
    std::string argument = {};
    Id<Person> asked_by = {};
    Instant asked_at = {};
    BoundaryOutcome outcome = BoundaryOutcome::open;  // of the talk; set once
    std::string outcome_argument = {};
    Id<Person> settled_by = {};
    Instant settled_at = {};

    bool operator==(const BoundaryDecision&) const = default;

    bool has_risk() const { return authority || technical; }
    bool is_in_doubt() const {
        return answer == BoundaryAnswer::doubt && outcome == BoundaryOutcome::open;
    }
    bool is_no() const { return answer == BoundaryAnswer::no || outcome == BoundaryOutcome::no; }

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "unit", self.unit, FieldClass::open);
        visit(2, "activity", self.activity, FieldClass::open);
        visit(3, "question", self.question, FieldClass::contact);
        visit(4, "answer", self.answer, FieldClass::open);
        visit(5, "authority", self.authority, FieldClass::open);
        visit(6, "technical", self.technical, FieldClass::open);
        visit(7, "argument", self.argument, FieldClass::contact);
        visit(8, "asked_by", self.asked_by, FieldClass::open);
        visit(9, "asked_at", self.asked_at, FieldClass::open);
        visit(10, "outcome", self.outcome, FieldClass::open);
        visit(11, "outcome_argument", self.outcome_argument, FieldClass::contact);
        visit(12, "settled_by", self.settled_by, FieldClass::open);
        visit(13, "settled_at", self.settled_at, FieldClass::open);
    }
};

}  // namespace tovholder
