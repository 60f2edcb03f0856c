// The board of a day.
#include "src/models/board_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = svend, .now = now, .today = to_local(now).date, .coordinator = true};
    Id<Activity> walk = add_activity(skovbo);
    Id<Shift> shift = add_shift(walk, 3, 2);
    Id<SignUp> bodils = sign_up(bodil);
    Id<SignUp> aages = sign_up(aage);
    BoardSearch search;

    Id<SignUp> sign_up(Id<Person> person) {
        SignUp row{.id = {}, .shift = shift, .person = person};
        return put(row);
    }
    BoardModel model(std::string day = "") const {
        return make_board_model(state, viewer, {Screen::board, 0, {{"dag", day}}}, search);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(board_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(those_of_the_day_stand_by_name_under_their_shift) {
    add_shift(walk, 2, 24 + 2);  // tomorrow's
    const BoardModel board = model();
    BOOST_REQUIRE(board.lines.size() == 2U);
    BOOST_TEST(board.lines[0].name == "Bodil Bodilsen");  // aa is å, which comes last
    BOOST_TEST(board.lines[0].heading == "kl. 15.00–17.00 · Gågruppe");
    BOOST_TEST(board.lines[0].phone_href.starts_with("tel:"));
    BOOST_TEST(board.lines[1].heading.empty());
    BOOST_TEST(board.summary == "2 kommer · 0 er kommet · 0 kom ikke · 2 mangler");
    BOOST_TEST(board.at_now);
}

BOOST_AUTO_TEST_CASE(what_is_noted_is_counted_and_can_be_left_out) {
    BOOST_REQUIRE(do_as(svend, ops::NoteAttendance{aages, Attendance::came}).ok());
    BOOST_TEST(model().lines[0].heading_detail == "Skovbo Plejecenter · 1 af 2 er kommet");
    search.missing_only = true;
    const BoardModel board = model();
    BOOST_REQUIRE(board.lines.size() == 1U);
    BOOST_TEST(board.lines[0].name == "Bodil Bodilsen");
    BOOST_TEST(board.people == 2U);
}

BOOST_AUTO_TEST_CASE(a_name_is_found_by_its_first_letters) {
    search.text = "bod";
    BOOST_TEST(model().lines.size() == 1U);
    search.text = "nobody";
    BOOST_TEST(model().lines.empty());
}

BOOST_AUTO_TEST_CASE(another_day_has_its_own_and_nothing_is_noted_ahead) {
    BOOST_TEST(model("2026-11-24").lines.empty());
    BOOST_TEST(model("2026-11-24").ahead);
    BOOST_TEST(!model().ahead);
}

BOOST_AUTO_TEST_CASE(it_is_for_those_who_gather_people) {
    BOOST_TEST(has_board(state, viewer));
    viewer.person = carl;
    BOOST_TEST(!has_board(state, viewer));
    BOOST_TEST(model().lines.empty());
    Grant lead;
    lead.person = carl;
    lead.unit = skovbo;
    lead.role = Role::team_lead;
    lead.activity = walk;
    lead.starts = viewer.today;
    put(lead);
    BOOST_TEST(model().lines.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
