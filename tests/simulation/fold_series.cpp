// What series mean, written down a second time: which days a pattern has is asked of ops/series
// (which others' calendars are held against), what becomes of its shifts is not.
#include <set>
#include <tuple>

#include "tests/simulation/fold.hpp"

namespace tovholder::simulation {
namespace {

// Tags of a shift's fields by which it may leave its series.
enum Tag : std::uint32_t { when = 3, places = 5, status = 6, responsible = 7, notes = 8 };

bool has(const Shift& shift, Tag tag) { return (shift.own & (1u << tag)) != 0; }

}  // namespace

void Fold::make_due(Series series) {
    const Date today = to_local(now_).date;
    const Date through = std::max(today + 182, series.first_day);
    if (get(series.activity).status != ActivityStatus::open || series.made_through >= through) {
        return;
    }
    const Date from =
        series.made_through == Date{} ? series.first_day : std::max(today, series.made_through + 1);
    bool any = false;
    for (const Date day : ops::days_of(series, from, through)) {
        const Shift shift = ops::shift_of(series, day);
        if (state_.contains(key_of(shift)) || state_.is_tombstone(key_of(shift))) continue;
        put(shift);
        any = true;
    }
    if (!any && series.last_day && *series.last_day <= series.made_through) return;
    series.made_through = through;
    put(series);
}

void Fold::fold(const ops::CreateSeries& command) {
    Series series = ops::pattern_of(command);
    series.id = next_id<Series>();
    series.unit = get(series.activity).unit;
    series.changed_from = series.first_day;
    need_running(series);
    make_due(series);
}

void Fold::fold(const ops::ExtendSeries& command) {
    const Series series = get(command.series);
    need_running(series);
    make_due(series);
}

void Fold::fold(const ops::Edit<Series>& command) {
    const Series before = get(command.row);
    need_running(before);
    const Series series = edited(command);
    need(series.activity == before.activity && series.first_day == before.first_day &&
         series.rhythm == before.rhythm && series.made_through == before.made_through);
    put(series);
    const State old = state_;
    std::set<std::pair<Id<Person>, NoticeKind>> told;
    std::vector<std::tuple<Id<Person>, NoticeKind, Id<Shift>>> news_of;
    for (const Id<Shift> id : old.shifts_of(series.id)) {
        const Shift shift = *old.find(id);
        if (series.day_of(id) < std::max(series.changed_from, to_local(now_).date)) continue;
        if (shift.starts <= now_) continue;
        follow(shift, series);
        const Shift after = get(id);
        std::optional<NoticeKind> news;
        const bool runs = after.status == ShiftStatus::planned;
        if (runs && (shift.starts != after.starts || shift.ends != after.ends)) {
            news = NoticeKind::shift_moved;
        }
        if (shift.status != after.status) {
            news = runs ? NoticeKind::shift_restored : NoticeKind::shift_cancelled;
        }
        if (after != shift && runs) move_up(after);
        if (!news) continue;
        for (const auto& [sign_up, found] : old.table<SignUp>()) {
            const SignUp& row = found.value;
            if (row.shift != id || row.status == SignUpStatus::given_back) continue;
            if (row.person == actor_ || !told.insert({row.person, *news}).second) continue;
            news_of.push_back({row.person, *news, id});
        }
    }
    for (const auto& [person, kind, shift] : news_of) add_notice(person, kind, shift);
    make_due(series);
}

// What she did not decide for this one shift follows the pattern.
void Fold::follow(const Shift& before, const Series& series) {
    const Date day = series.day_of(before.id);
    const Shift pattern = ops::shift_of(series, day);
    Shift after = before;
    if (day == series.changed_from) after.own = 0;
    if (!has(after, when)) {
        after.starts = pattern.starts;
        after.ends = pattern.ends;
    }
    if (!has(after, places)) after.places = pattern.places;
    if (!has(after, responsible)) after.responsible = pattern.responsible;
    if (!has(after, notes)) after.notes = pattern.notes;
    const bool is_past_end = series.last_day && day > *series.last_day;
    if (!has(after, status)) {
        after.status = is_past_end ? ShiftStatus::cancelled : ShiftStatus::planned;
    }
    if (after == before) return;
    put(after);
    versions_.note(before, after);
}

void Fold::note_own(Shift& shift) const {
    const Series* series = state_.find(shift.series);
    if (series == nullptr) return;
    const Date day = series->day_of(shift.id);
    const Shift pattern = ops::shift_of(*series, day);
    shift.own = 0;
    if (shift.starts != pattern.starts || shift.ends != pattern.ends) shift.own |= 1u << when;
    if (shift.places != pattern.places) shift.own |= 1u << places;
    if (shift.responsible != pattern.responsible) shift.own |= 1u << responsible;
    if (shift.notes != pattern.notes) shift.own |= 1u << notes;
    const bool is_past_end = series->last_day && day > *series->last_day;
    const auto usual = is_past_end ? ShiftStatus::cancelled : ShiftStatus::planned;
    if (shift.status != usual) shift.own |= 1u << status;
}

}  // namespace tovholder::simulation
