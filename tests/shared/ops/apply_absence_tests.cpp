// Being away without saying why.
#include <boost/test/unit_test.hpp>

#include "shared/ops/erase.hpp"
#include "shared/ops/retention.hpp"
#include "tests/support/domain_fixture.hpp"

namespace tovholder::ops {
namespace {

struct Fixture : testing::SmallTown {
    Date today = to_local(now).date;

    std::optional<ErrorCode> away(Id<Person> actor, Id<Person> person,
                                  std::optional<Date> until = {}) {
        const Absence row{
            .id = Id<Absence>::local(1), .person = person, .from = today, .until = until};
        return refusal(actor, Create<Absence>{row});
    }
    const Absence& only() const {
        BOOST_REQUIRE(state.table<Absence>().size() == 1U);
        return state.table<Absence>().begin()->second.value;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_absence_tests, Fixture)

BOOST_AUTO_TEST_CASE(she_says_so_herself_and_those_who_lead_her_may_and_nobody_else) {
    BOOST_TEST(!away(aage, aage).has_value());
    BOOST_TEST(!away(svend, aage).has_value());
    BOOST_TEST((away(bodil, aage) == ErrorCode::not_allowed));
    BOOST_TEST((away(svend, dorte) == ErrorCode::not_allowed));
}

BOOST_AUTO_TEST_CASE(it_covers_its_first_and_its_last_day) {
    away(aage, aage, today + 3);
    BOOST_TEST(only().covers(today));
    BOOST_TEST(only().covers(today + 3));
    BOOST_TEST(!only().covers(today + 4));
    BOOST_TEST(!only().covers(today + -1));
    BOOST_TEST((away(aage, aage, today + -1) == ErrorCode::ends_before_start));
}

BOOST_AUTO_TEST_CASE(it_is_made_longer_and_taken_back) {
    away(aage, aage, today + 3);
    const Absence before = only();
    Absence after = before;
    after.until.reset();
    BOOST_TEST(!refusal(aage, make_edit(before, after)).has_value());
    BOOST_TEST(only().covers(today + 1000));
    after.person = bodil;
    BOOST_TEST((refusal(aage, make_edit(before, after)) == ErrorCode::not_allowed));
    BOOST_TEST((refusal(bodil, RemoveAbsence{before.id}) == ErrorCode::not_allowed));
    BOOST_TEST(!refusal(aage, RemoveAbsence{before.id}).has_value());
    BOOST_TEST(state.table<Absence>().empty());
}

BOOST_AUTO_TEST_CASE(a_mistake_is_undone_on_the_tablet_that_made_it) {
    away(aage, aage);
    BOOST_TEST(!refusal(aage, UndoCreation{only().id.op()}).has_value());
    BOOST_TEST(state.table<Absence>().empty());
}

BOOST_AUTO_TEST_CASE(it_goes_with_the_person_and_when_it_is_long_past) {
    away(aage, aage, today);
    const auto about = rows_about(state, aage);
    BOOST_TEST(std::count(about.begin(), about.end(), key_of(only().id)) == 1);
    const auto due_after = [&](std::int32_t days) {
        for (const RetentionDue& due : retention_due(state, today + days)) {
            if (std::count(due.keys.begin(), due.keys.end(), key_of(only().id)) > 0) return true;
        }
        return false;
    };
    BOOST_TEST(!due_after(729));
    BOOST_TEST(due_after(730));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::ops
