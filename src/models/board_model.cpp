// The shifts of a day that the viewer gathers people for, person by person.
#include "src/models/board_model.hpp"

#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/collation.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/iso_day.hpp"
#include "src/models/person_words.hpp"
#include "src/models/shift_facts.hpp"

namespace tovholder::models {
namespace {

using text::Key;

Route board_route(Date day) { return {Screen::board, 0, {{"dag", iso_day(day)}}}; }

struct Counts {
    std::size_t coming = 0;
    std::size_t came = 0;
    std::size_t stayed_away = 0;

    void add(const SignUp& row) {
        ++coming;
        came += row.attendance == Attendance::came;
        stayed_away += row.attendance == Attendance::stayed_away;
    }
};

struct Board {
    const State& state;
    const Viewer& viewer;
    const BoardSearch& search;
    BoardModel& model;
    Counts all = {};

    std::string say(Key key, std::initializer_list<std::string_view> arguments = {}) const {
        return text::fill(viewer.language, key, arguments);
    }

    BoardLine line_of(const SignUp& row) const {
        BoardLine line;
        line.sign_up = row.id;
        line.attendance = row.attendance;
        const Person* person = state.find(row.person);
        line.name = person == nullptr ? say(Key::somebody) : full_name(*person);
        line.initials = text::initials(line.name);
        line.group = line.name;
        if (row.seeks_substitute()) line.detail = text::capitalised(say(Key::seeks));
        if (row.status == SignUpStatus::waitlisted) line.detail = say(Key::person_on_waitlist);
        if (person == nullptr || person->phone.empty()) return line;
        if (!line.detail.empty()) line.detail += " · ";
        line.detail += text::phone(person->phone);
        line.phone_href = "tel:" + person->phone;
        line.call_spoken = say(Key::call_somebody, {line.name});
        return line;
    }

    bool is_wanted(const BoardLine& line) const {
        if (search.missing_only && line.attendance != Attendance::not_said) return false;
        return text::matches_words(text::search_fold(line.name), text::search_fold(search.text));
    }

    void add(const Shift& shift) {
        const ShiftFacts facts = shift_facts(state, viewer, shift);
        std::vector<const SignUp*> rows =
            sign_ups_in_turn(state, shift.id, SignUpStatus::confirmed);
        Counts counts;
        for (const SignUp* row : rows) {
            counts.add(*row);
            all.add(*row);
        }
        for (const SignUp* row : sign_ups_in_turn(state, shift.id, SignUpStatus::waitlisted)) {
            rows.push_back(row);
        }
        std::vector<BoardLine> lines;
        for (const SignUp* row : rows) {
            BoardLine line = line_of(*row);
            ++model.people;
            if (is_wanted(line)) lines.push_back(std::move(line));
        }
        if (lines.empty()) return;
        sort_stably(lines, [](const BoardLine& a, const BoardLine& b) {
            return text::collation_key(a.name) < text::collation_key(b.name);
        });
        lines.front().heading = text::time_span(viewer.language, shift.starts, shift.ends) + " · " +
                                facts.activity_name();
        lines.front().heading_detail =
            facts.unit_name() + " · " +
            say(Key::board_came, {std::to_string(counts.came), std::to_string(counts.coming)});
        std::move(lines.begin(), lines.end(), std::back_inserter(model.lines));
    }
};

}  // namespace

bool has_board(const State& state, const Viewer& viewer) {
    return ops::may_somewhere(state, viewer.person, ops::Act::note_attendance, viewer.today);
}

BoardModel make_board_model(const State& state, const Viewer& viewer, const Route& route,
                            const BoardSearch& search) {
    BoardModel model;
    model.language = viewer.language;
    const Date day = parse_iso_day(route.parameter("dag")).value_or(viewer.today);
    model.title = text::get(viewer.language, Key::board_title);
    model.date = text::capitalised(text::day_and_date(viewer.language, day));
    model.ahead = day > viewer.today;
    model.at_now = day == viewer.today;
    model.before = board_route(day + -1);
    model.after = board_route(day + 1);
    model.now = {Screen::board, 0, {}};
    Board board{state, viewer, search, model};
    const Instant end = from_local({day + 1, 0});
    const auto& by_start = state.shifts_by_start();
    for (auto it = by_start.lower_bound({from_local({day, 0}), {}});
         it != by_start.end() && it->first < end; ++it) {
        const Shift& shift = *state.find(it->second);
        if (shift.status != ShiftStatus::planned) continue;
        if (ops::may(state, viewer.person, ops::Act::note_attendance, ops::on(shift),
                     viewer.today)) {
            board.add(shift);
        }
    }
    const Counts& all = board.all;
    model.summary = text::fill(
        viewer.language, Key::board_summary,
        {std::to_string(all.coming), std::to_string(all.came), std::to_string(all.stayed_away),
         std::to_string(all.coming - all.came - all.stayed_away)});
    return model;
}

}  // namespace tovholder::models
