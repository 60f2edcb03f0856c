// The screens about data rights, by role and name, without a browser; and an answer through the
// whole app.
#include "src/app/rights_screens.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/wire/codec.hpp"
#include "tests/src/ui/fake_host.hpp"
#include "tests/support/domain_fixture.hpp"
#include "tests/support/served_tablet.hpp"

namespace tovholder::app {
namespace {

using models::Screen;
using ui::Role;

struct Fixture : testing::SmallTown {
    models::Viewer viewer{
        .person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    models::Route route{Screen::rights, 0, {}};
    models::SyncFacts sync;
    RightsScreens screens;
    ui::Stage stage;
    std::optional<models::Intent> intent;
    int asked = 0;
    std::string saved;

    void frames(int count = 3) {
        for (int i = 0; i < count; ++i) {
            stage.frame([&](ui::Ui& ui) {
                const Scene scene{.state = state,
                                  .version = seq,
                                  .viewer = viewer,
                                  .route = route,
                                  .sync = sync,
                                  .invitations = {}};
                if (auto chosen = screens.draw(ui, scene)) intent = std::move(chosen);
            });
            if (intent) carry_out(*std::exchange(intent, std::nullopt));
        }
    }
    void carry_out(const models::Intent& chosen) {
        if (const auto* perform = std::get_if<models::Perform>(&chosen)) {
            BOOST_REQUIRE(do_as(viewer.person, perform->command).ok());
        }
        if (const auto* ask = std::get_if<models::AskAbout>(&chosen)) {
            ++asked;
            screens.take(screens.ask(ask->person), Error{ErrorCode::no_network});
        }
        if (const auto* file = std::get_if<models::Download>(&chosen)) {
            saved = std::string(as_text(file->bytes));
        }
    }
    const ui::Node& need(Role role, std::string_view name) {
        const ui::Node* node = stage.find(role, name);
        BOOST_REQUIRE_MESSAGE(node != nullptr, "there is no such node: " << name);
        return *node;
    }
    void press(std::string_view name) {
        stage.ui.on_act(need(Role::button, name).key);
        frames(4);
    }
    void check_all_sizes() {
        for (const float width : {320.0F, 390.0F, 768.0F, 1440.0F}) {
            for (const float scale : {1.0F, 2.0F}) {
                stage.input.width = width;
                stage.input.text_scale = scale;
                frames();
                for (const std::string& words : stage.ui.unclaimed()) BOOST_ERROR(words);
                for (const ui::Node& node : stage.ui.nodes().nodes()) {
                    BOOST_TEST(node.rect.right() <= width + 1.0F, "too wide at " << width);
                }
            }
        }
        stage.input.width = 1024.0F;
        stage.input.text_scale = 1.0F;
        frames();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rights_screens, Fixture)

BOOST_AUTO_TEST_CASE(every_word_drawn_is_in_the_mirror_and_nothing_is_too_wide) {
    BOOST_REQUIRE(do_as(aage, ops::AskDataRequest{DataRequestKind::correction, "ret mit navn"}));
    BOOST_REQUIRE(do_as(mette, ops::ErasePerson{carl}));
    check_all_sizes();
    route = {Screen::about, aage.value, {}};
    check_all_sizes();
    press("Gem som datafil");
    BOOST_TEST(saved.find("\"given_name\": \"Aage\"") != std::string::npos);
    press("Gem til at læse");
    BOOST_TEST(saved.find("<!doctype html>") == 0u);
    route = {Screen::about, mette.value, {}};
    frames();
    press("Bed om rettelse eller sletning");
    check_all_sizes();
}

BOOST_AUTO_TEST_CASE(the_server_is_asked_once_and_again_when_the_person_says_so) {
    route = {Screen::about, aage.value, {}};
    frames(6);
    BOOST_TEST(asked == 1);
    press("Spørg serveren igen");
    BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(an_answer_to_an_older_question_is_left_out) {
    const std::uint64_t first = screens.ask(aage);
    const std::uint64_t second = screens.ask(aage);
    BOOST_TEST(first != second);
    wire::AboutAnswer answer = models::about_from_state(state, aage, now);
    screens.take(first, wire::encode(answer));
    route = {Screen::about, aage.value, {}};
    frames();
    BOOST_TEST(stage.find(Role::button, "Spørg serveren igen") == nullptr);  // still under way
    screens.forget();
    BOOST_TEST(screens.ask(aage) > second);
}

BOOST_AUTO_TEST_CASE(a_question_is_asked_answered_and_a_period_is_changed) {
    viewer.person = aage;
    route = {Screen::about, aage.value, {}};
    frames();
    press("Bed om rettelse eller sletning");
    stage.ui.on_text(need(Role::text_area, "Skriv, hvad det drejer sig om").key, "Jeg hedder Åge");
    frames();
    press("Send");
    BOOST_REQUIRE(state.requests_of(aage).size() == 1u);
    viewer.person = mette;
    route = {Screen::rights, 0, {}};
    frames();
    press("Svar, Rettelse · Aage Aagesen");
    press("Det er gjort");
    const DataRequest& request = *state.find(*state.requests_of(aage).begin());
    BOOST_TEST((request.state == DataRequestState::done && request.text == "Jeg hedder Åge"));
    press("Ændr fristen: Beskeder");
    press("Gem");
    BOOST_REQUIRE(state.table<RetentionRule>().size() == 1u);
    const RetentionRule& rule = state.table<RetentionRule>().begin()->second.value;
    BOOST_TEST((rule.kind == RetentionKind::notices && rule.days == 90u));
    BOOST_TEST((rule.valid_from == viewer.today + 1));
}

BOOST_AUTO_TEST_CASE(the_whole_app_asks_its_server_and_takes_the_answer) {
    testing::Municipality served;
    testing::ServedTablet tablet(served);
    tablet.join(served.first_code);
    const auto& people = tablet.shown().table<tovholder::Person>();
    const Id<tovholder::Person> her = people.begin()->first;
    tablet.app->perform_intent(models::AskAbout{her});
    tablet.settle();
    BOOST_TEST(tablet.world->posts.back().path == "about");
    tablet.set_network(false);
    tablet.app->perform_intent(models::AskAbout{her});
    tablet.settle();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::app
