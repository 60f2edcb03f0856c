// When a person acted, whatever her tablet's clock says.
#include "shared/sync/effective_time.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using tovholder::sync::effective_time;

BOOST_AUTO_TEST_SUITE(effective_time_tests)

BOOST_AUTO_TEST_CASE(a_clock_that_is_wrong_but_runs_tells_how_long_ago_it_was) {
    constexpr Instant year_2099{4'070'908'800};
    BOOST_TEST((effective_time(year_2099, year_2099 + 600, {10'000}, {}) == Instant{9'400}));
}

BOOST_AUTO_TEST_CASE(it_is_never_later_than_now) {
    BOOST_TEST((effective_time({900}, {100}, {10'000}, {}) == Instant{10'000}));
}

BOOST_AUTO_TEST_CASE(it_is_never_before_the_op_before_it) {
    BOOST_TEST((effective_time({100}, {900}, {10'000}, {9'500}) == Instant{9'500}));
    BOOST_TEST((effective_time({100}, {900}, {10'000}, {20'000}) == Instant{10'000}));
}

BOOST_AUTO_TEST_SUITE_END()
