// What says something about a person, and what is left of an op without her.
#include "shared/ops/erase.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

constexpr OpId op_id{300, 7};

std::optional<ops::Command> without(const ops::Command& command, Id<Person> person,
                                    const Person* known = nullptr) {
    return ops::without_person({op_id, {}, 0, command}, person, known);
}
bool is_lost(const std::optional<ops::Command>& command) {
    return command && std::holds_alternative<ops::LostOp>(*command);
}
Person named(std::string name, std::uint32_t local) {
    Person person;
    person.id = Id<Person>::local(local);
    person.given_name = std::move(name);
    person.family_name = "Holm";
    person.phone = "20202020";
    return person;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(erase)

BOOST_AUTO_TEST_CASE(commands_about_her_are_lost_and_others_are_left) {
    const Id<Person> her = Id<Person>::make({5, 5}, 1);
    const Id<Person> other = Id<Person>::make({5, 6}, 1);
    BOOST_TEST(is_lost(without(ops::Edit<Person>{her, {}, {}}, her)));
    BOOST_TEST(is_lost(without(ops::Invite{her, "d"}, her)));
    BOOST_TEST(is_lost(without(ops::AddPerson{named("Ny", 1), {}}, Id<Person>::make(op_id, 1))));
    BOOST_TEST(!without(ops::Edit<Person>{other, {}, {}}, her).has_value());
    BOOST_TEST(!without(ops::AddPerson{named("Ny", 1), {}}, her).has_value());
    BOOST_TEST(!without(ops::TakeShift{{9}}, her).has_value());
}

BOOST_AUTO_TEST_CASE(of_an_import_only_she_goes_blank) {
    ops::ImportRows import;
    import.people = {named("Aage", 1), named("Bodil", 2), named("Carl", 3)};
    const Person bodil = named("bodil", 0);  // as she is the same in the world
    const auto rest = without(import, Id<Person>::make(op_id, 2), &bodil);
    BOOST_REQUIRE(rest.has_value());
    const auto& people = std::get<ops::ImportRows>(*rest).people;
    BOOST_TEST(people[0].given_name == "Aage");
    BOOST_TEST(people[2].given_name == "Carl");
    BOOST_TEST(people[1].given_name.find("Bodil") == std::string::npos);
    BOOST_TEST(people[1].phone.empty());
    BOOST_TEST((people[1].id == Id<Person>::local(2)));
}

BOOST_AUTO_TEST_CASE(an_import_in_which_she_cannot_be_found_goes_as_a_whole) {
    ops::ImportRows import;
    import.people = {named("Aage", 1)};
    BOOST_TEST(is_lost(without(import, Id<Person>::make(op_id, 1))));
    BOOST_TEST(!without(import, Id<Person>::make({5, 5}, 1)).has_value());
}

BOOST_AUTO_TEST_CASE(a_name_is_known_in_texts_when_it_is_whole) {
    Person person;
    person.given_name = "Bo";
    BOOST_TEST(ops::names_of(person).empty());
    person.family_name = "Lundgaard";
    person.email = "bo@eksempel.dk";
    const auto names = ops::names_of(person);
    BOOST_TEST(ops::mentions({"spørg Bo Lundgaard"}, names));
    BOOST_TEST(ops::mentions({"", "bo@eksempel.dk"}, names));
    BOOST_TEST(!ops::mentions({"spørg Bo"}, names));
}

BOOST_AUTO_TEST_CASE(each_row_has_its_subject) {
    const Id<Person> her = Id<Person>::make({5, 5}, 1);
    Conflict conflict;
    conflict.table = table_id<Person>;
    conflict.subject = {her.value};
    BOOST_TEST((ops::subject_person(conflict) == her));
    conflict.table = table_id<Shift>;
    BOOST_TEST(!ops::subject_person(conflict));
    SignUp sign_up;
    sign_up.person = her;
    BOOST_TEST((ops::subject_person(sign_up) == her));
    BOOST_TEST(!ops::subject_person(Unit{}));
}

BOOST_AUTO_TEST_SUITE_END()
