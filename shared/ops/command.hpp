// Everything a person can do, one struct each. A command is a request: `apply`
// decides. One that holds single values lists them in `parts`, in the order in which they travel:
// append only.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "shared/domain/row.hpp"

namespace tovholder::ops {

// Creates one row. `row.id` is local(1); `apply` gives it its real id.
template <class Entity>
struct Create {
    Entity row;
    bool operator==(const Create&) const = default;
};

// Changes the named fields of one row to those of `values`. Never creates a
// row.
template <class Entity>
struct Edit {
    Id<Entity> row;
    Entity values;  // only the fields in `fields` mean anything
    FieldSet fields;
    bool operator==(const Edit&) const = default;
};

// What to change so that `before` becomes `after`; fields is empty when they
// are equal.
template <class Entity>
Edit<Entity> make_edit(const Entity& before, const Entity& after) {
    return {before.id, after, changed_fields(before, after)};
}

// A new person with the roles she gets at once. The grants' person is local(1).
struct AddPerson {
    Person person;
    std::vector<Grant> grants;
    bool operator==(const AddPerson&) const = default;
};

// Wall time in Copenhagen; dates on Danish holidays can be left out. Its shifts are made half a
// year ahead (series.hpp), and the rest as time goes on.
struct CreateSeries {
    Shift first;  // the pattern, and the first candidate
    Rhythm rhythm = Rhythm::weekly;
    Date last_day;  // inclusive; 1970-01-01: until somebody ends it
    bool skip_holidays = true;
    bool operator==(const CreateSeries&) const = default;
};

// Makes the shifts of the series that are missing by now; nothing when somebody else has.
struct ExtendSeries {
    Id<Series> series;
    bool operator==(const ExtendSeries&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.series);
    }
};

struct SetShiftCancelled {
    Id<Shift> shift;
    bool cancelled = true;  // false takes a cancellation back
    bool operator==(const SetShiftCancelled&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.shift);
        visit(self.cancelled);
    }
};

// "Jeg kan tage vagten". When the last place is gone the person heads the
// waitlist; if she had reason to expect a place she is told (Notice). Of those who look for a
// substitute, the one who asked first is relieved.
struct TakeShift {
    Id<Shift> shift;
    bool expects_place = true;  // false: joined the waitlist knowingly
    bool operator==(const TakeShift&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.shift);
        visit(self.expects_place);
    }
};

// "Jeg kan ikke komme": no reason. She holds her place until somebody takes over; one who waits has
// it at once. `wanted` false: she can come after all.
struct SeekSubstitute {
    Id<Shift> shift;
    bool wanted = true;
    bool operator==(const SeekSubstitute&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.shift);
        visit(self.wanted);
    }
};

// The place, or the turn, is free at once: a shift taken by mistake.
struct GiveBackShift {
    Id<Shift> shift;
    bool operator==(const GiveBackShift&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.shift);
    }
};

// `digest` = digest_of(code), see invitation_code.hpp. The code stays with the
// inviter.
struct Invite {
    Id<Person> person;
    std::string digest;
    bool operator==(const Invite&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.person);
        visit(self.digest);
    }
};

struct SeeNotice {
    Id<Notice> notice;
    bool operator==(const SeeNotice&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.notice);
    }
};

// All rows of one confirmed import, all or nothing. Ids are local and refer to
// each other; units and activities may also be existing rows. Rows that are
// already there (same.hpp) are skipped, and what refers to them refers to the
// existing row.
struct ImportRows {
    std::vector<Unit> units;
    std::vector<Activity> activities;
    std::vector<Person> people;
    std::vector<Grant> grants;
    std::vector<Shift> shifts;
    bool operator==(const ImportRows&) const = default;
};

// Takes back every row that an earlier op of the same device created, unless somebody has built on
// one of them.
struct UndoCreation {
    OpId op;
    bool operator==(const UndoCreation&) const = default;
};

// Stands for an op that damaged storage lost on the device: keeps the numbers
// without holes.
struct LostOp {
    bool operator==(const LostOp&) const = default;
};

// The device is a stranger from now on: the server refuses its token. It is not an error if it was
// withdrawn before.
struct WithdrawDevice {
    Id<Device> device;
    bool operator==(const WithdrawDevice&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.device);
    }
};

// What to do about two versions of the same thing.
enum class Choice : std::uint8_t {
    keep = 0,        // the one that is in the row
    take_other = 1,  // the other one; they change places
    both = 2,        // of free text only
    reopen = 3,      // as it was before it was settled
};
constexpr std::uint8_t count_of(Choice) { return 4; }

// Also brings an overruled value back later on: take_other.
struct SettleConflict {
    Id<Conflict> conflict;
    Choice choice = Choice::keep;
    ConflictState seen = ConflictState::open;  // what she chose from: refused when it is another
    bool operator==(const SettleConflict&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.conflict);
        visit(self.choice);
        visit(self.seen);
    }
};

