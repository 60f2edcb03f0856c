// Several people on one tablet: each has a store of her own; locking by time; handing back.
#include <boost/test/unit_test.hpp>

#include "tests/support/served_tablet.hpp"

using namespace tovholder;
using namespace tovholder::testing;
using app::Phase;

namespace {

struct Fixture {
    Municipality town;
    ServedTablet tablet{town};

    Fixture() {
        tablet.join(town.first_code);
        does(models::ChoosePin{"", "1234"});
    }
    const app::Device& device() const { return tablet.app->device(); }
    template <class Intent>
    void does(const Intent& intent) {
        tablet.app->perform_intent(intent);
        tablet.settle();
    }
    bool is(Phase phase) const { return device().phase() == phase; }
    std::string people() { return tablet.disk.settings["people"]; }
    Id<Person> bodil() {
        Person person;
        person.id = Id<Person>::local(1);
        person.given_name = "Bodil";
        Grant grant;
        grant.person = Id<Person>::local(1);
        grant.unit = town.root();
        grant.starts = to_local(town.now).date;
        tablet.act(ops::AddPerson{person, {grant}});
        for (const auto& [id, row] : tablet.shown().table<Person>()) {
            if (row.value.given_name == "Bodil") return id;
        }
        return {};
    }
    // The second person, with a PIN of her own; she has it open.
    void bodil_joins() {
        const std::string code = *town.authority.invite(bodil(), town.now, town.random);
        does(models::AddSomeone{});
        BOOST_REQUIRE(is(Phase::fresh));
        tablet.join(code);
        BOOST_TEST((tablet.app->route().screen == models::Screen::pin));
        does(models::ChoosePin{"", "5678"});
        BOOST_REQUIRE(device().has_pin());
    }
    bool sees(const char* name) {
        for (const auto& [id, row] : tablet.shown().table<Person>()) {
            if (row.value.given_name == name) return true;
        }
        return false;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(people_here, Fixture)

BOOST_AUTO_TEST_CASE(each_has_a_store_and_a_pin_of_her_own) {
    bodil_joins();
    BOOST_TEST(people() == "1 Mette\n2 Bodil\n");
    BOOST_TEST(sees("Bodil"));
    does(models::SwitchPerson{});
    BOOST_REQUIRE(is(Phase::choosing));
    BOOST_TEST(device().replica() == nullptr);
    does(models::OpenPerson{1});
    BOOST_REQUIRE(is(Phase::locked));
    does(models::Unlock{"5678"});
    BOOST_TEST(is(Phase::locked));
    does(models::Unlock{"1234"});
    BOOST_REQUIRE(is(Phase::ready));
    BOOST_TEST(sees("Mette"));
    does(models::SwitchPerson{});
    does(models::OpenPerson{2});
    does(models::Unlock{"5678"});
    BOOST_REQUIRE(is(Phase::ready));
    BOOST_TEST((device().replica()->person() != Id<Person>{}));
    BOOST_TEST(device().place() == 2);
}

BOOST_AUTO_TEST_CASE(a_shared_tablet_asks_who_one_is_when_it_is_opened) {
    bodil_joins();
    tablet.open();
    BOOST_TEST(is(Phase::choosing));
}

BOOST_AUTO_TEST_CASE(one_who_does_not_join_after_all_leaves_no_trace) {
    does(models::AddSomeone{});
    does(models::SwitchPerson{});
    BOOST_TEST(is(Phase::choosing));
    BOOST_TEST(people() == "1 Mette\n");
}

BOOST_AUTO_TEST_CASE(it_locks_after_the_minutes_chosen_and_never_when_so_chosen) {
    tablet.window->idle = 4.9 * 60 * 1000;
    tablet.settle();
    BOOST_TEST(is(Phase::ready));
    tablet.window->idle = 5 * 60 * 1000;
    tablet.settle();
    BOOST_REQUIRE(is(Phase::locked));
    BOOST_TEST(tablet.window->draws > 0);
    BOOST_TEST(tablet.window->path == "/");
    tablet.window->idle = 0;
    does(models::Unlock{"1234"});
    does(models::SetLockAfter{0});
    tablet.window->idle = 1e9;
    tablet.settle();
    BOOST_TEST(is(Phase::ready));
}

BOOST_AUTO_TEST_CASE(what_is_not_on_disk_yet_keeps_the_store_open) {
    tablet.set_network(false);
    tablet.disk.failures_left = 1;
    Unit unit;
    unit.parent = town.root();
    unit.name = "Skovbo";
    tablet.act(ops::Create<Unit>{unit});
    does(models::LockNow{});
    BOOST_TEST(is(Phase::ready));
    does(models::RetryStorage{});
    does(models::LockNow{});
    BOOST_REQUIRE(is(Phase::locked));
    does(models::Unlock{"1234"});
    BOOST_TEST(device().replica()->unsent() == 1u);
}

BOOST_AUTO_TEST_CASE(handing_back_wipes_ones_own_and_leaves_the_others) {
    bodil_joins();
    does(models::HandBack{});
    BOOST_TEST(is(Phase::choosing));
    BOOST_TEST(people() == "1 Mette\n");
    BOOST_TEST(tablet.disk.databases["tovholder-2"].empty());
    does(models::OpenPerson{1});
    does(models::Unlock{"1234"});
    BOOST_REQUIRE(is(Phase::ready));
    does(models::HandBack{});
    BOOST_TEST(is(Phase::fresh));
    BOOST_TEST(people() == "");
}

BOOST_AUTO_TEST_CASE(a_list_that_was_lost_is_mended_when_the_place_is_opened_again) {
    bodil_joins();
    tablet.disk.settings["people"] = "1 Mette\n";
    tablet.open();
    does(models::SwitchPerson{});
    does(models::AddSomeone{});
    BOOST_TEST(is(Phase::locked));  // Bodil's, not an empty one
    BOOST_TEST(people() == "1 Mette\n2 \n");
    does(models::Unlock{"5678"});
    BOOST_TEST(people() == "1 Mette\n2 Bodil\n");
}

BOOST_AUTO_TEST_SUITE_END()
