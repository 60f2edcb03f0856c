// Visible rows: walks the units of each role and asks the table at every row.
#include "shared/ops/scope.hpp"

#include <set>

#include "shared/ops/conflicts.hpp"

namespace tovholder::ops {
namespace {

class Builder {
public:
    Builder(const State& state, Id<Person> person, Date today)
        : state_(state), person_(person), today_(today) {}

    Scope build() && {
        for (const auto& [id, row] : state_.table<ServerKey>()) {
            see(id, sight<ServerKey>(relation::anyone, everybody));
        }
        for (const Held& held : roles_held(state_, person_, today_)) {
            add_boxes(held);
            if (is_for_activity(held.role)) {
                add_activity(held);
            } else {
                add_path(held.unit);
                const bool partner = held.role == Role::partner;
                add_unit(holder_of(held.role), held.unit,
                         partner ? relation::association : relation::unit);
            }
        }
        add_self();
        for (const auto& [id, row] : state_.table<Conflict>()) {
            see(id, may_settle(state_, person_, row.value, today_));
        }
        return std::move(scope_);
    }

private:
    // REQUIRES: the row is there, or the mask is 0.
    template <class Entity>
    void see(Id<Entity> id, ClassMask mask) {
        if (mask != 0) scope_[key_of(id)] |= mask;
    }
    template <class Entity>
    void see_all(const IdSet<Entity>& ids, ClassMask mask) {
        for (const auto id : ids) see(id, mask);
    }
    void see_person(Id<Person> person, ClassMask mask) {
        if (state_.find(person) != nullptr) see(person, mask);
    }

    // The unit and its ancestors by name, so that a place can be told from another.
    void add_path(Id<Unit> unit) {
        for (const Unit* row = state_.find(unit); row != nullptr; row = state_.find(row->parent)) {
            if (!paths_.insert(row->id).second) return;
            see(row->id, sight<Unit>(relation::own, everybody));
        }
    }

    // ---- by unit ----
    void add_unit(std::size_t holder, Id<Unit> unit, Relations stands) {
        if (sight<Unit>(stands, holder) == 0) return;  // a role that ends at the border
        if (!walked_.insert({holder, stands, unit}).second) return;
        see(unit, sight<Unit>(stands, holder));
        see_all(state_.figures_of(unit), sight<UnitFigures>(stands, holder));
        see_all(state_.erasures_in(unit), sight<Erasure>(stands, holder));
        add_people(holder, unit, stands);
        add_activities(holder, unit, stands);
        add_shifts(holder, unit, stands);
        for (const Id<Unit> child : state_.children_of(unit)) {
            const bool border = state_.find(child)->kind == UnitKind::association;
            add_unit(holder, child, border ? relation::beyond : stands);
        }
    }

    void add_people(std::size_t holder, Id<Unit> unit, Relations stands) {
        const ClassMask mask = sight<Person>(stands, holder);
        if (mask == 0) return;
        const Id<Unit> side = association_of(state_, unit);
        for (const Id<Grant> id : state_.grants_in(unit)) {
            const Grant& grant = *state_.find(id);
            if (stands == relation::beyond) {
                if (grant.role != Role::partner || !grant.held_on(today_)) continue;
                see(id, sight<Grant>(stands, holder));
            } else {
                add_roles(grant.person, side, sight<Grant>(stands, holder));
            }
            see_person(grant.person, mask);
            see_all(state_.invitations_of(grant.person), sight<Invitation>(stands, holder));
            see_all(state_.devices_of(grant.person), sight<Device>(stands, holder));
            see_all(state_.requests_of(grant.person), sight<DataRequest>(stands, holder));
            see_all(state_.absences_of(grant.person), sight<Absence>(stands, holder));
        }
    }

    // The person's roles on the same side of the border: nobody learns here that she is known in an
    // association, too.
    void add_roles(Id<Person> person, Id<Unit> side, ClassMask mask) {
        for (const Id<Grant> id : state_.grants_of(person)) {
            if (association_at(state_.find(id)->unit) == side) see(id, mask);
        }
    }
    Id<Unit> association_at(Id<Unit> unit) {
        const auto [at, is_new] = associations_.try_emplace(unit);
        if (is_new) at->second = association_of(state_, unit);
        return at->second;
    }

