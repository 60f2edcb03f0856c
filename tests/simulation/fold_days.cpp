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
        row.asked = row.taken_over = {};
        row.instead_of = {};
        put(row);
    }
    if (shift.status == ShiftStatus::planned && shift.ends > now_) move_up(shift);
}

// Of those who look for a substitute, the one who asked first goes when `comes` does.
bool Fold::relieve(Id<Shift> shift, SignUp& comes) {
    std::optional<SignUp> goes;
    for (const SignUp& row : on_shift(shift)) {
        if (!row.seeks_substitute()) continue;
        if (!goes || row.asked < goes->asked) goes = row;
    }
    if (!goes) return false;
    comes.asked = goes->asked;
    comes.instead_of = goes->person;
    comes.taken_over = now_;
    goes->asked = {};
    goes->status = SignUpStatus::given_back;
    put(*goes);
    return true;
}

void Fold::fold(const ops::SeekSubstitute& command) {
    const Shift shift = get(command.shift);
    need(shift.status == ShiftStatus::planned && shift.ends > now_);
    const auto all = on_shift(shift.id);
    const bool waits = std::any_of(all.begin(), all.end(), [](const SignUp& row) {
        return row.status == SignUpStatus::waitlisted;
    });
    for (SignUp row : all) {
        if (row.person != actor_) continue;
        need(row.status == SignUpStatus::confirmed);
        if (row.seeks_substitute() == command.wanted) return;
        row.instead_of = {};
        row.taken_over = {};
        row.asked = command.wanted && !waits ? now_ : Instant{};
        if (command.wanted && waits) row.status = SignUpStatus::given_back;
        put(row);
        if (command.wanted && waits) move_up(shift);
        return;
    }
    need(false);
}

}  // namespace tovholder::simulation
