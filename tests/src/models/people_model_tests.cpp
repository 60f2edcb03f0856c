// The list of volunteers: order, search, filters, and who is left out.
#include "src/models/people_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    PeopleList list;

    Id<Person> add(std::string given, std::string family, std::string phone,
                   std::string town = {}) {
        Person person;
        person.given_name = std::move(given);
        person.family_name = std::move(family);
        person.phone = std::move(phone);
        person.town = std::move(town);
        const Id<Person> id = put(person);
        grant(id, library, Role::volunteer);
        return id;
    }
    std::vector<std::string> found(const PeopleSearch& search) {
        const PeopleModel& model = list.model(state, seq, viewer, search);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < model.shown.size(); ++i) names.push_back(model.line(i).name);
        return names;
    }
    using Names = std::vector<std::string>;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(people_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(names_stand_in_danish_order) {
    add("Øjvind", "Holm", "20111111");
    add("Åse", "Lund", "20111112");
    add("Ældrup", "Kjær", "20111113");
    const Names names = found({});
    BOOST_TEST(names.front() == "Bodil Bodilsen");
    // Aa counts as å.
    const Names last(names.end() - 4, names.end());
    BOOST_TEST(last == Names({"Ældrup Kjær", "Øjvind Holm", "Aage Aagesen", "Åse Lund"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_address_can_ask_for_the_new_ones) {
    BOOST_TEST(!search_in(parse_route("/frivillige")).has_value());
    const auto search = search_in(parse_route("/frivillige?status=ny"));
    BOOST_REQUIRE(search.has_value());
    const Id<Person> fresh = add("Hanne", "Kjær", "20940031");
    Person row = *state.find(fresh);
    row.status = PersonStatus::fresh;
    state.put(row, {.seq = ++seq});
    const Names names = found(*search);
    BOOST_TEST(std::count(names.begin(), names.end(), "Hanne Kjær") == 1);
    const PeopleModel& model = list.model(state, seq, viewer, *search);
    for (std::size_t i = 0; i < model.shown.size(); ++i) {
        BOOST_TEST((model.line(i).status == PersonStatus::fresh));
    }
}

BOOST_AUTO_TEST_CASE(search_finds_by_name_town_and_interest_whatever_the_case) {
    const Id<Person> hanne = add("Hanne", "Kjær", "20940031", "Skælskør");
    Person row = *state.find(hanne);
    row.interests = {"højtlæsning"};
    state.put(row, {.seq = ++seq});
    BOOST_TEST(found({.text = "KJÆR han"}) == Names({"Hanne Kjær"}),
               boost::test_tools::per_element());
    BOOST_TEST(found({.text = "skælsk"}).size() == 1U);
    BOOST_TEST(found({.text = "højt"}).size() == 1U);
    BOOST_TEST(found({.text = "åge"}) == Names({"Aage Aagesen"}), boost::test_tools::per_element());
    BOOST_TEST(found({.text = "findes ikke"}).empty());
}

BOOST_AUTO_TEST_CASE(digits_find_a_phone_number_however_it_is_written) {
    add("Hanne", "Kjær", "20940031");
    BOOST_TEST(found({.text = "20 94 00 31"}).size() == 1U);
    BOOST_TEST(found({.text = "+45 20940031"}).size() == 1U);
    BOOST_TEST(found({.text = "9400"}).size() == 1U);
    BOOST_TEST(found({.text = "9401"}).empty());
}

BOOST_AUTO_TEST_CASE(the_filters_narrow_by_status_and_by_unit_with_those_below) {
    Person row = *state.find(aage);
    row.status = PersonStatus::paused;
    state.put(row, {.seq = ++seq});
    BOOST_TEST(found({.text = {}, .status = PersonStatus::paused}) == Names({"Aage Aagesen"}),
               boost::test_tools::per_element());
    BOOST_TEST(found({.text = {}, .status = {}, .unit = library}) == Names({"Dorte Dortesen"}),
               boost::test_tools::per_element());
    BOOST_TEST(found({.text = {}, .status = {}, .unit = root}).size() ==
               state.table<Person>().size());
}

BOOST_AUTO_TEST_CASE(the_count_says_how_many_of_how_many) {
    BOOST_TEST(list.model(state, seq, viewer, {}).count == "6 frivillige");
    BOOST_TEST(list.model(state, seq, viewer, {.text = "bodil"}).count ==
               "1 passer, ud af 6 frivillige");
    BOOST_TEST(list.model(state, seq, viewer, {.text = "qqq"}).count ==
               "Ingen passer, ud af 6 frivillige");
}

BOOST_AUTO_TEST_CASE(people_known_by_first_name_only_are_not_listed) {
    Person guest;
    guest.id = Id<Person>::make({server_alias, ++number}, 1);
    guest.given_name = "Gæst";
    state.put(guest, {.seq = ++seq, .unknown = {}, .mask = mask_open});
    BOOST_TEST(found({.text = "gæst"}).empty());
}

BOOST_AUTO_TEST_CASE(the_list_follows_the_tables) {
    BOOST_TEST(found({.text = "ny"}).empty());
    add("Ny", "Frivillig", "20111119");
    BOOST_TEST(found({.text = "ny friv"}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_calls_by_phone_or_writes_when_there_is_none) {
    Person row = *state.find(bodil);
    row.phone.clear();
    row.email = "bodil@example.org";
    state.put(row, {.seq = ++seq});
    const PeopleModel& model = list.model(state, seq, viewer, {.text = "bodil"});
    BOOST_TEST(model.line(0).call_href == "mailto:bodil@example.org");
    BOOST_TEST(model.line(0).by_mail);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