    void add_activities(std::size_t holder, Id<Unit> unit, Relations stands) {
        const ClassMask all = sight<Activity>(stands, holder);
        const ClassMask open =
            stands == relation::beyond ? ClassMask{0} : sight<Activity>(relation::team, holder);
        if ((all | open) == 0) return;
        for (const Id<Activity> id : state_.activities_in(unit)) {
            const bool is_open = state_.find(id)->status == ActivityStatus::open;
            see(id, static_cast<ClassMask>(all | (is_open ? open : 0)));
            add_start(id, holder, stands);
            if (is_open && open != 0) {
                see_all(state_.delegations_of(id), sight<Delegation>(relation::team, holder));
            }
        }
    }
    // What was asked, said and agreed about an activity, and when its shifts are.
    void add_start(Id<Activity> id, std::size_t holder, Relations stands) {
        see_all(state_.boundaries_of(id), sight<BoundaryDecision>(stands, holder));
        see_all(state_.hearings_of(id), sight<StaffHearing>(stands, holder));
        see_all(state_.delegations_of(id), sight<Delegation>(stands, holder));
        see_all(state_.series_of(id), sight<Series>(stands, holder));
    }

    void add_shifts(std::size_t holder, Id<Unit> unit, Relations stands) {
        const ClassMask all = sight<Shift>(stands, holder);
        const ClassMask planned =
            stands == relation::beyond ? ClassMask{0} : sight<Shift>(relation::team, holder);
        const ClassMask sign_ups = sight<SignUp>(stands, holder);
        if ((all | planned) == 0) return;
        for (const Id<Shift> id : state_.shifts_in(unit)) {
            see(id, all);
            if (sign_ups != 0) {
                for (const Id<SignUp> sign_up : state_.sign_ups_of(id)) {
                    see(sign_up, sign_ups);
                    see_person(state_.find(sign_up)->person, sight<Person>(relation::team, holder));
                }
            }
            const Shift& shift = *state_.find(id);
            if (planned != 0 && shift.status == ShiftStatus::planned) {
                add_shift(shift, planned, sight<Activity>(relation::team, holder));
                add_team(id, holder);
            }
        }
    }

    // The shift with what one needs to understand it.
    void add_shift(const Shift& shift, ClassMask mask, ClassMask activity) {
        see(shift.id, mask);
        if (state_.find(shift.activity) != nullptr) see(shift.activity, activity);
        add_path(shift.unit);
    }

    // Those who have a place or a turn on the shift.
    void add_team(Id<Shift> shift, std::size_t holder) {
        for (const Id<SignUp> id : state_.sign_ups_of(shift)) {
            const SignUp& row = *state_.find(id);
            if (row.status == SignUpStatus::given_back) continue;
            see(id, sight<SignUp>(relation::team, holder));
            see_person(row.person, sight<Person>(relation::team, holder));
        }
    }

    // The devices of those who lead the unit, up to the border of its association: something can be
    // sealed for them.
    void add_boxes(const Held& held) {
        const ClassMask mask = sight<Device>(relation::team, holder_of(held.role));
        if (mask == 0) return;
        for (const Role role : {Role::coordinator, Role::admin, Role::partner}) {
            for (const Id<Grant> id : state_.grants_as(role)) {
                const Grant& grant = *state_.find(id);
                if (!grant.held_on(today_) || !leads(grant.unit, held.unit)) continue;
                for (const Id<Device> device : state_.devices_of(grant.person)) {
                    const Device& row = *state_.find(device);
                    if (!row.box_key.empty() && !row.withdrawn) see(device, mask);
                }
            }
        }
    }
    bool leads(Id<Unit> led_from, Id<Unit> unit) const {
        return relations_of(state_, {Role::coordinator, led_from, {}}, on(unit), today_) ==
               relation::unit;
    }

