// The storage panel offers what helps on this device, and nothing else.
#include "src/models/storage_panel.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::models;

namespace {

StoragePanel panel(const StorageFacts& facts, bool demo = false) {
    return make_storage_panel(text::Language::danish, facts, demo);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(storage_panel_tests)

BOOST_AUTO_TEST_CASE(what_is_used_is_told_and_of_how_much_when_that_is_known) {
    BOOST_TEST(panel({1'800'000, 0, false, "", false}).used == "1,8 MB");
    BOOST_TEST(panel({1'800'000, 500'000'000, false, "", false}).used == "1,8 MB af 500 MB");
}

BOOST_AUTO_TEST_CASE(the_browser_is_asked_only_for_what_it_has_not_promised) {
    BOOST_TEST(panel({1, 0, false, "", false}).can_ask);
    BOOST_TEST(!panel({1, 0, true, "", false}).can_ask);
    BOOST_TEST(!panel({1, 0, false, "", false}, true).can_ask);
    BOOST_TEST(panel({1, 0, true, "", false}).kept == "Browseren har lovet at beholde det.");
}

BOOST_AUTO_TEST_CASE(on_ios_in_a_tab_the_way_to_the_home_screen_is_told_in_three_steps) {
    BOOST_TEST(panel({1, 0, false, "", true}).install.size() == 3u);
    BOOST_TEST(panel({1, 0, false, "", true}).install[1] == "Vælg \"Føj til hjemmeskærm\".");
    BOOST_TEST(panel({1, 0, false, "", false}).install.empty());
    BOOST_TEST(panel({1, 0, false, "", true}, true).install.empty());
}

BOOST_AUTO_TEST_SUITE_END()
