// Small words about people.
#include "src/models/person_words.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::models {

BOOST_AUTO_TEST_SUITE(person_words_tests)

BOOST_AUTO_TEST_CASE(a_name_is_whole_or_what_there_is_of_it) {
    Person person;
    person.given_name = "Hanne";
    BOOST_TEST(full_name(person) == "Hanne");
    person.family_name = "Kjær";
    BOOST_TEST(full_name(person) == "Hanne Kjær");
    person.given_name.clear();
    BOOST_TEST(full_name(person) == "Kjær");
}

BOOST_AUTO_TEST_CASE(words_are_split_at_commas_and_told_once) {
    const std::vector<std::string> expected = {"gåture", "it-hjælp", "have"};
    BOOST_TEST(split_words(" gåture,it-hjælp;; have,gåture,") == expected,
               boost::test_tools::per_element());
    BOOST_TEST(split_words(joined(expected)) == expected, boost::test_tools::per_element());
    BOOST_TEST(split_words("  ").empty());
}

BOOST_AUTO_TEST_CASE(a_known_word_with_a_comma_stays_whole) {
    const std::vector<std::string> known = {"vågekone", "vil hjælpe lidt, men ikke styre noget"};
    BOOST_TEST(split_words(joined(known), known) == known, boost::test_tools::per_element());
    const std::vector<std::string> more = {"have", known[1], "kaffe"};
    BOOST_TEST(split_words("have; " + known[1] + " ,kaffe", known) == more,
               boost::test_tools::per_element());
    const std::vector<std::string> alike = {"te, kaffe, kage", "te, kaffe"};
    BOOST_TEST(split_words("te, kaffe, kage", alike) == std::vector<std::string>{"te, kaffe, kage"},
               boost::test_tools::per_element());
    const std::vector<std::string> other = {"vil hjælpe lidt", "men ikke styre noget mere"};
    BOOST_TEST(split_words(known[1] + " mere", known) == other, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_status_and_role_has_a_word_in_both_languages) {
    for (const auto language : {text::Language::danish, text::Language::english}) {
        for (std::uint8_t i = 0; i < enum_count<PersonStatus>; ++i) {
            BOOST_TEST(!status_word(language, static_cast<PersonStatus>(i)).empty());
        }
        for (std::uint8_t i = 0; i < enum_count<Role>; ++i) {
            BOOST_TEST(!role_word(language, static_cast<Role>(i)).empty());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