    // ---- by activity ----
    void add_activity(const Held& held) {
        const Activity* activity = state_.find(held.activity);
        if (activity == nullptr) return;
        const std::size_t holder = holder_of(held.role);
        see(activity->id, sight<Activity>(relation::activity, holder));
        add_path(activity->unit);
        add_start(activity->id, holder, relation::activity);
        see_all(state_.boundaries_in(activity->unit),
                sight<BoundaryDecision>(relation::team, holder));
        for (const Id<Shift> shift : state_.shifts_of(activity->id)) {
            see(shift, sight<Shift>(relation::activity, holder));
            for (const Id<SignUp> id : state_.sign_ups_of(shift)) {
                const SignUp& row = *state_.find(id);
                const bool comes = row.status != SignUpStatus::given_back;
                see(id, sight<SignUp>(relation::activity, holder));
                see_person(row.person,
                           sight<Person>(comes ? relation::activity : relation::team, holder));
                if (comes) {
                    see_all(state_.absences_of(row.person),
                            sight<Absence>(relation::activity, holder));
                }
            }
        }
    }

    // ---- own ----
    void add_self() {
        if (state_.find(person_) == nullptr) return;
        see(person_, sight<Person>(relation::own, everybody));
        see_all(state_.devices_of(person_), sight<Device>(relation::own, everybody));
        see_all(state_.requests_of(person_), sight<DataRequest>(relation::own, everybody));
        see_all(state_.absences_of(person_), sight<Absence>(relation::own, everybody));
        for (const auto& [id, row] : state_.table<RetentionRule>()) {
            see(id, sight<RetentionRule>(relation::own, everybody));
        }
        for (const Id<Grant> grant : state_.grants_of(person_)) {
            see(grant, sight<Grant>(relation::own, everybody));
            add_path(state_.find(grant)->unit);
        }
        for (const Id<SignUp> sign_up : state_.sign_ups_of(person_)) {
            see(sign_up, sight<SignUp>(relation::own, everybody));
            const Id<Shift> shift = state_.find(sign_up)->shift;
            add_own_shift(shift);
            add_team(shift, everybody);
        }
        // A notice about a cancelled shift is only understood with the shift it is about.
        for (const Id<Notice> notice : state_.notices_of(person_)) {
            see(notice, sight<Notice>(relation::own, everybody));
            add_own_shift(state_.find(notice)->shift);
        }
    }
    void add_own_shift(Id<Shift> id) {
        if (const Shift* shift = state_.find(id)) {
            add_shift(*shift, sight<Shift>(relation::own, everybody),
                      sight<Activity>(relation::own, everybody));
        }
    }

    const State& state_;
    Id<Person> person_;
    Date today_;
    Scope scope_;
    std::set<Id<Unit>> paths_;
    std::set<std::tuple<std::size_t, Relations, Id<Unit>>> walked_;
    std::unordered_map<Id<Unit>, Id<Unit>> associations_;  // unit → the one in which it lies
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
    if (const auto* device = std::get_if<Device>(&after)) {
        const auto& old = std::get<Device>(before);
        return device->person == old.person && device->withdrawn == old.withdrawn &&
               device->box_key.empty() == old.box_key.empty();
    }
    if (const auto* request = std::get_if<DataRequest>(&after)) {
        return request->person == std::get<DataRequest>(before).person;
    }
    if (const auto* absence = std::get_if<Absence>(&after)) {
        return absence->person == std::get<Absence>(before).person;
    }
    if (const auto* series = std::get_if<Series>(&after)) {
        return series->activity == std::get<Series>(before).activity;
    }
    if (const auto* erasure = std::get_if<Erasure>(&after)) {
        return erasure->unit == std::get<Erasure>(before).unit;
    }
    if (const auto* decision = std::get_if<BoundaryDecision>(&after)) {
        const auto& old = std::get<BoundaryDecision>(before);
        return decision->unit == old.unit && decision->activity == old.activity;
    }
    if (const auto* figures = std::get_if<UnitFigures>(&after)) {
        return figures->unit == std::get<UnitFigures>(before).unit;
    }
    return before == after;
}

}  // namespace tovholder::ops
