// Counting connections.
#include "server/net/connections.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder::server;

namespace {

Limits limits_of(std::size_t all, std::size_t per_address, std::size_t loopback) {
    Limits limits;
    limits.connections = all;
    limits.connections_per_address = per_address;
    limits.connections_from_loopback = loopback;
    return limits;
}

struct Session : Stoppable {
    explicit Session(Connections& all) : all(all) { all.add(*this); }
    void stop() override {
        ++stopped;
        all.remove(*this);
    }
    Connections& all;
    int stopped = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(connections_tests)

BOOST_AUTO_TEST_CASE(one_address_cannot_take_every_place) {
    const Limits limits = limits_of(10, 2, 5);
    Connections all(limits);
    const auto first = all.admit("192.0.2.1", false);
    auto second = all.admit("192.0.2.1", false);
    BOOST_TEST(all.admit("192.0.2.1", false) == nullptr);
    const auto other = all.admit("192.0.2.2", false);
    BOOST_TEST(other != nullptr);
    second.reset();
    BOOST_TEST(all.admit("192.0.2.1", false) != nullptr);
    BOOST_TEST(all.count() == 2u);
}

BOOST_AUTO_TEST_CASE(when_all_places_are_taken_nobody_gets_one) {
    const Limits limits = limits_of(1, 5, 5);
    Connections all(limits);
    const auto only = all.admit("192.0.2.1", false);
    BOOST_TEST(all.admit("192.0.2.2", false) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_proxy_on_this_machine_has_a_wider_limit) {
    const Limits limits = limits_of(10, 1, 2);
    Connections all(limits);
    const auto first = all.admit("127.0.0.1", true);
    const auto second = all.admit("127.0.0.1", true);
    BOOST_TEST(second != nullptr);
    BOOST_TEST(all.admit("127.0.0.1", true) == nullptr);
}

BOOST_AUTO_TEST_CASE(every_session_is_stopped_once_and_the_last_place_tells) {
    const Limits limits;
    Connections all(limits);
    Session one(all);
    Session two(all);
    auto place = all.admit("192.0.2.1", false);
    bool empty = false;
    all.stop_all([&] { empty = true; });
    BOOST_TEST(one.stopped == 1);
    BOOST_TEST(two.stopped == 1);
    BOOST_TEST(!empty);
    place.reset();
    BOOST_TEST(empty);
}

BOOST_AUTO_TEST_CASE(with_nobody_there_the_end_is_at_once) {
    const Limits limits;
    Connections all(limits);
    bool empty = false;
    all.stop_all([&] { empty = true; });
    BOOST_TEST(empty);
}

BOOST_AUTO_TEST_SUITE_END()
