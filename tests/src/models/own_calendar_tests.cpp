// What somebody's own calendar program is given.
#include "src/models/own_calendar.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture {
    SmallTown town;
    Id<Activity> walk = town.add_activity(town.skovbo, "Gågruppe");

    std::string calendar_of(Id<Person> person) {
        Viewer viewer;
        viewer.person = person;
        viewer.now = town.now;
        const Download file = own_calendar(town.state, viewer);
        BOOST_TEST(file.name == "mine-vagter.ics");
        BOOST_TEST(file.mime == "text/calendar");
        return std::string(as_text(file.bytes));
    }
    void take(Id<Person> person, Id<Shift> shift) {
        BOOST_REQUIRE(town.do_as(person, ops::TakeShift{shift}).ok());
    }
};

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(own_calendar_tests, Fixture)

BOOST_AUTO_TEST_CASE(only_ones_own_shifts_are_in_it_each_as_it_stands) {
    const Id<Shift> hers = town.add_shift(walk, 1, 24);
    const Id<Shift> called_off = town.add_shift(walk, 3, 25);
    take(town.bodil, hers);
    take(town.aage, hers);  // heads the waitlist
    take(town.bodil, called_off);
    const auto cancelled = town.do_as(town.mette, ops::SetShiftCancelled{called_off, true});
    BOOST_REQUIRE(cancelled.ok());

    const std::string bodils = calendar_of(town.bodil);
    BOOST_TEST(count(bodils, "BEGIN:VEVENT") == 2u);
    BOOST_TEST(count(bodils, "STATUS:CONFIRMED") == 1u);
    BOOST_TEST(count(bodils, "STATUS:CANCELLED") == 1u);
    BOOST_TEST(count(bodils, "SUMMARY:Gågruppe\r\n") == 2u);
    BOOST_TEST(count(bodils, "LOCATION:Skovbo Plejecenter") == 2u);
    const std::string aages = calendar_of(town.aage);
    BOOST_TEST(count(aages, "BEGIN:VEVENT") == 1u);
    BOOST_TEST(count(aages, "STATUS:TENTATIVE") == 1u);
    BOOST_TEST(count(calendar_of(town.mette), "BEGIN:VEVENT") == 0u);
}

BOOST_AUTO_TEST_CASE(what_was_given_back_or_is_long_over_is_not_in_it) {
    const Id<Shift> shift = town.add_shift(walk, 1, 24);
    take(town.bodil, shift);
    BOOST_REQUIRE(town.do_as(town.bodil, ops::GiveBackShift{shift}).ok());
    BOOST_TEST(count(calendar_of(town.bodil), "BEGIN:VEVENT") == 0u);
    take(town.bodil, shift);
    BOOST_TEST(count(calendar_of(town.bodil), "BEGIN:VEVENT") == 1u);
    town.now = town.now + 60 * seconds_per_day;
    BOOST_TEST(count(calendar_of(town.bodil), "BEGIN:VEVENT") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
