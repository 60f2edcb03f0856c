// What a volunteer sees first: news, the next shift, shifts that fit.
#include "src/models/today_model.hpp"

#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/collation.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"
#include "src/models/absence_model.hpp"
#include "src/models/board_model.hpp"
#include "src/models/desk.hpp"
#include "src/models/fits.hpp"
#include "src/models/rights_model.hpp"
#include "src/models/route.hpp"
#include "src/models/versions_model.hpp"

namespace tovholder::models {
namespace {

using text::Key;

std::string say(const Viewer& viewer, Key key) {
    return std::string(text::get(viewer.language, key));
}

struct NoticeWords {
    Key title;
    Key text;
};
NoticeWords words_of(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::place_was_taken:
            return {Key::notice_taken_title, Key::notice_taken_text};
        case NoticeKind::got_place:
            return {Key::notice_got_title, Key::notice_got_text};
        case NoticeKind::shift_cancelled:
            return {Key::notice_cancelled_title, Key::notice_cancelled_text};
        case NoticeKind::shift_moved:
            return {Key::notice_moved_title, Key::notice_moved_text};
        case NoticeKind::shift_restored:
            return {Key::notice_restored_title, Key::notice_restored_text};
    }
    return {Key::notice_moved_title, Key::notice_moved_text};
}

NoticeLine make_notice_line(const State& state, const Viewer& viewer, const Notice& notice) {
    NoticeLine line;
    line.notice = notice.id;
    line.kind = notice.kind;
    const NoticeWords words = words_of(notice.kind);
    line.title = say(viewer, words.title);
    const Shift* shift = state.find(notice.shift);
    if (shift == nullptr) {
        line.text = say(viewer, Key::notice_shift_gone);
    } else {
        const ShiftFacts facts = shift_facts(state, viewer, *shift);
        line.text = text::fill(viewer.language, words.text, {shift_in_words(viewer, facts)});
        if (notice.kind == NoticeKind::place_was_taken && facts.own_turn > 0) {
            line.text += ' ' + (facts.own_turn == 1 ? say(viewer, Key::turn_first)
                                                    : text::fill(viewer.language, Key::turn_other,
                                                                 {std::to_string(facts.own_turn)}));
        }
        line.href = href_of(Screen::shift, shift->id);
    }
    line.seen_spoken = say(viewer, Key::notice_seen) + ", " + line.title;
    return line;
}

// News that has been overtaken is no news: a place given back again, a cancellation taken back.
bool still_holds(const State& state, const Notice& notice) {
    const Shift* shift = state.find(notice.shift);
    if (shift == nullptr) return true;
    const bool cancelled = shift->status == ShiftStatus::cancelled;
    switch (notice.kind) {
        case NoticeKind::shift_cancelled:
            return cancelled;
        case NoticeKind::shift_moved:
        case NoticeKind::shift_restored:
            return !cancelled;
        case NoticeKind::got_place:
        case NoticeKind::place_was_taken: {
            const auto& sign_ups = state.sign_ups_of(shift->id);
            return !cancelled && std::any_of(sign_ups.begin(), sign_ups.end(), [&](Id<SignUp> id) {
                const SignUp& row = *state.find(id);
                const bool waits = row.status == SignUpStatus::waitlisted;
                const bool comes = row.status == SignUpStatus::confirmed;
                return row.person == notice.person &&
                       (notice.kind == NoticeKind::got_place ? comes : waits);
            });
        }
    }
    return true;
}

bool is_news(const State& state, const Notice& notice) {
    return !notice.seen && still_holds(state, notice);
}

void add_notices(const State& state, const Viewer& viewer, TodayModel& model) {
    std::vector<const Row<Notice>*> unseen;
    for (const Id<Notice> id : state.notices_of(viewer.person)) {
        const Row<Notice>* row = state.find_row(id);
        if (is_news(state, row->value)) unseen.push_back(row);
    }
    // The latest first.
    sort_stably(unseen, [](const Row<Notice>* a, const Row<Notice>* b) {
        if (a->value.at != b->value.at) return a->value.at > b->value.at;
        return a->stamp.seq > b->stamp.seq;
    });
    for (const Row<Notice>* row : unseen) {
        model.notices.push_back(make_notice_line(state, viewer, row->value));
    }
}

NextShift make_next(const State& state, const Viewer& viewer, const ShiftFacts& facts) {
    const Shift& shift = *facts.shift;
    const Date date = to_local(shift.starts).date;
    NextShift next;
    next.shift = shift.id;
    next.day = std::to_string(civil(date).day);
    next.month = text::month_short(viewer.language, civil(date).month);
    const bool running = shift.starts <= viewer.now;
    next.overline = say(viewer, running ? Key::your_shift_now : Key::your_next_shift) + " · " +
                    text::day_in_words(viewer.language, date, viewer.today);
    next.title = facts.activity_name();
    next.detail = text::time_span(viewer.language, shift.starts, shift.ends);
    if (facts.unit != nullptr) next.detail += " · " + facts.unit->name;
    next.href = href_of(Screen::shift, shift.id);
    next.seeks = facts.own_seeks;
    std::vector<std::string> names;
    for (const SignUp* row : sign_ups_in_turn(state, shift.id, SignUpStatus::confirmed)) {
        const Person* person = state.find(row->person);
        if (person == nullptr || row->person == viewer.person) continue;
        names.push_back(person->given_name);
        if (next.initials.size() < 3) {
            next.initials.push_back(text::initials(person->given_name + ' ' + person->family_name));
        }
    }
    if (names.empty()) {
        next.people = say(viewer, Key::you_alone);
    } else if (names.size() <= 3) {
        next.people = text::fill(viewer.language, Key::come_too,
                                 {text::join_names(viewer.language, names.data(), names.size())});
    } else {
        next.people = text::fill(viewer.language, Key::come_too_many,
                                 {names[0] + ", " + names[1], std::to_string(names.size() - 2)});
    }
    return next;
}

void add_own_shifts(const State& state, const Viewer& viewer, TodayModel& model) {
    std::vector<const Shift*> own;
    for (const Id<SignUp> id : state.sign_ups_of(viewer.person)) {
        const SignUp* row = state.find(id);
        const Shift* shift = state.find(row->shift);
        if (row->status == SignUpStatus::given_back || shift == nullptr) continue;
        if (shift->status == ShiftStatus::cancelled || shift->ends <= viewer.now) continue;
        own.push_back(shift);
    }
    sort_stably(own, [](const Shift* a, const Shift* b) {
        return a->starts != b->starts ? a->starts < b->starts : a->id < b->id;
    });
    for (const Shift* shift : own) {
        const ShiftFacts facts = shift_facts(state, viewer, *shift);
        if (!model.next && facts.standing == Standing::mine) {
            model.next = make_next(state, viewer, facts);
        } else if (model.coming.size() < own_shifts_max) {
            model.coming.push_back(make_shift_line(state, viewer, facts));
        }
    }
}

struct Candidate {
    ShiftFacts facts;
    std::string interest;
    bool time = false;
    int score() const { return (interest.empty() ? 0 : 2) + (time ? 1 : 0); }
};

FittingShift make_fitting(const State& state, const Viewer& viewer, const Candidate& candidate) {
    FittingShift fitting;
    const Shift& shift = *candidate.facts.shift;
    fitting.line = make_shift_line(state, viewer, candidate.facts);
    fitting.detail = fitting.line.detail + " · " + fitting.line.state;
    if (!candidate.interest.empty()) {
        fitting.reasons.push_back(
            text::fill(viewer.language, Key::reason_interest, {candidate.interest}));
    }
    if (candidate.time) {
        const Date date = to_local(shift.starts).date;
        fitting.reasons.push_back(text::fill(viewer.language, day_part_key(shift.starts),
                                             {text::weekday_name(viewer.language, date)}));
    }
    fitting.length = text::duration(viewer.language, shift.ends - shift.starts);
    return fitting;
}

// Open shifts that do not collide with own ones: what suits her first, then the soonest; one for
// each activity, so that a series does not fill the list.
void add_open_shifts(const State& state, const Viewer& viewer, TodayModel& model) {
    const Person* person = state.find(viewer.person);
    std::vector<Candidate> candidates;
    const auto& by_start = state.shifts_by_start();
    for (auto it = by_start.lower_bound({viewer.now, {}}); it != by_start.end(); ++it) {
        const ShiftFacts facts = shift_facts(state, viewer, *state.find(it->second));
        if (facts.standing != Standing::open || !may_join(state, viewer, facts)) continue;
        ++model.open_count;
        if (facts.free == 0) continue;  // somebody is looked for: who is asked is told so
        if (double_booking(state, viewer, *facts.shift) != nullptr) continue;
        if (holds_pause(state, viewer.person, to_local(facts.shift->starts).date)) continue;
        Candidate candidate{.facts = facts, .interest = {}, .time = false};
        if (person != nullptr) {
            candidate.interest = shared_interest(*person, facts.activity);
            candidate.time = has_time(*person, facts.shift->starts);
        }
        candidates.push_back(std::move(candidate));
    }
    sort_stably(candidates,
                [](const Candidate& a, const Candidate& b) { return a.score() > b.score(); });
    std::set<Id<Activity>> shown;
    std::vector<Candidate> chosen;
    for (const Candidate& candidate : candidates) {
        if (chosen.size() >= fitting_max) break;
        if (shown.insert(candidate.facts.shift->activity).second) chosen.push_back(candidate);
    }
    sort_stably(chosen, [](const Candidate& a, const Candidate& b) {
        return a.facts.shift->starts < b.facts.shift->starts;
    });
    for (const Candidate& candidate : chosen) {
        model.fitting.push_back(make_fitting(state, viewer, candidate));
    }
    model.open_link = text::fill(viewer.language, Key::see_all, {std::to_string(model.open_count)});
}

}  // namespace

