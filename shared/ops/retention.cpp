// What has been kept long enough.
#include "shared/ops/retention.hpp"

#include <algorithm>
#include <array>

#include "shared/base/sort.hpp"

namespace tovholder::ops {
namespace {

constexpr Date first_of_2026{20454};

// The regulation sets no periods: these are ours, short, and for the municipality to change.
constexpr const char* article_5 =
    "Databeskyttelsesforordningen (EU) 2016/679, art. 5, stk. 1, litra e";
constexpr std::array<RetentionDefault, enum_count<RetentionKind>> defaults{{
    {RetentionKind::people_ended, first_of_2026, 365, article_5},
    {RetentionKind::shifts_past, first_of_2026, 730, article_5},
    {RetentionKind::notices, first_of_2026, 90, article_5},
    {RetentionKind::invitations, first_of_2026, 30, article_5},
    {RetentionKind::data_requests, first_of_2026, 365,
     "Databeskyttelsesforordningen (EU) 2016/679, art. 5, stk. 2"},
    {RetentionKind::devices_unseen, first_of_2026, 365, article_5},
    {RetentionKind::audit, first_of_2026, 365,
     "Databeskyttelsesforordningen (EU) 2016/679, art. 32, stk. 1"},
}};

// On which day it has been there for its time; before it: kept.
struct Limit {
    Date last_kept;  // what is of this day or before goes
    bool has_passed(Date day) const { return day <= last_kept; }
    bool has_passed(Instant at) const { return has_passed(to_local(at).date); }
};

Limit limit_of(const State& state, RetentionKind kind, Date day) {
    return {day + -static_cast<std::int32_t>(days_kept(state, kind, day))};
}

using Keys = std::vector<RowKey>;

Keys people_due(const State& state, Limit limit) {
    Keys keys;
    for (const auto& [id, row] : state.table<Person>()) {
        const auto ended = ended_on(state, id);
        if (ended && limit.has_passed(*ended)) keys.push_back(key_of(id));
    }
    return keys;
}

Keys shifts_due(const State& state, Limit limit) {
    Keys keys;
    for (const auto& [starts, id] : state.shifts_by_start()) {
        if (!limit.has_passed(starts)) break;
        if (!limit.has_passed(state.find(id)->ends)) continue;
        keys.push_back(key_of(id));
        for (const Id<SignUp> sign_up : state.sign_ups_of(id)) keys.push_back(key_of(sign_up));
    }
    for (const auto& [id, row] : state.table<Absence>()) {
        if (row.value.until && limit.has_passed(*row.value.until)) keys.push_back(key_of(id));
    }
    for (const auto& [id, row] : state.table<Series>()) {
        const bool is_empty = state.shifts_of(id).empty();
        if (is_empty && row.value.last_day && limit.has_passed(*row.value.last_day)) {
            keys.push_back(key_of(id));
        }
    }
    // What is left of shifts that are not there any more.
    for (const auto& [id, row] : state.table<SignUp>()) {
        if (state.find(row.value.shift) == nullptr) keys.push_back(key_of(id));
    }
    sort_stably(keys);
    return keys;
}

template <class Entity, class IsDue>
Keys rows_due(const State& state, IsDue is_due) {
    Keys keys;
    for (const auto& [id, row] : state.table<Entity>()) {
        if (is_due(row.value)) keys.push_back(key_of(id));
    }
    return keys;
}

Keys due_of(const State& state, RetentionKind kind, Limit limit) {
    switch (kind) {
        case RetentionKind::people_ended:
            return people_due(state, limit);
        case RetentionKind::shifts_past:
            return shifts_due(state, limit);
        case RetentionKind::notices:
            return rows_due<Notice>(state,
                                    [&](const Notice& row) { return limit.has_passed(row.at); });
        case RetentionKind::invitations:
            return rows_due<Invitation>(
                state, [&](const Invitation& row) { return limit.has_passed(row.expires); });
        case RetentionKind::data_requests:
            return rows_due<DataRequest>(state, [&](const DataRequest& row) {
                return row.state != DataRequestState::open && limit.has_passed(row.settled_at);
            });
        case RetentionKind::devices_unseen:
            return rows_due<Device>(
                state, [&](const Device& row) { return limit.has_passed(row.last_seen); });
        case RetentionKind::audit:
            return {};
    }
    return {};
}

}  // namespace

const RetentionDefault& default_of(RetentionKind kind) {
    return defaults.at(static_cast<std::size_t>(kind));
}

const RetentionRule* rule_on(const State& state, RetentionKind kind, Date day) {
    const RetentionRule* best = nullptr;
    for (const auto& [id, row] : state.table<RetentionRule>()) {
        const RetentionRule& rule = row.value;
        if (rule.kind != kind || rule.valid_from > day) continue;
        const bool is_later =
            best == nullptr || std::tuple(rule.valid_from, rule.at, rule.id) >
                                   std::tuple(best->valid_from, best->at, best->id);
        if (is_later) best = &rule;
    }
    return best;
}

const RetentionRule* next_rule(const State& state, RetentionKind kind, Date day) {
    const RetentionRule* best = nullptr;
    for (const auto& [id, row] : state.table<RetentionRule>()) {
        const RetentionRule& rule = row.value;
        if (rule.kind != kind || rule.valid_from <= day) continue;
        if (best == nullptr || rule.valid_from < best->valid_from) best = &rule;
    }
    return best == nullptr ? nullptr : rule_on(state, kind, best->valid_from);
}

std::uint32_t days_kept(const State& state, RetentionKind kind, Date day) {
    const RetentionRule* rule = rule_on(state, kind, day);
    return rule != nullptr ? rule->days : default_of(kind).days;
}

std::vector<RetentionDue> retention_due(const State& state, Date day) {
    std::vector<RetentionDue> all;
    for (const RetentionDefault& each : defaults) {
        Keys keys = due_of(state, each.kind, limit_of(state, each.kind, day));
        if (!keys.empty()) all.push_back({each.kind, std::move(keys)});
    }
    return all;
}

Instant audit_kept_from(const State& state, Date day) {
    return from_local({limit_of(state, RetentionKind::audit, day).last_kept + 1, 0});
}

std::optional<Date> ended_on(const State& state, Id<Person> person) {
    std::optional<Date> last;
    for (const Id<Grant> id : state.grants_of(person)) {
        const Grant& grant = *state.find(id);
        if (!grant.ended) return {};
        const Date day = std::max(*grant.ended, grant.starts);
        if (!last || *last < day) last = day;
    }
    return last;
}

}  // namespace tovholder::ops
