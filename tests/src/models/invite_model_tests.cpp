// The invitation's words before and after a code is made.
#include "src/models/invite_model.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/ops/invitation_code.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    FreshInvitation fresh{bodil, "ACDEFGHJ", now + 7 * seconds_per_day};

    InviteModel with(bool sent) const {
        return make_invite_model(state, viewer, bodil, {&fresh, "https://tov.example.dk/", sent});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(invite_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(before_a_code_is_made_there_is_none_to_show) {
    const InviteModel model =
        make_invite_model(state, viewer, bodil, {nullptr, "https://tov.example.dk/", true});
    BOOST_TEST(!model.gone);
    BOOST_TEST(model.code.empty());
    BOOST_TEST(model.qr.side == 0U);
}

BOOST_AUTO_TEST_CASE(the_code_is_spaced_and_the_link_and_the_picture_carry_it) {
    const InviteModel model = with(true);
    BOOST_TEST(model.code == "ACDE FGHJ");
    BOOST_TEST(model.link == "https://tov.example.dk/#/kode?k=ACDEFGHJ");
    BOOST_TEST((model.qr == *make_qr(model.link)));
    BOOST_TEST(model.valid.find("30. november 2026") != std::string::npos);
    BOOST_TEST(model.address == "tov.example.dk");
}

BOOST_AUTO_TEST_CASE(an_unsent_invitation_says_that_its_code_does_not_work_yet) {
    BOOST_TEST(with(false).waiting == "Koden virker, så snart ændringen er sendt.");
    BOOST_TEST(with(true).waiting.empty());
}

BOOST_AUTO_TEST_CASE(a_message_holds_code_and_link_and_is_escaped_in_links) {
    const InviteModel model = with(true);
    BOOST_TEST(model.message.find("ACDE FGHJ") != std::string::npos);
    BOOST_TEST(model.sms_href.find("sms:" + state.find(bodil)->phone) == 0U);
    BOOST_TEST(model.sms_href.find(' ') == std::string::npos);
    BOOST_TEST(model.sms_href.find("%23%2Fkode") != std::string::npos);
    BOOST_TEST(model.mail_href.empty());
}

BOOST_AUTO_TEST_CASE(another_persons_code_is_not_shown) {
    const InviteModel model = make_invite_model(state, viewer, aage, {&fresh, "https://x/", true});
    BOOST_TEST(model.code.empty());
}

BOOST_AUTO_TEST_CASE(an_earlier_invitation_is_told) {
    BOOST_REQUIRE(do_as(mette, ops::Invite{bodil, ops::digest_of("ACDEFGHJ")}).ok());
    BOOST_TEST(with(true).earlier == "Inviteret. Koden virker til og med 30. november 2026.");
    viewer.now = now + 8 * seconds_per_day;
    BOOST_TEST(with(true).earlier == "Inviteret 23. november 2026, men koden er udløbet.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
