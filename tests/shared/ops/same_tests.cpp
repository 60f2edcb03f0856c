// When two rows are the same: names, phones, people, units, activities, shifts.
#include "shared/ops/same.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::ops {
namespace {

Person person(std::string given, std::string family, std::string phone) {
    Person row;
    row.given_name = std::move(given);
    row.family_name = std::move(family);
    row.phone = std::move(phone);
    return row;
}

Unit unit(std::uint32_t id, std::uint32_t parent, std::string name) {
    Unit row;
    row.id = Id<Unit>::make({server_alias, 1}, id);
    if (parent != 0) row.parent = Id<Unit>::make({server_alias, 1}, parent);
    row.name = std::move(name);
    return row;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(same_tests)

BOOST_AUTO_TEST_CASE(folding_forgives_case_and_spaces_in_danish_and_polish) {
    BOOST_TEST(folded("  ÅSE \t Sørensen ") == "åse sørensen");
    BOOST_TEST(folded("ÆØÅÉÜÖ") == "æøåéüö");
    BOOST_TEST(folded("ŁUKASZ ŻÓŁĆ") == "łukasz żółć");
    BOOST_TEST(folded("Anne\xC2\xA0Marie") == "anne marie");
    BOOST_TEST(folded("A\xCC\x8Ase") == "åse");
    BOOST_TEST(folded("ОЛЕНА") == "олена");
    BOOST_TEST(folded("Aage") != folded("Åge"));
    BOOST_TEST(folded("") == "");
    BOOST_TEST(folded("\xC3") == "\xC3");
}

BOOST_AUTO_TEST_CASE(phones_are_compared_by_their_digits) {
    for (const char* phone : {"20430712", "20 43 07 12", "20-43-07-12", "+45 20430712",
                              "0045 20 43 07 12", "4520430712", "+45 (20) 43 07 12"}) {
        BOOST_TEST_CONTEXT(phone) { BOOST_TEST(phone_digits(phone) == "20430712"); }
    }
    BOOST_TEST(phone_digits("+46 70 123 45 67") == "46701234567");
    BOOST_TEST(phone_digits("0046 70 123 45 67") == "46701234567");
    BOOST_TEST(phone_digits("45204307") == "45204307");
    BOOST_TEST(phone_digits("ingen") == "");
}

BOOST_AUTO_TEST_CASE(the_same_name_and_phone_is_the_same_person) {
    Person a = person("Åse", "Sørensen", "+45 20430712");
    Person b = person(" ÅSE", "SØRENSEN ", "20 43 07 12");
    b.email = "another@example.org";
    BOOST_TEST(sameness_key(a) == sameness_key(b));
    b.phone = "20430713";
    BOOST_TEST(sameness_key(a) != sameness_key(b));
    BOOST_TEST(sameness_key(person("", " ", "20430712")).empty());
}

BOOST_AUTO_TEST_CASE(without_a_phone_mail_birthday_and_street_decide) {
    Person a = person("Åse", "Sørensen", "");
    a.street = "Åvænget 1";
    Person b = a;
    BOOST_TEST(sameness_key(a) == sameness_key(b));
    b.street = "Åvænget 2";
    BOOST_TEST(sameness_key(a) != sameness_key(b));
    b = a;
    b.born = make_date(1940, 1, 11);
    BOOST_TEST(sameness_key(a) != sameness_key(b));
    b = a;
    b.email = "aase@example.org";
    BOOST_TEST(sameness_key(a) != sameness_key(b));
}

BOOST_AUTO_TEST_CASE(people_are_found_among_those_there) {
    State state;
    Person there = person("Åse", "Sørensen", "20430712");
    there.id = Id<Person>::make({server_alias, 1}, 1);
    state.put(there, {});
    BOOST_TEST((find_same(state, person("åse", "sørensen", "+4520430712")) == there.id));
    BOOST_TEST(!find_same(state, person("åse", "sørensen", "")));
    BOOST_TEST(!find_same(state, person("", "", "")));
}

BOOST_AUTO_TEST_CASE(a_unit_is_found_anywhere_below_the_one_given_nearest_first) {
    State state;
    for (const Unit& row : {unit(1, 0, "Kommunen"), unit(2, 1, "Ældre"), unit(3, 2, "Skovbo"),
                            unit(4, 1, "Kultur"), unit(5, 4, "Huset"), unit(6, 5, "Skovbo")}) {
        state.put(row, {});
    }
    BOOST_TEST((find_same(state, unit(0, 1, "SKOVBO")) == unit(3, 0, "").id));
    BOOST_TEST((find_same(state, unit(0, 4, "skovbo ")) == unit(6, 0, "").id));
    BOOST_TEST(!find_same(state, unit(0, 2, "Huset")));
    BOOST_TEST(!find_same(state, unit(0, 1, " ")));
}

BOOST_AUTO_TEST_CASE(activities_are_the_same_by_name_in_their_unit_only) {
    State state;
    state.put(unit(1, 0, "Kommunen"), {});
    state.put(unit(2, 1, "Skovbo"), {});
    Activity there;
    there.id = Id<Activity>::make({server_alias, 1}, 7);
    there.unit = unit(2, 0, "").id;
    there.name = "Besøgsven";
    state.put(there, {});
    Activity row = there;
    row.id = {};
    row.name = "BESØGSVEN";
    BOOST_TEST((find_same(state, row) == there.id));
    row.unit = unit(1, 0, "").id;
    BOOST_TEST(!find_same(state, row));
}

BOOST_AUTO_TEST_CASE(shifts_are_the_same_by_activity_time_and_responsible) {
    State state;
    Shift there;
    there.id = Id<Shift>::make({server_alias, 1}, 9);
    there.activity = Id<Activity>::make({server_alias, 1}, 7);
    there.starts = {1000};
    there.ends = {2000};
    there.responsible = "Mette Holm";
    there.places = 2;
    state.put(there, {});
    Shift row = there;
    row.id = {};
    row.places = 5;
    row.responsible = " mette holm";
    BOOST_TEST((find_same(state, row) == there.id));
    row.responsible = "Jens Bæk";
    BOOST_TEST(!find_same(state, row));
    row = there;
    row.ends = {2001};
    BOOST_TEST(!find_same(state, row));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::ops
