// A reference from facts.
#include "src/models/reference_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = svend, .now = now, .today = to_local(now).date, .coordinator = true};

    std::string text() const { return make_reference_form(state, viewer, aage).text; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reference_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(it_says_where_since_when_and_what_she_took_part_in) {
    const Id<Activity> walk = add_activity(skovbo);
    const Id<Activity> coffee = add_activity(skovbo, "Kaffe");
    put(SignUp{.id = {}, .shift = add_shift(walk, 2, -24 * 40), .person = aage});
    put(SignUp{.id = {}, .shift = add_shift(walk, 2, -24), .person = aage});
    SignUp away{.id = {}, .shift = add_shift(coffee, 2, -24 * 90), .person = aage};
    away.attendance = Attendance::stayed_away;
    put(away);
    BOOST_TEST(text() ==
               "Aage Aagesen har været frivillig hos Skovbo Plejecenter siden 14. oktober 2026.\n\n"
               "Aage har været med i:\n– Gågruppe\n   fra oktober 2026\n\n"
               "Tak til Aage for indsatsen.");
}

BOOST_AUTO_TEST_CASE(with_nothing_known_it_claims_nothing) {
    BOOST_TEST(text() ==
               "Aage Aagesen er frivillig hos Skovbo Plejecenter.\n\nTak til Aage for indsatsen.");
}

BOOST_AUTO_TEST_CASE(it_is_for_those_who_lead_her) {
    BOOST_TEST(!make_reference_model(state, viewer, aage).gone);
    viewer.person = bodil;
    BOOST_TEST(make_reference_model(state, viewer, aage).gone);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
