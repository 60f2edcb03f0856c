// A shift (vagt): one activity, one span of time, a number of places.
#pragma once

#include <cstdint>
#include <string>

#include "shared/base/time.hpp"
#include "shared/domain/activity.hpp"

namespace tovholder {

enum class ShiftStatus : std::uint8_t { planned = 0, cancelled = 1 };
constexpr std::uint8_t count_of(ShiftStatus) { return 2; }

inline constexpr std::uint32_t shift_places_max = 500;
inline constexpr std::int64_t shift_hours_max = 24;

struct Series;  // series.hpp

struct Shift {
    Id<Shift> id;
    Id<Activity> activity;
    Id<Unit> unit;   // the activity's unit, kept here because scope is decided by it
    Instant starts;  // half-open: [starts, ends)
    Instant ends;
    std::uint32_t places = 1;  // 1..shift_places_max
    ShiftStatus status = ShiftStatus::planned;
    std::string responsible;  // who is there that day, if not the activity's tovholder
    std::string notes;        // for those who come
    Id<Series> series;        // whose pattern it follows, or none
    std::uint32_t own = 0;    // bits of the tags of fields that do not follow it

    bool operator==(const Shift&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit(1, "activity", self.activity, FieldClass::open);
        visit(2, "unit", self.unit, FieldClass::open);
        visit(3, "starts", self.starts, FieldClass::open);
        visit(4, "ends", self.ends, FieldClass::open);
        visit(5, "places", self.places, FieldClass::open);
        visit(6, "status", self.status, FieldClass::open);
        visit(7, "responsible", self.responsible, FieldClass::contact);
        visit(8, "notes", self.notes, FieldClass::contact);
        visit(9, "series", self.series, FieldClass::open);
        visit(10, "own", self.own, FieldClass::open);
    }
};

}  // namespace tovholder