std::size_t unread_notices(const State& state, const Viewer& viewer) {
    const auto& notices = state.notices_of(viewer.person);
    return static_cast<std::size_t>(
        std::count_if(notices.begin(), notices.end(),
                      [&](Id<Notice> id) { return is_news(state, *state.find(id)); }));
}

TodayModel make_today_model(const State& state, const Viewer& viewer, std::size_t refusals) {
    TodayModel model;
    model.language = viewer.language;
    model.coordinator = viewer.coordinator;
    model.refusals = refusals;
    model.requests = open_requests(state, viewer);
    model.versions = open_versions(state, viewer);
    const Person* person = state.find(viewer.person);
    model.known = person != nullptr;
    add_notices(state, viewer, model);
    add_own_shifts(state, viewer, model);
    model.found = found_for(state, viewer);
    model.figures = make_figures(state, viewer);
    if (has_board(state, viewer)) model.board_href = href_of(Screen::board);
    if (viewer.coordinator) {
        add_desk(state, viewer, model);
        return model;
    }
    model.title = text::greeting(viewer.language, to_local(viewer.now).minute);
    if (person != nullptr) model.title += ", " + person->given_name;
    model.subtitle = text::capitalised(text::day_and_date(viewer.language, viewer.today));
    model.asks = asks_of(state, viewer);
    add_open_shifts(state, viewer, model);
    return model;
}

}  // namespace tovholder::models
