// Who could do an activity, with reasons.
#include "src/models/match_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = svend, .now = now, .today = to_local(now).date, .coordinator = true};
    Id<Activity> walk = add_activity(skovbo, "Gågruppe");
    Id<Shift> shift = add_shift(walk, 3, 24);  // Tuesday at 13

    void change(Id<Person> id, const std::function<void(Person&)>& edit) {
        Person row = *state.find(id);
        edit(row);
        state.put(row, {.seq = ++seq});
    }
    MatchModel model() const { return make_match_model(state, viewer, walk); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(match_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(reasons_are_words_and_who_has_none_is_not_shown) {
    change(aage, [](Person& row) {
        row.interests = {"gågruppe"};
        row.languages = {"dansk", "polsk"};
        row.availability = 1U << 4U;  // Tuesday afternoon
    });
    change(bodil, [](Person& row) { row.languages = {"polsk"}; });
    const MatchModel match = model();
    BOOST_TEST(match.about == "i morgen kl. 13.00");
    BOOST_REQUIRE(match.lines.size() == 1U);
    BOOST_TEST(match.lines[0].name == "Aage Aagesen");
    const std::vector<std::string> expected = {"vil gerne: gågruppe", "har tid tirsdag eftermiddag",
                                               "taler polsk"};
    BOOST_TEST(match.lines[0].reasons == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_speaks_against_one_is_said_and_comes_last) {
    for (const Id<Person> id : {aage, bodil, carl}) {
        change(id, [](Person& row) { row.interests = {"gågruppe"}; });
    }
    change(bodil, [](Person& row) { row.availability = 1U << 4U; });
    put(Absence{.id = {}, .person = bodil, .from = viewer.today});
    const Id<Shift> other = add_shift(add_activity(skovbo, "Kaffe"), 2, 25);
    BOOST_REQUIRE(do_as(carl, ops::TakeShift{other}).ok());
    const MatchModel match = model();
    BOOST_REQUIRE(match.lines.size() == 3U);
    BOOST_TEST(match.lines[0].name == "Aage Aagesen");
    BOOST_TEST(match.lines[1].against == "holder pause");
    BOOST_TEST(match.lines[2].against == "er på Kaffe samtidig");
}

BOOST_AUTO_TEST_CASE(who_has_been_there_counts_and_who_is_on_the_shift_is_left_out) {
    const Id<Shift> past = add_shift(walk, 3, -30);
    for (const Id<Person> id : {aage, bodil}) {
        put(SignUp{.id = {}, .shift = past, .person = id});
    }
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{shift}).ok());
    const MatchModel match = model();
    BOOST_REQUIRE(match.lines.size() == 1U);
    BOOST_TEST(match.lines[0].reasons.front() == "har været med før");
}

BOOST_AUTO_TEST_CASE(it_is_for_those_who_run_the_shifts) {
    viewer.person = aage;
    BOOST_TEST(model().gone);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
