// Each line of the desk says what it is about, how it stands, and leads to the act.
#include "src/models/desk.hpp"

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;

// Only what is shown is put into words; the rest is counted.
template <class Make>
void add_line(DeskCard& card, Make make) {
    ++card.count;
    if (card.lines.size() < desk_lines_max) card.lines.push_back(make());
}

std::string when_words(const Viewer& viewer, Instant starts) {
    return text::fill(viewer.language, Key::moment,
                      {text::near_day(viewer.language, to_local(starts).date, viewer.today),
                       text::clock_time(viewer.language, starts)});
}

DeskLine shift_desk_line(const Viewer& viewer, const ShiftFacts& facts) {
    DeskLine line;
    line.id = facts.shift->id.value;
    line.title = facts.activity_name() + " · " + when_words(viewer, facts.shift->starts);
    line.href = href_of(Screen::shift, facts.shift->id);
    line.button = text::get(viewer.language, Key::see);
    line.button_spoken = line.button + ", " + line.title;
    return line;
}

std::string come_words(const Viewer& viewer, const ShiftFacts& facts) {
    if (facts.taken == 0) return std::string(text::get(viewer.language, Key::nobody_yet));
    return text::fill(viewer.language, Key::some_come,
                      {std::to_string(facts.taken), std::to_string(facts.shift->places)});
}

DeskLine today_line(const Viewer& viewer, const ShiftFacts& facts) {
    DeskLine line = shift_desk_line(viewer, facts);
    line.title = text::time_span(viewer.language, facts.shift->starts, facts.shift->ends) + " · " +
                 facts.activity_name();
    line.detail = come_words(viewer, facts);
    if (facts.unit != nullptr) line.detail += " · " + facts.unit->name;
    line.button_spoken = line.button + ", " + line.title;
    return line;
}

DeskLine lacking_line(const State& state, const Viewer& viewer, const ShiftFacts& facts) {
    DeskLine line = shift_desk_line(viewer, facts);
    const bool sought = facts.seeks != nullptr;
    const Person* leaves = sought ? state.find(facts.seeks->person) : nullptr;
    const std::string places =
        leaves != nullptr ? text::fill(viewer.language, Key::seeks_named, {leaves->given_name})
        : facts.standing == Standing::mine
            ? text::counted(viewer.language, static_cast<std::int64_t>(facts.free),
                            Key::places_free_one, Key::places_free_many)
            : standing_words(viewer.language, facts);
    line.detail = come_words(viewer, facts) + " · " + places;
    if (facts.unit != nullptr) line.detail += " · " + facts.unit->name;
    const bool soon = facts.shift->starts - viewer.now < 3 * seconds_per_day;
    const bool may_lapse =
        facts.activity != nullptr && facts.activity->criticality == Criticality::may_lapse;
    line.urgent = soon && (facts.taken == 0 || (sought && !may_lapse));
    return line;
}

void add_shifts(const State& state, const Viewer& viewer, TodayModel& model) {
    const auto& by_start = state.shifts_by_start();
    const Instant midnight = from_local({viewer.today, 0});
    const Instant tomorrow = from_local({viewer.today + 1, 0});
    const Instant end = from_local({viewer.today + desk_days + 1, 0});
    std::vector<ShiftFacts> lacking;
    for (auto it = by_start.lower_bound({midnight, {}}); it != by_start.end(); ++it) {
        if (it->first >= end) break;
        const Shift& shift = *state.find(it->second);
        if (shift.status != ShiftStatus::planned) continue;
        if (!ops::may(state, viewer.person, ops::Act::run_shifts, ops::on(shift), viewer.today))
            continue;
        const ShiftFacts facts = shift_facts(state, viewer, shift);
        if (shift.starts < tomorrow) {
            add_line(model.today, [&] { return today_line(viewer, facts); });
        }
        if (facts.ended || (facts.free == 0 && facts.seeks == nullptr)) continue;
        lacking.push_back(facts);
    }
    // Somebody waits for an answer there.
    sort_stably(lacking, [](const ShiftFacts& a, const ShiftFacts& b) {
        return a.seeks != nullptr && b.seeks == nullptr;
    });
    for (const ShiftFacts& facts : lacking) {
        add_line(model.lacking, [&] { return lacking_line(state, viewer, facts); });
    }
}

