// The units a coordinator can choose between.
#include "src/models/unit_choices.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {

BOOST_FIXTURE_TEST_SUITE(unit_choices_tests, testing::SmallTown)

BOOST_AUTO_TEST_CASE(units_stand_in_the_order_of_the_tree) {
    const Id<Unit> ward = add_unit(library, "Ærø");
    const Viewer viewer{
        .person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    const UnitChoices choices = coordinated_units(state, viewer);
    const std::vector<std::string> expected = {"Åkær Kommune", "Biblioteket", "Ærø",
                                               "Skovbo Plejecenter"};
    BOOST_TEST(choices.names == expected, boost::test_tools::per_element());
    BOOST_TEST(choices.place_of(ward) == 2U);
    BOOST_TEST(choices.place_of({}) == choices.size());
}

BOOST_AUTO_TEST_CASE(a_unit_held_twice_over_is_there_once) {
    grant(mette, skovbo, Role::coordinator);
    const Viewer viewer{
        .person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    BOOST_TEST(coordinated_units(state, viewer).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_volunteer_coordinates_nothing) {
    const Viewer viewer{.person = bodil, .now = now, .today = to_local(now).date};
    BOOST_TEST(coordinated_units(state, viewer).size() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
