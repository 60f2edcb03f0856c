// What a person did, in words.
#include "src/models/command_words.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"
#include "tests/support/random_data.hpp"

using namespace tovholder;
using namespace tovholder::models;

BOOST_FIXTURE_TEST_SUITE(command_words_tests, testing::SmallTown)

BOOST_AUTO_TEST_CASE(a_taken_shift_is_named_with_its_time) {
    const Id<Shift> shift = add_shift(add_activity(skovbo, "Gågruppe"), 2);
    BOOST_TEST(command_words(state, text::Language::danish, ops::TakeShift{shift}) ==
               "Du sagde ja til Gågruppe, tirsdag den 24. november kl. 13.00–15.00");
    BOOST_TEST(command_href(state, ops::TakeShift{shift}).substr(0, 9) == "#/vagter/");
}

BOOST_AUTO_TEST_CASE(what_is_no_longer_there_is_called_by_its_kind) {
    BOOST_TEST(command_words(state, text::Language::danish,
                             ops::GiveBackShift{Id<Shift>{12345678}}) == "Du gav en vagt tilbage");
    BOOST_TEST(command_href(state, ops::GiveBackShift{Id<Shift>{12345678}}) == "");
}

BOOST_AUTO_TEST_CASE(a_shift_that_is_gone_is_named_as_it_was_known_then) {
    const Id<Shift> shift = add_shift(add_activity(skovbo, "Gågruppe"), 2);
    const State nothing;
    BOOST_TEST(command_words(nothing, text::Language::danish, ops::GiveBackShift{shift}, state) ==
               "Du gav Gågruppe, tirsdag den 24. november kl. 13.00–15.00 tilbage");
}

BOOST_AUTO_TEST_CASE(every_command_has_words_in_both_languages) {
    Prng prng(7);
    for (std::size_t kind = 0; kind < std::variant_size_v<ops::Command>; ++kind) {
        const ops::Command command = testing::random_command(prng, kind);
        const std::string danish = command_words(state, text::Language::danish, command);
        BOOST_TEST(!danish.empty());
        BOOST_TEST(danish != command_words(state, text::Language::english, command));
    }
}

BOOST_AUTO_TEST_SUITE_END()