DeskLine fresh_line(const Viewer& viewer, const Person& person) {
    DeskLine line;
    line.id = person.id.value;
    line.title = full_name(person);
    line.detail = joined(person.interests);
    if (line.detail.empty()) line.detail = text::phone(person.phone);
    if (line.detail.empty()) line.detail = text::get(viewer.language, Key::new_here);
    line.href = href_of(Screen::person, person.id);
    line.button = text::get(viewer.language, Key::say_hello);
    line.button_spoken = line.button + ", " + line.title;
    return line;
}

void add_people(const State& state, const Viewer& viewer, TodayModel& model) {
    for (const auto& [id, row] : state.table<Person>()) {
        const Person& person = row.value;
        if (person.status != PersonStatus::fresh || id == viewer.person) continue;
        if (!covers(row.stamp.mask, FieldClass::contact)) continue;  // status was not sent
        if (!ops::may(state, viewer.person, ops::Act::edit_person, ops::on(id), viewer.today))
            continue;
        add_line(model.fresh, [&] { return fresh_line(viewer, person); });
    }
}

DeskLine invited_line(const Viewer& viewer, const Person& person, const Invitation& latest) {
    DeskLine line;
    line.id = person.id.value;
    line.title = full_name(person);
    const bool expired = latest.expires <= viewer.now;
    line.detail = text::fill(viewer.language, expired ? Key::code_expired : Key::code_waits,
                             {text::day_and_date(viewer.language, to_local(latest.expires).date)});
    line.urgent = expired;
    line.href = href_of(Screen::person_invite, person.id);
    line.button = text::get(viewer.language, expired ? Key::new_code : Key::see);
    line.button_spoken = line.button + ", " + line.title;
    return line;
}

void add_invitations(const State& state, const Viewer& viewer, TodayModel& model) {
    for (const auto& [person_id, row] : state.table<Person>()) {
        const auto& invitations = state.invitations_of(person_id);
        if (invitations.empty()) continue;
        bool used = false;
        const Invitation* latest = nullptr;
        for (const Id<Invitation> id : invitations) {
            const Invitation* invitation = state.find(id);
            used = used || invitation->used;
            if (latest == nullptr || invitation->created > latest->created) latest = invitation;
        }
        if (used || latest == nullptr) continue;
        const Person& person = row.value;
        add_line(model.invited, [&] { return invited_line(viewer, person, *latest); });
    }
}

}  // namespace

void add_desk(const State& state, const Viewer& viewer, TodayModel& model) {
    model.title = text::capitalised(text::day_and_date(viewer.language, viewer.today));
    const auto units =
        ops::units_where(state, viewer.person, ops::Act::create_activity, viewer.today);
    model.subtitle = text::capitalised(text::week_name(viewer.language, viewer.today));
    if (units.size() == 1) {
        if (const Unit* unit = state.find(units[0])) model.subtitle += " · " + unit->name;
    } else {
        model.subtitle +=
            " · " + text::counted(viewer.language, static_cast<std::int64_t>(units.size()),
                                  Key::your_units_one, Key::your_units_many);
    }
    model.has_activities = !state.table<Activity>().empty();
    add_shifts(state, viewer, model);
    add_people(state, viewer, model);
    add_invitations(state, viewer, model);
    add_activities(state, viewer, model);
    const std::string last = iso_day(viewer.today + desk_days);
    model.lacking.all_href =
        href_of(Route{Screen::shifts, 0, {{"vis", "alle"}, {"filter", "ledige"}, {"til", last}}});
    model.today.all_href = href_of(Route{Screen::shifts, 0, {{"vis", "dag"}}});
    model.fresh.all_href = href_of(Route{Screen::people, 0, {{"status", "ny"}}});
    model.invited.all_href = href_of(Screen::people);
}

}  // namespace tovholder::models
