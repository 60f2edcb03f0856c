// Taking back what one op made: all of it, by the one who made it, while nobody has built on it.
#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Fixture : SmallTown {
    Id<Activity> walk = add_activity(skovbo);

    // A series of shifts that Svend made.
    OpId make_series() {
        Shift first;
        first.id = Id<Shift>::local(1);
        first.activity = walk;
        first.starts = now + seconds_per_day;
        first.ends = first.starts + seconds_per_hour;
        const Date last = to_local(now + 40 * seconds_per_day).date;
        const auto changes = do_as(svend, ops::CreateSeries{first, Rhythm::weekly, last});
        BOOST_REQUIRE(changes.ok());
        BOOST_TEST(changes->puts.size() >= 5u);
        return Id<void>{key_of(changes->puts.front()).id}.op();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_undo_tests, Fixture)

BOOST_AUTO_TEST_CASE(every_row_of_the_op_is_taken_back_and_nothing_else) {
    const auto before = state.keys();
    const OpId series = make_series();
    BOOST_TEST(!refusal(svend, ops::UndoCreation{series}));
    BOOST_TEST((state.keys() == before));
    BOOST_TEST((refusal(svend, ops::UndoCreation{series}) == ErrorCode::not_found));
}

BOOST_AUTO_TEST_CASE(what_somebody_has_built_on_stays_whole) {
    const OpId series = make_series();
    const auto before = state.keys();
    const Id<Shift> last = state.table<Shift>().rbegin()->first;
    BOOST_TEST(!refusal(aage, ops::TakeShift{last}));
    BOOST_TEST((refusal(svend, ops::UndoCreation{series}) == ErrorCode::created_in_use));
    BOOST_TEST(state.keys().size() == before.size() + 1);
}

BOOST_AUTO_TEST_CASE(only_the_maker_may_and_only_while_she_may_make_it) {
    const OpId series = make_series();
    BOOST_TEST((refusal(mette, ops::UndoCreation{series}) == ErrorCode::not_allowed));
    Grant role = *state.find(*state.grants_of(svend).begin());
    role.ended = to_local(now).date;
    state.put(role, {.seq = ++seq});
    BOOST_TEST((refusal(svend, ops::UndoCreation{series}) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_SUITE_END()
