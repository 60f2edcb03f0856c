// "I dag" for a volunteer and for a coordinator.
#include "src/models/today_model.hpp"

#include <boost/test/unit_test.hpp>

#include "src/models/shifts_model.hpp"
#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture {
    SmallTown town;
    Id<Activity> walk = town.add_activity(town.skovbo, "Gågruppe");
    Id<Activity> reading = town.add_activity(town.skovbo, "Højtlæsning");

    Viewer viewer_of(Id<Person> person, bool coordinator = false) const {
        Viewer viewer;
        viewer.person = person;
        viewer.now = town.now;
        viewer.today = to_local(town.now).date;
        viewer.coordinator = coordinator;
        return viewer;
    }
    TodayModel today(Id<Person> person, bool coordinator = false) const {
        return make_today_model(town.state, viewer_of(person, coordinator), 0);
    }
    void take(Id<Person> person, Id<Shift> shift) {
        BOOST_REQUIRE(town.do_as(person, ops::TakeShift{shift}).ok());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(today_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_volunteer_is_greeted_by_her_first_name) {
    BOOST_TEST(today(town.bodil).title == "Goddag, Bodil");
}

BOOST_AUTO_TEST_CASE(the_next_shift_is_the_soonest_with_a_place_and_names_the_others) {
    const Id<Shift> later = town.add_shift(walk, 3, 48);
    const Id<Shift> soon = town.add_shift(reading, 3, 24);
    take(town.bodil, later);
    take(town.bodil, soon);
    take(town.aage, soon);
    const TodayModel model = today(town.bodil);
    BOOST_REQUIRE(model.next.has_value());
    BOOST_TEST((model.next->shift == soon));
    BOOST_TEST(model.next->overline == "Din næste vagt · i morgen, tirsdag");
    BOOST_TEST(model.next->people == "Aage kommer også");
    BOOST_REQUIRE_EQUAL(model.coming.size(), 1u);
    BOOST_TEST((model.coming[0].shift == later));
}

BOOST_AUTO_TEST_CASE(one_who_lost_the_last_place_is_told_in_words_and_heads_the_waitlist) {
    const Id<Shift> shift = town.add_shift(walk, 1);
    take(town.aage, shift);
    take(town.bodil, shift);
    TodayModel model = today(town.bodil);
    BOOST_REQUIRE_EQUAL(model.notices.size(), 1u);
    BOOST_TEST(model.notices[0].title == "Pladsen gik til en anden");
    BOOST_TEST(model.notices[0].text.find("Gågruppe, tirsdag den 24. november kl. 13.00–15.00") !=
               std::string::npos);
    BOOST_TEST(model.notices[0].text.find("forrest på ventelisten") != std::string::npos);
    BOOST_TEST(!model.next.has_value());

    BOOST_REQUIRE(town.do_as(town.aage, ops::GiveBackShift{shift}).ok());
    model = today(town.bodil);
    BOOST_TEST(model.next.has_value());
    BOOST_REQUIRE_EQUAL(model.notices.size(), 1u);  // that it went to another is overtaken
    BOOST_TEST(model.notices[0].title == "Du har fået en plads");
    BOOST_REQUIRE(town.do_as(town.bodil, ops::GiveBackShift{shift}).ok());
    BOOST_TEST(today(town.bodil).notices.empty());
    BOOST_TEST(unread_notices(town.state, viewer_of(town.bodil)) == 0u);
}

BOOST_AUTO_TEST_CASE(a_cancellation_that_was_taken_back_is_not_told_as_one) {
    const Id<Shift> shift = town.add_shift(walk, 1);
    take(town.bodil, shift);
    BOOST_REQUIRE(town.do_as(town.svend, ops::SetShiftCancelled{shift, true}).ok());
    BOOST_TEST(today(town.bodil).notices.at(0).title == "Vagten er aflyst");
    BOOST_REQUIRE(town.do_as(town.svend, ops::SetShiftCancelled{shift, false}).ok());
    BOOST_REQUIRE_EQUAL(today(town.bodil).notices.size(), 1u);
    BOOST_TEST(today(town.bodil).notices[0].title == "Vagten bliver til noget alligevel");
}

BOOST_AUTO_TEST_CASE(a_notice_that_was_seen_is_gone) {
    const Id<Shift> shift = town.add_shift(walk, 1);
    take(town.aage, shift);
    take(town.bodil, shift);
    const Id<Notice> notice = today(town.bodil).notices[0].notice;
    BOOST_REQUIRE(town.do_as(town.bodil, ops::SeeNotice{notice}).ok());
    BOOST_TEST(today(town.bodil).notices.empty());
}

BOOST_AUTO_TEST_CASE(what_fits_comes_with_reasons_one_for_each_activity_and_no_double_booking) {
    Person bodil = *town.state.find(town.bodil);
    bodil.interests = {"højtlæsning"};
    bodil.availability = 1u << (2 * 3 + 1);  // Wednesday afternoon
    town.state.put(bodil, {.seq = ++town.seq});
    const Id<Shift> own = town.add_shift(walk, 5, 24);
    take(town.bodil, own);
    town.add_shift(reading, 2, 25);  // overlaps her own
    const Id<Shift> wednesday = town.add_shift(reading, 2, 48);
    town.add_shift(reading, 2, 72);
    const TodayModel model = today(town.bodil);
    BOOST_TEST(model.open_count == 3u);
    BOOST_TEST(model.open_link == "Se alle 3");
    BOOST_REQUIRE_EQUAL(model.fitting.size(), 1u);
    BOOST_TEST((model.fitting[0].line.shift == wednesday));
    BOOST_REQUIRE_EQUAL(model.fitting[0].reasons.size(), 2u);
    BOOST_TEST(model.fitting[0].reasons[0] == "Du vil gerne: højtlæsning");
    BOOST_TEST(model.fitting[0].reasons[1] == "Du har tid onsdag eftermiddag");
}

BOOST_AUTO_TEST_CASE(shifts_of_other_places_are_not_offered) {
    town.add_shift(walk, 2);
    BOOST_TEST(today(town.dorte).open_count == 0u);
}

BOOST_AUTO_TEST_CASE(the_desk_shows_what_lacks_people_within_two_weeks) {
    const Id<Shift> empty = town.add_shift(walk, 2, 24);
    const Id<Shift> full = town.add_shift(walk, 1, 30);
    take(town.aage, full);
    town.add_shift(walk, 2, 24 * 20);
    const Id<Shift> cancelled = town.add_shift(walk, 2, 26);
    BOOST_REQUIRE(town.do_as(town.svend, ops::SetShiftCancelled{cancelled, true}).ok());
    const TodayModel model = today(town.svend, true);
    BOOST_TEST(model.title == "Mandag den 23. november");
    BOOST_TEST(model.subtitle == "Uge 48 · Skovbo Plejecenter");
    BOOST_REQUIRE_EQUAL(model.lacking.lines.size(), 1u);
    BOOST_TEST(model.lacking.lines[0].id == empty.value);
    BOOST_TEST(model.lacking.lines[0].title == "Gågruppe · i morgen kl. 13.00");
    BOOST_TEST(model.lacking.lines[0].urgent);
}

BOOST_AUTO_TEST_CASE(the_desk_counts_all_and_shows_the_first) {
    for (int i = 0; i < 9; ++i) town.add_shift(walk, 2, 24 + i);
    const TodayModel model = today(town.svend, true);
    BOOST_TEST(model.lacking.count == 9u);
    BOOST_TEST(model.lacking.lines.size() == desk_lines_max);
    town.add_shift(walk, 2, 24 * 20);
    const ShiftsModel all = make_shifts_model(town.state, viewer_of(town.svend, true),
                                              parse_route(model.lacking.all_href));
    BOOST_TEST(all.items.size() == model.lacking.count);
}

BOOST_AUTO_TEST_CASE(an_invitation_waits_on_the_desk_until_it_is_used) {
    BOOST_REQUIRE(town.do_as(town.svend, ops::Invite{town.aage, std::string(32, 'x')}).ok());
    TodayModel model = today(town.svend, true);
    BOOST_REQUIRE_EQUAL(model.invited.lines.size(), 1u);
    BOOST_TEST(model.invited.lines[0].title == "Aage Aagesen");
    Invitation used = *town.state.find(*town.state.invitations_of(town.aage).begin());
    used.used = true;
    town.state.put(used, {.seq = ++town.seq});
    BOOST_TEST(today(town.svend, true).invited.lines.empty());
}

BOOST_AUTO_TEST_SUITE_END()
