// Addresses to routes and back.
#include "src/models/route.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::models;

BOOST_AUTO_TEST_SUITE(route_tests)

BOOST_AUTO_TEST_CASE(every_screen_can_be_written_and_read_again) {
    for (std::uint8_t number = 0; number < static_cast<std::uint8_t>(Screen::not_found); ++number) {
        const Route plain{static_cast<Screen>(number), 0, {}};
        const bool has_id = path_of(plain).find("0-0-0") != std::string::npos;
        Route route = plain;
        if (has_id) route.id = Id<Route>::make({7, 12}, 1).value;
        route.query["dag"] = "2026-11-27";
        BOOST_TEST((parse_route(path_of(route)) == route), path_of(route));
        BOOST_TEST((parse_route(href_of(route)) == route), href_of(route));
    }
}

BOOST_AUTO_TEST_CASE(an_id_is_three_numbers) {
    const std::uint64_t id = Id<Route>::make({7, 12}, 1).value;
    BOOST_TEST(id_text(id) == "7-12-1");
    BOOST_TEST((parse_id("7-12-1") == id));
    for (const char* wrong :
         {"", "7", "7-12", "7-12-1-1", "a-1-1", "7-12-99999", "0-0-0", "99999999-1-1", "-1-1"}) {
        BOOST_TEST(!parse_id(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(words_that_are_no_route_are_not_found) {
    for (const char* wrong : {"/vagt", "/vagter/x", "/vagter/7-12-1/slet", "/../etc", "//"}) {
        BOOST_TEST((parse_route(wrong).screen == Screen::not_found), wrong);
    }
    BOOST_TEST((parse_route("").screen == Screen::home));
    BOOST_TEST((parse_route("#/").screen == Screen::home));
}

BOOST_AUTO_TEST_CASE(letters_that_mean_something_in_an_address_survive_the_query) {
    Route route{Screen::join, 0, {{"k", "å&b=c d%20+#?"}}};
    BOOST_TEST((parse_route(path_of(route)) == route));
}

BOOST_AUTO_TEST_CASE(a_parameter_that_is_not_there_is_empty) {
    const Route route = parse_route("/kode?k=ABCD&x&y=");
    BOOST_TEST(route.parameter("k") == "ABCD");
    BOOST_TEST(route.parameter("x") == "");
    BOOST_TEST(route.parameter("z") == "");
}

BOOST_AUTO_TEST_SUITE_END()
