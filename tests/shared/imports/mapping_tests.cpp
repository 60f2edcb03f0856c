// Guessing what columns are, by their headings and by their cells.
#include "shared/imports/mapping.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/imports/headings.hpp"

namespace tovholder::imports {
namespace {

using Fields = std::vector<Field>;

Mapping guessed(std::string_view text) { return guess_mapping(parse_table(text)); }

std::vector<std::string> missing(const Mapping& mapping) {
    std::vector<std::string> found;
    for (const Finding& finding : check_mapping(text::Language::danish, mapping)) {
        found.push_back((finding.reason == Reason::field_missing ? "missing " : "twice ") +
                        finding.detail);
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mapping_tests)

BOOST_AUTO_TEST_CASE(headings_are_known_however_they_are_spelt) {
    struct Case {
        const char* heading;
        Field field;
    };
    const Case people[] = {{"FORNAVN", Field::given_name},
                           {" efternavn ", Field::family_name},
                           {"Navn", Field::full_name},
                           {"Fulde navn", Field::full_name},
                           {"For- og efternavn", Field::full_name},
                           {"Tlf.", Field::phone},
                           {"Tlf. nr.", Field::phone},
                           {"Mobil", Field::phone},
                           {"Mobilnummer", Field::phone},
                           {"Telefon (privat)", Field::phone},
                           {"E-mailadresse", Field::email},
                           {"e-mail:", Field::email},
                           {"Mail", Field::email},
                           {"Adresse", Field::street},
                           {"Gade og nr.", Field::street},
                           {"Postnummer", Field::postcode},
                           {"Post nr", Field::postcode},
                           {"By", Field::town},
                           {"Postnr./By", Field::postcode_and_town},
                           {"Postnr og by", Field::postcode_and_town},
                           {"Fødselsdag", Field::born},
                           {"Fødselsdato", Field::born},
                           {"Født", Field::born},
                           {"Date of birth", Field::born},
                           {"Interesser", Field::interests},
                           {"Sprog", Field::languages},
                           {"Timer/uge", Field::hours_per_week},
                           {"Timer pr. uge", Field::hours_per_week},
                           {"Hours per week", Field::hours_per_week},
                           {"Frivillig siden", Field::started},
                           {"Startdato", Field::started},
                           {"Status", Field::status},
                           {"Bemærkninger", Field::notes},
                           {"First name", Field::given_name},
                           {"Last Name", Field::family_name},
                           {"Phone number", Field::phone},
                           {"Zip code", Field::postcode},
                           {"Adressebeskyttelse", Field::address_protected},
                           {"CPR-nr.", Field::ignore},
                           {"Alder", Field::ignore},
                           {"Skostørrelse", Field::ignore},
                           {"", Field::ignore}};
    for (const Case& one : people) {
        BOOST_TEST_CONTEXT(one.heading) {
            BOOST_TEST((field_of_heading(one.heading, Kind::people) == one.field));
        }
    }
    const Case shifts[] = {{"Aktivitet", Field::activity},
                           {"Opgave:", Field::activity},
                           {"Enhed", Field::unit},
                           {"Sted", Field::unit},
                           {"DATO", Field::date},
                           {"Kl. fra", Field::from},
                           {"Starttidspunkt", Field::from},
                           {"Slut", Field::to},
                           {"Sluttid", Field::to},
                           {"Fra-til", Field::from_to},
                           {"Tidspunkt", Field::from_to},
                           {"Antal frivillige", Field::places},
                           {"Pladser", Field::places},
                           {"Tovholder", Field::responsible},
                           {"Kontaktperson", Field::responsible},
                           {"Noter", Field::shift_notes},
                           {"Ugedag", Field::ignore},
                           {"Date", Field::date},
                           {"End", Field::to}};
    for (const Case& one : shifts) {
        BOOST_TEST_CONTEXT(one.heading) {
            BOOST_TEST((field_of_heading(one.heading, Kind::shifts) == one.field));
        }
    }
    BOOST_TEST(is_cpr_heading("CPR-nummer"));
    BOOST_TEST(!is_cpr_heading("Navn"));
}

BOOST_AUTO_TEST_CASE(the_kind_follows_from_the_headings_in_any_order) {
    const Mapping people = guessed("Mobil;Navn;Noter\n20430712;Åse Bæk;\n");
    BOOST_TEST((people.kind == Kind::people));
    BOOST_TEST((people.fields == Fields{Field::phone, Field::full_name, Field::notes}));
    BOOST_TEST(people.first_row == 1u);
    const Mapping shifts = guessed("Til,Fra,Dato,Opgave\n12:00,10:00,2027-01-05,Have\n");
    BOOST_TEST((shifts.kind == Kind::shifts));
    BOOST_TEST((shifts.fields == Fields{Field::to, Field::from, Field::date, Field::activity}));
}

BOOST_AUTO_TEST_CASE(the_kind_can_be_chosen_and_the_fields_follow) {
    const Table table = parse_table("Navn;Dato;Fra;Til;Aktivitet\nÅse;5/1-27;10;12;Have\n");
    BOOST_TEST((guess_mapping(table).kind == Kind::shifts));
    const Mapping people = guess_mapping(table, Kind::people);
    BOOST_TEST((people.kind == Kind::people));
    BOOST_TEST((people.fields[0] == Field::full_name));
}

BOOST_AUTO_TEST_CASE(a_title_above_the_headings_is_skipped) {
    const Mapping mapping =
        guessed("Frivillige i Skovbo;;\n\nFornavn;Efternavn;Tlf\nÅse;Bæk;20430712\n");
    BOOST_TEST(mapping.first_row == 2u);
    BOOST_TEST((mapping.fields == Fields{Field::given_name, Field::family_name, Field::phone}));
}

BOOST_AUTO_TEST_CASE(columns_with_unknown_headings_are_known_by_their_cells) {
    const Mapping mapping = guessed(
        "Hvem;Ring;Skriv;Kom til verden\nÅse Bæk;20 43 07 12;a@b.dk;5/2-60\n"
        "Bo Lund;20430713;;6/3-71\n");
    BOOST_TEST(mapping.has_headings);
    BOOST_TEST((mapping.kind == Kind::people));
    BOOST_TEST(
        (mapping.fields == Fields{Field::full_name, Field::phone, Field::email, Field::born}));
    BOOST_TEST(mapping.names[0] == "Hvem");
}

BOOST_AUTO_TEST_CASE(people_without_headings_are_known_by_their_cells) {
    const Mapping mapping = guessed(
        "Åse;Bæk;20430712;a@b.dk;Skolegade 3;4180;Sorø;5/2-60;dansk;2,5;1/9-18;aktiv\n"
        "Bo;Lund;20430713;;Åvænget 1, 2. tv;4200;Slagelse;6/3-71;dansk, tysk;to;1/8-20;ny\n");
    BOOST_TEST(!mapping.has_headings);
    BOOST_TEST(mapping.first_row == 0u);
    BOOST_TEST((mapping.kind == Kind::people));
    const Fields expected = {Field::given_name,     Field::family_name, Field::phone,
                             Field::email,          Field::street,      Field::postcode,
                             Field::town,           Field::born,        Field::languages,
                             Field::hours_per_week, Field::started,     Field::status};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        BOOST_TEST(label(text::Language::danish, mapping.fields.at(i)) ==
                   label(text::Language::danish, expected[i]));
    }
    BOOST_TEST(mapping.names[0] == "A");
}

BOOST_AUTO_TEST_CASE(the_older_of_two_date_columns_is_the_birthday) {
    const Mapping mapping = guessed("Åse;1/9-2018;5/2-1960\nBo;1/8-2020;6/3-1971\n");
    BOOST_TEST((mapping.fields == Fields{Field::given_name, Field::started, Field::born}));
}

BOOST_AUTO_TEST_CASE(shifts_without_headings_are_known_by_their_cells) {
    const Mapping mapping =
        guessed("Have;Skovbo;5/1-27;10.00;12.00;3\nLøb;Skovbo;6/1-27;kl. 9.30;1130;2\n");
    BOOST_TEST((mapping.kind == Kind::shifts));
    BOOST_TEST((mapping.fields == Fields{Field::activity, Field::unit, Field::date, Field::from,
                                         Field::to, Field::places}));
    const Mapping span = guessed("5/1-27;10-12;Have\n6/1-27;9.30–11;Løb\n");
    BOOST_TEST((span.fields == Fields{Field::date, Field::from_to, Field::activity}));
}

BOOST_AUTO_TEST_CASE(what_is_required_and_not_mapped_is_said) {
    Mapping people = guessed("Telefon;E-mail\n20430712;a@b.dk\n");
    BOOST_TEST(missing(people) == std::vector<std::string>({"missing Hele navnet"}),
               boost::test_tools::per_element());
    people.fields = {Field::given_name, Field::given_name};
    BOOST_TEST(missing(people) == std::vector<std::string>({"twice Fornavn"}),
               boost::test_tools::per_element());
    Mapping shifts;
    shifts.kind = Kind::shifts;
    BOOST_TEST(missing(shifts) == std::vector<std::string>({"missing Aktivitet", "missing Dato",
                                                            "missing Fra", "missing Til"}),
               boost::test_tools::per_element());
    shifts.fields = {Field::activity, Field::date, Field::from_to, Field::shift_notes,
                     Field::shift_notes};
    BOOST_TEST(missing(shifts).empty());
}

BOOST_AUTO_TEST_CASE(a_second_column_of_the_same_kind_is_left_out_but_notes_are_joined) {
    const Mapping mapping =
        guessed("Navn;Telefon;Mobil;Note;Bemærkning\nÅse;20430712;20430713;a;b\n");
    BOOST_TEST((mapping.fields ==
                Fields{Field::full_name, Field::phone, Field::ignore, Field::notes, Field::notes}));
}

BOOST_AUTO_TEST_CASE(a_column_whose_heading_was_forgotten_is_still_a_column) {
    BOOST_TEST(guessed("Navn;Telefon\nÅse;20430712;ny\nBo;20430713;aktiv\n").fields.size() == 3u);
    std::string text = "Navn;Telefon\nÅse;20430712;oops\n";
    for (int i = 0; i < 9; ++i) text += "Bo;2043071" + std::to_string(i) + "\n";
    BOOST_TEST(guessed(text).fields.size() == 2u);
}

BOOST_AUTO_TEST_CASE(samples_show_a_column_but_no_cpr_number) {
    const Table table = parse_table("Navn;Note\nÅse;a\nBo;010250-1234\nIb;a\nEva;b\nOle;c\n");
    BOOST_TEST(samples(table, guess_mapping(table), 1, 2) == std::vector<std::string>({"a", "b"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_row_with_a_cpr_number_is_never_taken_for_headings) {
    const Mapping mapping = guessed("Navn;Noter;010250-1234\nÅse;fin;x\n");
    BOOST_TEST(!mapping.has_headings);
    BOOST_TEST(mapping.names[2] == "C");
}

BOOST_AUTO_TEST_CASE(columns_are_lettered_as_in_a_spreadsheet) {
    BOOST_TEST(column_letters(0) == "A");
    BOOST_TEST(column_letters(25) == "Z");
    BOOST_TEST(column_letters(26) == "AA");
    BOOST_TEST(column_letters(701) == "ZZ");
    BOOST_TEST(column_letters(702) == "AAA");
}

BOOST_AUTO_TEST_CASE(an_empty_table_gives_an_empty_mapping) {
    BOOST_TEST(guess_mapping(Table{}).fields.empty());
    BOOST_TEST(guess_mapping(Table{}, Kind::shifts).fields.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
