// The words about sync are true in every state.
#include "src/models/shell_model.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::models;

namespace {

SyncFacts joined() {
    SyncFacts facts;
    facts.joined = true;
    facts.link = sync::Link::up;
    facts.answered = true;
    return facts;
}

std::string pill(const SyncFacts& facts) {
    return make_sync_words(text::Language::danish, facts).pill;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shell_model_tests)

BOOST_AUTO_TEST_CASE(all_is_sent_only_when_nothing_waits_and_the_server_has_answered) {
    SyncFacts facts = joined();
    BOOST_TEST(pill(facts) == "Alt er sendt");
    facts.unsent = 1;
    BOOST_TEST(pill(facts) == "1 ændring venter");
    facts.unsent = 0;
    facts.answered = false;
    facts.link = sync::Link::unknown;
    BOOST_TEST(pill(facts) == "Gemt på denne tablet");
}

BOOST_AUTO_TEST_CASE(saved_is_said_only_when_everything_is_on_disk) {
    SyncFacts facts = joined();
    facts.unsent = 2;
    BOOST_TEST(make_sync_words(text::Language::danish, facts).spoken ==
               "2 ændringer venter · Gemt på denne tablet");
    facts.saved = false;
    BOOST_TEST(make_sync_words(text::Language::danish, facts).spoken == "2 ændringer venter");
    facts.saved = true;
    facts.storage_error = Error{ErrorCode::storage_full, {}};
    const SyncWords words = make_sync_words(text::Language::danish, facts);
    BOOST_TEST(words.spoken == words.pill);
    BOOST_TEST(words.pill == "Ikke gemt · 2 ændringer venter");
    BOOST_TEST(!words.alert.empty());
}

BOOST_AUTO_TEST_CASE(a_tab_that_writes_no_more_says_that_first) {
    SyncFacts facts = joined();
    facts.taken_over = true;
    facts.unsent = 1;
    facts.saved = false;
    facts.storage_error = Error{ErrorCode::storage_failed, {}};
    const SyncWords words = make_sync_words(text::Language::danish, facts);
    BOOST_TEST(words.pill == "Åben et andet sted · 1 ændring venter");
    BOOST_TEST(words.alert.empty());
}

BOOST_AUTO_TEST_CASE(without_a_network_the_pill_says_so_and_how_much_waits) {
    SyncFacts facts = joined();
    facts.link = sync::Link::down;
    facts.answered = false;
    BOOST_TEST(pill(facts) == "Uden net");
    facts.unsent = 2;
    BOOST_TEST(pill(facts) == "Uden net · 2 ændringer venter");
    facts.link = sync::Link::up;
    facts.online = false;
    BOOST_TEST(pill(facts) == "Uden net · 2 ændringer venter");
}

BOOST_AUTO_TEST_CASE(before_joining_nothing_is_claimed) { BOOST_TEST(pill(SyncFacts{}) == ""); }

BOOST_AUTO_TEST_CASE(a_volunteer_is_not_led_to_people_and_activities) {
    Viewer viewer;
    const auto labels = [&] {
        std::string all;
        for (const NavLine& line : make_shell_model(viewer, Screen::today, joined(), 0).nav) {
            all += line.label + (line.current ? "* " : " ");
        }
        return all;
    };
    BOOST_TEST(labels() == "I dag* Vagter Mere ");
    viewer.coordinator = true;
    BOOST_TEST(labels() == "I dag* Vagter Frivillige Opgaver Mere ");
}

BOOST_AUTO_TEST_CASE(unread_messages_are_counted_at_today) {
    Viewer viewer;
    const ShellModel model = make_shell_model(viewer, Screen::shifts, joined(), 2);
    BOOST_TEST(model.nav[0].badge == "2");
    BOOST_TEST(model.nav[0].badge_spoken == "2 nye beskeder");
    BOOST_TEST(model.nav[1].current);
}

BOOST_AUTO_TEST_CASE(the_demo_says_that_it_is_one) {
    Viewer viewer;
    BOOST_TEST(make_shell_model(viewer, Screen::today, joined(), 0).strip == "");
    viewer.demo = true;
    BOOST_TEST(make_shell_model(viewer, Screen::today, joined(), 0).strip ==
               "Demo: en opdigtet kommune");
}

BOOST_AUTO_TEST_SUITE_END()
