// Figures by unit and week.
#include "shared/ops/unit_figures.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Town : SmallTown {
    Date today = to_local(now).date;
    Id<Shift> shift = add_shift(add_activity(skovbo), 20);

    void refresh() {
        state.apply(ops::refresh_figures(state, {server_alias, ++number}, today), ++seq);
    }
    const UnitFigures& only() const {
        BOOST_REQUIRE(state.table<UnitFigures>().size() == 1u);
        return state.table<UnitFigures>().begin()->second.value;
    }
    void comes(int count) {
        for (int i = 0; i < count; ++i) {
            const Id<Person> person =
                add_person("P" + std::to_string(number), skovbo, Role::volunteer);
            BOOST_REQUIRE(!refusal(person, ops::TakeShift{shift, true}));
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unit_figures, Town)

BOOST_AUTO_TEST_CASE(few_people_are_not_counted_and_five_are) {
    refresh();
    BOOST_TEST(only().shifts == 1u);
    BOOST_TEST(only().places == 20u);
    BOOST_TEST(!only().few);  // nobody at all is no secret
    comes(4);
    refresh();
    BOOST_TEST(only().few);
    BOOST_TEST(only().people == 0u);
    BOOST_TEST(only().taken == 0u);
    comes(1);
    refresh();
    BOOST_TEST(!only().few);
    BOOST_TEST(only().people == 5u);
    BOOST_TEST(only().taken == 5u);
}

BOOST_AUTO_TEST_CASE(a_person_counts_once_and_the_waitlist_not_at_all) {
    comes(5);
    const Id<Shift> second = add_shift(state.find(shift)->activity, 1, 30);
    BOOST_TEST(!refusal(aage, ops::TakeShift{shift, true}));
    BOOST_TEST(!refusal(aage, ops::TakeShift{second, true}));
    BOOST_TEST(!refusal(bodil, ops::TakeShift{second, false}));
    refresh();
    BOOST_TEST(only().shifts == 2u);
    BOOST_TEST(only().people == 6u);
    BOOST_TEST(only().taken == 7u);
}

BOOST_AUTO_TEST_CASE(nothing_changes_when_nothing_happened) {
    refresh();
    const ops::OpContext unused{{server_alias, 1}, mette, now};
    const Changes again = ops::refresh_figures(state, unused.op, today);
    BOOST_TEST(again.puts.empty());
    BOOST_TEST(again.erases.empty());
}

BOOST_AUTO_TEST_CASE(a_cancelled_shift_leaves_a_week_of_nothing) {
    comes(5);
    refresh();
    BOOST_TEST(!refusal(mette, ops::SetShiftCancelled{shift, true}));
    refresh();
    BOOST_TEST(only().shifts == 0u);
    BOOST_TEST(only().people == 0u);
}

BOOST_AUTO_TEST_CASE(a_week_is_that_of_copenhagen_and_later_ones_wait_their_turn) {
    refresh();
    BOOST_TEST((only().week == Date{monday_of(today)}));
    const std::int64_t hours_to_far = std::int64_t{ops::figures_weeks} * 7 * 24;
    add_shift(state.find(shift)->activity, 1, hours_to_far);
    // 23:30 UTC on Sunday is Monday in Copenhagen.
    add_shift(state.find(shift)->activity, 1, 6 * 24 + 11);
    refresh();
    BOOST_TEST(state.table<UnitFigures>().size() == 2u);
    BOOST_TEST((state.table<UnitFigures>().rbegin()->second.value.week == monday_of(today) + 7));
}

BOOST_AUTO_TEST_SUITE_END()
