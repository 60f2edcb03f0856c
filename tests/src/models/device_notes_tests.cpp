// Each thing that befalls a device's store or server has a sentence of its own, while it is so.
#include "src/models/device_notes.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::models;

namespace {

struct Fixture {
    Viewer viewer;
    SyncFacts facts;

    Fixture() {
        viewer.now = {1'800'000'000};
        facts.joined = true;
        facts.last_answer = viewer.now;
    }
    std::vector<DeviceNote> notes() const { return make_device_notes(viewer, facts); }
    std::string only_text() const {
        const auto all = notes();
        return all.size() == 1 ? all.front().text : std::to_string(all.size()) + " notes";
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(device_notes_tests, Fixture)

BOOST_AUTO_TEST_CASE(when_all_is_well_there_is_nothing_to_tell) {
    BOOST_TEST(notes().empty());
    facts.unsent = 1;
    facts.oldest_unsent = viewer.now + -seconds_per_day + 1;
    facts.last_answer = viewer.now + -away_told_s + 1;
    BOOST_TEST(notes().empty());
}

BOOST_AUTO_TEST_CASE(a_store_that_was_emptied_is_called_safe_only_when_all_is_saved_again) {
    facts.emptied = 1;
    BOOST_TEST(only_text().find("er gemt igen") != std::string::npos);
    facts.saved = false;
    BOOST_TEST(only_text().find("Luk ikke siden") != std::string::npos);
    BOOST_TEST(notes().front().urgent);
    facts.saved = true;
    facts.storage_error = Error{ErrorCode::storage_full};
    BOOST_TEST(notes().front().urgent);
}

BOOST_AUTO_TEST_CASE(a_restored_server_is_told_with_how_much_it_gets_again) {
    facts.offered_again = 3;
    BOOST_TEST(only_text().find("3 ændringer igen") != std::string::npos);
    viewer.language = text::Language::english;
    BOOST_TEST(only_text().find("3 changes again") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_absence_is_told_until_the_server_answers) {
    facts.last_answer = viewer.now + -47 * seconds_per_day;
    BOOST_TEST(only_text().find("47 dage") != std::string::npos);
    facts.answered = true;
    BOOST_TEST(notes().empty());
    facts.answered = false;
    facts.last_answer = {};  // never yet: there is nothing old to see
    BOOST_TEST(notes().empty());
}

BOOST_AUTO_TEST_CASE(what_waited_for_a_day_is_told_while_it_waits) {
    facts.unsent = 2;
    facts.oldest_unsent = viewer.now + -seconds_per_day;
    BOOST_TEST(only_text().find("mere end 1 dag.") != std::string::npos);
    facts.oldest_unsent = viewer.now + -3 * seconds_per_day;
    BOOST_TEST(only_text().find("mere end 3 dage.") != std::string::npos);
    facts.unsent = 0;
    BOOST_TEST(notes().empty());
}

BOOST_AUTO_TEST_CASE(a_tab_that_lost_the_store_says_what_is_only_on_its_screen) {
    BOOST_TEST(make_elsewhere_model(text::Language::danish, facts).unsaved.empty());
    facts.unstored = 1;
    BOOST_TEST(make_elsewhere_model(text::Language::danish, facts).unsaved.find("1 ændring") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