// A person asks about the data kept on herself.
struct AskDataRequest {
    DataRequestKind kind = DataRequestKind::correction;
    std::string text;
    bool operator==(const AskDataRequest&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.kind);
        visit(self.text);
    }
};

// `state` is done or declined.
struct SettleDataRequest {
    Id<DataRequest> request;
    DataRequestState state = DataRequestState::done;
    std::string answer;
    bool operator==(const SettleDataRequest&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.request);
        visit(self.state);
        visit(self.answer);
    }
};

// Everything about the person goes, and cannot be brought back.
struct ErasePerson {
    Id<Person> person;
    bool operator==(const ErasePerson&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.person);
    }
};

// How long a kind of data is kept from a day on, tomorrow at the earliest.
struct SetRetention {
    Id<Unit> unit;  // the root of the municipality
    RetentionKind kind = RetentionKind::people_ended;
    std::uint32_t days = 0;
    Date valid_from;
    bool operator==(const SetRetention&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.unit);
        visit(self.kind);
        visit(self.days);
        visit(self.valid_from);
    }
};

// What came of the talk about a decision in doubt. Refused when it was settled meanwhile.
struct SettleBoundary {
    Id<BoundaryDecision> decision;
    BoundaryOutcome outcome = BoundaryOutcome::yes;  // not open
    std::string argument;
    bool operator==(const SettleBoundary&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.decision);
        visit(self.outcome);
        visit(self.argument);
    }
};

// It was a mistake, or she comes after all.
struct RemoveAbsence {
    Id<Absence> absence;
    bool operator==(const RemoveAbsence&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.absence);
    }
};

// "Kom" or "kom ikke", noted by those who gather the people; also taken back.
struct NoteAttendance {
    Id<SignUp> sign_up;
    Attendance attendance = Attendance::came;
    bool operator==(const NoteAttendance&) const = default;

    template <class Self, class Visitor>
    static void parts(Self& self, Visitor& visit) {
        visit(self.sign_up);
        visit(self.attendance);
    }
};

// Numbers on the wire: append only.
#define TOV_COMMANDS(X)             \
    X(Create<Unit>, 1)              \
    X(Edit<Unit>, 2)                \
    X(AddPerson, 3)                 \
    X(Edit<Person>, 4)              \
    X(Create<Grant>, 5)             \
    X(Edit<Grant>, 6)               \
    X(Create<Activity>, 7)          \
    X(Edit<Activity>, 8)            \
    X(Create<Shift>, 9)             \
    X(CreateSeries, 10)             \
    X(Edit<Shift>, 11)              \
    X(SetShiftCancelled, 12)        \
    X(TakeShift, 13)                \
    X(GiveBackShift, 14)            \
    X(Invite, 15)                   \
    X(SeeNotice, 16)                \
    X(ImportRows, 17)               \
    X(UndoCreation, 18)             \
    X(LostOp, 19)                   \
    X(WithdrawDevice, 20)           \
    X(SettleConflict, 21)           \
    X(AskDataRequest, 22)           \
    X(SettleDataRequest, 23)        \
    X(ErasePerson, 24)              \
    X(SetRetention, 25)             \
    X(Create<BoundaryDecision>, 26) \
    X(SettleBoundary, 27)           \
    X(Create<StaffHearing>, 28)     \
    X(Create<Delegation>, 29)       \
    X(NoteAttendance, 30)           \
    X(Create<Absence>, 31)          \
    X(Edit<Absence>, 32)            \
    X(RemoveAbsence, 33)            \
    X(SeekSubstitute, 34)           \
    X(Edit<Series>, 35)             \
    X(ExtendSeries, 36)

using Command =
    std::variant<Create<Unit>, Edit<Unit>, AddPerson, Edit<Person>, Create<Grant>, Edit<Grant>,
                 Create<Activity>, Edit<Activity>, Create<Shift>, CreateSeries, Edit<Shift>,
                 SetShiftCancelled, TakeShift, GiveBackShift, Invite, SeeNotice, ImportRows,
                 UndoCreation, LostOp, WithdrawDevice, SettleConflict, AskDataRequest,
                 SettleDataRequest, ErasePerson, SetRetention, Create<BoundaryDecision>,
                 SettleBoundary, Create<StaffHearing>, Create<Delegation>, NoteAttendance,
                 Create<Absence>, Edit<Absence>, RemoveAbsence, SeekSubstitute, Edit<Series>,
                 ExtendSeries>;

// A command with its number, as the device keeps it and sends it.
struct Op {
    OpId id;
    Instant clock;           // the device's clock when the person acted; never trusted
    std::uint64_t base = 0;  // server seq that the person's screen had seen
    Command command;
    bool operator==(const Op&) const = default;
};

}  // namespace tovholder::ops
