// The list of shifts by day and week, and its filters.
#include "src/models/shifts_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture {
    SmallTown town;
    Id<Activity> walk = town.add_activity(town.skovbo, "Gågruppe");
    Id<Activity> books = town.add_activity(town.library, "It-café");

    ShiftsModel list(Id<Person> person, const std::string& path, bool coordinator = false) {
        Viewer viewer;
        viewer.person = person;
        viewer.now = town.now;
        viewer.today = to_local(town.now).date;
        viewer.coordinator = coordinator;
        return make_shifts_model(town.state, viewer, parse_route(path));
    }
    void take(Id<Person> person, Id<Shift> shift) {
        BOOST_REQUIRE(town.do_as(person, ops::TakeShift{shift}).ok());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shifts_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_row_is_a_link_whose_name_says_activity_day_time_and_how_it_stands) {
    const Id<Shift> one = town.add_shift(walk, 1, 24);
    const ShiftsModel model = list(town.bodil, "/vagter");
    BOOST_REQUIRE_EQUAL(model.items.size(), 1u);
    const ShiftLine& line = model.items[0].line;
    BOOST_TEST(line.spoken ==
               "Gågruppe, tirsdag den 24. november, kl. 13.00–15.00, Skovbo Plejecenter, "
               "1 ledig plads");
    BOOST_TEST(line.href == href_of(Screen::shift, one));
    BOOST_TEST(line.can_take);
}

BOOST_AUTO_TEST_CASE(the_state_is_told_in_the_words_of_the_glossary) {
    const Id<Shift> three = town.add_shift(walk, 3, 24);
    const Id<Shift> full = town.add_shift(walk, 1, 25);
    const Id<Shift> mine = town.add_shift(walk, 4, 30);
    take(town.aage, full);
    take(town.bodil, mine);
    const ShiftsModel model = list(town.bodil, "/vagter");
    BOOST_REQUIRE_EQUAL(model.items.size(), 3u);
    BOOST_TEST((model.items[0].line.shift == three));
    BOOST_TEST(model.items[0].line.state == "3 ledige pladser");
    BOOST_TEST(model.items[1].line.state == "fuld");
    BOOST_TEST(!model.items[1].line.can_take);
    BOOST_TEST(model.items[2].line.state == "min vagt");
}

BOOST_AUTO_TEST_CASE(a_week_is_monday_to_sunday_with_a_heading_for_each_day) {
    town.add_shift(walk, 1, 24);
    town.add_shift(walk, 1, 26);
    town.add_shift(walk, 1, 48);
    town.add_shift(walk, 1, 24 * 7);
    const ShiftsModel model = list(town.bodil, "/vagter");
    BOOST_REQUIRE_EQUAL(model.items.size(), 3u);
    BOOST_TEST(model.items[0].heading == "Tirsdag den 24. november");
    BOOST_TEST(model.items[0].heading_detail == "i morgen");
    BOOST_TEST(model.items[1].heading == "");
    BOOST_TEST(model.items[2].heading == "Onsdag den 25. november");
    BOOST_TEST(model.span == "Uge 48 · 23.–29. november");
    BOOST_TEST(model.at_now);
    BOOST_TEST(list(town.bodil, path_of(model.after)).items.size() == 1u);
    BOOST_TEST(list(town.bodil, path_of(model.after)).span == "Uge 49 · 30. nov–6. dec");
}

BOOST_AUTO_TEST_CASE(a_day_shows_that_day_only) {
    town.add_shift(walk, 1, 24);
    town.add_shift(walk, 1, 48);
    const ShiftsModel model = list(town.bodil, "/vagter?vis=dag&dag=2026-11-25");
    BOOST_TEST(model.items.size() == 1u);
    BOOST_TEST(model.span == "Onsdag den 25. november");
    BOOST_TEST(!model.at_now);
}

BOOST_AUTO_TEST_CASE(filters_keep_what_is_open_or_mine) {
    const Id<Shift> open = town.add_shift(walk, 2, 24);
    const Id<Shift> full = town.add_shift(walk, 1, 25);
    const Id<Shift> mine = town.add_shift(walk, 1, 30);
    take(town.aage, full);
    take(town.bodil, mine);
    const auto shown = [&](const std::string& filter) {
        std::vector<std::uint64_t> ids;
        for (const auto& item : list(town.bodil, "/vagter?filter=" + filter).items) {
            ids.push_back(item.line.shift.value);
        }
        return ids;
    };
    BOOST_TEST((shown("ledige") == std::vector{open.value}));
    BOOST_TEST((shown("mine") == std::vector{mine.value}));
    BOOST_TEST((shown("ledige,mine") == std::vector{open.value, mine.value}));
}

BOOST_AUTO_TEST_CASE(a_place_and_those_below_it_can_be_chosen) {
    town.add_shift(walk, 1, 24);
    town.add_shift(books, 1, 25);
    ShiftsChoice choice = shifts_choice(parse_route("/vagter"), to_local(town.now).date);
    const auto count = [&](Id<Unit> unit) {
        choice.unit = unit;
        return list(town.mette, path_of(shifts_route(choice)), true).items.size();
    };
    BOOST_TEST(count({}) == 2u);
    BOOST_TEST(count(town.skovbo) == 1u);
    BOOST_TEST(count(town.root) == 2u);
    const UnitChoices units = units_with_shifts(town.state);
    BOOST_REQUIRE_EQUAL(units.size(), 2u);
    BOOST_TEST(units.names[0] == "Biblioteket");
}

BOOST_AUTO_TEST_CASE(the_choice_survives_the_address) {
    ShiftsChoice choice;
    choice.period = Period::day;
    choice.day = *make_date(2026, 11, 27);
    choice.open = true;
    choice.mine = true;
    choice.unit = town.skovbo;
    BOOST_TEST((shifts_choice(shifts_route(choice), {}) == choice));
}

BOOST_AUTO_TEST_CASE(all_that_come_leaves_out_what_is_over) {
    town.add_shift(walk, 1, -5);
    town.add_shift(walk, 1, 24 * 40);
    BOOST_TEST(list(town.bodil, "/vagter?vis=alle").items.size() == 1u);
}

BOOST_AUTO_TEST_CASE(all_that_come_may_end_with_a_day) {
    town.add_shift(walk, 1, 24);
    const Id<Shift> later = town.add_shift(walk, 1, 24 * 3);
    const Date last = to_local(town.state.find(later)->starts).date;
    ShiftsChoice choice;
    choice.period = Period::coming;
    choice.last = last;
    BOOST_TEST((shifts_choice(shifts_route(choice), {}) == choice));
    BOOST_TEST(list(town.bodil, path_of(shifts_route(choice))).items.size() == 2u);
    choice.last = last + -1;
    const ShiftsModel shorter = list(town.bodil, path_of(shifts_route(choice)));
    BOOST_TEST(shorter.items.size() == 1u);
    BOOST_TEST(shorter.span.starts_with("Til og med "));
}

BOOST_AUTO_TEST_SUITE_END()
