// What people ask about their data, erasing, and rules of retention.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "shared/ops/erase.hpp"
#include "shared/ops/retention.hpp"
#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Fixture : SmallTown {
    Id<Activity> walks = add_activity(skovbo);
    Id<Shift> walk = add_shift(walks, 1);

    Id<DataRequest> ask(Id<Person> person, std::string text = "ret mit navn") {
        BOOST_REQUIRE(
            do_as(person, ops::AskDataRequest{DataRequestKind::correction, std::move(text)}));
        return *state.requests_of(person).begin();
    }
    const SignUp& sign_up_of(Id<Person> person) {
        return *state.find(*state.sign_ups_of(person).begin());
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(apply_rights)

BOOST_FIXTURE_TEST_CASE(who_asks_is_answered_once_by_one_who_leads_her, Fixture) {
    const auto request = ask(aage);
    BOOST_TEST((refusal(dorte, ops::SettleDataRequest{request, DataRequestState::done, ""}) ==
                ErrorCode::not_allowed));
    BOOST_TEST((refusal(aage, ops::SettleDataRequest{request, DataRequestState::done, ""}) ==
                ErrorCode::not_allowed));
    BOOST_TEST((refusal(svend, ops::SettleDataRequest{request, DataRequestState::open, ""}) ==
                ErrorCode::not_allowed));
    BOOST_REQUIRE(do_as(svend, ops::SettleDataRequest{request, DataRequestState::done, "rettet"}));
    const DataRequest& settled = *state.find(request);
    BOOST_TEST((settled.state == DataRequestState::done));
    BOOST_TEST((settled.by == svend && settled.settled_at == now));
    BOOST_TEST((refusal(mette, ops::SettleDataRequest{request, DataRequestState::done, ""}) ==
                ErrorCode::changed_meanwhile));
}

BOOST_FIXTURE_TEST_CASE(a_question_holds_no_cpr_number_and_nobody_asks_without_end, Fixture) {
    using Ask = ops::AskDataRequest;
    BOOST_TEST(
        (refusal(aage, Ask{DataRequestKind::other, "010190-1234"}) == ErrorCode::cpr_in_text));
    for (int i = 0; i < 20; ++i) BOOST_REQUIRE(do_as(aage, Ask{DataRequestKind::other, "?"}));
    BOOST_TEST((refusal(aage, Ask{DataRequestKind::other, "?"}) == ErrorCode::too_many_rows));
}

BOOST_FIXTURE_TEST_CASE(erasing_takes_all_rows_about_her_and_leaves_a_report, Fixture) {
    ask(aage);
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{walk}));
    BOOST_REQUIRE(do_as(svend, ops::Invite{aage, std::string(32, 'd')}));
    BOOST_TEST(ops::rows_about(state, aage).size() == 5u);
    BOOST_REQUIRE(do_as(svend, ops::ErasePerson{aage}));
    BOOST_TEST(ops::rows_about(state, aage).empty());
    BOOST_TEST(state.is_tombstone(key_of(aage)));
    const auto& reports = state.erasures_of(aage);
    BOOST_REQUIRE(reports.size() == 1u);
    const Erasure& report = *state.find(*reports.begin());
    BOOST_TEST((report.unit == skovbo && report.by == svend && report.at == now));
}

BOOST_FIXTURE_TEST_CASE(her_place_on_a_coming_shift_goes_to_the_waitlist, Fixture) {
    BOOST_REQUIRE(do_as(aage, ops::TakeShift{walk}));
    BOOST_REQUIRE(do_as(bodil, ops::TakeShift{walk}));
    BOOST_REQUIRE((sign_up_of(bodil).status == SignUpStatus::waitlisted));
    BOOST_REQUIRE(do_as(svend, ops::ErasePerson{aage}));
    BOOST_TEST((sign_up_of(bodil).status == SignUpStatus::confirmed));
    const auto& notices = state.notices_of(bodil);
    BOOST_REQUIRE(notices.size() == 2u);  // that the place was taken, and that she has it now
    const auto got = [&](Id<Notice> id) { return state.find(id)->kind == NoticeKind::got_place; };
    BOOST_TEST(std::count_if(notices.begin(), notices.end(), got) == 1);
}

BOOST_FIXTURE_TEST_CASE(nobody_erases_herself_or_one_whom_others_still_need, Fixture) {
    BOOST_TEST((refusal(aage, ops::ErasePerson{aage}) == ErrorCode::not_allowed));
    BOOST_TEST((refusal(mette, ops::ErasePerson{mette}) == ErrorCode::not_allowed));
    BOOST_TEST((refusal(svend, ops::ErasePerson{dorte}) == ErrorCode::not_allowed));
    grant(aage, library, Role::volunteer);  // there, Svend does not decide
    BOOST_TEST((refusal(svend, ops::ErasePerson{aage}) == ErrorCode::not_allowed));
    grant(bodil, skovbo, Role::coordinator);
    BOOST_TEST((refusal(svend, ops::ErasePerson{bodil}) == ErrorCode::not_allowed));
    BOOST_TEST(!refusal(mette, ops::ErasePerson{aage}).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_rule_is_for_the_whole_municipality_and_begins_tomorrow_or_later,
                        Fixture) {
    const Date today = to_local(now).date;
    const auto rule = [&](std::uint32_t days, Date from, Id<Unit> unit) {
        return ops::SetRetention{unit, RetentionKind::notices, days, from};
    };
    BOOST_TEST((refusal(svend, rule(60, today + 1, skovbo)) == ErrorCode::not_allowed));
    BOOST_TEST((refusal(mette, rule(60, today + 1, skovbo)) == ErrorCode::not_allowed));
    BOOST_TEST((refusal(mette, rule(60, today, root)) == ErrorCode::too_early));
    BOOST_TEST((refusal(mette, rule(29, today + 1, root)) == ErrorCode::days_out_of_range));
    BOOST_TEST((refusal(mette, rule(3651, today + 1, root)) == ErrorCode::days_out_of_range));
    BOOST_REQUIRE(do_as(mette, rule(60, today + 1, root)));
    BOOST_TEST(ops::days_kept(state, RetentionKind::notices, today) == 90u);
    BOOST_TEST(ops::days_kept(state, RetentionKind::notices, today + 1) == 60u);
}

BOOST_AUTO_TEST_SUITE_END()
