// What a leader reads of her units.
#include "src/models/figures_model.hpp"

#include <boost/test/unit_test.hpp>

#include "src/models/today_model.hpp"
#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture {
    SmallTown town;
    Date monday = monday_of(to_local(town.now).date);

    void add(Id<Unit> unit, std::int32_t weeks_ahead, std::uint32_t taken, bool few = false) {
        town.put(UnitFigures{.id = {},
                             .unit = unit,
                             .week = monday + 7 * weeks_ahead,
                             .shifts = 12,
                             .places = 40,
                             .taken = taken,
                             .people = taken / 2,
                             .few = few});
    }
    Viewer viewer(text::Language language = text::Language::danish) const {
        Viewer viewer;
        viewer.person = town.mette;
        viewer.language = language;
        viewer.now = town.now;
        viewer.today = to_local(town.now).date;
        return viewer;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(figures_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(units_by_name_and_weeks_in_order_and_none_that_is_over) {
    add(town.skovbo, 2, 40);
    add(town.skovbo, 0, 30);
    add(town.skovbo, -1, 30);
    add(town.library, 1, 30);
    const auto cards = make_figures(town.state, viewer());
    BOOST_REQUIRE(cards.size() == 2u);
    BOOST_TEST(cards[0].title == "Biblioteket");
    BOOST_REQUIRE(cards[1].lines.size() == 2u);
    BOOST_TEST(cards[1].lines[0].title == "Denne uge (uge 48)");
    BOOST_TEST(cards[1].lines[1].title == "Uge 50");
    BOOST_TEST(cards[0].lines[0].title == "Næste uge (uge 49)");
}

BOOST_AUTO_TEST_CASE(a_week_says_what_is_taken_and_warns_while_places_are_free) {
    add(town.skovbo, 0, 30);
    add(town.skovbo, 1, 40);
    const auto lines = make_figures(town.state, viewer()).front().lines;
    BOOST_TEST(lines[0].detail == "12 vagter · 30 af 40 pladser er taget · 15 mennesker");
    BOOST_TEST(lines[0].lacking);
    BOOST_TEST(!lines[1].lacking);
    const auto english = make_figures(town.state, viewer(text::Language::english));
    BOOST_TEST(english.front().lines[0].detail ==
               "12 shifts · 30 of 40 places are taken · 15 people");
}

BOOST_AUTO_TEST_CASE(numbers_that_would_point_at_people_are_not_told) {
    add(town.skovbo, 0, 0, true);
    const auto line = make_figures(town.state, viewer()).front().lines.front();
    BOOST_TEST(line.detail == "12 vagter · 40 pladser · nogle få er med");
    BOOST_TEST(!line.lacking);
}

BOOST_AUTO_TEST_CASE(they_stand_on_the_first_page_of_one_who_has_them) {
    BOOST_TEST(make_today_model(town.state, viewer(), 0).figures.empty());
    add(town.skovbo, 0, 30);
    BOOST_TEST(make_today_model(town.state, viewer(), 0).figures.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
