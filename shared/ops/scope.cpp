// Visible rows by role.
#include "shared/ops/scope.hpp"

#include "shared/ops/permissions.hpp"

namespace tovholder::ops {
namespace {

class Builder {
public:
    Builder(const State& state, Id<Person> person, Date today)
        : state_(state), person_(person), today_(today) {}

    Scope build() && {
        for (const Id<Unit> unit : units_held(state_, person_, Role::coordinator, today_)) {
            add_coordinated(unit);
        }
        for (const Id<Unit> unit : units_held(state_, person_, Role::volunteer, today_)) {
            add_served(unit);
        }
        add_self();
        return std::move(scope_);
    }

private:
    template <class Entity>
    void see(Id<Entity> id, ClassMask mask) {
        scope_[key_of(id)] |= mask;
    }
    template <class Ids>
    void see_all(const Ids& ids, ClassMask mask) {
        for (const auto id : ids) see(id, mask);
    }

    // The unit's ancestors by name, so that a place can be told from another.
    void add_path(Id<Unit> unit) {
        for (const Unit* row = state_.find(unit); row != nullptr; row = state_.find(row->parent)) {
            const bool known = scope_.contains(key_of(row->id));
            see(row->id, mask_open);
            if (known || !row->parent) return;
        }
    }

    void add_person_whole(Id<Person> person) {
        if (state_.find(person) == nullptr) return;
        see(person, mask_device_max);
        see_all(state_.grants_of(person), mask_device_max);
        see_all(state_.invitations_of(person), mask_device_max);
    }

    void add_coordinated(Id<Unit> unit) {
        add_path(unit);
        if (!coordinated_.insert(unit).second) return;
        see_all(state_.activities_in(unit), mask_device_max);
        for (const Id<Grant> grant : state_.grants_in(unit)) {
            add_person_whole(state_.find(grant)->person);
        }
        for (const Id<Shift> shift : state_.shifts_in(unit)) {
            see(shift, mask_device_max);
            for (const Id<SignUp> sign_up : state_.sign_ups_of(shift)) {
                see(sign_up, mask_device_max);
                see(state_.find(sign_up)->person, mask_open);
            }
        }
        for (const Id<Unit> child : state_.children_of(unit)) add_coordinated(child);
    }

    void add_served(Id<Unit> unit) {
        add_path(unit);
        if (!served_.insert(unit).second) return;
        for (const Id<Activity> activity : state_.activities_in(unit)) {
            if (state_.find(activity)->status == ActivityStatus::open) see(activity, mask_open);
        }
        for (const Id<Shift> shift : state_.shifts_in(unit)) {
            if (state_.find(shift)->status == ShiftStatus::planned) add_shift(shift);
        }
        for (const Id<Unit> child : state_.children_of(unit)) add_served(child);
    }

    void add_shift(Id<Shift> id) {
        const Shift* shift = state_.find(id);
        if (shift == nullptr) return;
        see(id, mask_open);
        if (state_.find(shift->activity) != nullptr) see(shift->activity, mask_open);
        add_path(shift->unit);
        for (const Id<SignUp> sign_up : state_.sign_ups_of(id)) {
            const SignUp& row = *state_.find(sign_up);
            if (row.status == SignUpStatus::given_back) continue;
            see(sign_up, mask_open);
            if (state_.find(row.person) != nullptr) see(row.person, mask_open);
        }
    }

    void add_self() {
        if (state_.find(person_) == nullptr) return;
        see(person_, mask_own);
        for (const Id<Grant> grant : state_.grants_of(person_)) {
            see(grant, mask_own);
            add_path(state_.find(grant)->unit);
        }
        for (const Id<SignUp> sign_up : state_.sign_ups_of(person_)) {
            see(sign_up, mask_own);
            add_shift(state_.find(sign_up)->shift);
        }
        for (const Id<Notice> notice : state_.notices_of(person_)) {
            see(notice, mask_own);
            add_shift_only(state_.find(notice)->shift);
        }
    }

    // A notice about a cancelled shift is only understood with the shift it is about.
    void add_shift_only(Id<Shift> id) {
        const Shift* shift = state_.find(id);
        if (shift == nullptr) return;
        see(id, mask_open);
        if (state_.find(shift->activity) != nullptr) see(shift->activity, mask_open);
        add_path(shift->unit);
    }

    const State& state_;
    Id<Person> person_;
    Date today_;
    Scope scope_;
    std::set<Id<Unit>> coordinated_;
    std::set<Id<Unit>> served_;
};

}  // namespace

Scope visible_rows(const State& state, Id<Person> person, Date today) {
    return Builder(state, person, today).build();
}

bool same_for_scope(const AnyRow& before, const AnyRow& after) {
    if (key_of(before) != key_of(after)) return false;
    if (std::holds_alternative<Person>(after)) return true;
    if (const auto* shift = std::get_if<Shift>(&after)) {
        const auto& old = std::get<Shift>(before);
        return shift->unit == old.unit && shift->activity == old.activity &&
               shift->status == old.status;
    }
    if (const auto* activity = std::get_if<Activity>(&after)) {
        const auto& old = std::get<Activity>(before);
        return activity->unit == old.unit && activity->status == old.status;
    }
    return before == after;
}

}  // namespace tovholder::ops
