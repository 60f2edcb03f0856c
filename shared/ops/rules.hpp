// The rules of apply by theme, one function a command; apply.cpp dispatches to
// them. Each checks permission first, then the rows it needs, then the values,
// and only then writes to the draft.
#pragma once

#include "shared/ops/draft.hpp"
#include "shared/ops/permissions.hpp"

namespace tovholder::ops {

// apply_unit.cpp
Result<void> apply_to(Draft& draft, const Create<Unit>& command);
Result<void> apply_to(Draft& draft, const Edit<Unit>& command);
// apply_person.cpp
Result<void> apply_to(Draft& draft, const AddPerson& command);
Result<void> apply_to(Draft& draft, const Edit<Person>& command);
Result<void> apply_to(Draft& draft, const Create<Grant>& command);
Result<void> apply_to(Draft& draft, const Edit<Grant>& command);
Result<void> apply_to(Draft& draft, const Invite& command);
Result<void> apply_to(Draft& draft, const WithdrawDevice& command);
// apply_activity.cpp
Result<void> apply_to(Draft& draft, const Create<Activity>& command);
Result<void> apply_to(Draft& draft, const Edit<Activity>& command);
// apply_start.cpp
Result<void> apply_to(Draft& draft, const Create<BoundaryDecision>& command);
Result<void> apply_to(Draft& draft, const SettleBoundary& command);
Result<void> apply_to(Draft& draft, const Create<StaffHearing>& command);
Result<void> apply_to(Draft& draft, const Create<Delegation>& command);
// apply_shift.cpp
Result<void> apply_to(Draft& draft, const Create<Shift>& command);
Result<void> apply_to(Draft& draft, const Edit<Shift>& command);
Result<void> apply_to(Draft& draft, const SetShiftCancelled& command);
// apply_series.cpp
Result<void> apply_to(Draft& draft, const CreateSeries& command);
Result<void> apply_to(Draft& draft, const Edit<Series>& command);
Result<void> apply_to(Draft& draft, const ExtendSeries& command);
// apply_sign_up.cpp
Result<void> apply_to(Draft& draft, const TakeShift& command);
Result<void> apply_to(Draft& draft, const GiveBackShift& command);
Result<void> apply_to(Draft& draft, const SeekSubstitute& command);
Result<void> apply_to(Draft& draft, const SeeNotice& command);
Result<void> apply_to(Draft& draft, const NoteAttendance& command);
// apply_absence.cpp
Result<void> apply_to(Draft& draft, const Create<Absence>& command);
Result<void> apply_to(Draft& draft, const Edit<Absence>& command);
Result<void> apply_to(Draft& draft, const RemoveAbsence& command);
// apply_import.cpp
Result<void> apply_to(Draft& draft, const ImportRows& command);
// apply_undo.cpp
Result<void> apply_to(Draft& draft, const UndoCreation& command);
// apply_conflict.cpp
Result<void> apply_to(Draft& draft, const SettleConflict& command);
// apply_rights.cpp
Result<void> apply_to(Draft& draft, const AskDataRequest& command);
Result<void> apply_to(Draft& draft, const SettleDataRequest& command);
Result<void> apply_to(Draft& draft, const ErasePerson& command);
Result<void> apply_to(Draft& draft, const SetRetention& command);
// apply.cpp
Result<void> apply_to(Draft& draft, const LostOp& command);

// Shared by several themes.

// Values a row must have, whoever makes it.
Result<void> check(const Unit& unit);
Result<void> check(const Person& person);
Result<void> check(const Activity& activity);
Result<void> check(const Shift& shift);
Result<void> check(const Series& series);
Result<void> check(const DataRequest& request);
Result<void> check(const BoundaryDecision& decision);
Result<void> check(const StaffHearing& hearing);
Result<void> check(const Delegation& delegation);

// The activity that a shift names, when the actor may make shifts in it and it is open. Errors:
// not_found, not_allowed, not_open.
Result<Activity> activity_for(const Draft& draft, Id<Activity> id);

// Puts a notice to the person in the draft.
void notify(Draft& draft, Id<Person> person, NoticeKind kind, Id<Shift> shift);

// Gives free places of the shift to the waitlist in turn and tells those who
// move up.
void fill_places(Draft& draft, const Shift& shift);

// The actor may do it by the table, or not_allowed; not_found when the target's unit is not there.
Result<void> require(const Draft& draft, Act act, Target target);

}  // namespace tovholder::ops
