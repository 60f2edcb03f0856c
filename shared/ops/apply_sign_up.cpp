// Taking and giving back shifts, the waitlist, and notices.
#include <algorithm>

#include "shared/base/sort.hpp"
#include "shared/ops/rules.hpp"

namespace tovholder::ops {
namespace {

// All sign-ups of a shift as they are in the draft, in order of turn.
std::vector<SignUp> sign_ups(const Draft& draft, Id<Shift> shift) {
    std::vector<SignUp> all;
    for (const Id<SignUp> id : draft.before().sign_ups_of(shift)) {
        if (auto row = draft.find(id)) all.push_back(*row);
    }
    sort_stably(all, [](const SignUp& a, const SignUp& b) {
        return std::pair(a.turn, a.id) < std::pair(b.turn, b.id);
    });
    return all;
}

std::size_t confirmed_count(const std::vector<SignUp>& all) {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const SignUp& row) {
        return row.status == SignUpStatus::confirmed;
    }));
}

bool somebody_waits(const std::vector<SignUp>& all) {
    return std::any_of(all.begin(), all.end(),
                       [](const SignUp& row) { return row.status == SignUpStatus::waitlisted; });
}

Result<Shift> shift_to_join(const Draft& draft, Id<Shift> id) {
    const auto shift = draft.find(id);
    if (!shift) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::take_shift, on(*shift)); !allowed) {
        return allowed.error();
    }
    if (shift->status == ShiftStatus::cancelled) return ErrorCode::shift_cancelled;
    if (shift->ends <= draft.context().now) return ErrorCode::shift_over;
    return *shift;
}

// Who is relieved when somebody comes: the one who asked first.
std::vector<SignUp>::const_iterator first_who_seeks(const std::vector<SignUp>& all) {
    auto first = all.end();
    for (auto row = all.begin(); row != all.end(); ++row) {
        const bool earlier = first == all.end() || row->asked < first->asked;
        if (row->seeks_substitute() && earlier) first = row;
    }
    return first;
}

// Her own row on the shift, or not_signed_up.
Result<SignUp> own_row(const Draft& draft, const std::vector<SignUp>& all) {
    const auto own = std::find_if(all.begin(), all.end(), [&](const SignUp& row) {
        return row.person == draft.context().actor && row.status != SignUpStatus::given_back;
    });
    if (own == all.end()) return ErrorCode::not_signed_up;
    auto allowed = require(draft, Act::give_back_shift, on(own->person));
    if (!allowed) return allowed.error();
    return *own;
}

SignUp relieved(SignUp row) {
    row.status = SignUpStatus::given_back;
    row.asked = row.taken_over = {};
    row.instead_of = {};
    return row;
}

}  // namespace

void fill_places(Draft& draft, const Shift& shift) {
    std::vector<SignUp> all = sign_ups(draft, shift.id);
    std::size_t taken = confirmed_count(all);
    for (SignUp& row : all) {
        if (taken >= shift.places) return;
        if (row.status != SignUpStatus::waitlisted) continue;
        row.status = SignUpStatus::confirmed;
        draft.put(row);
        if (row.person != draft.context().actor) {
            notify(draft, row.person, NoticeKind::got_place, shift.id);
        }
        ++taken;
    }
}

Result<void> apply_to(Draft& draft, const TakeShift& command) {
    const auto shift = shift_to_join(draft, command.shift);
    if (!shift) return shift.error();
    const Id<Person> actor = draft.context().actor;
    const std::vector<SignUp> all = sign_ups(draft, shift->id);
    // A person has one row per shift: taking a shift again after giving it back reuses it.
    SignUp mine{.id = {}, .shift = shift->id, .person = actor};
    const auto own = std::find_if(all.begin(), all.end(),
                                  [&](const SignUp& row) { return row.person == actor; });
    if (own != all.end() && own->status != SignUpStatus::given_back) {
        return ErrorCode::already_signed_up;
    }
    mine.id = own != all.end() ? own->id : draft.next_id<SignUp>();
    mine.turn = all.empty() ? 1 : all.back().turn + 1;
    if (const auto leaves = first_who_seeks(all); leaves != all.end()) {
        mine.asked = leaves->asked;
        mine.instead_of = leaves->person;
        mine.taken_over = draft.context().now;
        draft.put(relieved(*leaves));
        draft.put(mine);
        return {};
    }
    const bool has_place = confirmed_count(all) < shift->places;
    mine.status = has_place ? SignUpStatus::confirmed : SignUpStatus::waitlisted;
    draft.put(mine);
    if (!has_place && command.expects_place) {
        notify(draft, actor, NoticeKind::place_was_taken, shift->id);
    }
    return {};
}

Result<void> apply_to(Draft& draft, const GiveBackShift& command) {
    const auto shift = draft.find(command.shift);
    if (!shift) return ErrorCode::not_found;
    const auto own = own_row(draft, sign_ups(draft, shift->id));
    if (!own) return own.error();
    draft.put(relieved(*own));
    const bool still_ahead =
        shift->status == ShiftStatus::planned && shift->ends > draft.context().now;
    if (still_ahead) fill_places(draft, *shift);
    return {};
}

Result<void> apply_to(Draft& draft, const SeekSubstitute& command) {
    const auto shift = draft.find(command.shift);
    if (!shift) return ErrorCode::not_found;
    const std::vector<SignUp> all = sign_ups(draft, shift->id);
    const auto own = own_row(draft, all);
    if (!own) return own.error();
    if (own->status != SignUpStatus::confirmed) return ErrorCode::not_signed_up;
    if (shift->status == ShiftStatus::cancelled) return ErrorCode::shift_cancelled;
    if (shift->ends <= draft.context().now) return ErrorCode::shift_over;
    if (own->seeks_substitute() == command.wanted) return {};
    if (command.wanted && somebody_waits(all)) {
        draft.put(relieved(*own));
        fill_places(draft, *shift);
        return {};
    }
    SignUp mine = *own;
    mine.asked = command.wanted ? draft.context().now : Instant{};
    mine.instead_of = {};
    mine.taken_over = {};
    draft.put(mine);
    return {};
}

Result<void> apply_to(Draft& draft, const NoteAttendance& command) {
    const auto row = draft.find(command.sign_up);
    if (!row) return ErrorCode::not_found;
    const auto shift = draft.find(row->shift);
    if (!shift) return ErrorCode::not_found;
    auto allowed = require(draft, Act::note_attendance, on(*shift));
    if (!allowed) return allowed;
    if (shift->status == ShiftStatus::cancelled) return ErrorCode::shift_cancelled;
    if (row->status == SignUpStatus::given_back) return ErrorCode::not_signed_up;
    // From the morning of the day on: people come before it begins.
    if (draft.today() < to_local(shift->starts).date) return ErrorCode::shift_ahead;
    SignUp noted = *row;
    noted.attendance = command.attendance;
    draft.put(noted);
    return {};
}

Result<void> apply_to(Draft& draft, const SeeNotice& command) {
    const auto notice = draft.find(command.notice);
    if (!notice) return ErrorCode::not_found;
    if (auto allowed = require(draft, Act::see_notice, on(notice->person)); !allowed)
        return allowed;
    Notice seen = *notice;
    seen.seen = true;
    draft.put(seen);
    return {};
}

}  // namespace tovholder::ops
