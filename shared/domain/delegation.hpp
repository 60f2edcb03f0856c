// How far the volunteers of an activity run it themselves, as it was agreed on a day. The latest
// row counts; the earlier ones show how it grew.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/base/time.hpp"
#include "shared/domain/activity.hpp"

namespace tovholder {

enum class SelfGovernment : std::uint8_t { led = 0, shared = 1, self_running = 2 };
constexpr std::uint8_t count_of(SelfGovernment) { return 3; }

struct Delegation {
    Id<Delegation> id = {};
    Id<Unit> unit = {};  // the activity's
    Id<Activity> activity = {};
    SelfGovernment level = SelfGovernment::led;
    Instant at = {};                  // when it was agreed
    std::optional<Date> review = {};  // the day to look at it again
    std::string words = {};           // what was agreed besides; mostly empty
    Id<Person> noted_by = {};

    bool operator==(const Delegation&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "unit", self.unit, FieldClass::open);
        visit(2, "activity", self.activity, FieldClass::open);
        visit(3, "level", self.level, FieldClass::open);
        visit(4, "at", self.at, FieldClass::open);
        visit(5, "review", self.review, FieldClass::open);
        visit(6, "words", self.words, FieldClass::contact);
        visit(7, "noted_by", self.noted_by, FieldClass::open);
    }
};

}  // namespace tovholder
