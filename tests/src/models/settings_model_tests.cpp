// Settings are in range whatever was stored.
#include "src/models/settings_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::models;

BOOST_AUTO_TEST_SUITE(settings_model_tests)

BOOST_AUTO_TEST_CASE(what_was_stored_is_read_again) {
    for (const ThemeChoice theme :
         {ThemeChoice::system, ThemeChoice::light, ThemeChoice::dark, ThemeChoice::high_contrast}) {
        BOOST_TEST((read_settings("en", theme_word(theme), "150").theme == theme));
    }
    BOOST_TEST((read_settings("en", "", "150").language == text::Language::english));
    BOOST_TEST(read_settings("en", "", "150").text_percent == 150);
}

BOOST_AUTO_TEST_CASE(nonsense_becomes_the_default) {
    BOOST_TEST((read_settings("xx", "pink", "9999") == Settings{}));
    BOOST_TEST((read_settings("", "", "") == Settings{}));
}

BOOST_AUTO_TEST_CASE(a_tablet_with_unsent_changes_is_wiped_only_after_they_were_saved_as_a_file) {
    testing::SmallTown town;
    SyncFacts facts;
    facts.unsent = 2;
    const auto model = [&](bool exported) {
        return make_settings_model(town.state, Viewer{}, Settings{}, facts, {},
                                   {.exported = exported});
    };
    BOOST_TEST(!model(false).may_wipe);
    BOOST_TEST(model(true).may_wipe);
    BOOST_TEST(model(false).hand_back_text.find("2 ændringer er ikke sendt endnu") !=
               std::string::npos);
    facts.unsent = 0;
    BOOST_TEST(model(false).may_wipe);
}

BOOST_AUTO_TEST_SUITE_END()
