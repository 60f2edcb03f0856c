// The whole thread in the app itself: a shift taken with no network, the app closed and opened
// again, sent when the net is back, and seen by the coordinator. Two tablets, one real Authority;
// only the disk, the network and the window are in memory.
#include "src/app/app.hpp"

#include <boost/test/unit_test.hpp>

#include "src/platform/world_host.hpp"
#include "tests/src/ui/fake_host.hpp"
#include "tests/support/domain_fixture.hpp"
#include "tests/support/served_tablet.hpp"

using namespace tovholder;
using testing::Municipality;
using testing::ServedWorld;
using Tablet = testing::ServedTablet;

namespace {

struct Fixture {
    Municipality town;
    Tablet coordinator{town};
    Tablet volunteer{town};
    Id<Shift> shift;

    Fixture() {
        coordinator.join(town.first_code);
        tovholder::Person person;
        person.id = Id<tovholder::Person>::local(1);
        person.given_name = "Bodil";
        Grant grant;
        grant.person = Id<tovholder::Person>::local(1);
        grant.unit = town.root();
        grant.starts = to_local(town.now).date;
        coordinator.act(ops::AddPerson{person, {grant}});
        Activity activity;
        activity.unit = town.root();
        activity.name = "Gågruppe";
        coordinator.act(testing::import_of(activity));
        Shift row;
        row.activity = coordinator.shown().table<Activity>().begin()->first;
        row.starts = town.now + seconds_per_day;
        row.ends = row.starts + seconds_per_hour;
        coordinator.act(ops::Create<Shift>{row});
        shift = coordinator.shown().table<Shift>().begin()->first;
        volunteer.join(code_of(bodil()));
    }
    Id<tovholder::Person> bodil() {
        for (const auto& [id, row] : coordinator.shown().table<tovholder::Person>()) {
            if (row.value.given_name == "Bodil") return id;
        }
        return {};
    }
    std::string code_of(Id<tovholder::Person> person) {
        return *town.authority.invite(person, town.now, town.random);
    }
    bool has_place(const State& state) {
        const auto& sign_ups = state.sign_ups_of(shift);
        return sign_ups.size() == 1 &&
               state.find(*sign_ups.begin())->status == SignUpStatus::confirmed;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(app_tests)

BOOST_FIXTURE_TEST_CASE(a_shift_taken_offline_survives_a_restart_and_reaches_the_coordinator,
                        Fixture) {
    volunteer.set_network(false);
    volunteer.act(ops::TakeShift{shift});
    BOOST_TEST(volunteer.pill() == "Uden net · 1 ændring venter");
    BOOST_TEST(volunteer.app->facts().saved);

    volunteer.open();
    BOOST_TEST(has_place(volunteer.shown()));
    BOOST_TEST(volunteer.app->facts().unsent == 1u);

    volunteer.set_network(true);
    BOOST_TEST(volunteer.pill() == "Alt er sendt");
    BOOST_TEST(has_place(town.authority.state()));

    coordinator.app->perform_intent(models::SyncNow{});
    coordinator.settle();
    BOOST_TEST(has_place(coordinator.shown()));
    const SignUp& seen = *coordinator.shown().find(*coordinator.shown().sign_ups_of(shift).begin());
    BOOST_TEST(coordinator.shown().find(seen.person)->given_name == "Bodil");
}

BOOST_FIXTURE_TEST_CASE(nothing_is_called_sent_while_the_server_is_away, Fixture) {
    volunteer.set_network(false);
    volunteer.open();
    BOOST_TEST(volunteer.pill() == "Uden net");
    volunteer.set_network(true);
    BOOST_TEST(volunteer.pill() == "Alt er sendt");
}

BOOST_FIXTURE_TEST_CASE(
    a_change_that_could_not_be_stored_is_not_called_saved_and_can_be_tried_again, Fixture) {
    volunteer.set_network(false);
    volunteer.disk.failures_left = 1;
    volunteer.disk.failure = ErrorCode::storage_full;
    volunteer.act(ops::TakeShift{shift});
    BOOST_TEST(!volunteer.app->facts().saved);
    BOOST_TEST(volunteer.pill() == "Ikke gemt · 1 ændring venter");
    volunteer.app->perform_intent(models::RetryStorage{});
    volunteer.settle();
    BOOST_TEST(volunteer.app->facts().saved);
    BOOST_TEST(volunteer.pill() == "Uden net · 1 ændring venter");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_code_leaves_one_at_the_start, Fixture) {
    Tablet other(town);
    other.app->perform_intent(models::Join{"AAAA AAAA"});
    other.settle();
    BOOST_TEST((other.app->device().phase() == app::Phase::fresh));
    BOOST_REQUIRE(other.app->device().error().has_value());
    BOOST_TEST((other.app->device().error()->code == ErrorCode::code_unknown));
}

BOOST_FIXTURE_TEST_CASE(handing_back_wipes_only_when_nothing_is_unsent_or_it_was_saved_as_a_file,
                        Fixture) {
    volunteer.set_network(false);
    volunteer.act(ops::TakeShift{shift});
    volunteer.app->perform_intent(models::HandBack{});
    volunteer.settle();
    BOOST_TEST((volunteer.app->device().phase() == app::Phase::ready));
    volunteer.app->perform_intent(models::ExportUnsent{});
    BOOST_TEST(volunteer.window->saved_bytes > 0u);
    volunteer.app->perform_intent(models::HandBack{});
    volunteer.settle();
    BOOST_TEST((volunteer.app->device().phase() == app::Phase::fresh));
    volunteer.open();
    BOOST_TEST((volunteer.app->device().phase() == app::Phase::fresh));
}

BOOST_FIXTURE_TEST_CASE(an_invitation_made_in_the_app_lets_a_person_in, Fixture) {
    coordinator.app->perform_intent(models::MakeInvitation{bodil()});
    coordinator.settle();
    BOOST_TEST(coordinator.shown().invitations_of(bodil()).size() == 2u);
}

BOOST_AUTO_TEST_CASE(the_demo_opens_without_a_server_in_both_roles_and_is_apart_from_real_data) {
    Municipality town;
    Tablet curious(town);
    curious.set_network(false);
    curious.app->perform_intent(models::StartDemo{});
    curious.settle();
    BOOST_REQUIRE((curious.app->device().phase() == app::Phase::ready));
    BOOST_TEST((curious.app->device().profile() == platform::Profile::demo_volunteer));
    BOOST_TEST(!curious.shown().table<Shift>().empty());
    curious.app->perform_intent(models::SwitchDemoRole{true});
    curious.settle();
    BOOST_TEST(curious.shown().table<tovholder::Person>().size() > 100u);
    curious.open();
    BOOST_TEST((curious.app->device().profile() == platform::Profile::demo_coordinator));
    curious.app->perform_intent(models::LeaveDemo{});
    curious.settle();
    BOOST_TEST((curious.app->device().phase() == app::Phase::fresh));
}

BOOST_AUTO_TEST_CASE(settings_are_kept_and_the_address_decides_the_language) {
    Municipality town;
    Tablet person(town);
    BOOST_TEST(person.window->language == "da");
    person.app->perform_intent(models::SetLanguage{text::Language::english});
    person.app->perform_intent(models::SetTextSize{150});
    person.app->perform_intent(models::SetTheme{models::ThemeChoice::dark});
    BOOST_TEST(person.window->language == "en");
    BOOST_TEST(person.window->back_word == "Back");
    person.open();
    BOOST_TEST(person.window->language == "en");
    BOOST_TEST(person.window->text_scale == 1.5F);
    BOOST_TEST((person.window->theme_choice == platform::ThemeChoice::dark));
}

BOOST_FIXTURE_TEST_CASE(stats_hold_counts_and_nothing_personal, Fixture) {
    volunteer.set_network(false);
    volunteer.act(ops::TakeShift{shift});
    const platform::AppStats stats = volunteer.window->stats();
    BOOST_TEST(stats.unsent == 1u);
    BOOST_TEST(stats.last_ack_ms == static_cast<double>(town.now.seconds) * 1000);
}

BOOST_FIXTURE_TEST_CASE(a_question_without_news_draws_nothing, Fixture) {
    ui::Stage stage;
    stage.frame([&](ui::Ui& ui) { volunteer.app->frame(ui); });
    volunteer.settle();
    const auto answered = volunteer.app->device().replica()->last_answer();
    const int wakes = volunteer.window->wakes;
    town.now = town.now + 2 * seconds_per_minute;
    volunteer.window->clock = volunteer.world->clock = town.now;
    volunteer.window->now += 2 * 60'000;
    volunteer.settle();
    BOOST_TEST((volunteer.app->device().replica()->last_answer() > answered));
    BOOST_TEST(volunteer.window->wakes == wakes);
}

BOOST_FIXTURE_TEST_CASE(a_double_tap_takes_one_shift, Fixture) {
    Shift row = *coordinator.shown().find(shift);
    row.id = Id<Shift>::local(1);
    row.starts = row.starts + seconds_per_day;
    row.ends = row.ends + seconds_per_day;
    coordinator.act(ops::Create<Shift>{row});
    const Id<Shift> other = coordinator.shown().table<Shift>().rbegin()->first;
    volunteer.app->perform_intent(models::SyncNow{});
    volunteer.settle();
    volunteer.act(ops::TakeShift{shift});
    volunteer.window->now += 300;
    volunteer.act(ops::TakeShift{other});
    BOOST_TEST(volunteer.shown().sign_ups_of(other).empty());
    volunteer.act(ops::GiveBackShift{shift});  // the same shift is meant
    BOOST_TEST(!has_place(volunteer.shown()));
    volunteer.window->now += 1001;
    volunteer.act(ops::TakeShift{other});
    BOOST_TEST(volunteer.shown().sign_ups_of(other).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
