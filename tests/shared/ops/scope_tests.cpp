// What a device may hold.
#include "shared/ops/scope.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

BOOST_FIXTURE_TEST_SUITE(scope_tests, SmallTown)

BOOST_AUTO_TEST_CASE(a_volunteer_sees_herself_her_units_shifts_and_first_names_only) {
    const auto shift = add_shift(add_activity(skovbo), 2);
    const auto elsewhere = add_shift(add_activity(library), 2);
    BOOST_TEST(!refusal(bodil, ops::TakeShift{shift}));
    const ops::Scope scope = ops::visible_rows(state, aage, to_local(now).date);
    BOOST_TEST(scope.contains(key_of(shift)));
    BOOST_TEST(!scope.contains(key_of(elsewhere)));
    BOOST_TEST(!scope.contains(key_of(state.find(elsewhere)->activity)));
    BOOST_TEST(scope.at(key_of(aage)) == mask_own);
    BOOST_TEST(scope.at(key_of(bodil)) == mask_open);
    BOOST_TEST(!scope.contains(key_of(carl)));
    BOOST_TEST(!scope.contains(key_of(svend)));
    for (const Id<Grant> grant : state.grants_of(bodil)) BOOST_TEST(!scope.contains(key_of(grant)));
}

BOOST_AUTO_TEST_CASE(a_mate_who_gave_back_is_forgotten) {
    const auto shift = add_shift(add_activity(skovbo), 2);
    BOOST_TEST(!refusal(bodil, ops::TakeShift{shift}));
    BOOST_TEST(!refusal(bodil, ops::GiveBackShift{shift}));
    BOOST_TEST(!ops::visible_rows(state, aage, to_local(now).date).contains(key_of(bodil)));
}

BOOST_AUTO_TEST_CASE(a_coordinator_sees_her_units_and_below_but_not_beside) {
    const auto shift = add_shift(add_activity(library), 2);
    const ops::Scope svends = ops::visible_rows(state, svend, to_local(now).date);
    BOOST_TEST(svends.at(key_of(aage)) == mask_device_max);
    BOOST_TEST(!svends.contains(key_of(dorte)));
    BOOST_TEST(!svends.contains(key_of(shift)));
    BOOST_TEST(svends.contains(key_of(root)));  // the name above one's own
    const ops::Scope mettes = ops::visible_rows(state, mette, to_local(now).date);
    BOOST_TEST(mettes.at(key_of(dorte)) == mask_device_max);
    BOOST_TEST(mettes.contains(key_of(shift)));
}

BOOST_AUTO_TEST_CASE(nobody_ever_gets_a_field_that_is_the_servers_own) {
    BOOST_TEST(!refusal(mette, ops::Invite{aage, std::string(32, 'x')}));
    for (const auto person : {mette, svend, aage, dorte}) {
        for (const auto& [key, mask] : ops::visible_rows(state, person, to_local(now).date)) {
            BOOST_TEST(!covers(mask, FieldClass::server_only));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_role_that_ended_takes_the_view_with_it) {
    const auto shift = add_shift(add_activity(skovbo), 2);
    Grant ended = *state.find(*state.grants_of(aage).begin());
    ended.ended = to_local(now).date;
    state.put(ended, {.seq = ++seq});
    BOOST_TEST(!ops::visible_rows(state, aage, to_local(now).date).contains(key_of(shift)));
}

BOOST_AUTO_TEST_SUITE_END()
