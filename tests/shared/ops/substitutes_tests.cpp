// Who is asked, and when.
#include "shared/ops/substitutes.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;
using ops::Rung;

namespace {

struct Search : SmallTown {
    Id<Activity> walk = add_activity(skovbo, "Gågruppe");

    void take(Id<Person> person, Id<Shift> shift) {
        BOOST_REQUIRE(do_as(person, ops::TakeShift{shift}).ok());
    }
    const SignUp& seeks(Id<Person> person, Id<Shift> shift) {
        BOOST_REQUIRE(do_as(person, ops::SeekSubstitute{shift}).ok());
        for (const Id<SignUp> id : state.sign_ups_of(shift)) {
            if (state.find(id)->person == person) return *state.find(id);
        }
        BOOST_REQUIRE(false);
        return *state.find(*state.sign_ups_of(shift).begin());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(substitutes_tests, Search)

BOOST_AUTO_TEST_CASE(the_circle_widens_with_the_time_that_is_left) {
    const Instant asked{1'000'000};
    const Instant soon = asked + 8 * seconds_per_hour;
    BOOST_TEST((ops::asked_from(asked, soon, Rung::pair) == asked));
    BOOST_TEST((ops::asked_from(asked, soon, Rung::team) == asked + seconds_per_hour));
    BOOST_TEST((ops::asked_from(asked, soon, Rung::pool) == asked + 2 * seconds_per_hour));
    BOOST_TEST((ops::asked_from(asked, soon, Rung::partner) == asked + 4 * seconds_per_hour));
    const Instant far = asked + 30 * seconds_per_day;
    BOOST_TEST((ops::asked_from(asked, far, Rung::team) == asked + 4 * seconds_per_hour));
    BOOST_TEST((ops::asked_from(asked, far, Rung::pool) == asked + seconds_per_day));
    BOOST_TEST((ops::asked_from(asked, far, Rung::partner) == asked + 2 * seconds_per_day));
    BOOST_TEST((ops::asked_from(asked, asked - 5, Rung::partner) == asked));
}

BOOST_AUTO_TEST_CASE(a_rung_is_reached_at_its_second_and_not_before) {
    const Instant asked{1'000'000};
    const Instant starts = asked + 8 * seconds_per_hour;
    BOOST_TEST((ops::rung_at(asked, starts, asked) == Rung::pair));
    BOOST_TEST((ops::rung_at(asked, starts, asked + seconds_per_hour - 1) == Rung::pair));
    BOOST_TEST((ops::rung_at(asked, starts, asked + seconds_per_hour) == Rung::team));
    BOOST_TEST((ops::rung_at(asked, starts, asked + 2 * seconds_per_hour) == Rung::pool));
    BOOST_TEST((ops::rung_at(asked, starts, starts) == Rung::partner));
}

BOOST_AUTO_TEST_CASE(nearest_is_who_has_been_there_with_her_then_the_team_then_all) {
    const Id<Shift> past = add_shift(walk, 2, 1);
    const Id<Shift> shift = add_shift(walk, 1, 48);
    take(aage, past);
    take(bodil, past);
    take(aage, shift);
    BOOST_TEST(
        (ops::nearness(state, bodil, aage, *state.find(shift), to_local(now).date) == Rung::pair));
    BOOST_TEST(
        (ops::nearness(state, carl, aage, *state.find(shift), to_local(now).date) == Rung::pool));
    take(carl, add_shift(walk, 1, 72));
    BOOST_TEST(
        (ops::nearness(state, carl, aage, *state.find(shift), to_local(now).date) == Rung::team));
    BOOST_TEST((ops::nearness(state, aage, aage, *state.find(shift), to_local(now).date) ==
                Rung::partner));
    const Id<Shift> elsewhere = add_shift(add_activity(library), 1, 48);
    BOOST_TEST((ops::nearness(state, carl, aage, *state.find(elsewhere), to_local(now).date) ==
                Rung::partner));
}

BOOST_AUTO_TEST_CASE(who_is_busy_or_there_already_is_not_asked) {
    const Id<Shift> shift = add_shift(walk, 2, 48);
    take(aage, shift);
    take(carl, shift);
    const SignUp& leaves = seeks(aage, shift);
    const Instant last = state.find(shift)->starts - 1;
    BOOST_TEST(!ops::is_asked(state, bodil, leaves, now));
    BOOST_TEST(ops::is_asked(state, bodil, leaves, last));
    BOOST_TEST(!ops::is_asked(state, carl, leaves, last));
    BOOST_TEST(!ops::is_asked(state, aage, leaves, last));
    take(bodil, add_shift(add_activity(skovbo, "Sang"), 1, 48));
    BOOST_TEST(!ops::is_asked(state, bodil, leaves, last));
}

BOOST_AUTO_TEST_SUITE_END()
