// The heart of the layer: keys, events, focus, dialogs and frames on demand.
#include "src/ui/ui_core.hpp"

#include <boost/test/unit_test.hpp>

#include "src/ui/ui.hpp"
#include "tests/src/ui/fake_host.hpp"

BOOST_AUTO_TEST_SUITE(ui_core_tests)

using namespace tovholder::ui;

namespace {

struct Scene {
    int presses = 0;
    int refused = 0;
    bool dialog = false;
    int in_dialog = 0;
    std::string name;

    void draw(Ui& ui) {
        Page page(ui, "page", {.title = "Side"});
        if (button(ui, "press", "Tryk")) ++presses;
        if (button(ui, "closed", "Lukket", {.enabled = false})) ++refused;
        edit_text(ui, "name", name, {.label = "Navn"});
        if (!dialog) return;
        Dialog box(ui, "box", {.title = "Sikker?"});
        if (button(ui, "yes", "Ja")) ++in_dialog;
        if (box.dismissed()) dialog = false;
    }
    void frames(Stage& stage, int count = 4) {
        for (int i = 0; i < count; ++i) stage.frame([&](Ui& ui) { draw(ui); });
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_act_is_seen_in_exactly_one_frame) {
    Stage stage;
    Scene scene;
    scene.frames(stage);
    stage.ui.on_act(stage.find(Role::button, "Tryk")->key);
    scene.frames(stage);
    BOOST_TEST(scene.presses == 1);
}

BOOST_AUTO_TEST_CASE(acts_wait_in_line_and_none_is_lost) {
    Stage stage;
    Scene scene;
    scene.frames(stage);
    for (int i = 0; i < 3; ++i) stage.ui.on_act(stage.find(Role::button, "Tryk")->key);
    scene.frames(stage, 1);
    BOOST_TEST(scene.presses == 1);
    scene.frames(stage, 8);
    BOOST_TEST(scene.presses == 3);
}

BOOST_AUTO_TEST_CASE(a_disabled_button_does_not_act) {
    Stage stage;
    Scene scene;
    scene.frames(stage);
    stage.ui.on_act(stage.find(Role::button, "Lukket")->key);
    scene.frames(stage);
    BOOST_TEST(scene.refused == 0);
}

BOOST_AUTO_TEST_CASE(an_act_on_what_is_no_longer_there_is_dropped) {
    Stage stage;
    Scene scene;
    scene.frames(stage);
    stage.ui.on_act(12345);
    scene.frames(stage);
    BOOST_TEST(scene.presses == 0);
    stage.ui.on_act(stage.find(Role::button, "Tryk")->key);
    scene.frames(stage);
    BOOST_TEST(scene.presses == 1);
}

BOOST_AUTO_TEST_CASE(nothing_behind_a_dialog_acts) {
    Stage stage;
    Scene scene;
    scene.dialog = true;
    scene.frames(stage);
    stage.ui.on_act(stage.find(Role::button, "Tryk")->key);
    stage.ui.on_act(stage.find(Role::button, "Ja")->key);
    scene.frames(stage, 8);
    BOOST_TEST(scene.presses == 0);
    BOOST_TEST(scene.in_dialog == 1);
}

BOOST_AUTO_TEST_CASE(a_double_press_on_what_opens_a_dialog_does_not_act_behind_it) {
    Stage stage;
    Scene scene;
    auto draw = [&](Ui& ui) {
        int before = scene.presses;
        scene.draw(ui);
        if (scene.presses > before) scene.dialog = true;
    };
    stage.frame(draw);
    Key key = stage.find(Role::button, "Tryk")->key;
    stage.ui.on_act(key);
    stage.ui.on_act(key);
    for (int i = 0; i < 8; ++i) stage.frame(draw);
    BOOST_TEST(scene.presses == 1);
}

BOOST_AUTO_TEST_CASE(escape_dismisses_the_dialog) {
    Stage stage;
    Scene scene;
    scene.dialog = true;
    scene.frames(stage);
    stage.ui.on_dismiss(stage.find(Role::dialog, "Sikker?")->key);
    scene.frames(stage);
    BOOST_TEST(!scene.dialog);
    BOOST_TEST(stage.count(Role::dialog) == 0U);
}

BOOST_AUTO_TEST_CASE(typing_arrives_and_the_newest_letters_win) {
    Stage stage;
    Scene scene;
    scene.frames(stage);
    Key key = stage.find(Role::text_field, "Navn")->key;
    stage.ui.on_text(key, "Å");
    stage.ui.on_text(key, "Åse");
    scene.frames(stage, 1);
    BOOST_TEST(scene.name == "Åse");
    const Node* field = stage.find(Role::text_field, "Navn");
    BOOST_TEST(stage.ui.nodes().text(field->value) == "Åse");
}

BOOST_AUTO_TEST_CASE(what_is_typed_but_not_yet_told_is_never_overwritten) {
    Stage stage;
    Scene scene;
    scene.frames(stage);
    stage.ui.on_act(stage.find(Role::button, "Tryk")->key);  // goes first
    stage.ui.on_text(stage.find(Role::text_field, "Navn")->key, "Bo");
    scene.frames(stage, 1);
    const Node* field = stage.find(Role::text_field, "Navn");
    BOOST_TEST(stage.ui.nodes().text(field->value) == "Bo");
    scene.frames(stage, 3);
    BOOST_TEST(scene.name == "Bo");
}

BOOST_AUTO_TEST_CASE(the_same_frame_twice_sends_nothing) {
    Stage stage;
    Scene scene;
    scene.frames(stage, 3);
    int sends = stage.host.sends;
    scene.frames(stage, 5);
    BOOST_TEST(stage.host.sends == sends);
}

BOOST_AUTO_TEST_CASE(a_press_is_found_by_place_but_not_behind_a_dialog) {
    Stage stage;
    Scene scene;
    scene.frames(stage);
    const Node* node = stage.find(Role::button, "Tryk");
    Key key = node->key;
    float x = node->rect.x + 5;
    float y = node->rect.y + 5;
    BOOST_TEST(stage.ui.hit(x, y) == key);
    scene.dialog = true;
    scene.frames(stage);
    BOOST_TEST(stage.ui.hit(x, y) != key);
}

BOOST_AUTO_TEST_SUITE_END()
