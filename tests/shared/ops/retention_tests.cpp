// What has been kept long enough, day by day.
#include "shared/ops/retention.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Fixture : SmallTown {
    Date today = to_local(now).date;

    std::vector<RowKey> due(RetentionKind kind, Date day) {
        for (const ops::RetentionDue& each : ops::retention_due(state, day)) {
            if (each.kind == kind) return each.keys;
        }
        return {};
    }
    void end_roles(Id<Person> person, Date day) {
        for (const Id<Grant> id : state.grants_of(person)) {
            Grant grant = *state.find(id);
            grant.ended = day;
            state.put(grant, {.seq = ++seq});
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(retention)

BOOST_FIXTURE_TEST_CASE(people_go_a_year_after_their_last_role_and_not_while_they_have_one,
                        Fixture) {
    end_roles(aage, today);
    end_roles(bodil, today);
    grant(bodil, library, Role::volunteer);
    BOOST_TEST((ops::ended_on(state, aage) == today));
    BOOST_TEST(!ops::ended_on(state, bodil).has_value());
    BOOST_TEST(due(RetentionKind::people_ended, today + 364).empty());
    BOOST_TEST(
        (due(RetentionKind::people_ended, today + 365) == std::vector<RowKey>{key_of(aage)}));
}

BOOST_FIXTURE_TEST_CASE(a_person_marked_as_ended_who_still_has_a_role_stays, Fixture) {
    Person row = *state.find(aage);
    row.status = PersonStatus::ended;
    state.put(row, {.seq = ++seq});
    BOOST_TEST(due(RetentionKind::people_ended, today + 5000).empty());
}

BOOST_FIXTURE_TEST_CASE(past_shifts_go_with_their_sign_ups, Fixture) {
    const auto shift = add_shift(add_activity(skovbo), 2);
    const auto sign_up = put(SignUp{.id = {}, .shift = shift, .person = aage});
    BOOST_TEST(due(RetentionKind::shifts_past, today + 1 + 729).empty());
    BOOST_TEST((due(RetentionKind::shifts_past, today + 1 + 730) ==
                std::vector<RowKey>{key_of(shift), key_of(sign_up)}));
    state.erase(key_of(shift));
    BOOST_TEST((due(RetentionKind::shifts_past, today) == std::vector<RowKey>{key_of(sign_up)}));
}

BOOST_FIXTURE_TEST_CASE(only_settled_questions_go, Fixture) {
    DataRequest request;
    request.person = aage;
    request.at = now;
    const auto open = put(request);
    request.state = DataRequestState::done;
    request.settled_at = now;
    const auto settled = put(request);
    BOOST_TEST(
        (due(RetentionKind::data_requests, today + 365) == std::vector<RowKey>{key_of(settled)}));
    BOOST_TEST(state.contains(key_of(open)));
}

BOOST_FIXTURE_TEST_CASE(the_latest_rule_that_has_begun_counts, Fixture) {
    const auto rule = [&](std::uint32_t days, Date from) {
        put(RetentionRule{.id = {},
                          .unit = root,
                          .kind = RetentionKind::invitations,
                          .days = days,
                          .valid_from = from,
                          .by = mette,
                          .at = now + static_cast<std::int64_t>(days)});
    };
    using K = RetentionKind;
    BOOST_TEST(ops::days_kept(state, K::invitations, today) == 30u);
    rule(100, today + 10);
    rule(200, today + 20);
    BOOST_TEST(ops::days_kept(state, K::invitations, today) == 30u);
    BOOST_TEST(ops::days_kept(state, K::invitations, today + 15) == 100u);
    BOOST_TEST(ops::days_kept(state, K::invitations, today + 25) == 200u);
    BOOST_TEST((ops::next_rule(state, K::invitations, today)->days == 100u));
    rule(300, today + 10);  // set later for the same day
    BOOST_TEST(ops::days_kept(state, K::invitations, today + 15) == 300u);
}

BOOST_FIXTURE_TEST_CASE(every_default_says_where_it_comes_from, Fixture) {
    for (std::uint8_t number = 0; number < enum_count<RetentionKind>; ++number) {
        const auto& each = ops::default_of(static_cast<RetentionKind>(number));
        BOOST_TEST((each.kind == static_cast<RetentionKind>(number)));
        BOOST_TEST(each.days >= ops::retention_days_min);
        BOOST_TEST(std::string(each.source).find("2016/679") != std::string::npos);
    }
    BOOST_TEST((to_local(ops::audit_kept_from(state, today)).date == today + -364));
}

BOOST_AUTO_TEST_SUITE_END()
