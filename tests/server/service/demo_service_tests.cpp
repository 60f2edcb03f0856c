// The demo's codes.
#include "server/service/demo_service.hpp"

#include <boost/test/unit_test.hpp>

#include "server/store/memory_store.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

struct Fixture {
    SeededRandom random{5};
    MemoryStore store{1};
    std::unique_ptr<sync::Authority> authority = start();

    std::unique_ptr<sync::Authority> start() {
        sync::AuthorityOptions options;
        options.codes_reusable = true;
        return std::make_unique<sync::Authority>(store, *store.load(), options);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(demo_service_tests)

BOOST_FIXTURE_TEST_CASE(each_code_lets_its_person_in_again_and_again, Fixture) {
    const auto codes = prepare_demo(*authority, noon, random);
    BOOST_REQUIRE(codes->size() >= 3u);
    BOOST_TEST(codes->front().role == "coordinator");
    for (const DemoCode& code : *codes) {
        const auto once = authority->join({code.code, "a"}, noon, random);
        const auto twice = authority->join({code.code, "b"}, noon + 30 * seconds_per_day, random);
        BOOST_REQUIRE(once.ok());
        BOOST_REQUIRE(twice.ok());
        BOOST_TEST((once->person == twice->person));
        const Person& person = *authority->state().find(once->person);
        BOOST_TEST(person.given_name + " " + person.family_name == code.name);
    }
}

BOOST_FIXTURE_TEST_CASE(a_later_start_keeps_what_people_did_and_makes_new_codes, Fixture) {
    const auto before = prepare_demo(*authority, noon, random);
    const auto people = authority->state().table<Person>().size();
    const auto shifts = authority->state().table<Shift>().size();
    authority = start();
    const auto after = prepare_demo(*authority, noon + 9 * seconds_per_day, random);
    BOOST_TEST(authority->state().table<Person>().size() == people);
    BOOST_TEST(authority->state().table<Shift>().size() == shifts);
    BOOST_TEST(after->front().name == before->front().name);
    BOOST_TEST(after->front().code != before->front().code);
}

BOOST_FIXTURE_TEST_CASE(a_demo_of_weeks_ago_tells_how_to_get_a_new_one, Fixture) {
    const auto codes = prepare_demo(*authority, noon, random);
    const State& state = authority->state();
    BOOST_TEST(!is_demo_old(state, noon + 28 * seconds_per_day));
    BOOST_TEST(is_demo_old(state, noon + 56 * seconds_per_day));
    BOOST_TEST(demo_message(*codes, false, "demo.db").find("demo.db") == std::string::npos);
    BOOST_TEST(demo_message(*codes, true, "demo.db").find("demo.db") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_list_is_json) {
    BOOST_TEST(demo_json({{"coordinator", "Åse \"Å\" Ø", "ABCD"}, {"volunteer", "B", "C"}}) ==
               "[{\"role\":\"coordinator\",\"name\":\"Åse \\\"Å\\\" Ø\",\"code\":\"ABCD\"},"
               "{\"role\":\"volunteer\",\"name\":\"B\",\"code\":\"C\"}]\n");
}

BOOST_AUTO_TEST_SUITE_END()
