// Read from the shifts that are not over; the ladder itself is in shared/ops.
#include "src/models/substitute_model.hpp"

#include "shared/ops/substitutes.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/absence_model.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr std::int64_t told_for_s = 2 * seconds_per_day;

std::string first_name(const State& state, const Viewer& viewer, Id<Person> person) {
    const Person* row = state.find(person);
    return row == nullptr ? std::string(text::get(viewer.language, Key::somebody))
                          : row->given_name;
}

template <class Look>
void for_each_ahead(const State& state, const Viewer& viewer, Look look) {
    const auto& by_start = state.shifts_by_start();
    const Instant earliest = viewer.now - shift_hours_max * seconds_per_hour;
    for (auto it = by_start.lower_bound({earliest, {}}); it != by_start.end(); ++it) {
        const Shift& shift = *state.find(it->second);
        if (shift.status != ShiftStatus::planned || shift.ends <= viewer.now) continue;
        for (const Id<SignUp> id : state.sign_ups_of(shift.id)) look(shift, *state.find(id));
    }
}

AskLine ask_line(const State& state, const Viewer& viewer, const Shift& shift, const SignUp& row) {
    AskLine line;
    line.shift = shift.id;
    line.title =
        text::fill(viewer.language, Key::seeks_named, {first_name(state, viewer, row.person)});
    line.detail = shift_in_words(viewer, shift_facts(state, viewer, shift));
    line.href = href_of(Screen::shift, shift.id);
    line.yes_spoken = std::string(text::get(viewer.language, Key::ask_yes)) + ", " + line.detail;
    return line;
}

// Whether the viewer was asked before `row` came.
bool was_asked(const State& state, const Viewer& viewer, const Shift& shift, const SignUp& row) {
    if (row.person == viewer.person || viewer.now - row.taken_over > told_for_s) return false;
    const ops::Rung near = ops::nearness(state, viewer.person, row.instead_of, shift, viewer.today);
    return near != ops::Rung::partner &&
           near <= ops::rung_at(row.asked, shift.starts, row.taken_over);
}

}  // namespace

std::vector<AskLine> asks_of(const State& state, const Viewer& viewer) {
    std::vector<AskLine> lines;
    for_each_ahead(state, viewer, [&](const Shift& shift, const SignUp& row) {
        if (lines.size() == asks_max || !row.seeks_substitute()) return;
        if (!ops::is_asked(state, viewer.person, row, viewer.now)) return;
        if (holds_pause(state, viewer.person, to_local(shift.starts).date)) return;
        lines.push_back(ask_line(state, viewer, shift, row));
    });
    return lines;
}

std::vector<FoundLine> found_for(const State& state, const Viewer& viewer) {
    std::vector<FoundLine> lines;
    for_each_ahead(state, viewer, [&](const Shift& shift, const SignUp& row) {
        if (row.status != SignUpStatus::confirmed || !row.instead_of) return;
        const std::string words = shift_in_words(viewer, shift_facts(state, viewer, shift));
        const std::string href = href_of(Screen::shift, shift.id);
        if (row.instead_of == viewer.person) {
            lines.push_back({row.id,
                             text::fill(viewer.language, Key::found_yours,
                                        {first_name(state, viewer, row.person), words}),
                             href});
        } else if (was_asked(state, viewer, shift, row)) {
            lines.push_back({row.id, text::fill(viewer.language, Key::found_other, {words}), href});
        }
    });
    return lines;
}

std::vector<LadderLine> ladder_of(const State& state, const Viewer& viewer, const SignUp& sign_up) {
    const Shift& shift = *state.find(sign_up.shift);
    const std::string name = first_name(state, viewer, sign_up.person);
    const ops::Rung now = ops::rung_at(sign_up.asked, shift.starts, viewer.now);
    std::vector<LadderLine> lines;
    const auto add = [&](ops::Rung rung, Key who) {
        LadderLine line;
        line.reached = rung <= now;
        line.who = text::fill(viewer.language, who, {name});
        line.when = text::fill(
            viewer.language, line.reached ? Key::ladder_since : Key::ladder_from,
            {text::moment(viewer.language, ops::asked_from(sign_up.asked, shift.starts, rung),
                          viewer.today)});
        lines.push_back(std::move(line));
    };
    add(ops::Rung::pair, Key::ladder_pair);
    add(ops::Rung::team, Key::ladder_team);
    add(ops::Rung::pool, Key::ladder_pool);
    if (now == ops::Rung::partner) {
        lines.push_back({std::string(text::get(viewer.language, Key::ladder_partner)), {}, true});
    }
    return lines;
}

}  // namespace tovholder::models
