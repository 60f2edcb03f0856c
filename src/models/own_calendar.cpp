// One event a shift.
#include "src/models/own_calendar.hpp"

#include "shared/base/sort.hpp"
#include "shared/exports/ics.hpp"

namespace tovholder::models {
namespace {

using exports::EventStatus;

constexpr std::int64_t days_back = 30;

std::string place_of(const State& state, const Shift& shift) {
    const Activity* activity = state.find(shift.activity);
    const Unit* unit = state.find(shift.unit);
    std::string place = activity == nullptr ? "" : activity->place;
    for (const std::string& part : {unit == nullptr ? std::string{} : unit->name,
                                    unit == nullptr ? std::string{} : unit->address}) {
        if (part.empty()) continue;
        place += place.empty() ? part : ", " + part;
    }
    return place;
}

exports::Event event_of(const State& state, const Viewer& viewer, const Row<Shift>& row,
                        SignUpStatus own) {
    const Shift& shift = row.value;
    const Activity* activity = state.find(shift.activity);
    exports::Event event;
    event.uid = id_text(shift.id.value) + "@tovholder";
    event.starts = shift.starts;
    event.ends = shift.ends;
    event.summary = activity == nullptr ? "…" : activity->name;
    event.location = place_of(state, shift);
    event.status = shift.status == ShiftStatus::cancelled ? EventStatus::cancelled
                   : own == SignUpStatus::waitlisted      ? EventStatus::tentative
                                                          : EventStatus::confirmed;
    event.revision = row.stamp.seq;
    event.changed = viewer.now;
    return event;
}

}  // namespace

Download own_calendar(const State& state, const Viewer& viewer) {
    exports::Calendar calendar;
    calendar.name = text::get(viewer.language, text::Key::own_calendar_name);
    const Instant first = viewer.now - days_back * seconds_per_day;
    for (const Id<SignUp> id : state.sign_ups_of(viewer.person)) {
        const SignUp& own = *state.find(id);
        const Row<Shift>* row = state.find_row(own.shift);
        if (own.status == SignUpStatus::given_back || row == nullptr) continue;
        if (row->value.ends < first) continue;
        calendar.events.push_back(event_of(state, viewer, *row, own.status));
    }
    sort_stably(calendar.events, [](const auto& a, const auto& b) { return a.starts < b.starts; });
    const std::string file = exports::write_ics(calendar);
    return {std::string(text::get(viewer.language, text::Key::own_calendar_file)), "text/calendar",
            Bytes(file.begin(), file.end())};
}

}  // namespace tovholder::models
