// Once a day, after three.
#include "server/service/night_shift.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

struct Fixture : Municipality {
    Log log{nullptr};
    Instant clock = from_local({to_local(noon).date + 120, 170});
    int changes = 0;
    NightShift night{authority, [this] { return clock; }, log,
                     [this](std::uint64_t, DeviceAlias) { ++changes; }};
    std::size_t invitations() { return authority.state().table<Invitation>().size(); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(night_shift)

BOOST_FIXTURE_TEST_CASE(it_waits_for_three_o_clock_and_then_tells_of_the_change, Fixture) {
    night.look();
    BOOST_TEST(invitations() == 1u);
    clock = clock + 10 * seconds_per_minute;
    night.look();
    BOOST_TEST(invitations() == 0u);
    BOOST_TEST(changes == 1);
}

BOOST_FIXTURE_TEST_CASE(it_works_once_a_day, Fixture) {
    clock = clock + seconds_per_hour;
    night.look();
    const std::size_t commits = store.commits.size();
    night.look();
    BOOST_TEST(store.commits.size() == commits);
    clock = clock + seconds_per_day;
    night.look();
    BOOST_TEST(store.commits.size() > commits);
}

BOOST_FIXTURE_TEST_CASE(what_the_disk_refused_is_tried_again, Fixture) {
    clock = clock + seconds_per_hour;
    store.broken = true;
    night.look();
    BOOST_TEST(invitations() == 1u);
    store.broken = false;
    night.look();
    BOOST_TEST(invitations() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
