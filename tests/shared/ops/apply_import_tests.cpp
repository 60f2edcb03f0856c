// One import: all or nothing, nothing twice.
#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

// One unit, one activity, one person with a role, one shift; all new.
ops::ImportRows rows_below(Id<Unit> parent) {
    ops::ImportRows rows;
    Unit unit;
    unit.id = Id<Unit>::local(1);
    unit.parent = parent;
    unit.name = "Idrætshallen";
    Activity activity;
    activity.id = Id<Activity>::local(2);
    activity.unit = unit.id;
    activity.name = "Bordtennis 60+";
    Person person;
    person.id = Id<Person>::local(3);
    person.given_name = "Jørgen";
    person.phone = "20699811";
    Grant grant;
    grant.id = Id<Grant>::local(4);
    grant.person = person.id;
    grant.unit = unit.id;
    Shift shift;
    shift.id = Id<Shift>::local(5);
    shift.activity = activity.id;
    shift.starts = monday_noon + seconds_per_day;
    shift.ends = shift.starts + seconds_per_hour;
    rows.units = {unit};
    rows.activities = {activity};
    rows.people = {person};
    rows.grants = {grant};
    rows.shifts = {shift};
    return rows;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(apply_import_tests, SmallTown)

BOOST_AUTO_TEST_CASE(rows_refer_to_each_other_by_local_ids_and_become_real) {
    const auto people = state.table<Person>().size();
    BOOST_TEST(!refusal(mette, rows_below(root)));
    BOOST_TEST(state.table<Person>().size() == people + 1);
    const Shift& shift = state.table<Shift>().begin()->second.value;
    const Activity* activity = state.find(shift.activity);
    BOOST_REQUIRE(activity != nullptr);
    BOOST_TEST(state.find(activity->unit)->name == "Idrætshallen");
    BOOST_TEST((shift.unit == activity->unit));
}

BOOST_AUTO_TEST_CASE(importing_the_same_rows_again_changes_nothing) {
    BOOST_TEST(!refusal(mette, rows_below(root)));
    const auto again = do_as(mette, rows_below(root));
    BOOST_REQUIRE(again.ok());
    BOOST_TEST(again->puts.empty());
    BOOST_TEST(again->erases.empty());
}

BOOST_AUTO_TEST_CASE(one_bad_row_stops_all_of_them) {
    auto rows = rows_below(root);
    rows.shifts[0].ends = rows.shifts[0].starts;
    const auto before = state.keys();
    BOOST_TEST((refusal(mette, rows) == ErrorCode::ends_before_start));
    BOOST_TEST((state.keys() == before));
}

BOOST_AUTO_TEST_CASE(an_import_cannot_reach_outside_the_coordinators_units_or_give_leaders) {
    BOOST_TEST((refusal(svend, rows_below(root)) == ErrorCode::not_allowed));
    auto rows = rows_below(skovbo);
    rows.grants[0].role = Role::coordinator;
    BOOST_TEST((refusal(svend, rows) == ErrorCode::not_allowed));
    rows = rows_below(skovbo);
    rows.grants.clear();
    BOOST_TEST((refusal(svend, rows) == ErrorCode::not_allowed));
    rows = rows_below(skovbo);
    rows.grants[0].person = aage;  // an import never changes the roles of those already there
    rows.people.clear();
    const auto grants = state.grants_of(aage).size();
    BOOST_TEST(!refusal(svend, rows));
    BOOST_TEST(state.grants_of(aage).size() == grants);
}

BOOST_AUTO_TEST_SUITE_END()
