// Activities by unit with what is open, and one activity's screen.
#include "src/models/activity_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    Id<Activity> walk = add_activity(skovbo, "Gågruppe");
    Id<Activity> reading = add_activity(library, "Højtlæsning");

    ActivitiesModel list(const ActivitySearch& search = {}) const {
        return make_activities_model(state, viewer, make_activity_index(state, viewer), search);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(activity_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(activities_stand_below_their_unit) {
    const ActivitiesModel model = list();
    BOOST_REQUIRE(model.lines.size() == 2U);
    BOOST_TEST(model.lines[0].unit_heading == "Biblioteket");
    BOOST_TEST(model.lines[0].name == "Højtlæsning");
    BOOST_TEST(model.lines[1].unit_heading == "Skovbo Plejecenter");
    add_activity(library, "Bogcafé");
    const ActivitiesModel more = list();
    BOOST_TEST(more.lines[0].name == "Bogcafé");
    BOOST_TEST(more.lines[1].unit_heading.empty());
}

BOOST_AUTO_TEST_CASE(open_places_are_those_of_the_next_14_days) {
    const Id<Shift> shift = add_shift(walk, 3, 24);
    add_shift(walk, 5, 24 * 20);
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{shift, true}).ok());
    const ActivitiesModel model = list();
    BOOST_TEST(model.lines[1].places == "2 ledige pladser");
    BOOST_TEST(model.lines[1].any_free);
    BOOST_TEST(model.lines[0].places.empty());
    BOOST_TEST(model.subtitle == "2 opgaver · 2 ledige pladser de næste 14 dage");
}

BOOST_AUTO_TEST_CASE(a_cancelled_shift_has_no_free_places) {
    const Id<Shift> shift = add_shift(walk, 3, 24);
    BOOST_TEST(free_places(state, *state.find(shift)) == 3U);
    BOOST_REQUIRE(do_as(mette, ops::SetShiftCancelled{shift, true}).ok());
    BOOST_TEST(free_places(state, *state.find(shift)) == 0U);
    BOOST_TEST(list().lines[1].places.empty());
}

BOOST_AUTO_TEST_CASE(closed_ones_are_shown_when_asked_for) {
    BOOST_REQUIRE(do_as(mette, set_activity_status(walk, ActivityStatus::closed)).ok());
    BOOST_TEST(list().lines.size() == 1U);
    const ActivitiesModel all = list({.text = {}, .unit = {}, .closed_too = true});
    BOOST_TEST(all.lines.size() == 2U);
    BOOST_TEST(all.lines[1].closed);
}

BOOST_AUTO_TEST_CASE(search_and_unit_narrow_the_list) {
    BOOST_TEST(list({.text = "højt"}).lines.size() == 1U);
    BOOST_TEST(list({.text = "", .unit = skovbo}).lines.size() == 1U);
    BOOST_TEST(list({.text = "xyz"}).lines.empty());
    BOOST_TEST(!list({.text = "xyz"}).none_yet);
}

BOOST_AUTO_TEST_CASE(a_coordinator_of_one_unit_sees_only_its_activities) {
    viewer.person = svend;
    BOOST_TEST(list().lines.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_screen_lists_what_is_to_come_and_counts_the_rest) {
    for (int i = 0; i < 15; ++i) add_shift(walk, 1, 24 * (15 - i));
    add_shift(walk, 1, -24);
    const ActivityModel model = make_activity_model(state, viewer, walk);
    BOOST_REQUIRE(model.shifts.size() == activity_shifts_max);
    BOOST_TEST(model.shifts_more == "og 3 senere vagter");
    BOOST_TEST(model.shifts[0].places == "1 ledig plads");
    BOOST_TEST(model.shifts[0].day == "24");
    BOOST_TEST(model.shifts[0].spoken.find("Gågruppe") != std::string::npos);
    BOOST_TEST(model.may_edit);
}

BOOST_AUTO_TEST_CASE(without_a_place_of_its_own_the_units_address_is_shown) {
    Unit unit = *state.find(skovbo);
    unit.address = "Skovbovej 3, 4230 Skælskør";
    state.put(unit, {.seq = ++seq});
    BOOST_TEST(make_activity_model(state, viewer, walk).place == unit.address);
    BOOST_TEST(make_activity_model(state, viewer, Id<Activity>::make({9, 9}, 9)).gone);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
