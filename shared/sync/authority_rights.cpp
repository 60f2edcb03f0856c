// "What do you keep about me?", and what goes when it has been kept long enough.
#include <algorithm>

#include "shared/ops/erase.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/ops/retention.hpp"
#include "shared/ops/series.hpp"
#include "shared/sync/authority_working.hpp"

namespace tovholder::sync {
namespace {

constexpr std::size_t audit_lines_max = 500;
constexpr std::size_t keys_per_commit_max = 500;

// Gathers one person's answer. Who asks about another is not told on which other side of an
// association's border she is known, nor by whom there.
class About {
public:
    About(const State& state, Id<Person> asks, Id<Person> person, Date today)
        : state_(state), asks_(asks), person_(person), today_(today) {
        for (const Id<Grant> id : state.grants_of(person)) {
            const Id<Unit> unit = state.find(id)->unit;
            if (ops::may(state, asks, ops::Act::see_all_about, ops::on(unit), today)) {
                sides_.insert(ops::association_of(state, unit));
            }
        }
    }

    wire::AboutAnswer answer(Instant now, std::vector<AuditLine> lines) {
        wire::AboutAnswer answer{.person = person_, .now = now};
        for (const RowKey key : ops::rows_about(state_, person_)) {
            const auto found = state_.get(key);
            if (!is_for_asker(found->row)) continue;
            add(key, mask_device_max);
            std::visit([this](const auto& row) { add_what_it_names(row); }, found->row);
        }
        for (auto& [key, mask] : wanted_) {
            auto found = state_.get(key);
            if (!found) continue;
            found->stamp.mask = mask;
            if (key != key_of(person_)) found->stamp.trail.clear();
            if (mask != mask_device_max) found->stamp.unknown.clear();
            for (const Mark& mark : found->stamp.trail) name(mark.person);
            answer.rows.push_back({std::move(found->row), std::move(found->stamp)});
        }
        std::erase_if(lines, [this](const AuditLine& line) { return !is_for_asker(line); });
        answer.audit_is_cut = lines.size() > audit_lines_max;
        if (answer.audit_is_cut) lines.resize(audit_lines_max);
        for (const AuditLine& line : lines) name(line.actor);
        answer.audit = std::move(lines);
        for (const auto& [person, words] : names_) answer.names.push_back({person, words});
        return answer;
    }

private:
    bool is_own() const { return asks_ == person_; }
    bool is_on_side(Id<Unit> unit) const {
        return is_own() || sides_.contains(ops::association_of(state_, unit));
    }
    bool is_on_side(Id<Shift> shift) const {
        const Shift* row = state_.find(shift);
        return row == nullptr || is_on_side(row->unit);
    }
    bool is_for_asker(const AnyRow& any) const {
        if (const auto* grant = std::get_if<Grant>(&any)) return is_on_side(grant->unit);
        if (const auto* sign_up = std::get_if<SignUp>(&any)) return is_on_side(sign_up->shift);
        if (const auto* notice = std::get_if<Notice>(&any)) return is_on_side(notice->shift);
        if (const auto* conflict = std::get_if<Conflict>(&any)) {
            return conflict->table == table_id<Person> || is_own();
        }
        return true;
    }
    bool is_for_asker(const AuditLine& line) const {
        if (is_own() || !line.actor || line.actor == asks_ || line.actor == person_) return true;
        const auto& grants = state_.grants_of(line.actor);
        return std::any_of(grants.begin(), grants.end(),
                           [this](Id<Grant> id) { return is_on_side(state_.find(id)->unit); });
    }

    void add(RowKey key, ClassMask mask) { wanted_[key] |= mask; }
    void add_unit(Id<Unit> unit) { add(key_of(unit), mask_open); }
    void add_shift(Id<Shift> id) {
        const Shift* shift = state_.find(id);
        if (shift == nullptr) return;
        add(key_of(id), mask_open);
        add(key_of(shift->activity), mask_open);
        add_unit(shift->unit);
    }
    void add_what_it_names(const Grant& row) {
        add_unit(row.unit);
        if (row.activity) add(key_of(row.activity), mask_open);
    }
    void add_what_it_names(const SignUp& row) { add_shift(row.shift); }
    void add_what_it_names(const Notice& row) { add_shift(row.shift); }
    void add_what_it_names(const DataRequest& row) { name(row.by); }
    void add_what_it_names(const Conflict& row) {
        name(row.kept_by);
        name(row.lost_by);
    }
    template <class Other>
    void add_what_it_names(const Other&) {}

