// Series: their pattern, and the shifts that follow it.
#include <algorithm>

#include "shared/ops/rules.hpp"
#include "shared/ops/series.hpp"

namespace tovholder::ops {
namespace {

// What may not be changed is as it was.
bool keeps_its_kind(const Series& before, const Series& after) {
    return before.activity == after.activity && before.unit == after.unit &&
           before.first_day == after.first_day && before.rhythm == after.rhythm &&
           before.skip_holidays == after.skip_holidays && before.made_through == after.made_through;
}

void put_all(Draft& draft, const Changes& changes) {
    for (const AnyRow& row : changes.puts) {
        std::visit([&](const auto& typed) { draft.put(typed); }, row);
    }
}

// The shift as the pattern has it, but for what is its own. The one from which the change counts
// was looked at when it was made: it follows.
Shift following(Shift shift, const Series& series, Date day) {
    const Shift pattern = shift_of(series, day);
    if (day == series.changed_from) shift.own = 0;
    Shift after = shift;
    if (follows(shift, when_tag)) {
        after.starts = pattern.starts;
        after.ends = pattern.ends;
    }
    if (follows(shift, places_tag)) after.places = pattern.places;
    if (follows(shift, responsible_tag)) after.responsible = pattern.responsible;
    if (follows(shift, notes_tag)) after.notes = pattern.notes;
    if (follows(shift, status_tag)) {
        const bool has_ended = series.last_day && day > *series.last_day;
        after.status = has_ended ? ShiftStatus::cancelled : ShiftStatus::planned;
    }
    return after;
}

// Each person once, about the first of her shifts that changed.
void tell_each(Draft& draft, const std::vector<std::pair<Id<Shift>, NoticeKind>>& changed) {
    std::vector<std::pair<Id<Person>, NoticeKind>> told;
    for (const auto& [shift, kind] : changed) {
        for (const Id<SignUp> id : draft.before().sign_ups_of(shift)) {
            const SignUp& sign_up = *draft.before().find(id);
            const std::pair news{sign_up.person, kind};
            if (sign_up.status == SignUpStatus::given_back) continue;
            if (sign_up.person == draft.context().actor) continue;
            if (std::find(told.begin(), told.end(), news) != told.end()) continue;
            told.push_back(news);
            notify(draft, sign_up.person, kind, shift);
        }
    }
}

}  // namespace

Result<void> apply_to(Draft& draft, const CreateSeries& command) {
    const auto activity = activity_for(draft, command.first.activity);
    if (!activity) return activity.error();
    if (auto valid = check(command.first); !valid) return valid;
    Series series = pattern_of(command);
    series.id = draft.next_id<Series>();
    series.unit = activity->unit;
    series.changed_from = series.first_day;
    const Changes made = due_shifts(draft.before(), series, draft.today());
    if (made.puts.size() < 2) return ErrorCode::series_empty;
    put_all(draft, made);
    return {};
}

Result<void> apply_to(Draft& draft, const ExtendSeries& command) {
    const auto series = draft.find(command.series);
    if (!series) return ErrorCode::not_found;
    const auto activity = draft.find(series->activity);
    if (!activity) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::run_shifts, on(*activity)); !allowed) return allowed;
    put_all(draft, due_shifts(draft.before(), *series, draft.today()));
    return {};
}

Result<void> apply_to(Draft& draft, const Edit<Series>& command) {
    const auto before = draft.find(command.row);
    if (!before) return ErrorCode::not_found;
    const auto activity = draft.find(before->activity);
    if (!activity) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::run_shifts, on(*activity)); !allowed) return allowed;
    Series series = *before;
    copy_fields(command.values, series, command.fields);
    if (!keeps_its_kind(*before, series)) return ErrorCode::not_allowed;
    if (auto valid = check(series); !valid) return valid;
    draft.put(series);
    const Date from = std::max(series.changed_from, draft.today());
    std::vector<std::pair<Id<Shift>, NoticeKind>> changed;
    for (const Id<Shift> id : draft.before().shifts_of(series.id)) {
        const Shift& shift = *draft.before().find(id);
        const Date day = series.day_of(id);
        if (day < from || shift.starts <= draft.context().now) continue;
        const Shift after = following(shift, series, day);
        if (after == shift) continue;
        draft.put(after);
        const bool runs = after.status == ShiftStatus::planned;
        if (after.status != shift.status) {
            changed.push_back(
                {id, runs ? NoticeKind::shift_restored : NoticeKind::shift_cancelled});
        } else if (runs && (after.starts != shift.starts || after.ends != shift.ends)) {
            changed.push_back({id, NoticeKind::shift_moved});
        }
        if (runs) fill_places(draft, after);
    }
    tell_each(draft, changed);
    put_all(draft, due_shifts(draft.before(), series, draft.today()));
    return {};
}

}  // namespace tovholder::ops
