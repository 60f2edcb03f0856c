// Long lists: only the rows near the window are made, and places stay as rows are measured.
#include <boost/test/unit_test.hpp>

#include "src/ui/ui.hpp"
#include "tests/src/ui/fake_host.hpp"

BOOST_AUTO_TEST_SUITE(virtual_list_tests)

using namespace tovholder::ui;

namespace {

constexpr std::size_t rows = 10000;

void draw(Ui& ui) {
    Page page(ui, "page", {.title = "Liste"});
    virtual_list(
        ui, "list", rows, [](std::size_t i) { return Id("row", i); },
        [&](std::size_t i) {
            if (i % 5 == 0) list_heading(ui, "Dag " + std::to_string(i / 5));
            std::string title = "Vagt " + std::to_string(i);
            (void)row(ui, "row", {.title = title, .href = "#/x"});
        },
        {.label = "Vagter"});
}

const Node* scroller(const Stage& stage) {
    for (const Node& node : stage.ui.nodes().nodes()) {
        if (node.role == Role::scroller) return &node;
    }
    return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(only_rows_near_the_screen_are_drawn_and_mirrored) {
    Stage stage;
    for (int i = 0; i < 3; ++i) stage.frame(draw);
    BOOST_TEST(stage.count(Role::list_item) > 5U);
    BOOST_TEST(stage.count(Role::list_item) < 40U);
    BOOST_TEST(scroller(stage)->extent > 500000.0F);
}

BOOST_AUTO_TEST_CASE(every_row_knows_its_place_in_the_whole) {
    Stage stage;
    for (int i = 0; i < 3; ++i) stage.frame(draw);
    std::uint32_t expected = 1;
    for (const Node& node : stage.ui.nodes().nodes()) {
        if (node.role != Role::list_item) continue;
        BOOST_TEST(node.position == expected++);
        BOOST_TEST(node.set_size == rows);
    }
}

BOOST_AUTO_TEST_CASE(scrolling_shows_later_rows_at_their_place) {
    Stage stage;
    for (int i = 0; i < 3; ++i) stage.frame(draw);
    stage.ui.on_scroll(scroller(stage)->key, 200000);
    for (int i = 0; i < 5; ++i) stage.frame(draw);
    std::uint32_t first = 0;
    for (const Node& node : stage.ui.nodes().nodes()) {
        if (node.role == Role::list_item && first == 0) first = node.position;
    }
    BOOST_TEST(first > 1000U);
    BOOST_TEST(stage.count(Role::list_item) < 40U);
}

BOOST_AUTO_TEST_CASE(the_row_with_the_focus_stays_in_the_mirror_wherever_one_scrolls) {
    Stage stage;
    for (int i = 0; i < 3; ++i) stage.frame(draw);
    Key focused = stage.find(Role::link, "Vagt 3")->key;
    stage.ui.on_focus(focused);
    stage.frame(draw);
    stage.ui.on_scroll(scroller(stage)->key, 200000);
    for (int i = 0; i < 3; ++i) stage.frame(draw);
    BOOST_REQUIRE(stage.find(Role::link, "Vagt 3") != nullptr);
    BOOST_TEST(stage.find(Role::link, "Vagt 3")->key == focused);
    BOOST_TEST((stage.find(Role::link, "Vagt 100") == nullptr));
}

BOOST_AUTO_TEST_CASE(what_is_on_the_screen_does_not_jump_when_rows_above_are_measured) {
    Stage stage;
    for (int i = 0; i < 3; ++i) stage.frame(draw);
    stage.ui.on_scroll(scroller(stage)->key, 300000);
    for (int i = 0; i < 3; ++i) stage.frame(draw);
    auto place_of = [&](std::uint32_t position) {
        for (const Node& node : stage.ui.nodes().nodes()) {
            if (node.role == Role::list_item && node.position == position) return node.rect.y;
        }
        return -1.0F;
    };
    std::uint32_t seen = 0;
    for (const Node& node : stage.ui.nodes().nodes()) {
        if (node.role == Role::list_item && node.rect.y > 300 && seen == 0) seen = node.position;
    }
    float before = place_of(seen);
    float y = scroller(stage)->scroll;
    stage.ui.on_scroll(scroller(stage)->key, y - 40);  // rows above come near and are measured
    for (int i = 0; i < 6; ++i) stage.frame(draw);
    BOOST_TEST(std::abs(place_of(seen) - before - 40) < 2.0F);
}

BOOST_AUTO_TEST_SUITE_END()
