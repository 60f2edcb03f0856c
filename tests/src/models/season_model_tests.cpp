// Half a year, week by week.
#include "src/models/season_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    Id<Activity> walk = add_activity(skovbo);

    SeasonModel model(Id<Unit> unit = {}) const {
        return make_season_model(state, viewer, season_route(unit));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(season_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(places_and_people_are_counted_in_their_week) {
    const Id<Shift> now_on = add_shift(walk, 3, 2);
    add_shift(walk, 2, 24 * 7);
    add_shift(add_activity(library), 4, 24 * 7);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{now_on}).ok());
    const SeasonModel all = model();
    BOOST_REQUIRE(all.weeks.size() == 26U);
    BOOST_TEST(all.weeks[0].title == "Uge 48");
    BOOST_TEST(all.weeks[0].places == 3U);
    BOOST_TEST(all.weeks[0].taken == 1U);
    BOOST_TEST(all.weeks[1].gap() == 6U);
    BOOST_TEST(all.sentence == "Flest mangler i uge 49: 6 pladser.");
    BOOST_TEST(model(skovbo).weeks[1].gap() == 2U);
    BOOST_TEST(model(skovbo).weeks[1].href.find("enhed=") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_holds_a_pause_is_counted_once_a_week) {
    for (const std::int32_t from : {0, 3}) {
        put(Absence{
            .id = {}, .person = aage, .from = viewer.today + from, .until = viewer.today + 8});
    }
    put(Absence{.id = {}, .person = dorte, .from = viewer.today});
    put(Absence{.id = {}, .person = bodil, .kind = AbsenceKind::less, .from = viewer.today});
    const SeasonModel care = model(skovbo);
    BOOST_TEST(care.weeks[0].away == 1U);
    BOOST_TEST(care.weeks[1].away == 1U);
    BOOST_TEST(care.weeks[2].away == 0U);
    BOOST_TEST(model().weeks[25].away == 1U);  // until further notice
}

BOOST_AUTO_TEST_CASE(holidays_and_low_season_are_marked) {
    const SeasonModel all = model();
    BOOST_TEST(all.weeks[4].marks == "juledag, 2. juledag");  // week 52
    BOOST_TEST(all.weeks[4].quiet);
    BOOST_TEST(!all.weeks[0].quiet);
    for (const SeasonWeek& week : all.weeks) {
        if (week.title == "Uge 7") BOOST_TEST(week.marks == "lavsæson");
    }
}

BOOST_AUTO_TEST_CASE(cancelled_shifts_and_waiting_people_do_not_count) {
    const Id<Shift> one = add_shift(walk, 1, 2);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{one}).ok());
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{one}).ok());
    const Id<Shift> off = add_shift(walk, 9, 3);
    BOOST_REQUIRE(do_as(mette, ops::SetShiftCancelled{off}).ok());
    BOOST_TEST(model().weeks[0].taken == 1U);
    BOOST_TEST(model().weeks[0].places == 1U);
    BOOST_TEST(model().sentence == "Ingen uger mangler folk.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
