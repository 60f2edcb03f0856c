// Looking for a substitute, as each sees it.
#include "src/models/substitute_model.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "src/models/shift_model.hpp"
#include "src/models/today_model.hpp"
#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture : SmallTown {
    Id<Activity> walk = add_activity(skovbo, "Gågruppe");
    Id<Shift> shift = add_shift(walk, 1, 48);

    Fixture() {
        const Id<Shift> past = add_shift(walk, 2, 1);
        for (const auto person : {aage, bodil}) act(person, ops::TakeShift{past});
        act(aage, ops::TakeShift{shift});
        act(aage, ops::SeekSubstitute{shift});
    }
    void act(Id<Person> person, const ops::Command& command) {
        BOOST_REQUIRE(do_as(person, command).ok());
    }
    Viewer viewer_of(Id<Person> person, bool coordinator = false) const {
        Viewer viewer;
        viewer.person = person;
        viewer.now = now;
        viewer.today = to_local(now).date;
        viewer.coordinator = coordinator;
        return viewer;
    }
    TodayModel today(Id<Person> person, bool coordinator = false) const {
        return make_today_model(state, viewer_of(person, coordinator), 0);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(substitute_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(the_nearest_is_asked_at_once_and_the_others_later) {
    const TodayModel asked = today(bodil);
    BOOST_REQUIRE_EQUAL(asked.asks.size(), 1u);
    BOOST_TEST(asked.asks[0].title == "Aage søger en afløser");
    BOOST_TEST(asked.asks[0].detail == "Gågruppe, onsdag den 25. november kl. 13.00–15.00");
    BOOST_TEST(asked.asks[0].yes_spoken.starts_with("Ja, jeg kan"));
    BOOST_TEST(asked.fitting.empty());
    BOOST_TEST(today(carl).asks.empty());
    now = now + 12 * seconds_per_hour;
    BOOST_TEST(today(carl).asks.size() == 1u);
}

BOOST_AUTO_TEST_CASE(one_who_holds_a_pause_is_left_in_peace) {
    Absence pause{.id = Id<Absence>::local(1), .person = bodil};
    pause.kind = AbsenceKind::pause;
    pause.from = to_local(now).date;
    act(bodil, ops::Create<Absence>{pause});
    BOOST_TEST(today(bodil).asks.empty());
}

BOOST_AUTO_TEST_CASE(who_asked_stands_until_somebody_comes_and_sees_who_is_asked) {
    const TodayModel model = today(aage);
    BOOST_REQUIRE(model.coming.size() == 1u || model.next.has_value());
    const ShiftModel own = make_shift_model(state, viewer_of(aage), shift);
    BOOST_TEST((own.standing == Standing::mine));
    BOOST_TEST(own.seeks);
    BOOST_TEST(!own.can_seek);
    BOOST_TEST(own.seeks_end.starts_with("Melder ingen sig, er det helt ok"));
    BOOST_REQUIRE_EQUAL(own.ladder.size(), 3u);
    BOOST_TEST(own.ladder[0].reached);
    BOOST_TEST(own.ladder[0].who == "De nærmeste, som Aage har haft vagt med");
    BOOST_TEST(!own.ladder[1].reached);
    BOOST_TEST(own.ladder[1].when.starts_with("Spørges"));
    const ShiftModel other = make_shift_model(state, viewer_of(bodil), shift);
    BOOST_TEST(other.can_take);
    BOOST_TEST(other.places == "Aage søger en afløser");
    BOOST_TEST(other.ladder.empty());
}

BOOST_AUTO_TEST_CASE(when_somebody_comes_both_the_one_who_asked_and_those_asked_are_told) {
    now = now + 25 * seconds_per_hour;
    act(carl, ops::TakeShift{shift});
    BOOST_REQUIRE_EQUAL(today(aage).found.size(), 1u);
    BOOST_TEST(today(aage).found[0].text.starts_with("Carl har taget din vagt: Gågruppe, onsdag"));
    const TodayModel was_asked = today(bodil);
    BOOST_TEST(was_asked.asks.empty());
    BOOST_REQUIRE_EQUAL(was_asked.found.size(), 1u);
    BOOST_TEST(was_asked.found[0].text.ends_with("er dækket. Tak, fordi du var klar."));
    BOOST_TEST(today(carl).found.empty());
    BOOST_TEST(today(carl).next.has_value());
}

BOOST_AUTO_TEST_CASE(whoever_gathers_the_people_sees_it_on_the_desk_and_where_to_look) {
    add_shift(walk, 3, 20);  // sooner, and nobody has asked for it
    const TodayModel desk = today(svend, true);
    const auto line = std::find_if(desk.lacking.lines.begin(), desk.lacking.lines.end(),
                                   [&](const DeskLine& each) { return each.id == shift.value; });
    BOOST_REQUIRE(line == desk.lacking.lines.begin());
    BOOST_TEST(line->detail.find("Aage søger en afløser") != std::string::npos);
    BOOST_TEST(!line->urgent);  // it may lapse
    ShiftModel model = make_shift_model(state, viewer_of(svend, true), shift);
    BOOST_REQUIRE_EQUAL(model.ladder.size(), 3u);
    BOOST_TEST(!model.match_href.empty());
    BOOST_TEST(model.coming.at(0).seeks);
    now = now + 25 * seconds_per_hour;
    model = make_shift_model(state, viewer_of(svend, true), shift);
    BOOST_REQUIRE_EQUAL(model.ladder.size(), 4u);
    BOOST_TEST(model.ladder[3].who.starts_with("Ingen har meldt sig"));
}

BOOST_AUTO_TEST_CASE(when_nobody_came_it_is_quite_all_right) {
    now = now + 51 * seconds_per_hour;
    const ShiftModel model = make_shift_model(state, viewer_of(aage), shift);
    BOOST_TEST(model.seeks_end == "Ingen kom i stedet. Det er helt ok.");
    BOOST_TEST(model.ladder.empty());
}

BOOST_AUTO_TEST_SUITE_END()