    void name(Id<Person> person) {
        const Person* row = state_.find(person);
        if (row == nullptr) return;
        std::string words = row->given_name;
        if (!row->family_name.empty()) words += " " + row->family_name;
        names_.emplace(person, std::move(words));
    }

    const State& state_;
    Id<Person> asks_;
    Id<Person> person_;
    Date today_;
    std::set<Id<Unit>> sides_;
    std::map<RowKey, ClassMask> wanted_;
    std::map<Id<Person>, std::string> names_;
};

// Two versions of what goes, go too.
void add_dependents(const State& state, Changes& changes) {
    for (const RowKey key : std::vector<RowKey>(changes.erases)) {
        for (const Id<Conflict> id : state.conflicts_of(key)) changes.erases.push_back(key_of(id));
    }
}

}  // namespace

Result<wire::AboutAnswer> Authority::about(DeviceAlias alias, const wire::AboutRequest& request,
                                           Instant now) {
    const auto device = devices_.find(alias);
    if (device == devices_.end()) return ErrorCode::unknown_device;
    if (device->second.withdrawn) return ErrorCode::device_withdrawn;
    const Id<Person> asks = device->second.person;
    const Date today = to_local(now).date;
    if (!ops::may(state_, asks, ops::Act::see_all_about, ops::on(request.person), today)) {
        return ErrorCode::not_allowed;
    }
    if (state_.find(request.person) == nullptr) return ErrorCode::not_found;
    // More than are told: some may not be for the one who asks.
    auto lines = store_.audit_about(request.person, 4 * audit_lines_max);
    if (!lines) return lines.error();
    auto answer = About(state_, asks, request.person, today).answer(now, std::move(*lines));
    if (asks == request.person) return answer;
    AuthorityCommit commit{.seq = seq_, .only_audit = true};
    commit.audit.push_back({.at = now,
                            .kind = AuditKind::told_all,
                            .actor = asks,
                            .device = alias,
                            .subject = request.person,
                            .table = table_id<Person>});
    if (auto noted = store_.commit(commit); !noted) return noted.error();
    return answer;
}

Result<void> Authority::make_due_shifts(Instant now, Night& night) {
    Working working(*this);
    Changes changes = ops::due_shifts(state_, to_local(now).date);
    if (changes.puts.empty()) return {};
    for (const AnyRow& row : changes.puts) night.shifts += std::holds_alternative<Shift>(row);
    take({.changes = std::move(changes)}, {.now = now}, working);
    return working.make_durable();
}

Result<Authority::Night> Authority::keep_house(Instant now) {
    const Date today = to_local(now).date;
    Night night;
    for (const ops::RetentionDue& due : ops::retention_due(state_, today)) {
        for (std::size_t at = 0; at < due.keys.size();) {
            Working working(*this);
            Changes changes;
            std::size_t end = std::min(due.keys.size(), at + keys_per_commit_max);
            if (due.kind == RetentionKind::people_ended) {
                end = at + 1;
                changes = erasure_of({due.keys[at].id}, now);
                ++night.people;
            } else {
                changes.erases.assign(due.keys.begin() + static_cast<std::ptrdiff_t>(at),
                                      due.keys.begin() + static_cast<std::ptrdiff_t>(end));
                night.rows += end - at;
            }
            at = end;
            add_dependents(state_, changes);
            take({.changes = std::move(changes)}, {.now = now}, working);
            if (auto durable = working.make_durable(); !durable) return durable.error();
        }
    }
    if (auto made = make_due_shifts(now, night); !made) return made.error();
    AuthorityCommit commit{.seq = seq_, .only_audit = true};
    commit.audit_from = ops::audit_kept_from(state_, today);
    if (auto done = store_.commit(commit); !done) return done.error();
    return night;
}

}  // namespace tovholder::sync
