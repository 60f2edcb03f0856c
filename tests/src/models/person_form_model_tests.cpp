// What is wrong with what was typed about a person, and the command it stands for.
#include "src/models/person_form_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    PersonForm form = make_new_person_form(state, viewer);

    PersonFormModel model() const { return make_person_form_model(state, viewer, form); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(person_form_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_name_and_a_unit_are_all_that_is_needed) {
    form.given_name = "  Hanne ";
    form.unit = skovbo;
    const auto made = model();
    BOOST_REQUIRE(made.command);
    BOOST_TEST((made.errors.none()));
    const auto changes = do_as(mette, *made.command);
    BOOST_REQUIRE(changes.ok());
    const auto hanne =
        std::find_if(changes->puts.begin(), changes->puts.end(),
                     [](const auto& row) { return std::holds_alternative<Person>(row); });
    BOOST_REQUIRE((hanne != changes->puts.end()));
    BOOST_TEST(std::get<Person>(*hanne).given_name == "Hanne");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_said_only_after_gem) {
    BOOST_TEST(!model().command.has_value());
    BOOST_TEST((model().errors.none()));
    form.tried = true;
    BOOST_TEST(!model().errors.given_name.empty());
    BOOST_TEST(!model().errors.unit.empty());
    BOOST_TEST(!model().command.has_value());
}

BOOST_AUTO_TEST_CASE(a_cpr_number_is_pointed_out_while_it_is_typed) {
    form.given_name = "Hanne";
    form.unit = skovbo;
    form.notes = "cpr 010250-1234";
    BOOST_TEST(!model().errors.notes.empty());
    BOOST_TEST(!model().command.has_value());
    form.notes = "ring efter kl. 10";
    BOOST_TEST(model().command.has_value());
}

BOOST_AUTO_TEST_CASE(each_odd_value_has_its_sentence) {
    form.given_name = "Hanne";
    form.unit = skovbo;
    form.phone = "ring";
    form.email = "hanne(at)example.org";
    form.postcode = "!";
    form.born = "2026-12-24";
    form.hours_per_week = "to";
    const PersonFormErrors errors = model().errors;
    BOOST_TEST(!errors.phone.empty());
    BOOST_TEST(!errors.email.empty());
    BOOST_TEST(!errors.postcode.empty());
    BOOST_TEST(!errors.born.empty());
    BOOST_TEST(!errors.hours_per_week.empty());
    BOOST_TEST(errors.given_name.empty());
}

BOOST_AUTO_TEST_CASE(a_phone_is_kept_as_digits_and_another_country_keeps_its_plus) {
    form.given_name = "Hanne";
    form.unit = skovbo;
    form.phone = "+45 20 94 00 31";
    BOOST_TEST(std::get<ops::AddPerson>(*model().command).person.phone == "20940031");
    form.phone = "+46 70 123 45 67";
    BOOST_TEST(std::get<ops::AddPerson>(*model().command).person.phone == "+46701234567");
}

BOOST_AUTO_TEST_CASE(the_same_name_and_phone_points_to_the_one_who_is_here) {
    form.given_name = "bodil";
    form.family_name = "BODILSEN";
    form.phone = "+45 " + state.find(bodil)->phone;
    const auto made = model();
    BOOST_TEST(made.duplicate.find("Bodil Bodilsen") != std::string::npos);
    BOOST_TEST(!made.duplicate_href.empty());
    form.phone = "20999999";
    BOOST_TEST(model().duplicate.empty());
}

BOOST_AUTO_TEST_CASE(an_edit_changes_only_what_was_changed) {
    form = make_person_form(text::Language::danish, *state.find(bodil));
    BOOST_TEST(model().unchanged);
    form.hours_per_week = "2,5";
    form.availability = availability_bit(0, 0) | availability_bit(6, 2);
    const auto made = model();
    BOOST_REQUIRE(made.command);
    BOOST_TEST(!made.unchanged);
    BOOST_REQUIRE(do_as(mette, *made.command).ok());
    BOOST_TEST(state.find(bodil)->minutes_per_week == 150U);
    BOOST_TEST(state.find(bodil)->availability == (1U | 1U << 20U));
    BOOST_TEST(state.find(bodil)->family_name == "Bodilsen");
}

BOOST_AUTO_TEST_CASE(what_another_changed_meanwhile_is_not_taken_back) {
    form = make_person_form(text::Language::danish, *state.find(bodil));
    form.town = "Sorø";
    Person other = *state.find(bodil);
    other.email = "bodil@example.org";
    state.put(other, {.seq = ++seq});
    const auto made = model();
    BOOST_REQUIRE(made.command);
    BOOST_REQUIRE(do_as(mette, *made.command).ok());
    BOOST_TEST(state.find(bodil)->town == "Sorø");
    BOOST_TEST(state.find(bodil)->email == "bodil@example.org");
}

BOOST_AUTO_TEST_CASE(a_protected_address_is_not_sent_even_if_it_was_typed) {
    form.given_name = "Hanne";
    form.unit = skovbo;
    form.street = "Østergade 1";
    form.town = "Sorø";
    form.address_protected = true;
    const auto made = model();
    const Person& person = std::get<ops::AddPerson>(*made.command).person;
    BOOST_TEST(person.street.empty());
    BOOST_TEST(person.town.empty());
    BOOST_TEST(person.address_protected);
}

BOOST_AUTO_TEST_CASE(hours_are_read_as_danes_write_them) {
    BOOST_TEST((parse_hours("") == 0U));
    BOOST_TEST((parse_hours("2") == 120U));
    BOOST_TEST((parse_hours(" 2,5 ") == 150U));
    BOOST_TEST((parse_hours("2.25") == 135U));
    BOOST_TEST((parse_hours("½") == 30U));
    BOOST_TEST((parse_hours("1½") == 90U));
    for (const char* odd : {"to", "2,", ",5", "-1", "169", "2,555", "2 timer"}) {
        BOOST_TEST(!parse_hours(odd).has_value(), odd);
    }
    BOOST_TEST(hours_text(text::Language::danish, 150) == "2,5");
    BOOST_TEST(hours_text(text::Language::english, 135) == "2.25");
    BOOST_TEST(hours_text(text::Language::danish, 0).empty());
}

BOOST_AUTO_TEST_CASE(every_amount_of_minutes_survives_the_form) {
    for (std::uint32_t minutes = 0; minutes <= 600; ++minutes) {
        const auto read = parse_hours(hours_text(text::Language::danish, minutes));
        BOOST_REQUIRE(read.has_value());
        BOOST_TEST(*read == minutes);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
