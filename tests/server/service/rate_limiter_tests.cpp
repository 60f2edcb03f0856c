// Limits on tries.
#include "server/service/rate_limiter.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::server;

BOOST_AUTO_TEST_SUITE(rate_limiter_tests)

BOOST_AUTO_TEST_CASE(after_the_last_try_one_waits_until_the_first_is_old) {
    RateLimiter limiter({3, 600});
    for (const std::int64_t at : {100, 200, 300}) {
        BOOST_TEST(limiter.wait_s("a", {at}) == 0);
        limiter.count("a", {at});
    }
    BOOST_TEST(limiter.wait_s("a", {300}) == 400);
    BOOST_TEST(limiter.wait_s("b", {300}) == 0);
    BOOST_TEST(limiter.wait_s("a", {699}) == 1);
    BOOST_TEST(limiter.wait_s("a", {700}) == 0);
}

BOOST_AUTO_TEST_CASE(a_clock_set_back_locks_nobody_out_for_longer_than_the_window) {
    RateLimiter limiter({1, 60});
    limiter.count("a", {1'000'000});
    BOOST_TEST(limiter.wait_s("a", {999'990}) <= 60);
    BOOST_TEST(limiter.wait_s("a", {5'000}) == 0);
}

BOOST_AUTO_TEST_CASE(more_keys_than_it_remembers_are_turned_away_until_some_are_old) {
    RateLimiter limiter({5, 60}, 2);
    limiter.count("a", {0});
    limiter.count("b", {30});
    BOOST_TEST(limiter.wait_s("c", {30}) == 60);
    BOOST_TEST(limiter.wait_s("a", {30}) == 0);
    BOOST_TEST(limiter.wait_s("c", {60}) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
