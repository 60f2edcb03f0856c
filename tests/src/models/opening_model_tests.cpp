// The three lamps and the rows about an activity in words.
#include "src/models/opening_model.hpp"

#include <boost/test/unit_test.hpp>

#include "src/models/opening_forms.hpp"
#include "src/models/today_model.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    Id<Activity> activity = add_activity(skovbo, "Havehold");

    OpeningModel model() const { return make_opening_model(state, viewer, *state.find(activity)); }
    Id<BoundaryDecision> answer(BoundaryAnswer answer, std::string question) {
        BoundaryDecision row{.id = {}, .unit = skovbo, .activity = activity};
        row.question = std::move(question);
        row.answer = answer;
        row.asked_by = svend;
        row.asked_at = now;
        return put(row);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(opening_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(each_lamp_leads_to_what_is_missing) {
    const OpeningModel opening = model();
    BOOST_REQUIRE(opening.lamps.size() == 3U);
    BOOST_TEST(!opening.lamps[0].lit);
    BOOST_TEST(opening.lamps[0].detail ==
               "Mangler: hvad borgeren får ud af det, hvad I gør og ikke gør, "
               "pårørende-spørgsmålet");
    BOOST_TEST(opening.lamps[0].href.ends_with("/ret"));
    BOOST_TEST(opening.lamps[1].href.ends_with("/ret?del=plan"));
    BOOST_TEST(opening.lamps[2].spoken == "Tovholder, rød, Mangler: hvem der er tovholder");
}

BOOST_AUTO_TEST_CASE(a_volunteer_sees_how_far_they_run_it_and_nothing_else) {
    Delegation row{.id = {}, .unit = skovbo, .activity = activity};
    row.level = SelfGovernment::self_running;
    put(row);
    answer(BoundaryAnswer::yes, "Luge");
    viewer.person = aage;
    const OpeningModel opening = model();
    BOOST_TEST(!opening.shown);
    BOOST_TEST(opening.lamps.empty());
    BOOST_TEST(opening.answers.empty());
    BOOST_REQUIRE(opening.levels.size() == 1U);
    BOOST_TEST(opening.levels[0].word == "Selvkørende");
    BOOST_TEST(opening.delegation_href.empty());
}

BOOST_AUTO_TEST_CASE(a_doubt_leads_to_the_talk_and_the_rest_to_asking_again) {
    answer(BoundaryAnswer::yes, "Luge");
    answer(BoundaryAnswer::doubt, "Save");
    const OpeningModel opening = model();
    BOOST_REQUIRE(opening.answers.size() == 2U);
    BOOST_TEST(opening.answers[0].question == "Save");
    BOOST_TEST((opening.answers[0].mood == AnswerMood::waits));
    BOOST_TEST(opening.answers[0].href.starts_with("#/graensesnak/"));
    BOOST_TEST(opening.answers[1].href.ends_with("/paaroerende?spoergsmaal=Luge"));
    BOOST_TEST(opening.answers[1].detail == "Svend Svendsen, 23. november 2026");
}

BOOST_AUTO_TEST_CASE(the_talk_shows_the_doubt_and_what_the_unit_answered_before) {
    const auto doubt = answer(BoundaryAnswer::doubt, "Save");
    const Id<Activity> other = activity;
    activity = add_activity(skovbo, "Gågruppe");
    answer(BoundaryAnswer::no, "Klatre");
    activity = other;
    const Route route{Screen::boundary_talk, doubt.value, {}};
    OpeningForm form = make_opening_form(state, viewer, route);
    auto model = make_opening_form_model(state, viewer, route, form);
    BOOST_REQUIRE(model.about.has_value());
    BOOST_TEST(model.about->question == "Save");
    BOOST_TEST(model.about->href.empty());
    BOOST_REQUIRE(model.earlier.size() == 1U);
    BOOST_TEST(model.earlier[0].unit == "Gågruppe");
    BOOST_TEST(!model.command.has_value());
    form.choice = 1;
    model = make_opening_form_model(state, viewer, route, form);
    BOOST_REQUIRE(do_as(mette, *model.command).ok());
    BOOST_TEST((state.find(doubt)->outcome == BoundaryOutcome::no));
}

BOOST_AUTO_TEST_CASE(every_form_asks_for_what_it_needs_and_makes_what_it_says) {
    for (const Screen screen :
         {Screen::boundary_new, Screen::hearing_new, Screen::delegation_new}) {
        const Route route{screen, activity.value, {}};
        OpeningForm form = make_opening_form(state, viewer, route);
        form.tried = true;
        form.choice.reset();
        BOOST_TEST(!make_opening_form_model(state, viewer, route, form).choice_error.empty());
        form.choice = 2;
        form.subject.clear();
        const auto model = make_opening_form_model(state, viewer, route, form);
        BOOST_TEST(model.command.has_value() == (screen == Screen::delegation_new));
        form.subject = "Luge";
        BOOST_REQUIRE(
            do_as(mette, *make_opening_form_model(state, viewer, route, form).command).ok());
    }
    BOOST_TEST(state.boundaries_of(activity).size() == 1U);
    BOOST_TEST(state.hearings_of(activity).size() == 1U);
    BOOST_TEST(state.delegations_of(activity).size() == 1U);
    viewer.person = aage;
    BOOST_TEST(
        make_opening_form_model(state, viewer, {Screen::hearing_new, activity.value, {}}, {}).gone);
}

BOOST_AUTO_TEST_CASE(the_desk_lists_what_waits_each_with_its_act) {
    answer(BoundaryAnswer::doubt, "Save");
    Delegation row{.id = {}, .unit = skovbo, .activity = activity};
    row.review = viewer.today;
    put(row);
    const DeskCard& card = make_today_model(state, viewer, 0).waiting;
    BOOST_REQUIRE(card.count == 3U);
    BOOST_TEST(card.lines[0].urgent);  // open, and nobody holds the rope
    BOOST_TEST(card.lines[1].title == "Save");
    BOOST_TEST(card.lines[2].href.ends_with("/selvstyre"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
