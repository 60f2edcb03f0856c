// The typeface: measuring, breaking lines and the code points of icons.
#include "src/ui/fonts.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(fonts_tests)

using namespace tovholder::ui;

namespace {

std::vector<std::string> lines_of(std::string_view text, float letters) {
    Fonts fonts;
    std::vector<TextLine> lines;
    fonts.wrap(Weight::regular, 10, text, letters * 5.5F, lines);
    std::vector<std::string> words;
    for (const TextLine& line : lines) {
        words.emplace_back(text.substr(line.begin, line.end - line.begin));
    }
    return words;
}

using Lines = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(lines_break_at_spaces) {
    BOOST_TEST(lines_of("en to tre fire", 6) == (Lines{"en to", "tre", "fire"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_line_break_in_the_text_is_kept) {
    BOOST_TEST(lines_of("en\nto", 20) == (Lines{"en", "to"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_word_wider_than_its_place_is_cut_between_letters_not_bytes) {
    BOOST_TEST(lines_of("ææææææ", 4) == (Lines{"ææææ", "ææ"}), boost::test_tools::per_element());
    BOOST_TEST(lines_of("åå", 0.2F) == (Lines{"å", "å"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_time_is_not_torn_at_its_dot) {
    BOOST_TEST(cut_at_space("i morgen kl. 9.30", 15) == 13U);
    BOOST_TEST(cut_at_space("i morgen kl. 9.30", 13) == 13U);
    BOOST_TEST(cut_at_space("i morgen kl. 9.30", 12) == 12U);
    BOOST_TEST(cut_at_space("i morgen kl. 9.30", 17) == 17U);
    BOOST_TEST(cut_at_space("bo@example.org", 11) == 11U);
}

BOOST_AUTO_TEST_CASE(no_text_is_one_empty_line) { BOOST_TEST(lines_of("", 10).size() == 1U); }

BOOST_AUTO_TEST_SUITE_END()
