// The people, activity and import screens driven as a person would, by role and name, without a
// browser: every screen at every size, and the ways through them.
#include "src/app/people_screens.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/ops/invitation_code.hpp"
#include "tests/src/ui/fake_host.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::app {
namespace {

using models::Screen;
using ui::Role;

constexpr std::string_view people_csv =
    "Fornavn;Efternavn;Telefon;Noter\n"
    "Hanne;Kjær;20940031;\n"
    "Yusuf;Ågesen;20040793;cpr 010250-1234\n";

// The app's part: routes, and commands carried out on the tables.
struct Fixture : testing::SmallTown {
    models::Viewer viewer{
        .person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    models::Route route{Screen::people, 0, {}};
    models::SyncFacts sync;
    std::vector<models::FreshInvitation> invitations;
    OpId last_op;
    PeopleScreens screens;
    ui::Stage stage;
    std::optional<models::Intent> intent;

    void frames(int count = 3) {
        for (int i = 0; i < count; ++i) {
            stage.frame([&](ui::Ui& ui) {
                const Scene scene{.state = state,
                                  .version = seq,
                                  .viewer = viewer,
                                  .route = route,
                                  .sync = sync,
                                  .invitations = invitations,
                                  .last_op = last_op,
                                  .address = "https://tov.example.dk/"};
                if (auto chosen = screens.draw(ui, scene)) intent = std::move(chosen);
            });
            if (intent) carry_out(*std::exchange(intent, std::nullopt));
        }
    }
    void carry_out(const models::Intent& chosen) {
        if (const auto* go = std::get_if<models::Go>(&chosen)) route = go->route;
        if (const auto* perform = std::get_if<models::Perform>(&chosen)) {
            const auto changes = do_as(mette, perform->command);
            BOOST_REQUIRE(changes.ok());
            last_op = {static_cast<DeviceAlias>(100 + mette.op().number), number};
        }
        if (const auto* make = std::get_if<models::MakeInvitation>(&chosen)) {
            invitations.push_back({make->person, "ACDEFGHJ", now + 7 * seconds_per_day});
        }
    }
    void open(Screen screen, std::uint64_t id = 0) {
        route = {screen, id, {}};
        frames();
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
    void type(Role role, std::string_view name, std::string text) {
        stage.ui.on_text(need(role, name).key, std::move(text));
        frames();
    }
    void pick(std::string_view csv) {
        stage.ui.on_file(need(Role::file, "Vælg fil").key, "frivillige.csv",
                         {csv.begin(), csv.end()});
        frames();
    }
    void add_device(Id<Person> person) {
        tovholder::Device device;
        device.id = tovholder::Device::row_of(7);
        device.person = person;
        device.name = "Safari, iPad";
        device.last_seen = viewer.today;
        state.put(device, {.seq = ++seq});
    }
    const Grant& latest_grant() const { return state.table<Grant>().rbegin()->second.value; }
    // What is open stays open from size to size.
    void check_dialog(std::string_view name) {
        for (const float width : {320.0F, 768.0F, 1440.0F}) {
            for (const float scale : {1.0F, 2.0F}) {
                stage.input.width = width;
                stage.input.text_scale = scale;
                frames();
                (void)need(Role::dialog, name);
                for (const std::string& words : stage.ui.unclaimed()) BOOST_ERROR(words);
            }
        }
        stage.input.width = 1024.0F;
        stage.input.text_scale = 1.0F;
        frames();
    }
    void check_screen(Screen screen, std::uint64_t id) {
        for (const float width : {320.0F, 390.0F, 768.0F, 1024.0F, 1440.0F}) {
            for (const float scale : {1.0F, 2.0F}) {
                stage.input.width = width;
                stage.input.text_scale = scale;
                open(screen, id);
                for (const std::string& words : stage.ui.unclaimed()) BOOST_ERROR(words);
                for (const ui::Node& node : stage.ui.nodes().nodes()) {
                    BOOST_TEST(node.rect.right() <= width + 1.0F,
                               "too wide: " << stage.ui.nodes().text(node.name) << " at " << width
                                            << " × " << scale);
                }
            }
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(people_screens_tests, Fixture)

BOOST_AUTO_TEST_CASE(every_word_drawn_is_in_the_mirror_and_nothing_is_too_wide) {
    const Id<Activity> walk = add_activity(skovbo);
    const Id<Shift> shift = add_shift(walk, 2);
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{shift, true}).ok());
    invitations.push_back({bodil, "ACDEFGHJ", now + 7 * seconds_per_day});
    add_device(bodil);
    for (const Screen screen : {Screen::people, Screen::person_new, Screen::activities,
                                Screen::activity_new, Screen::import}) {
        check_screen(screen, 0);
    }
    for (const Screen screen : {Screen::person, Screen::person_edit, Screen::person_invite}) {
        check_screen(screen, bodil.value);
    }
    for (const Screen screen : {Screen::activity, Screen::activity_edit}) {
        check_screen(screen, walk.value);
    }
}

BOOST_AUTO_TEST_CASE(the_list_narrows_as_one_types_and_shows_everyone_again) {
    open(Screen::people);
    (void)need(Role::button, "Ny frivillig");
    (void)need(Role::link, "Importér");
    BOOST_TEST(stage.count(Role::list_item) == state.table<Person>().size());
    type(Role::search_field, "Søg", "bodil");
    BOOST_TEST(stage.count(Role::list_item) == 1U);
    type(Role::search_field, "Søg", "qqq");
    press("Vis alle");
    BOOST_TEST(stage.count(Role::list_item) == state.table<Person>().size());
}

BOOST_AUTO_TEST_CASE(a_new_volunteer_is_added_and_what_was_typed_stays_until_then) {
    open(Screen::people);
    press("Ny frivillig");
    press("Gem");
    type(Role::text_field, "Fornavn", "Hanne");
    type(Role::select, "Enhed", "1");
    open(Screen::people);
    open(Screen::person_new);
    const std::size_t before = state.table<Person>().size();
    press("Gem");
    BOOST_TEST(state.table<Person>().size() == before + 1);
    open(Screen::person_new);
    BOOST_TEST(stage.ui.nodes().text(need(Role::text_field, "Fornavn").value).empty());
}

BOOST_AUTO_TEST_CASE(a_code_is_made_and_shown_with_its_picture) {
    open(Screen::person_invite, bodil.value);
    press("Lav en kode");
    (void)need(Role::image, "QR-kode med invitation til Bodil Bodilsen");
}

BOOST_AUTO_TEST_CASE(a_role_for_an_activity_is_given_until_a_day_and_changed) {
    const Id<Activity> walk = add_activity(skovbo, "Gåtur");
    open(Screen::person, bodil.value);
    press("Giv en rolle");
    check_dialog("Giv en rolle");
    // Volunteer, coordinator, admin, leader, responsible, team lead: there is no association.
    type(Role::select, "Rolle", "5");
    BOOST_TEST((stage.find(Role::select, "Enhed") == nullptr));
    type(Role::date_field, "Sidste dag", "2026-12-24");
    const auto give = [&] {
        const ui::Node* last = nullptr;  // the one in the dialog, not the one that opened it
        for (const ui::Node& node : stage.ui.nodes().nodes()) {
            const bool is_it =
                node.role == Role::button && stage.ui.nodes().text(node.name) == "Giv en rolle";
            if (is_it) last = &node;
        }
        BOOST_REQUIRE(last != nullptr);
        stage.ui.on_act(last->key);
        frames(4);
    };
    give();
    BOOST_TEST((latest_grant().role == tovholder::Role::team_lead));
    BOOST_TEST((latest_grant().activity == walk));
    BOOST_TEST((latest_grant().ended == make_date(2026, 12, 25)));
    press("Holdleder, Gåtur, Skovbo Plejecenter, 23. november 2026 til 24. december 2026");
    check_dialog("Ret rollen");
    type(Role::date_field, "Sidste dag", "");
    press("Ret rollen");
    BOOST_TEST(!latest_grant().ended);
}

BOOST_AUTO_TEST_CASE(a_device_is_withdrawn_after_a_question) {
    add_device(bodil);
    open(Screen::person, bodil.value);
    press("Træk adgang tilbage: Safari, iPad");
    check_dialog("Træk adgangen tilbage?");
    BOOST_TEST(!state.find(tovholder::Device::row_of(7))->withdrawn);
    press("Træk adgang tilbage");
    BOOST_TEST(state.find(tovholder::Device::row_of(7))->withdrawn);
    BOOST_TEST((stage.find(Role::button, "Træk adgang tilbage: Safari, iPad") == nullptr));
}

BOOST_AUTO_TEST_CASE(a_file_is_imported_and_taken_back_as_one) {
    const std::size_t before = state.table<Person>().size();
    open(Screen::import);
    pick(people_csv);
    press("Se, hvad der sker");
    (void)need(Role::table, "Bliver ikke læst ind");
    press("Importér");
    BOOST_TEST(state.table<Person>().size() == before + 1);
    press("Fortryd importen");
    BOOST_TEST(state.table<Person>().size() == before);
    press("Se, hvad der sker");
    press("Importér");
    BOOST_TEST(state.table<Person>().size() == before + 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::app
