// Random commands from what a tablet shows.
#include "tests/simulation/people.hpp"

#include "tests/simulation/hand.hpp"

namespace tovholder::simulation {
namespace {

class Somebody : public Hand {
public:
    using Hand::Hand;

    ops::Command act() {
        if (!state_.table<Conflict>().empty() && prng_.chance(15)) return settle();
        // Mostly what each role does most; sometimes anything at all.
        const bool leads =
            ops::may_somewhere(state_, replica_.person(), ops::Act::create_activity, today());
        if (prng_.chance(15)) return edit_what_others_edit(leads);
        if (prng_.chance(20)) return of_any_kind();
        if (!leads || prng_.chance(40)) return as_volunteer();
        return as_coordinator();
    }

private:
    ops::Command as_volunteer() {
        switch (prng_.below(12)) {
            case 0:
            case 1:
            case 2:
            case 3:
            case 4:
                return take();
            case 5:
            case 6:
                return give_back();
            case 7:
                return seek();
            case 8:
                return see_notice();
            case 9:
                return about_data();
            case 10:
                return be_away();
            default:
                return edit_person(replica_.person());
        }
    }
    ops::Command as_coordinator() {
        switch (prng_.below(19)) {
            case 0:
            case 1:
                return ops::AddPerson{person(), {grant({}, role())}};
            case 2:
                return edit_person(any<Person>());
            case 3:
                return ops::Create<Grant>{grant(any<Person>(), role())};
            case 4:
            case 5:
                return edit_grant();
            case 6:
                return ops::Create<Activity>{activity()};
            case 7:
                return edit_activity();
            case 8:
            case 9:
                return ops::Create<Shift>{shift()};
            case 10:
            case 11:
                return edit_shift();
            case 12:
                return ops::SetShiftCancelled{any<Shift>(), prng_.chance(60)};
            case 13:
                return import();
            case 14:
                return undo_own_creation();
            case 15:
                return about_data();
            case 16:
                return ask_boundary();
            case 17:
                return ops::NoteAttendance{any<SignUp>(), Attendance::came};
            default:
                return edit_unit();
        }
    }
};

}  // namespace

ops::Command random_act(Prng& prng, const sync::Replica& replica, Instant now) {
    return Somebody(prng, replica, now).act();
}

}  // namespace tovholder::simulation
