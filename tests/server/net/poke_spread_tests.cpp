// A few listeners are poked at once, thousands one after another.
#include "server/net/poke_spread.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace tovholder::server;

BOOST_AUTO_TEST_SUITE(poke_spread)

BOOST_AUTO_TEST_CASE(a_house_full_of_tablets_hears_of_a_change_at_once) {
    const Limits limits;
    PokeSpread spread(limits);
    for (int i = 0; i < 40; ++i) BOOST_TEST(spread.next_delay_ms(20) <= 100);
    BOOST_TEST(spread.next_delay_ms(0) == 0);
    BOOST_TEST(spread.pause_ms(20) <= 200);
}

BOOST_AUTO_TEST_CASE(five_thousand_take_turns_so_that_no_more_than_250_ask_in_a_second) {
    const Limits limits;
    PokeSpread spread(limits);
    std::set<std::int64_t> moments;
    for (int i = 0; i < 5000; ++i) moments.insert(spread.next_delay_ms(5000));
    BOOST_TEST(moments.size() == 5000u);
    BOOST_TEST(*moments.rbegin() >= 4999 * 4);
    BOOST_TEST(*moments.rbegin() < 30'000);
    BOOST_TEST(spread.pause_ms(5000) >= 5000 * 4);
}

BOOST_AUTO_TEST_SUITE_END()
