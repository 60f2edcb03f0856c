// The store on a device deleted, taken over, full; a server that has forgotten the device.
#include <memory>

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
    void make_unit(const std::string& name) {
        Unit unit;
        unit.parent = town.root();
        unit.name = name;
        tablet.act(ops::Create<Unit>{unit});
    }
    void empty() {
        tablet.world->empty("tovholder");
        tablet.settle();
    }
    std::size_t units() const { return tablet.shown().table<Unit>().size(); }
    std::size_t units_on_the_server() { return town.authority.state().table<Unit>().size(); }
    // A server restored from a backup that is older than its devices.
    void forget_devices() {
        const State& state = town.authority.state();
        sync::AuthorityContents contents{.history = 4712, .seq = town.authority.seq()};
        contents.aliases_used_below = device().replica()->device() + 1;
        for (const RowKey key : state.keys()) {
            const auto found = state.get(key);
            contents.rows.push_back({found->row, found->stamp});
        }
        std::destroy_at(&town.authority);
        std::construct_at(&town.authority, town.store, std::move(contents));
    }
    std::string code() {
        const auto person = town.authority.devices().begin()->second.person;
        return *town.authority.invite(person, town.now, town.random);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(device_store, Fixture)

BOOST_AUTO_TEST_CASE(a_store_emptied_while_open_is_told_and_holds_everything_again) {
    tablet.set_network(false);
    make_unit("Skovbo");
    empty();
    BOOST_TEST(tablet.app->facts().emptied == 1u);
    BOOST_TEST(tablet.app->facts().saved);
    tablet.open();
    BOOST_TEST((device().phase() == Phase::ready));
    BOOST_TEST(units() == 2u);
    BOOST_TEST(tablet.app->facts().unsent == 1u);
    tablet.set_network(true);
    BOOST_TEST(tablet.pill() == "Alt er sendt");
    BOOST_TEST(units_on_the_server() == 2u);
}

BOOST_AUTO_TEST_CASE(an_emptied_store_that_cannot_be_written_again_is_not_called_saved) {
    tablet.set_network(false);
    make_unit("Skovbo");
    tablet.disk.failures_left = 1;
    tablet.disk.failure = ErrorCode::storage_full;
    empty();
    BOOST_TEST(!tablet.app->facts().saved);
    BOOST_TEST(tablet.pill() == "Ikke gemt · 1 ændring venter");
    does(models::RetryStorage{});
    BOOST_TEST(tablet.app->facts().saved);
    tablet.open();
    BOOST_TEST(units() == 2u);
}

BOOST_AUTO_TEST_CASE(a_locked_store_that_was_emptied_is_locked_again) {
    does(models::ChoosePin{"", "1234"});
    empty();
    for (const auto& [key, value] : tablet.disk.databases["tovholder"]) {
        BOOST_TEST((key.first == sync::Area::lock ||
                    as_text(value).find(device().replica()->token()) == std::string_view::npos));
    }
    tablet.open();
    BOOST_TEST((device().phase() == Phase::locked));
    does(models::Unlock{"1234"});
    BOOST_TEST((device().phase() == Phase::ready));
    BOOST_TEST(tablet.pill() == "Alt er sendt");
}

BOOST_AUTO_TEST_CASE(a_store_emptied_while_closed_is_told_with_what_was_not_sent) {
    tablet.set_network(false);
    make_unit("Skovbo");
    make_unit("Fjordbo");
    tablet.disk.databases.erase("tovholder");
    tablet.open();
    BOOST_TEST((device().phase() == Phase::fresh));
    BOOST_REQUIRE(device().error().has_value());
    BOOST_TEST((device().error()->code == ErrorCode::unsent_emptied));
    BOOST_TEST(device().error()->detail == "2");
    BOOST_TEST((tablet.app->route().screen == models::Screen::join));
    tablet.set_network(true);
    tablet.join(code());
    BOOST_TEST(units() == 1u);
    // And after that it is as any other.
    tablet.disk.databases.erase("tovholder");
    tablet.open();
    BOOST_TEST((device().error()->code == ErrorCode::storage_emptied));
}

BOOST_AUTO_TEST_CASE(what_only_the_tablet_has_is_enough_to_go_on_from) {
    tablet.set_network(false);
    make_unit("Skovbo");
    std::erase_if(tablet.disk.databases["tovholder"], [](const auto& entry) {
        return entry.first.first == sync::Area::pages || entry.first.first == sync::Area::journal;
    });
    tablet.open();
    BOOST_TEST((device().phase() == Phase::ready));
    BOOST_TEST(tablet.app->facts().emptied == 1u);
    BOOST_TEST(tablet.app->facts().unsent == 1u);
    tablet.set_network(true);
    BOOST_TEST(tablet.pill() == "Alt er sendt");
    BOOST_TEST(units() == 2u);
    BOOST_TEST(units_on_the_server() == 2u);
    tablet.open();
    BOOST_TEST(tablet.app->facts().emptied == 0u);
}

BOOST_AUTO_TEST_CASE(a_tablet_that_was_handed_back_is_not_called_emptied) {
    does(models::HandBack{});
    BOOST_TEST((device().phase() == Phase::fresh));
    BOOST_TEST(!device().error().has_value());
    tablet.open();
    BOOST_TEST(!device().error().has_value());
}

BOOST_AUTO_TEST_CASE(what_could_not_be_saved_is_tried_again_by_itself) {
    tablet.set_network(false);
    tablet.disk.failures_left = 1;
    make_unit("Skovbo");
    BOOST_TEST(!tablet.app->facts().saved);
    tablet.window->now += 10'000;
    tablet.settle();
    BOOST_TEST(tablet.app->facts().saved);
}

BOOST_AUTO_TEST_CASE(what_only_one_tab_had_in_memory_is_done_again_when_it_takes_over) {
    tablet.set_network(false);
    make_unit("Skovbo");
    // Another tab takes the lock; this one learns of it when it writes.
    const void* other = &town;
    tablet.disk.locks["tovholder"] = other;
    make_unit("Fjordbo");
    BOOST_TEST(tablet.app->facts().unstored == 1u);
    does(models::TakeOver{});
    BOOST_TEST((device().phase() == Phase::ready));
    BOOST_TEST(tablet.app->facts().unstored == 0u);
    BOOST_TEST(tablet.app->facts().unsent == 2u);
    BOOST_TEST(units() == 3u);
    tablet.open();
    BOOST_TEST(units() == 3u);
}

BOOST_AUTO_TEST_CASE(a_device_that_the_server_has_forgotten_comes_back_with_a_code) {
    forget_devices();
    make_unit("Skovbo");
    BOOST_TEST(tablet.app->facts().forgotten);
    BOOST_TEST(tablet.pill() == "Adgangen er lukket · 1 ændring venter");
    const auto alias = device().replica()->device();
    const std::string invitation =
        *town.authority.invite(device().replica()->person(), town.now, town.random);
    does(models::Join{"AAAA AAAA"});
    BOOST_REQUIRE(device().error().has_value());
    does(models::Join{invitation});
    BOOST_TEST(!tablet.app->facts().forgotten);
    BOOST_TEST(device().replica()->device() == alias);
    BOOST_TEST(tablet.pill() == "Alt er sendt");
    BOOST_TEST(units_on_the_server() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
