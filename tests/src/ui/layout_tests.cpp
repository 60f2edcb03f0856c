// Cards, flows, grids and columns: where things stand, at every width.
#include "src/ui/layout.hpp"

#include <boost/test/unit_test.hpp>

#include "src/ui/ui.hpp"
#include "tests/src/ui/fake_host.hpp"

BOOST_AUTO_TEST_SUITE(layout_tests)

using namespace tovholder::ui;

namespace {

void two_cards(Ui& ui) {
    Page page(ui, "page", {.title = "Side"});
    Columns columns(ui, 2);
    {
        Card card(ui, "a");
        paragraph(ui, "kort");
    }
    columns.next();
    Card card(ui, "b");
    for (int i = 0; i < 9; ++i) paragraph(ui, "linje " + std::to_string(i));
}

std::vector<const Node*> cards(const Stage& stage) {
    std::vector<const Node*> found;
    for (const Node& node : stage.ui.nodes().nodes()) {
        if (node.role == Role::plain) found.push_back(&node);
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(cards_in_a_row_become_equally_high) {
    Stage stage;
    stage.frame(two_cards);
    auto found = cards(stage);
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_TEST(found[0]->rect.y == found[1]->rect.y);
    BOOST_TEST(found[0]->rect.h == found[1]->rect.h);
    BOOST_TEST(found[0]->rect.right() < found[1]->rect.x);
}

BOOST_AUTO_TEST_CASE(columns_stand_below_one_another_when_the_window_is_narrow) {
    Stage stage;
    stage.input.width = 390;
    stage.frame(two_cards);
    auto found = cards(stage);
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_TEST(found[0]->rect.bottom() <= found[1]->rect.y);
    BOOST_TEST(found[0]->rect.h < found[1]->rect.h);
}

BOOST_AUTO_TEST_CASE(large_text_makes_a_wide_window_narrow) {
    Stage stage;
    stage.input.text_scale = 2;
    stage.frame(two_cards);
    auto found = cards(stage);
    BOOST_TEST(found[0]->rect.bottom() <= found[1]->rect.y);
}

BOOST_AUTO_TEST_CASE(a_flow_of_equal_widths_fills_its_line) {
    Stage stage;
    stage.frame([](Ui& ui) {
        Page page(ui, "page", {.title = "Side"});
        Flow flow(ui, {.align = Align::fill});
        (void)button(ui, "a", "A");
        (void)button(ui, "b", "Noget længere");
    });
    const Node* a = stage.find(Role::button, "A");
    const Node* b = stage.find(Role::button, "Noget længere");
    BOOST_TEST(std::abs(a->rect.w - b->rect.w) < 1.0F);
    BOOST_TEST(a->rect.y == b->rect.y);
    BOOST_TEST(a->rect.right() < b->rect.x);
}

BOOST_AUTO_TEST_CASE(an_action_bar_lies_at_the_foot_and_the_page_ends_above_it) {
    Stage stage;
    auto draw = [](Ui& ui) {
        Page page(ui, "page", {.title = "Side"});
        for (int i = 0; i < 60; ++i) paragraph(ui, "linje " + std::to_string(i));
        ActionBar bar(ui);
        (void)button(ui, "go", "Videre");
    };
    stage.frame(draw);
    stage.frame(draw);
    const Node* button = stage.find(Role::button, "Videre");
    BOOST_TEST(button->rect.bottom() < stage.input.height);
    for (const Node& node : stage.ui.nodes().nodes()) {
        if (node.role != Role::scroller) continue;
        BOOST_TEST(node.rect.bottom() <= button->rect.y);
        BOOST_TEST(node.extent > node.rect.h);
    }
}

BOOST_AUTO_TEST_SUITE_END()
