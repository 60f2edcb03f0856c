// PINs and several people on one tablet, through the app itself: what opens a store, what never
// does, and that nothing unsent is lost on any of the ways.
#include "src/app/device.hpp"

#include "tests/support/served_tablet.hpp"

using namespace tovholder;
using namespace tovholder::testing;
using app::Phase;

namespace {

struct Fixture {
    Municipality town;
    ServedTablet tablet{town};

    Fixture() { tablet.join(town.first_code); }

    const app::Device& device() const { return tablet.app->device(); }
    template <class Intent>
    void does(const Intent& intent) {
        tablet.app->perform_intent(intent);
        tablet.settle();
    }
    // With a PIN, and one change that is not sent.
    void lock_with_unsent() {
        does(models::ChoosePin{"", "1234"});
        BOOST_REQUIRE(device().has_pin());
        tablet.set_network(false);
        Unit unit;
        unit.parent = town.root();
        unit.name = "Skovbo";
        tablet.act(ops::Create<Unit>{unit});
        does(models::LockNow{});
        is(Phase::locked);
    }
    void is(Phase phase) { BOOST_REQUIRE((device().phase() == phase)); }
    void fails_with(ErrorCode code, const char* detail = "") {
        BOOST_REQUIRE(device().pin_error().has_value());
        BOOST_TEST((device().pin_error()->code == code));
        BOOST_TEST(device().pin_error()->detail == detail);
    }
    // Open, with that change; and it reaches the server.
    void opened_with_unsent() {
        is(Phase::ready);
        BOOST_TEST(device().replica()->unsent() == 1u);
        tablet.set_network(true);
        BOOST_TEST(tablet.pill() == "Alt er sendt");
        BOOST_TEST(town.authority.state().table<Unit>().size() == 2u);
    }
    std::string new_code() {
        const auto person = town.authority.devices().begin()->second.person;
        return *town.authority.invite(person, town.now, town.random);
    }
    void later(std::int64_t seconds) {
        town.now = town.now + seconds;
        tablet.window->clock = town.now;
        tablet.world->clock = town.now;
    }
    bool disk_holds(const std::string& words, const std::string& database = "tovholder") {
        for (const auto& [key, value] : tablet.disk.databases[database]) {
            if (as_text(value).find(words) != std::string_view::npos) return true;
        }
        return false;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(device_lock, Fixture)

BOOST_AUTO_TEST_CASE(a_pin_encrypts_what_is_there_and_opens_it_again) {
    BOOST_TEST(disk_holds("Mette"));
    lock_with_unsent();
    BOOST_TEST(!disk_holds("Mette"));
    BOOST_TEST(!disk_holds("Skovbo"));
    BOOST_TEST(device().replica() == nullptr);
    BOOST_TEST(device().session() == nullptr);
    does(models::Unlock{"1234"});
    opened_with_unsent();
    BOOST_TEST(!disk_holds("Skovbo"));
}

BOOST_AUTO_TEST_CASE(a_tablet_that_was_closed_is_locked_when_it_is_opened) {
    lock_with_unsent();
    does(models::Unlock{"1234"});
    tablet.open();
    is(Phase::locked);
    BOOST_TEST(device().pin_works());
    does(models::Unlock{"1234"});
    opened_with_unsent();
}

BOOST_AUTO_TEST_CASE(without_a_way_to_the_server_no_first_pin_is_set) {
    tablet.set_network(false);
    does(models::ChoosePin{"", "1234"});
    fails_with(ErrorCode::no_network);
    BOOST_TEST(!device().has_pin());
    BOOST_TEST(disk_holds("Mette"));
}

BOOST_AUTO_TEST_CASE(a_first_pin_that_cannot_be_stored_leaves_the_store_open) {
    tablet.disk.failures_left = 1;
    does(models::ChoosePin{"", "1234"});
    fails_with(ErrorCode::storage_failed);
    BOOST_TEST(!device().has_pin());
    does(models::ChoosePin{"", "1234"});
    BOOST_TEST(device().has_pin());
}

BOOST_AUTO_TEST_CASE(wrong_pins_are_counted_also_over_restarts_and_a_right_one_forgives_them) {
    lock_with_unsent();
    does(models::Unlock{"1111"});
    fails_with(ErrorCode::wrong_pin, "9");
    tablet.open();
    does(models::Unlock{"2222"});
    fails_with(ErrorCode::wrong_pin, "8");
    does(models::Unlock{"1234"});
    does(models::LockNow{});
    does(models::Unlock{"1111"});
    fails_with(ErrorCode::wrong_pin, "9");
}

BOOST_AUTO_TEST_CASE(a_try_that_cannot_be_counted_is_no_try) {
    lock_with_unsent();
    tablet.disk.failures_left = 1;
    does(models::Unlock{"1234"});
    fails_with(ErrorCode::storage_failed);
    is(Phase::locked);
}

BOOST_AUTO_TEST_CASE(killed_in_the_middle_of_a_try_it_counts) {
    lock_with_unsent();
    tablet.app->perform_intent(models::Unlock{"1111"});
    tablet.world->run_one();  // on disk; the key is not turned yet
    tablet.open();
    does(models::Unlock{"1111"});
    fails_with(ErrorCode::wrong_pin, "8");
}

BOOST_AUTO_TEST_CASE(after_ten_wrong_pins_only_a_new_invitation_opens_and_nothing_is_lost) {
    lock_with_unsent();
    for (int i = 0; i < 9; ++i) does(models::Unlock{"1111"});
    fails_with(ErrorCode::wrong_pin, "1");
    does(models::Unlock{"1111"});
    fails_with(ErrorCode::pin_gone);
    for (const bool restarted : {false, true}) {
        if (restarted) tablet.open();
        BOOST_TEST(!device().pin_works());
        does(models::Unlock{"1234"});
        is(Phase::locked);
    }
    does(models::UnlockWithCode{new_code(), "5678"});
    fails_with(ErrorCode::no_network);
    tablet.network = tablet.world->network = true;
    does(models::UnlockWithCode{"ACDEFGHJ", "5678"});
    fails_with(ErrorCode::code_unknown);
    tablet.world->network = true;
    does(models::UnlockWithCode{new_code(), "5678"});
    is(Phase::ready);
    BOOST_TEST(tablet.pill() == "Alt er sendt");
    BOOST_TEST(town.authority.state().table<Unit>().size() == 2u);
    does(models::LockNow{});
    does(models::Unlock{"5678"});
    is(Phase::ready);
}

BOOST_AUTO_TEST_CASE(a_month_without_the_server_ends_the_pin_and_an_answer_renews_it) {
    lock_with_unsent();
    later(29 * seconds_per_day);
    does(models::Unlock{"1234"});
    opened_with_unsent();  // the server answers
    tablet.set_network(false);
    does(models::LockNow{});
    later(29 * seconds_per_day);
    does(models::Unlock{"1234"});
    is(Phase::ready);
    does(models::LockNow{});
    later(2 * seconds_per_day);
    tablet.settle();
    fails_with(ErrorCode::lease_over);
    does(models::Unlock{"1234"});
    is(Phase::locked);
    tablet.open();  // and says so again after a restart
    fails_with(ErrorCode::lease_over);
    tablet.set_network(true);
    does(models::UnlockWithCode{new_code(), "1234"});
    is(Phase::ready);
}

BOOST_AUTO_TEST_CASE(a_clock_set_back_keeps_the_store_closed_but_destroys_nothing) {
    lock_with_unsent();
    later(-2 * seconds_per_day);
    does(models::Unlock{"1234"});
    fails_with(ErrorCode::clock_behind);
    later(2 * seconds_per_day);
    does(models::Unlock{"1234"});
    opened_with_unsent();
}

BOOST_AUTO_TEST_CASE(a_pin_is_changed_with_the_old_one) {
    lock_with_unsent();
    does(models::Unlock{"1234"});
    does(models::ChoosePin{"1111", "5678"});
    fails_with(ErrorCode::wrong_pin, "9");
    does(models::ChoosePin{"1234", "5678"});
    BOOST_TEST(!device().pin_error().has_value());
    does(models::LockNow{});
    does(models::Unlock{"1234"});
    fails_with(ErrorCode::wrong_pin, "9");
    does(models::Unlock{"5678"});
    opened_with_unsent();
}

BOOST_AUTO_TEST_CASE(
    a_withdrawn_tablet_wipes_when_it_hears_of_it_locked_or_not_and_may_join_again) {
    for (const bool locked : {false, true}) {
        if (!locked) does(models::ChoosePin{"", "1234"});
        if (locked) lock_with_unsent();
        const auto alias = town.authority.devices().rbegin()->first;
        const auto person = town.authority.devices().rbegin()->second.person;
        const auto office = town.join(*town.authority.invite(person, town.now, town.random));
        town.act(*office, ops::WithdrawDevice{Device::row_of(alias)});
        town.sync(*office);
        if (locked) {
            tablet.network = true;
            tablet.open();
        } else {
            does(models::SyncNow{});
        }
        is(Phase::fresh);
        BOOST_REQUIRE(device().error().has_value());
        BOOST_TEST((device().error()->code == ErrorCode::device_withdrawn));
        BOOST_TEST(tablet.disk.databases["tovholder"].empty());
        tablet.join(*town.authority.invite(person, town.now, town.random));
    }
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_know_the_tablet_wipes_nothing) {
    lock_with_unsent();
    Municipality restored;
    ServedTablet other(restored);
    other.disk = tablet.disk;
    other.disk.locks.clear();
    other.open();
    BOOST_REQUIRE((other.app->device().phase() == Phase::locked));
    other.app->perform_intent(models::Unlock{"1234"});
    other.settle();
    BOOST_REQUIRE((other.app->device().phase() == Phase::ready));
    BOOST_TEST(other.app->device().replica()->unsent() == 1u);
    BOOST_TEST((other.app->facts().link == sync::Link::forbidden));
}

BOOST_AUTO_TEST_SUITE_END()
