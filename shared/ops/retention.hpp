// How long each kind of data is kept, and what goes on a day: one function for the server, which
// does it at night, and for the app, which shows beforehand what will go.
#pragma once

#include "shared/base/calendar.hpp"
#include "shared/domain/state.hpp"

namespace tovholder::ops {

inline constexpr std::uint32_t retention_days_min = 30;
inline constexpr std::uint32_t retention_days_max = 3650;

// What holds where nobody has made a rule. Data, not law: with where it comes from, so that it can
// be looked at again. "Spørg jurist."
struct RetentionDefault {
    RetentionKind kind;
    Date valid_from;
    std::uint32_t days;
    const char* source;
};
const RetentionDefault& default_of(RetentionKind kind);

// The rule that counts on the day; null: the default.
const RetentionRule* rule_on(const State& state, RetentionKind kind, Date day);
std::uint32_t days_kept(const State& state, RetentionKind kind, Date day);
// The next rule that begins after the day; null: none.
const RetentionRule* next_rule(const State& state, RetentionKind kind, Date day);

// What goes in the night to `day` (of people: each is to be erased; of devices: withdrawn). Keys of
// one kind, ascending. The audit trail is no row: see audit_kept_from.
struct RetentionDue {
    RetentionKind kind;
    std::vector<RowKey> keys;
};
// One entry for each kind that has something, in their order.
std::vector<RetentionDue> retention_due(const State& state, Date day);

// Lines of the audit trail before this moment go in the night to `day`.
Instant audit_kept_from(const State& state, Date day);

// The last day on which the person had a role; nothing while she has one, or will have, or when she
// never had any.
std::optional<Date> ended_on(const State& state, Id<Person> person);

}  // namespace tovholder::ops
