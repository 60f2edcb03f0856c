// The first coordinator.
#include "server/service/bootstrap.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/ops/invitation_code.hpp"
#include "shared/ops/permissions.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

constexpr std::string_view before_code = "Kode til den første koordinator: ";

struct Fixture {
    SeededRandom random{5};
    MemoryAuthorityStore store;
    sync::AuthorityContents contents = [] {
        sync::AuthorityContents empty;
        empty.history = 1;
        return empty;
    }();
    sync::Authority authority{store, contents};

    std::string prepare(bool new_code = false) {
        return *prepare_first_coordinator(authority, noon, random, new_code);
    }
    static std::string code_in(const std::string& message) {
        const std::size_t at = message.find(before_code);
        BOOST_REQUIRE(at != std::string::npos);
        return message.substr(at + before_code.size(), ops::code_length + 1);
    }
    Result<wire::Joined> join(const std::string& code) {
        return authority.join({code, "Tablet"}, noon, random);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(bootstrap_tests)

BOOST_FIXTURE_TEST_CASE(the_printed_code_lets_a_coordinator_of_everything_in, Fixture) {
    const std::string message = prepare();
    BOOST_TEST(message.find("Code for the first coordinator: ") != std::string::npos);
    const auto joined = join(code_in(message));
    BOOST_REQUIRE(joined.ok());
    const Id<Unit> root = authority.state().table<Unit>().begin()->first;
    BOOST_TEST(ops::may(authority.state(), joined->person, ops::Act::give_admin, ops::on(root),
                        to_local(noon).date));
}

BOOST_FIXTURE_TEST_CASE(until_she_has_joined_each_start_tells_how_to_get_another_code, Fixture) {
    const std::string first = prepare();
    BOOST_TEST(prepare().find("--new-code") != std::string::npos);
    BOOST_TEST(authority.state().table<Person>().size() == 1u);
    BOOST_REQUIRE(join(code_in(first)).ok());
    BOOST_TEST(prepare().empty());
}

BOOST_FIXTURE_TEST_CASE(a_new_code_is_for_the_same_coordinator_also_later, Fixture) {
    const auto first = join(code_in(prepare()));
    const auto again = join(code_in(prepare(true)));
    BOOST_REQUIRE(again.ok());
    BOOST_TEST((again->person == first->person));
    BOOST_TEST(again->device != first->device);
}

BOOST_FIXTURE_TEST_CASE(a_disk_that_refuses_is_told, Fixture) {
    store.broken = true;
    const auto refused = prepare_first_coordinator(authority, noon, random, false);
    BOOST_TEST((refused.error().code == ErrorCode::storage_failed));
}

BOOST_AUTO_TEST_SUITE_END()
