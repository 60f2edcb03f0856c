// Texts by key: placeholders, counting, sentences for failures.
#include "shared/text/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::text;

BOOST_AUTO_TEST_SUITE(text_tests)

BOOST_AUTO_TEST_CASE(a_key_speaks_both_languages) {
    BOOST_TEST(get(Language::danish, Key::nav_shifts) == "Vagter");
    BOOST_TEST(get(Language::english, Key::nav_shifts) == "Shifts");
}

BOOST_AUTO_TEST_CASE(placeholders_are_filled_and_a_missing_argument_is_left_out) {
    BOOST_TEST(fill(Language::danish, Key::come_too, {"Bodil"}) == "Bodil kommer også");
    BOOST_TEST(fill(Language::danish, Key::some_come, {"1"}) == "1 af  kommer");
}

BOOST_AUTO_TEST_CASE(exactly_one_is_singular) {
    const auto wait = [](std::int64_t n) {
        return counted(Language::danish, n, Key::changes_wait_one, Key::changes_wait_many);
    };
    BOOST_TEST(wait(1) == "1 ændring venter");
    BOOST_TEST(wait(2) == "2 ændringer venter");
    BOOST_TEST(wait(0) == "0 ændringer venter");
    BOOST_TEST(wait(12345) == "12.345 ændringer venter");
}

BOOST_AUTO_TEST_CASE(names_are_joined_as_one_says_them) {
    const std::string names[] = {"Børge", "Yusuf", "Mette"};
    BOOST_TEST(join_names(Language::danish, names, 0) == "");
    BOOST_TEST(join_names(Language::danish, names, 1) == "Børge");
    BOOST_TEST(join_names(Language::danish, names, 2) == "Børge og Yusuf");
    BOOST_TEST(join_names(Language::english, names, 3) == "Børge, Yusuf and Mette");
}

BOOST_AUTO_TEST_CASE(every_failure_has_a_sentence_with_its_detail) {
    BOOST_TEST(sentence(Language::danish, {ErrorCode::shift_too_long, "24"}) ==
               "En vagt kan højst vare 24 timer.");
    for (int number = 0; number < 256; ++number) {
        const auto code = static_cast<std::uint8_t>(number);
        if (!is_error_code(code)) continue;
        const Error error{static_cast<ErrorCode>(code), "7"};
        BOOST_TEST(!sentence(Language::danish, error).empty());
        BOOST_TEST(sentence(Language::danish, error) != sentence(Language::english, error));
    }
}

BOOST_AUTO_TEST_CASE(a_language_is_known_by_its_tag) {
    BOOST_TEST((language_of("da-DK") == Language::danish));
    BOOST_TEST((language_of("EN") == Language::english));
    BOOST_TEST(!language_of("de").has_value());
    BOOST_TEST(!language_of("dansk").has_value());
    BOOST_TEST(!language_of("").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
