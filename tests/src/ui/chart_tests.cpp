// Bars are one picture with words.
#include "src/ui/chart.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

#include "src/ui/ui.hpp"
#include "tests/src/ui/fake_host.hpp"

BOOST_AUTO_TEST_SUITE(chart_tests)

using namespace tovholder::ui;

namespace {

void chart(Ui& ui) {
    const Page page(ui, "page", {.title = "Side"});
    std::vector<Bar> bars(26, Bar{.whole = 4, .part = 2, .marked = true, .label = "Uge 48"});
    bars[3].part = 0;
    bar_chart(ui, "bars", "Flest mangler i uge 51", bars);
}

// Words drawn within the picture, and the bars' grounds.
std::size_t shapes(Stage& stage, const Node& picture, Shape shape) {
    std::size_t count = 0;
    for (const Prim& prim : stage.ui.paint().prims()) {
        const bool inside = prim.rect.y >= picture.rect.y &&
                            prim.rect.bottom() <= picture.rect.bottom() + 1 &&
                            prim.rect.x >= picture.rect.x;
        count += inside && prim.shape == shape ? 1 : 0;
    }
    return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_is_one_image_with_its_sentence) {
    Stage stage;
    stage.frame(chart);
    BOOST_TEST(stage.count(Role::image) == 1U);
    BOOST_TEST(stage.find(Role::image, "Flest mangler i uge 51") != nullptr);
}

BOOST_AUTO_TEST_CASE(every_bar_has_an_outline_and_labels_that_would_overlap_are_left_out) {
    for (const float width : {390.0F, 1024.0F}) {
        Stage stage;
        stage.input.width = width;
        stage.frame(chart);
        const Node& picture = *stage.find(Role::image, "Flest mangler i uge 51");
        BOOST_TEST(shapes(stage, picture, Shape::stroke) == 26U);
        const std::size_t labels = shapes(stage, picture, Shape::text);
        BOOST_TEST(labels > 1U);
        BOOST_TEST(labels < 26U);
        float end = 0;
        for (const Prim& prim : stage.ui.paint().prims()) {
            if (prim.shape != Shape::text || prim.rect.y < picture.rect.y) continue;
            BOOST_TEST(prim.rect.x >= end);
            end = prim.rect.x + prim.rect.w;
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
