// Contrast of every pair of colours that meets (WCAG 1.4.3, 1.4.11).
#include "src/ui/theme.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(theme_tests)

using namespace tovholder::ui;

BOOST_AUTO_TEST_CASE(every_pair_of_colours_used_has_the_contrast_that_wcag_demands) {
    for (Theme theme :
         {Theme::light, Theme::dark, Theme::high_contrast_light, Theme::high_contrast_dark}) {
        const Palette& palette = palette_of(theme);
        for (const TokenPair& pair : token_pairs()) {
            double ratio = contrast_ratio(palette[pair.front], palette[pair.back]);
            BOOST_TEST(ratio >= pair.ratio_min,
                       "theme " << static_cast<int>(theme) << ": " << static_cast<int>(pair.front)
                                << " on " << static_cast<int>(pair.back) << " is " << ratio);
        }
    }
}

BOOST_AUTO_TEST_CASE(contrast_is_that_of_the_wcag_formula) {
    BOOST_TEST(contrast_ratio({0x000000}, {0xFFFFFF}) == 21.0, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(contrast_ratio({0x777777}, {0xFFFFFF}) == 4.478, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(contrast_ratio({0xFFFFFF}, {0x777777}) == contrast_ratio({0x777777}, {0xFFFFFF}));
}

BOOST_AUTO_TEST_CASE(high_contrast_text_reaches_seven_to_one) {
    for (Theme theme : {Theme::high_contrast_light, Theme::high_contrast_dark}) {
        const Palette& palette = palette_of(theme);
        for (const TokenPair& pair : token_pairs()) {
            if (pair.ratio_min < 4.5) continue;
            BOOST_TEST(contrast_ratio(palette[pair.front], palette[pair.back]) >= 7.0);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
