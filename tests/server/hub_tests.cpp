// Pokes.
#include "server/hub.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/wire/codec.hpp"

using namespace tovholder;
using namespace tovholder::server;

namespace {

struct Ear : Listener {
    std::vector<std::uint64_t> heard;
    void send_latest(Bytes frame) override { heard.push_back(wire::decode_poke(frame)->seq); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(hub_tests)

BOOST_AUTO_TEST_CASE(all_but_the_one_who_made_the_change_are_poked) {
    Hub hub;
    Ear first;
    Ear second;
    Ear third;
    hub.join(first, 2, 16);
    hub.join(second, 3, 16);
    hub.join(third, 3, 16);
    hub.changed(17, 2);
    BOOST_TEST((first.heard == std::vector<std::uint64_t>{16}));
    BOOST_TEST((second.heard == std::vector<std::uint64_t>{16, 17}));
    BOOST_TEST((third.heard == std::vector<std::uint64_t>{16, 17}));
}

BOOST_AUTO_TEST_CASE(who_joins_is_told_at_once_where_things_stand) {
    Hub hub;
    Ear ear;
    hub.join(ear, 2, 42);
    BOOST_TEST((ear.heard == std::vector<std::uint64_t>{42}));
}

BOOST_AUTO_TEST_CASE(who_has_left_hears_nothing) {
    Hub hub;
    Ear ear;
    hub.join(ear, 2, 1);
    BOOST_TEST(*hub.device_of(ear) == 2u);
    hub.leave(ear);
    hub.leave(ear);
    hub.changed(2, 9);
    BOOST_TEST((ear.heard == std::vector<std::uint64_t>{1}));
    BOOST_TEST(!hub.device_of(ear).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
