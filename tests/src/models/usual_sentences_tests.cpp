// Usual sentences switched on and off, and typed ones.
#include "src/models/usual_sentences.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

namespace tovholder::models {
namespace {

using text::Key;
using text::Language;

constexpr std::array usual = {Key::gives_courses, Key::gives_lunch};

}  // namespace

BOOST_AUTO_TEST_SUITE(usual_sentences_tests)

BOOST_AUTO_TEST_CASE(what_was_saved_in_the_other_language_is_found_and_kept) {
    const std::vector<std::string> saved = {"Kaffe", "Courses"};
    const Sentences typed = split_sentences(usual, saved);
    BOOST_TEST(typed.usual == 1U);
    BOOST_TEST(typed.more == "Kaffe");
    BOOST_TEST(saved_sentences(Language::danish, usual, typed, saved) == saved,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(typed_ones_come_first_and_none_twice) {
    const Sentences typed{3, " Kaffe \n\nKurser"};
    const std::vector<std::string> expected = {"Kaffe", "Kurser", "Fælles frokost"};
    BOOST_TEST(saved_sentences(Language::danish, usual, typed, {}) == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(too_many_or_one_with_a_cpr_number_is_said) {
    BOOST_TEST(sentences_error(Language::danish, {3, "a\nb"}, 4).empty());
    BOOST_TEST(!sentences_error(Language::danish, {3, "a\nb"}, 3).empty());
    BOOST_TEST(!sentences_error(Language::danish, {0, "ring til 010250-1234"}, 3).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
