// What people ask about their data, erasing, and the nights: what must be left, by plain walks.
#include <array>

#include "tests/simulation/fold.hpp"

namespace tovholder::simulation {

void Fold::fold(const ops::AskDataRequest& command) {
    put(DataRequest{.id = next_id<DataRequest>(),
                    .person = actor_,
                    .kind = command.kind,
                    .text = command.text,
                    .at = now_});
}

void Fold::fold(const ops::SettleDataRequest& command) {
    DataRequest row = get(command.request);
    need(actor().leads_person(row.person));
    need(row.state == DataRequestState::open);
    row.state = command.state;
    row.answer = command.answer;
    row.by = actor_;
    row.settled_at = now_;
    put(row);
}

void Fold::fold(const ops::SetRetention& command) {
    need(actor().administers(command.unit));
    need(!get(command.unit).parent);
    need(command.valid_from > to_local(now_).date);
    put(RetentionRule{.id = next_id<RetentionRule>(),
                      .unit = command.unit,
                      .kind = command.kind,
                      .days = command.days,
                      .valid_from = command.valid_from,
                      .by = actor_,
                      .at = now_});
}

void Fold::fold(const ops::ErasePerson& command) {
    need(command.person != actor_);
    need(actor().leads_person(command.person));
    for (const auto& [id, row] : state_.table<Grant>()) {
        const Grant& grant = row.value;
        const bool over = grant.ended && *grant.ended <= to_local(now_).date;
        if (grant.person == command.person && !over) {
            need(actor().may_give(grant.role, grant.unit));
        }
    }
    erase_everything(command.person);
}

bool Fold::is_about(RowKey key, Id<Person> person) const {
    const auto found = state_.get(key);
    return std::visit(
        [&]<class Entity>(const Entity& row) {
            if constexpr (std::is_same_v<Entity, Person>) return row.id == person;
            if constexpr (std::is_same_v<Entity, Conflict>) {
                return row.kept_by == person || row.lost_by == person ||
                       (row.table == table_id<Person> && row.subject.value == person.value);
            }
            if constexpr (requires { row.person; }) return row.person == person;
            return false;
        },
        found->row);
}

void Fold::drop_rows_about(Id<Person> person) {
    for (const RowKey key : state_.keys()) {
        if (is_about(key, person)) state_.erase(key);
    }
}

// What a tablet sends again to a server that was set back does not bring anybody back.
void Fold::drop_erased() {
    for (const Id<Person> person : erased_) drop_rows_about(person);
}

void Fold::erase_everything(Id<Person> person) {
    std::set<Id<Unit>> units;
    for (const auto& [id, row] : state_.table<Grant>()) {
        if (row.value.person == person) units.insert(row.value.unit);
    }
    if (units.empty()) units.insert(Id<Unit>{});
    for (const Id<Unit> unit : units) {
        put(Erasure{
            .id = next_id<Erasure>(), .unit = unit, .erased = person, .at = now_, .by = actor_});
    }
    std::vector<Shift> freed;
    for (const auto& [id, row] : state_.table<SignUp>()) {
        const Shift* shift = state_.find(row.value.shift);
        const bool had_place =
            row.value.person == person && row.value.status == SignUpStatus::confirmed;
        if (!had_place || shift == nullptr) continue;
        if (shift->status == ShiftStatus::planned && shift->ends > now_) {
            freed.push_back(*shift);
        }
    }
    const Table<SignUp> sign_ups = state_.table<SignUp>();
    for (const auto& [id, row] : sign_ups) {
        if (row.value.instead_of != person) continue;
        SignUp came = row.value;
        came.instead_of = {};
        came.asked = came.taken_over = {};
        put(came);
    }
    versions_.erased(key_of(person));
    drop_rows_about(person);
    state_.erase(key_of(person));
    for (const Shift& shift : freed) move_up(shift);
    erased_.insert(person);
}

// Whether something of that day has been there for its time.
bool Fold::is_old(RetentionKind kind, Date day) const {
    return to_local(now_).date - day >= days_kept(kind);
}

void Fold::erase(const Decided& decided) {
    op_ = decided.id;
    actor_ = {};
    now_ = decided.now;
    index_ = 0;
    if (decided.by_rule) need(is_over(decided.person));
    erase_everything(decided.person);
}

std::int32_t Fold::days_kept(RetentionKind kind) const {
    constexpr std::array<std::int32_t, 7> usual{365, 730, 90, 30, 365, 365, 365};
    const RetentionRule* last = nullptr;
    for (const auto& [id, row] : state_.table<RetentionRule>()) {
        const RetentionRule& rule = row.value;
        if (rule.kind != kind || rule.valid_from > to_local(now_).date) continue;
        if (last == nullptr || std::tuple(last->valid_from, last->at, last->id) <
                                   std::tuple(rule.valid_from, rule.at, rule.id)) {
            last = &rule;
        }
    }
    return last != nullptr ? static_cast<std::int32_t>(last->days)
                           : usual.at(static_cast<std::size_t>(kind));
}

bool Fold::is_over(Id<Person> person) const {
    bool had_role = false;
    for (const auto& [id, row] : state_.table<Grant>()) {
        const Grant& grant = row.value;
        if (grant.person != person) continue;
        had_role = true;
        if (!grant.ended) return false;
        if (!is_old(RetentionKind::people_ended, std::max(*grant.ended, grant.starts)))
            return false;
    }
    return had_role;
}

// People are told of one by one (erase).
void Fold::pass_night(const Decided& decided) {
    now_ = decided.now;
    const auto day = [](Instant at) { return to_local(at).date; };
    const State before = state_;
    for (const auto& [id, row] : before.table<Shift>()) {
        if (!is_old(RetentionKind::shifts_past, day(row.value.ends))) continue;
        versions_.erased(key_of(id));
        state_.erase(key_of(id));
    }
    for (const auto& [id, row] : before.table<Absence>()) {
        const std::optional<Date> until = row.value.until;
        if (until && is_old(RetentionKind::shifts_past, *until)) state_.erase(key_of(id));
    }
    for (const auto& [id, row] : before.table<SignUp>()) {
        if (state_.find(row.value.shift) == nullptr) state_.erase(key_of(id));
    }
    for (const auto& [id, row] : before.table<Notice>()) {
        if (is_old(RetentionKind::notices, day(row.value.at))) state_.erase(key_of(id));
    }
    for (const auto& [id, row] : before.table<Series>()) {
        const std::optional<Date> last = row.value.last_day;
        const bool gone = last && is_old(RetentionKind::shifts_past, *last);
        if (!gone || !before.shifts_of(id).empty()) continue;
        versions_.erased(key_of(id));
        state_.erase(key_of(id));
    }
    for (const auto& [id, row] : before.table<Invitation>()) {
        if (is_old(RetentionKind::invitations, day(row.value.expires))) state_.erase(key_of(id));
    }
    for (const auto& [id, row] : before.table<DataRequest>()) {
        const bool settled = row.value.state != DataRequestState::open;
        if (settled && is_old(RetentionKind::data_requests, day(row.value.settled_at))) {
            state_.erase(key_of(id));
        }
    }
    const State left = state_;
    for (const auto& [id, row] : left.table<Series>()) {
        const Date through = std::max(to_local(now_).date + 182, row.value.first_day);
        if (row.value.made_through + 7 < through) make_due(row.value);
    }
}

}  // namespace tovholder::simulation
