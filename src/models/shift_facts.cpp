// Counting places and turns.
#include "src/models/shift_facts.hpp"

#include "shared/base/sort.hpp"
#include "shared/ops/permissions.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "shared/text/when.hpp"

namespace tovholder::models {

using text::Key;

std::vector<const SignUp*> sign_ups_in_turn(const State& state, Id<Shift> shift,
                                            SignUpStatus status) {
    std::vector<const SignUp*> all;
    for (const Id<SignUp> id : state.sign_ups_of(shift)) {
        const SignUp* row = state.find(id);
        if (row->status == status) all.push_back(row);
    }
    sort_stably(all, [](const SignUp* a, const SignUp* b) {
        return a->turn != b->turn ? a->turn < b->turn : a->id < b->id;
    });
    return all;
}

namespace {

// Behind the border of an association a shift is sent without names and without sign-ups.
bool is_apart(const State& state, Id<Shift> shift) {
    const Row<Shift>* row = state.find_row(shift);
    return row != nullptr && !covers(row->stamp.mask, FieldClass::contact);
}

}  // namespace

ShiftFacts shift_facts(const State& state, const Viewer& viewer, const Shift& shift) {
    ShiftFacts facts;
    facts.shift = &shift;
    facts.activity = state.find(shift.activity);
    facts.unit = state.find(shift.unit);
    facts.ended = shift.ends <= viewer.now;
    const SignUp* own = nullptr;
    for (const Id<SignUp> id : state.sign_ups_of(shift.id)) {
        const SignUp* row = state.find(id);
        if (row->status == SignUpStatus::given_back) continue;
        if (row->person == viewer.person) own = row;
        if (row->seeks_substitute() && row != own) {
            const bool first = facts.seeks == nullptr || row->asked < facts.seeks->asked;
            if (first) facts.seeks = row;
        }
        ++(row->status == SignUpStatus::confirmed ? facts.taken : facts.waiting);
    }
    facts.own_seeks = own != nullptr && own->seeks_substitute();
    facts.free = facts.taken < shift.places ? shift.places - facts.taken : 0;
    if (own != nullptr && own->status == SignUpStatus::waitlisted) {
        for (const SignUp* row : sign_ups_in_turn(state, shift.id, SignUpStatus::waitlisted)) {
            ++facts.own_turn;
            if (row == own) break;
        }
    }
    if (shift.status == ShiftStatus::cancelled) {
        facts.standing = Standing::cancelled;
    } else if (own != nullptr) {
        facts.standing =
            own->status == SignUpStatus::confirmed ? Standing::mine : Standing::waiting;
    } else if (facts.ended) {
        facts.standing = Standing::over;
    } else if (facts.taken == 0 && is_apart(state, shift.id)) {
        facts.standing = Standing::apart;
        facts.free = 0;
    } else {
        const bool room = facts.free > 0 || facts.seeks != nullptr;
        facts.standing = room ? Standing::open : Standing::full;
    }
    return facts;
}

bool may_join(const State& state, const Viewer& viewer, const ShiftFacts& facts) {
    if (facts.standing != Standing::open && facts.standing != Standing::full) return false;
    return ops::may(state, viewer.person, ops::Act::take_shift, ops::on(*facts.shift),
                    viewer.today);
}

const Shift* double_booking(const State& state, const Viewer& viewer, const Shift& shift) {
    for (const Id<SignUp> id : state.sign_ups_of(viewer.person)) {
        const SignUp* row = state.find(id);
        if (row->status != SignUpStatus::confirmed || row->shift == shift.id) continue;
        const Shift* other = state.find(row->shift);
        if (other == nullptr || other->status == ShiftStatus::cancelled) continue;
        if (other->starts < shift.ends && shift.starts < other->ends) return other;
    }
    return nullptr;
}

std::string standing_words(text::Language language, const ShiftFacts& facts) {
    switch (facts.standing) {
        case Standing::open:
            if (facts.free == 0) return std::string(text::get(language, Key::seeks));
            return text::counted(language, static_cast<std::int64_t>(facts.free),
                                 Key::places_free_one, Key::places_free_many);
        case Standing::full:
            return std::string(text::get(language, Key::shift_full));
        case Standing::mine:
            return std::string(
                text::get(language, facts.own_seeks ? Key::seeks_mine : Key::shift_mine));
        case Standing::waiting:
            return text::fill(language, Key::shift_waiting, {std::to_string(facts.own_turn)});
        case Standing::cancelled:
            return std::string(text::get(language, Key::shift_cancelled));
        case Standing::over:
            return std::string(text::get(language, Key::shift_over));
        case Standing::apart:
            return std::string(text::get(language, Key::shift_apart));
    }
    return {};
}

std::string shift_in_words(const Viewer& viewer, const ShiftFacts& facts) {
    const Shift& shift = *facts.shift;
    return text::fill(
        viewer.language, Key::shift_in_words,
        {facts.activity_name(), text::day_and_date(viewer.language, to_local(shift.starts).date),
         text::time_span(viewer.language, shift.starts, shift.ends)});
}

}  // namespace tovholder::models
