// Fields: what is typed arrives as a new value, and the accessible page has the real control.
#include "src/ui/field.hpp"

#include <boost/test/unit_test.hpp>

#include "src/ui/ui.hpp"
#include "tests/src/ui/fake_host.hpp"

BOOST_AUTO_TEST_SUITE(field_tests)

using namespace tovholder::ui;

namespace {

struct Form {
    std::string date = "2026-11-24";
    std::string time = "10:15";
    int places = 3;
    std::size_t unit = 99;
    std::string file;

    void draw(Ui& ui) {
        Page page(ui, "page", {.title = "Side"});
        if (auto value = date_field(ui, "date", date, {.label = "Dato"})) date = *value;
        if (auto value = time_field(ui, "time", time, {.label = "Tid"})) time = *value;
        if (auto value = number_field(ui, "n", places, 1, 5, {.label = "Antal"})) places = *value;
        constexpr std::array<std::string_view, 2> units{"Skovbo", "Skælskør"};
        if (auto value = select(ui, "unit", units, unit, {.label = "Enhed"})) unit = *value;
        if (auto value = file_picker(ui, "file", "Vælg fil")) file = value->name;
    }
    void frames(Stage& stage, int count = 3) {
        for (int i = 0; i < count; ++i) stage.frame([&](Ui& ui) { draw(ui); });
    }
    void type(Stage& stage, Role role, std::string_view label, std::string text) {
        stage.ui.on_text(stage.find(role, label)->key, std::move(text));
        frames(stage);
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_picked_date_and_time_reach_the_form) {
    Stage stage;
    Form form;
    form.frames(stage);
    form.type(stage, Role::date_field, "Dato", "2026-12-01");
    form.type(stage, Role::time_field, "Tid", "18:30");
    BOOST_TEST(form.date == "2026-12-01");
    BOOST_TEST(form.time == "18:30");
}

BOOST_AUTO_TEST_CASE(a_number_out_of_range_or_no_number_is_not_reported) {
    Stage stage;
    Form form;
    form.frames(stage);
    form.type(stage, Role::text_field, "Antal", "5");
    BOOST_TEST(form.places == 5);
    for (const char* wrong : {"6", "0", "-1", "to", "4x", ""}) {
        form.type(stage, Role::text_field, "Antal", wrong);
        BOOST_TEST(form.places == 5);
    }
}

BOOST_AUTO_TEST_CASE(minus_and_plus_stop_at_the_ends) {
    Stage stage;
    Form form;
    form.places = 2;
    form.frames(stage);
    Key less = stage.find(Role::button, "Fewer: Antal")->key;
    for (int i = 0; i < 3; ++i) {
        stage.ui.on_act(less);
        form.frames(stage, 4);
    }
    BOOST_TEST(form.places == 1);
}

BOOST_AUTO_TEST_CASE(a_select_without_a_choice_asks_for_one_and_takes_it) {
    Stage stage;
    Form form;
    form.frames(stage);
    const Node* node = stage.find(Role::select, "Enhed");
    BOOST_TEST(stage.ui.nodes().text(node->extra) == "Choose …\n\nSkovbo\nSkælskør");
    form.type(stage, Role::select, "Enhed", "1");
    BOOST_TEST(form.unit == 1U);
    form.type(stage, Role::select, "Enhed", "7");
    BOOST_TEST(form.unit == 1U);
}

BOOST_AUTO_TEST_CASE(a_chosen_file_comes_with_its_name) {
    Stage stage;
    Form form;
    form.frames(stage);
    stage.ui.on_file(stage.find(Role::file, "Vælg fil")->key, "frivillige.csv", {1, 2, 3});
    form.frames(stage);
    BOOST_TEST(form.file == "frivillige.csv");
}

BOOST_AUTO_TEST_CASE(an_error_is_said_at_once_and_once) {
    constexpr std::string_view error = "Skriv et navn.";
    const auto alerts = [&](const std::vector<std::uint8_t>& sent) {
        std::string command{'\7', static_cast<char>(error.size()), 0, 0, 0};  // mirror_buffer.hpp
        return std::string(sent.begin(), sent.end()).find(command + std::string(error)) !=
               std::string::npos;
    };
    Stage stage;
    std::string shown;
    const auto frame = [&] {
        stage.host.sent.clear();
        stage.frame([&](Ui& ui) {
            Page page(ui, "page", {.title = "Side"});
            (void)text_field(ui, "name", "", {.label = "Navn", .error = shown});
        });
    };
    frame();
    shown = error;
    frame();
    BOOST_TEST(alerts(stage.host.sent));
    frame();
    BOOST_TEST(!alerts(stage.host.sent));
}

BOOST_AUTO_TEST_SUITE_END()
