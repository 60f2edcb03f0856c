// The frame around a page: navigation by width and height, the strip, and their reading order.
#include "src/ui/shell.hpp"

#include <boost/test/unit_test.hpp>

#include "src/ui/ui.hpp"
#include "tests/src/ui/fake_host.hpp"

BOOST_AUTO_TEST_SUITE(shell_tests)

using namespace tovholder::ui;

namespace {

void draw(Ui& ui) {
    std::array<NavItem, 2> nav{NavItem{"I dag", "#/", Icon::house, true},
                               NavItem{"Vagter", "#/vagter", Icon::calendar}};
    Shell shell(ui,
                {.nav = nav, .strip = "Demo: en opdigtet kommune", .strip_button = "Skift rolle"});
    Page page(ui, "page", {.title = "Side"});
}

std::size_t place_of(const Stage& stage, Role role, std::string_view name) {
    const auto& nodes = stage.ui.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes.at(i).role == role && nodes.text(nodes.at(i).name) == name) return i;
    }
    return SIZE_MAX;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_words_of_the_strip_are_read_before_its_button) {
    Stage stage;
    stage.frame(draw);
    BOOST_TEST(place_of(stage, Role::text, "Demo: en opdigtet kommune") <
               place_of(stage, Role::button, "Skift rolle"));
}

BOOST_AUTO_TEST_CASE(large_letters_on_a_phone_have_the_strips_button_below_its_words) {
    Stage stage;
    stage.input.width = 390;
    const auto words = [&] { return stage.find(Role::text, "Demo: en opdigtet kommune")->rect; };
    const auto button = [&] { return stage.find(Role::button, "Skift rolle")->rect; };
    stage.frame(draw);
    BOOST_TEST(button().y < words().bottom());
    stage.input.text_scale = 2;
    stage.frame(draw);
    BOOST_TEST(button().y >= words().bottom() - 1);
    BOOST_TEST(words().w > 250.0F);
}

BOOST_AUTO_TEST_CASE(navigation_stands_at_the_left_when_wide_and_at_the_foot_when_narrow) {
    Stage stage;
    stage.frame(draw);
    BOOST_TEST(stage.find(Role::link, "I dag")->rect.right() < 110.0F);
    stage.input.width = 390;
    stage.input.height = 844;
    stage.frame(draw);
    BOOST_TEST(stage.find(Role::link, "I dag")->rect.y > 700.0F);
}

BOOST_AUTO_TEST_CASE(in_a_low_window_the_navigation_scrolls_with_the_page) {
    Stage stage;
    stage.input.width = 320;
    stage.input.height = 256;
    stage.frame(draw);
    const Node* link = stage.find(Role::link, "I dag");
    int parent = link->parent;
    bool in_scroller = false;
    while (parent >= 0) {
        const Node& node = stage.ui.nodes().at(static_cast<std::size_t>(parent));
        in_scroller = in_scroller || node.role == Role::scroller;
        parent = node.parent;
    }
    BOOST_TEST(in_scroller);
}

BOOST_AUTO_TEST_SUITE_END()
