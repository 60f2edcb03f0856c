// Questions, erasures and periods in words.
#include "src/models/rights_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;
using testing::SmallTown;

namespace {

struct Fixture : SmallTown {
    Viewer viewer_of(Id<Person> person) const {
        Viewer viewer;
        viewer.person = person;
        viewer.now = now;
        viewer.today = to_local(now).date;
        return viewer;
    }
    RightsModel model_of(Id<Person> person) { return make_rights_model(state, viewer_of(person)); }
    void ask(Id<Person> person) {
        BOOST_REQUIRE(
            do_as(person, ops::AskDataRequest{DataRequestKind::erasure, "slet mig, tak"}));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rights_model, Fixture)

BOOST_AUTO_TEST_CASE(a_volunteer_has_no_such_page) { BOOST_TEST(model_of(aage).gone); }

BOOST_AUTO_TEST_CASE(questions_are_for_those_who_lead_the_one_who_asks) {
    ask(aage);
    ask(dorte);
    BOOST_TEST(open_requests(state, viewer_of(mette)) == 2u);
    const RightsModel model = model_of(svend);
    BOOST_REQUIRE(model.requests.size() == 1u);
    BOOST_TEST(model.requests[0].title == "Sletning · Aage Aagesen");
    BOOST_TEST(model.requests[0].text == "slet mig, tak");
    BOOST_TEST(!model.may_set);
    BOOST_TEST(model_of(mette).may_set);
}

BOOST_AUTO_TEST_CASE(an_erasure_says_which_tablets_have_not_confirmed) {
    tovholder::Device device;
    device.id = tovholder::Device::row_of(7);
    device.person = svend;
    device.name = "Safari, iPad";
    device.last_seen = to_local(now).date;
    state.put(device, {.seq = ++seq});
    Erasure erasure;
    erasure.unit = skovbo;
    erasure.erased = {99};
    erasure.at = now;
    erasure.by = svend;
    erasure.waiting = {"7", "8"};
    erasure.own = {"9"};
    put(erasure);
    erasure.unit = library;
    put(erasure);  // the same person had a role there, too
    const RightsModel model = model_of(mette);
    BOOST_REQUIRE(model.erasures.size() == 1u);
    const ErasureLine& line = model.erasures.front();
    BOOST_TEST(line.state == "3 tablets har ikke bekræftet");
    BOOST_REQUIRE(line.waiting.size() == 3u);
    BOOST_TEST(line.waiting[0].title == "Safari, iPad");
    BOOST_TEST(line.waiting[0].detail.find("Svend Svendsen") == 0u);
    BOOST_TEST(line.waiting[2].title == "Personens egen tablet");
    BOOST_TEST(line.detail == "af Svend Svendsen");
}

BOOST_AUTO_TEST_CASE(what_goes_next_night_is_told_by_name_before_it_goes) {
    for (const Id<Grant> id : state.grants_of(aage)) {
        Grant grant = *state.find(id);
        grant.starts = to_local(now).date + -500;
        grant.ended = to_local(now).date + -400;
        state.put(grant, {.seq = ++seq});
    }
    Person carl_row = *state.find(carl);
    carl_row.status = PersonStatus::ended;
    state.put(carl_row, {.seq = ++seq});
    const RightsModel model = model_of(mette);
    const RetentionLine& people = model.retention.front();
    BOOST_TEST(people.tonight == "I nat slettes 1");
    BOOST_TEST((people.names == std::vector<std::string>{"Aage Aagesen"}));
    BOOST_TEST(people.kept == "Gemmes i 365 dage");
    BOOST_TEST(model.still_have_roles.find("1 person er markeret som stoppet") == 0u);
    BOOST_TEST(model.retention.size() == enum_count<RetentionKind>);
    BOOST_TEST(model.retention[2].tonight == "I nat slettes intet");
}

BOOST_AUTO_TEST_CASE(a_new_period_is_told_with_its_day) {
    const Date today = to_local(now).date;
    RightsForms forms;
    forms.kind = RetentionKind::notices;
    forms.days = 60;
    forms.valid_from = "2026-12-01";
    const auto command = set_retention(model_of(mette), forms);
    BOOST_REQUIRE(command.has_value());
    BOOST_REQUIRE(do_as(mette, *command));
    const RightsModel model = model_of(mette);
    BOOST_TEST(model.retention[2].next == "Fra 1. december 2026: 60 dage");
    BOOST_TEST(model.retention[2].days == 90u);
    forms.valid_from = "snart";
    BOOST_TEST(!set_retention(model, forms).has_value());
    BOOST_TEST((today < Date{30000}));
}

BOOST_AUTO_TEST_CASE(where_her_name_stands_elsewhere_is_told_before_she_is_erased) {
    Activity walk;
    walk.unit = skovbo;
    walk.name = "Gåtur";
    walk.responsible = "Aage Aagesen";
    put(walk);
    const auto places = mentions_elsewhere(state, viewer_of(mette), aage);
    BOOST_TEST((places == std::vector<std::string>{"Gåtur"}));
    BOOST_TEST(mentions_elsewhere(state, viewer_of(mette), bodil).empty());
}

BOOST_AUTO_TEST_CASE(so_is_a_name_in_what_was_asked_said_and_agreed_about_an_activity) {
    const Person& person = *state.find(aage);
    const std::string name = person.given_name + " " + person.family_name;
    BoundaryDecision asked{.id = {}, .unit = skovbo, .activity = add_activity(skovbo, "Asked")};
    asked.argument = name + " spurgte";
    put(asked);
    StaffHearing heard{.id = {}, .unit = skovbo, .activity = add_activity(skovbo, "Heard")};
    heard.words = "Spørg " + name;
    put(heard);
    Delegation agreed{.id = {}, .unit = skovbo, .activity = add_activity(skovbo, "Agreed")};
    agreed.words = name + " har nøglen";
    put(agreed);
    add_activity(skovbo, "Else");
    const auto places = mentions_elsewhere(state, viewer_of(mette), aage);
    BOOST_TEST((places == std::vector<std::string>{"Asked", "Heard", "Agreed"}));
}

BOOST_AUTO_TEST_SUITE_END()
