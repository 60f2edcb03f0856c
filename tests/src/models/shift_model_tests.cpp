// One shift's screen for different people.
#include "src/models/shift_model.hpp"

#include <boost/test/unit_test.hpp>

#include "src/models/route.hpp"

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture {
    SmallTown town;
    Id<Activity> walk = town.add_activity(town.skovbo, "Gågruppe");

    ShiftModel shift(Id<Person> person, Id<Shift> id) {
        Viewer viewer;
        viewer.person = person;
        viewer.now = town.now;
        viewer.today = to_local(town.now).date;
        return make_shift_model(town.state, viewer, id);
    }
    void take(Id<Person> person, Id<Shift> id) {
        BOOST_REQUIRE(town.do_as(person, ops::TakeShift{id}).ok());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shift_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(of_an_associations_shift_nobody_is_told_who_comes_or_that_nobody_does) {
    const Id<Shift> id = town.add_shift(walk, 2);
    town.state.put(*town.state.find(id), {.seq = 1, .unknown = {}, .mask = mask_open});
    const ShiftModel model = shift(town.mette, id);
    BOOST_TEST((model.standing == Standing::apart));
    BOOST_TEST(model.places == "Foreningens egen");
    BOOST_TEST(model.come_too == "Foreningen ved selv, hvem der kommer.");
    BOOST_TEST(!model.can_take);
}

BOOST_AUTO_TEST_CASE(a_volunteer_sees_first_names_and_can_take_a_free_place) {
    const Id<Shift> id = town.add_shift(walk, 2);
    take(town.aage, id);
    const ShiftModel model = shift(town.bodil, id);
    BOOST_TEST(model.date == "tirsdag den 24. november 2026");
    BOOST_TEST(model.time == "kl. 13.00–15.00 · 2 timer");
    BOOST_TEST(model.places == "1 ledig plads");
    BOOST_REQUIRE_EQUAL(model.coming.size(), 1u);
    BOOST_TEST(model.coming[0].name == "Aage");
    BOOST_TEST(model.coming[0].phone_href == "");
    BOOST_TEST(model.can_take);
    BOOST_TEST(!model.can_wait);
    BOOST_TEST(model.edit_href == "");
}

BOOST_AUTO_TEST_CASE(her_coordinator_sees_whole_names_and_numbers) {
    const Id<Shift> id = town.add_shift(walk, 2);
    take(town.aage, id);
    const ShiftModel model = shift(town.svend, id);
    BOOST_TEST(model.coordinates);
    BOOST_TEST(model.coming[0].name == "Aage Aagesen");
    BOOST_TEST(model.coming[0].phone_href.substr(0, 4) == "tel:");
    BOOST_TEST(model.edit_href == href_of(Screen::shift_edit, id));
}

BOOST_AUTO_TEST_CASE(a_full_shift_offers_the_waitlist_and_tells_the_own_turn) {
    const Id<Shift> id = town.add_shift(walk, 1);
    take(town.aage, id);
    BOOST_TEST(shift(town.bodil, id).can_wait);
    take(town.carl, id);
    take(town.bodil, id);
    const ShiftModel model = shift(town.bodil, id);
    BOOST_TEST((model.standing == Standing::waiting));
    BOOST_TEST(model.turn == "Du er nr. 2 på ventelisten og får besked, hvis der bliver plads.");
    BOOST_REQUIRE_EQUAL(model.waiting.size(), 2u);
    BOOST_TEST(model.waiting[1].detail == "Nr. 2 på ventelisten · Dig");
    BOOST_TEST(model.can_leave);
}

BOOST_AUTO_TEST_CASE(double_booking_is_told_with_the_other_shift_but_back_to_back_is_fine) {
    const Id<Shift> first = town.add_shift(walk, 2, 24);
    const Id<Shift> overlapping = town.add_shift(walk, 2, 25);
    const Id<Shift> after = town.add_shift(walk, 2, 26);
    take(town.bodil, first);
    BOOST_TEST(shift(town.bodil, overlapping).conflict ==
               "Du er på en anden vagt samtidig: Gågruppe kl. 13.00–15.00.");
    BOOST_TEST(shift(town.bodil, after).conflict == "");
    BOOST_TEST(shift(town.bodil, first).conflict == "");
}

BOOST_AUTO_TEST_CASE(nobody_can_take_what_is_cancelled_or_over) {
    const Id<Shift> cancelled = town.add_shift(walk, 2);
    BOOST_REQUIRE(town.do_as(town.svend, ops::SetShiftCancelled{cancelled, true}).ok());
    BOOST_TEST(!shift(town.bodil, cancelled).can_take);
    BOOST_TEST(shift(town.bodil, cancelled).places == "Aflyst");
    const Id<Shift> over = town.add_shift(walk, 2, -3);
    BOOST_TEST(!shift(town.bodil, over).can_take);
    BOOST_TEST((shift(town.bodil, over).standing == Standing::over));
}

BOOST_AUTO_TEST_CASE(a_stand_in_does_not_get_the_regular_tovholders_number) {
    Activity row = *town.state.find(walk);
    row.responsible = "Mette Holm";
    row.responsible_phone = "20430712";
    town.state.put(row, {.seq = ++town.seq});
    const Id<Shift> id = town.add_shift(walk, 2);
    BOOST_TEST(shift(town.bodil, id).responsible == "Mette Holm er tovholder");
    BOOST_TEST(shift(town.bodil, id).phone_href == "tel:20430712");
    Shift changed = *town.state.find(id);
    changed.responsible = "Jens Bæk";
    town.state.put(changed, {.seq = ++town.seq});
    BOOST_TEST(shift(town.bodil, id).responsible == "Jens Bæk er tovholder");
    BOOST_TEST(shift(town.bodil, id).phone_href == "");
}

BOOST_AUTO_TEST_CASE(a_shift_that_is_not_here_says_so) {
    BOOST_TEST(shift(town.bodil, Id<Shift>{12345678}).gone);
}

BOOST_AUTO_TEST_SUITE_END()
