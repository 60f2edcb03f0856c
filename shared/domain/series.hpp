// A series of shifts: the pattern by which they are made, some weeks ahead, for as long as it goes
// on. Its shifts are rows of their own; what is changed in the pattern is changed in them, too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/domain/shift.hpp"

namespace tovholder {

// How a series repeats.
enum class Rhythm : std::uint8_t { weekly = 0, every_second_week = 1, monthly_by_weekday = 2 };
constexpr std::uint8_t count_of(Rhythm) { return 3; }

struct Series {
    Id<Series> id = {};
    Id<Activity> activity = {};
    Id<Unit> unit = {};            // the activity's unit
    Date first_day = {};           // the first candidate
    std::uint32_t starts = 0;      // minute of the day, wall time in Copenhagen
    std::uint32_t ends = 0;        // … of the next day when it is not after `starts`
    std::uint32_t places = 1;      // 1..shift_places_max
    std::string responsible = {};  // as of a shift
    std::string notes = {};        // as of a shift
    Rhythm rhythm = Rhythm::weekly;
    bool skip_holidays = true;
    std::optional<Date> last_day = {};  // inclusive; none: until somebody ends it
    Date made_through = {};             // up to which day its shifts were made
    Date changed_from = {};             // from which day on the last change counts

    bool operator==(const Series&) const = default;

    // Each shift's id names its day, so that whoever makes it first makes the same row.
    Id<Shift> shift_on(Date day) const {
        return Id<Shift>::make(id.op(),
                               id.index() + 1 + static_cast<std::uint32_t>(day - first_day));
    }
    Date day_of(Id<Shift> shift) const {
        return first_day + (static_cast<std::int32_t>(shift.index()) -
                            static_cast<std::int32_t>(id.index()) - 1);
    }

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "activity", self.activity, FieldClass::open);
        visit(2, "unit", self.unit, FieldClass::open);
        visit(3, "first_day", self.first_day, FieldClass::open);
        visit(4, "starts_minute", self.starts, FieldClass::open);
        visit(5, "ends_minute", self.ends, FieldClass::open);
        visit(6, "places", self.places, FieldClass::open);
        visit(7, "responsible", self.responsible, FieldClass::contact);
        visit(8, "notes", self.notes, FieldClass::contact);
        visit(9, "rhythm", self.rhythm, FieldClass::open);
        visit(10, "skip_holidays", self.skip_holidays, FieldClass::open);
        visit(11, "last_day", self.last_day, FieldClass::open);
        visit(12, "made_through", self.made_through, FieldClass::open);
        visit(13, "changed_from", self.changed_from, FieldClass::open);
    }
};

}  // namespace tovholder
