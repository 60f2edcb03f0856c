// Who gave a shift back, who came, who is away, and what was read.
#include "tests/simulation/fold.hpp"

namespace tovholder::simulation {

void Fold::fold(const ops::NoteAttendance& command) {
    SignUp row = get(command.sign_up);
    const Shift shift = get(row.shift);
    need(actor().leads(shift.unit) || actor().gathers(shift.activity));
    need(row.status != SignUpStatus::given_back && shift.status == ShiftStatus::planned);
    need(to_local(shift.starts).date <= to_local(now_).date);
    row.attendance = command.attendance;
    put(row);
}

void Fold::fold(const ops::Create<Absence>& command) {
    Absence row = command.row;
    need(row.person == actor_ || actor().leads_person(row.person));
    need(!row.until || row.from <= *row.until);
    row.id = next_id<Absence>();
    put(row);
}

void Fold::fold(const ops::Edit<Absence>& command) {
    const Absence row = edited(command);
    need(row.person == actor_ || actor().leads_person(row.person));
    need(row.person == get(command.row).person && (!row.until || row.from <= *row.until));
    put(row);
}

void Fold::fold(const ops::RemoveAbsence& command) {
    const Absence row = get(command.absence);
    need(row.person == actor_ || actor().leads_person(row.person));
    state_.erase(key_of(command.absence));
}

void Fold::fold(const ops::SeeNotice& command) {
    Notice row = get(command.notice);
    need(row.person == actor_);
    row.seen = true;
    put(row);
}

void Fold::fold(const ops::GiveBackShift& command) {
    const Shift shift = get(command.shift);
    for (SignUp row : on_shift(shift.id)) {
        if (row.person != actor_) continue;
        row.status = SignUpStatus::given_back;
        put(row);
    }
    if (shift.status == ShiftStatus::planned && shift.ends > now_) move_up(shift);
}

}  // namespace tovholder::simulation
