// Plans of small files: what is taken, what is refused and why, and what the command holds.
#include "shared/imports/plan.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/wire/codec.hpp"
#include "tests/shared/imports/import_fixture.hpp"

namespace tovholder::imports {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view shift_headings = "Aktivitet;Enhed;Dato;Fra;Til;Antal;Ansvarlig;Noter\n";

std::string shift_file(std::string_view date, std::string_view from, std::string_view to) {
    return std::string(shift_headings) + "Have;;" + std::string(date) + ";" + std::string(from) +
           ";" + std::string(to) + ";2;;\n";
}

std::int64_t minutes(const Plan& plan) {
    const Shift& shift = plan.command.shifts.at(0);
    return (shift.ends - shift.starts) / seconds_per_minute;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plan_tests, ImportFixture)

BOOST_AUTO_TEST_CASE(
    a_cpr_number_in_any_cell_refuses_the_row_even_in_a_column_that_is_not_imported) {
    const Plan plan = plan_of(
        "Navn;Telefon;Skonummer\nÅse Bæk;20430712;010250-1234\nBo Lund;0102501234;\n"
        "Ib 010250 1234;;\nEva Holm;20430713;41\n");
    BOOST_TEST(plan.fresh == 1u);
    BOOST_TEST(rejections(plan) == Lines({"2 Skonummer cpr_in_cell", "3 Telefon cpr_in_cell",
                                          "4 Navn cpr_in_cell"}),
               boost::test_tools::per_element());
    for (const PlannedRow& row : plan.rows) {
        BOOST_TEST(row.title.find("010250") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_column_of_cpr_numbers_is_said_once_for_the_file) {
    const Plan plan =
        plan_of("Navn;CPR\nÅse;010250-1234\nBo;020250-1234\nIb;030250-1234\nEva;040250-1234\n");
    BOOST_TEST(plan.rejected == 4u);
    BOOST_TEST_REQUIRE(plan.cautions.size() == 1u);
    BOOST_TEST((plan.cautions[0].reason == Reason::cpr_column));
    BOOST_TEST(reason_of(language, plan.cautions[0]) ==
               "Kolonnen CPR ser ud til at indeholde CPR-numre. Dem gemmer vi ikke.");
}

BOOST_AUTO_TEST_CASE(the_same_name_and_phone_is_taken_once) {
    const Plan plan = plan_of(
        "Fornavn;Efternavn;Tlf\nÅse;Bæk;20430712\nÅSE;BÆK;+45 20 43 07 12\nÅse;Bæk;20430713\n");
    BOOST_TEST(plan.fresh == 2u);
    BOOST_TEST(plan.twice_in_file == 1u);
    BOOST_TEST(plan.rows[1].same_line == 2u);
    BOOST_TEST_REQUIRE(import(plan));
    const Plan other_form = plan_of("Mobil,Navn\n20-43-07-12,\"Bæk, Åse\"\n");
    BOOST_TEST(other_form.already_there == 1u);
    BOOST_TEST(other_form.fresh == 0u);
}

BOOST_AUTO_TEST_CASE(a_row_that_was_refused_does_not_hide_its_good_twin) {
    const Plan plan = plan_of("Navn;Tlf;Født\nÅse Bæk;20430712;31-02-1960\nÅse Bæk;20430712;\n");
    BOOST_TEST(plan.rejected == 1u);
    BOOST_TEST(plan.fresh == 1u);
}

BOOST_AUTO_TEST_CASE(every_reason_of_a_row_is_told_at_once) {
    const Plan plan =
        plan_of("Fornavn;Tlf;E-mail;Født;Timer;Status\n;12;x@;31-02-1960;mange;måske\n");
    BOOST_TEST(rejections(plan) == Lines({"2 Fornavn name_missing", "2 Tlf phone_wrong_length",
                                          "2 E-mail email_unreadable", "2 Født date_impossible",
                                          "2 Timer hours_unreadable", "2 Status status_unknown"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(people_get_the_role_of_a_volunteer_in_the_chosen_unit) {
    const Plan plan = plan_of("Navn\nÅse Bæk\n\"Lund, Bo\"\n");
    BOOST_TEST_REQUIRE(plan.command.grants.size() == 2u);
    BOOST_TEST((plan.command.grants[1].person == plan.command.people[1].id));
    BOOST_TEST((plan.command.grants[1].unit == root));
    BOOST_TEST((plan.command.grants[1].role == Role::volunteer));
    BOOST_TEST(plan.command.people[1].given_name == "Bo");
    BOOST_TEST((plan.command.people[1].status == PersonStatus::active));
    BOOST_TEST(import(plan));
}

BOOST_AUTO_TEST_CASE(nothing_of_a_protected_address_is_kept_not_even_in_a_note) {
    const Plan plan = plan_of(
        "Navn;Adresse;Postnr;By;Noter\n"
        "Åse;Skolegade 3;4180;Sorø;Adressebeskyttelse\n"
        "Bo;BESKYTTET;4180;Sorø;Bor Skolegade 3 i Sorø\n"
        "Ib;hemmelig adresse;;;Ring på hos 4180 Sorø\n"
        "Eva;Skolegade 5;4180;Sorø;Arbejder på beskyttet værksted\n");
    BOOST_TEST_REQUIRE(plan.command.people.size() == 4u);
    for (std::size_t i = 0; i < 3; ++i) {
        const Person& person = plan.command.people[i];
        BOOST_TEST(person.address_protected);
        BOOST_TEST((person.street + person.postcode + person.town).empty());
        BOOST_TEST(person.notes == (i == 0 ? "Adressebeskyttelse" : ""));
    }
    BOOST_TEST(!plan.command.people[3].address_protected);
    BOOST_TEST(plan.command.people[3].street == "Skolegade 5");
    BOOST_TEST(remarks(plan) == Lines({"2 Adresse address_protected", "3 Adresse address_protected",
                                       "3 Noter note_had_address", "4 Adresse address_protected",
                                       "4 Noter note_had_address"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_column_that_says_yes_to_protection_counts) {
    const Plan plan = plan_of(
        "Navn;Adresse;Adressebeskyttelse\nÅse;Skolegade 3;ja\nBo;Skolegade 4;nej\nIb;Skolegade "
        "5;\n");
    BOOST_TEST_REQUIRE(plan.command.people.size() == 3u);
    BOOST_TEST(plan.command.people[0].street.empty());
    BOOST_TEST(plan.command.people[1].street == "Skolegade 4");
    BOOST_TEST(plan.command.people[2].street == "Skolegade 5");
}

BOOST_AUTO_TEST_CASE(addresses_come_in_one_column_or_several) {
    const Plan whole = plan_of("Navn;Adresse\nÅse;\"Åvænget 1, 2. tv, 4180 Sorø\"\n");
    BOOST_TEST(whole.command.people.at(0).street == "Åvænget 1, 2. tv");
    BOOST_TEST(whole.command.people.at(0).postcode == "4180");
    const Plan both = plan_of("Navn;Adresse;Postnr/By\nÅse;Åvænget 1, 2. tv;0900 København C\n");
    BOOST_TEST(both.command.people.at(0).street == "Åvænget 1, 2. tv");
    BOOST_TEST(both.command.people.at(0).postcode == "0900");
    BOOST_TEST(both.command.people.at(0).town == "København C");
}

BOOST_AUTO_TEST_CASE(formulas_are_text) {
    const Plan plan = plan_of("Navn;Noter\n=1+1;=HYPERLINK(\"x\")\n@cmd;+45 er forkert\n");
    BOOST_TEST_REQUIRE(plan.command.people.size() == 2u);
    BOOST_TEST(plan.command.people[0].given_name == "=1+1");
    BOOST_TEST(plan.command.people[0].notes == "=HYPERLINK(\"x\")");
    BOOST_TEST(plan.command.people[1].notes == "+45 er forkert");
    BOOST_TEST(import(plan));
}

BOOST_AUTO_TEST_CASE(words_for_unknown_leave_the_field_empty_with_a_remark) {
    const Plan plan = plan_of("Navn;Tlf;E-mail;Født;Timer\nÅse;-;ingen;ukendt;?\n");
    BOOST_TEST(plan.fresh == 1u);
    BOOST_TEST(plan.remarks == 4u);
    BOOST_TEST((plan.command.people[0].born == std::nullopt));
    BOOST_TEST(reason_of(language, plan.rows[0].findings[2]) ==
               "Der står ukendt, så feltet bliver tomt.");
}

BOOST_AUTO_TEST_CASE(an_unlikely_year_of_birth_is_asked_about) {
    const Plan plan = plan_of("Navn;Født\nÅse;1/1-24\nBo;1/1-1920\nIb;1/1-60\n");
    BOOST_TEST(remarks(plan) == Lines({"2 Født birth_year_unlikely", "3 Født birth_year_unlikely"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(short_rows_are_taken_with_a_remark_and_long_ones_refused) {
    const Plan plan = plan_of("Navn;Tlf;Noter\nÅse\nBo;20430712;a;b\nIb;20430713;c;;\n" +
                              std::string("Eva;20430714;d\nOle;20430715;e\nUlla;20430716;f\n"));
    BOOST_TEST(rejections(plan) == Lines({"3 D too_many_cells"}), boost::test_tools::per_element());
    BOOST_TEST(remarks(plan) == Lines({"2  row_is_short"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_quote_that_never_ends_refuses_one_row) {
    const Plan plan = plan_of("Navn;Noter\nÅse;\"hun sagde\nBo;fin\n");
    BOOST_TEST(rejections(plan) == Lines({"2 Noter quote_not_closed"}),
               boost::test_tools::per_element());
    BOOST_TEST(plan.fresh == 1u);
}

BOOST_AUTO_TEST_CASE(texts_that_apply_would_refuse_are_refused_by_row) {
    std::string interests;
    for (int i = 0; i < 31; ++i) interests += "emne " + std::to_string(i) + ",";
    const Plan plan = plan_of("Navn;Noter;Interesser\n" + std::string(201, 'a') + ";;\nBo;" +
                              std::string(4001, 'b') + ";\nIb;;" + interests + "\nEva;" +
                              std::string(4000, 'c') + ";\n");
    BOOST_TEST(rejections(plan) == Lines({"2 Navn text_too_long", "3 Noter text_too_long",
                                          "4 Interesser list_too_long"}),
               boost::test_tools::per_element());
    BOOST_TEST(import(plan));
}

BOOST_AUTO_TEST_CASE(units_and_activities_that_do_not_exist_are_made_once_below_the_chosen_unit) {
    Unit there;
    there.id = Id<Unit>::make({server_alias, 1}, 50);
    there.parent = root;
    there.name = "Skovbo";
    state.put(there, {});
    const Plan plan = plan_of(std::string(shift_headings) +
                              "Have;SKOVBO;5/1-27;10;12;2;;\nHave;Huset;5/1-27;10;12;2;;\n"
                              "have;huset;6/1-27;10;12;2;;\nLøb;;6/1-27;10;12;2;;\n"
                              "Tom;Ny enhed;31/2-27;10;12;2;;\nLøb;Kommunen;7/1-27;10;12;2;;\n");
    BOOST_TEST(plan.fresh == 5u);
    BOOST_TEST(plan.new_units == Lines({"Huset"}), boost::test_tools::per_element());
    BOOST_TEST(plan.new_activities.size() == 3u);
    BOOST_TEST(plan.new_activities[0].unit == "Skovbo");
    BOOST_TEST(plan.new_activities[2].unit == "Kommunen");
    BOOST_TEST((plan.command.units[0].parent == root));
    BOOST_TEST_REQUIRE(import(plan));
    BOOST_TEST(state.table<Shift>().size() == 5u);
    BOOST_TEST(state.table<Activity>().size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_unit_that_the_person_coordinates_elsewhere_is_not_made_again) {
    for (const std::uint32_t index : {50u, 51u}) {
        Unit unit;
        unit.id = Id<Unit>::make({server_alias, 1}, index);
        unit.parent = root;
        unit.name = index == 50 ? "Skovbo" : "Huset";
        state.put(unit, {});
    }
    const OpenedFile opened = open_file(
        language, as_bytes(std::string(shift_headings) + "Have;Huset;5/1-27;10;12;2;;\n"));
    const Id<Unit> skovbo = Id<Unit>::make({server_alias, 1}, 50);
    const Plan plan = make_plan(input(skovbo), opened.mapping, opened.table);
    BOOST_TEST(plan.new_units.empty());
    BOOST_TEST((plan.command.shifts.at(0).unit == Id<Unit>::make({server_alias, 1}, 51)));
    BOOST_TEST(import(plan));
}

BOOST_AUTO_TEST_CASE(a_column_of_names_beside_the_first_name_is_the_family_name) {
    const Plan plan = plan_of("Fornavn;Navn\nÅse;Bæk\nBo;Bo Lund\nIb;Ib\nEva;\n;Ole Holm\n");
    Lines names;
    for (const Person& person : plan.command.people) {
        names.push_back(person.given_name + "|" + person.family_name);
    }
    BOOST_TEST(names == Lines({"Åse|Bæk", "Bo|Lund", "Ib|", "Eva|", "Ole|Holm"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_shift_is_taken_once_and_another_responsible_makes_another_shift) {
    const std::string file = std::string(shift_headings) +
                             "Have;;5/1-27;10;12;2;Mette;\nhave;;05.01.2027;10.00;1200;3;mette;\n"
                             "Have;;5/1-27;10;12;2;Jens;\n";
    const Plan plan = plan_of(file);
    BOOST_TEST(plan.fresh == 2u);
    BOOST_TEST(plan.twice_in_file == 1u);
    BOOST_TEST_REQUIRE(import(plan));
    const Plan again = plan_of(file);
    BOOST_TEST(again.fresh == 0u);
    BOOST_TEST(again.already_there == 3u);
}

BOOST_AUTO_TEST_CASE(an_end_before_the_start_is_the_next_day_only_in_the_evening) {
    BOOST_TEST(minutes(plan_of(shift_file("5/1-27", "22.00", "02.00"))) == 240);
    BOOST_TEST(minutes(plan_of(shift_file("5/1-27", "17.00", "05.00"))) == 720);
    BOOST_TEST(minutes(plan_of(shift_file("5/1-27", "16.00", "24.00"))) == 480);
    BOOST_TEST(minutes(plan_of(shift_file("5/1-27", "16.00", "00.00"))) == 480);
    BOOST_TEST(minutes(plan_of(shift_file("5/1-27", "00.00", "24.00"))) == 1440);
    BOOST_TEST(rejections(plan_of(shift_file("5/1-27", "15.00", "14.00"))) ==
                   Lines({"2 Til ends_before_start"}),
               boost::test_tools::per_element());
    BOOST_TEST(rejections(plan_of(shift_file("5/1-27", "18.00", "17.00"))) ==
                   Lines({"2 Til ends_before_start"}),
               boost::test_tools::per_element());
    BOOST_TEST(
        rejections(plan_of(shift_file("5/1-27", "10.00", "10.00"))) == Lines({"2 Til no_length"}),
        boost::test_tools::per_element());
    BOOST_TEST(
        rejections(plan_of(shift_file("5/1-27", "24.00", "00.00"))) == Lines({"2 Til no_length"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_nights_when_the_clocks_change_are_counted_in_real_hours) {
    const Plan autumn = plan_of(shift_file("31-10-2027", "01.30", "03.30"));
    BOOST_TEST(minutes(autumn) == 180);
    BOOST_TEST(reason_of(language, autumn.rows[0].findings.at(0)) ==
               "Uret stilles om i løbet af vagten, så den varer 3 timer.");
    const Plan spring = plan_of(shift_file("28-03-2027", "01.30", "03.30"));
    BOOST_TEST(minutes(spring) == 60);
    const Plan across = plan_of(shift_file("27-03-2027", "22.00", "06.00"));
    BOOST_TEST(minutes(across) == 420);
    const Plan skipped = plan_of(shift_file("28-03-2027", "02.30", "04.00"));
    BOOST_TEST(minutes(skipped) == 30);
    BOOST_TEST(reason_of(language, skipped.rows[0].findings.at(0)) ==
               "2.30 findes ikke den nat, hvor sommertiden begynder; det bliver 3.30.");
    const Plan twice = plan_of(shift_file("31-10-2027", "00.30", "02.30"));
    BOOST_TEST(minutes(twice) == 120);
    BOOST_TEST(remarks(twice) == Lines({"2 Til time_twice"}), boost::test_tools::per_element());
    const Plan gone = plan_of(shift_file("28-03-2027", "02.30", "03.15"));
    BOOST_TEST(rejections(gone) == Lines({"2 Til ends_before_start"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(from_and_to_may_share_a_column) {
    const Plan plan = plan_of("Opgave;Dato;Tidspunkt\nHave;5/1-27;10–11.30\nLøb;5/1-27;aften\n");
    BOOST_TEST(minutes(plan) == 90);
    BOOST_TEST(rejections(plan) == Lines({"3 Tidspunkt time_unreadable"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_shift_needs_is_asked_for_by_name) {
    const Plan plan =
        plan_of(std::string(shift_headings) + ";;5/1-27;10;12;2;;\nHave;;;10;12;2;;\n" +
                "Have;;5/1-27;;12;2;;\nHave;;5/1-27;10;;0;;\n");
    BOOST_TEST(rejections(plan) == Lines({"2 Aktivitet activity_missing", "3 Dato date_missing",
                                          "4 Fra time_missing", "5 Til time_missing",
                                          "5 Antal places_out_of_range"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_shift_needs_cannot_be_unknown) {
    const Plan plan =
        plan_of(std::string(shift_headings) + "?;;5/1-27;10;12;2;;\nHave;;ukendt;10;12;2;;\n" +
                "Have;;5/1-27;-;12;2;;\nHave;;5/1-27;10;–;2;;\n");
    BOOST_TEST(rejections(plan) == Lines({"2 Aktivitet activity_missing", "3 Dato date_missing",
                                          "4 Fra time_missing", "5 Til time_missing"}),
               boost::test_tools::per_element());
    BOOST_TEST(!plan.can_import());
}

BOOST_AUTO_TEST_CASE(shifts_that_are_over_are_remarked) {
    const Plan plan = plan_of(shift_file("22-11-2026", "10", "12"));
    BOOST_TEST(remarks(plan) == Lines({"2 Dato shift_in_past"}), boost::test_tools::per_element());
    BOOST_TEST(plan_of(shift_file("23-11-2026", "10", "12")).remarks == 0u);
}

BOOST_AUTO_TEST_CASE(only_who_coordinates_the_unit_can_import_there) {
    PlanInput stranger = input(root);
    stranger.actor = Id<Person>::make({server_alias, 1}, 99);
    const OpenedFile opened = open_file(language, as_bytes("Navn\nÅse\n"));
    const Plan plan = make_plan(stranger, opened.mapping, opened.table);
    BOOST_TEST_REQUIRE(plan.file.size() == 1u);
    BOOST_TEST((plan.file[0].reason == Reason::not_coordinator));
    BOOST_TEST(plan.command.people.empty());
}

BOOST_AUTO_TEST_CASE(headings_without_rows_and_columns_without_names_stop_the_import) {
    BOOST_TEST((plan_of("Navn;Telefon\n").file.at(0).reason == Reason::no_rows));
    const Plan nameless = plan_of("Telefon;E-mail\n20430712;a@b.dk\n");
    BOOST_TEST((nameless.file.at(0).reason == Reason::field_missing));
    BOOST_TEST(reason_of(language, nameless.file[0]) == "Ingen kolonne er valgt til Hele navnet.");
    BOOST_TEST(!nameless.can_import());
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_opened_say_what_they_are) {
    const OpenedFile sheet = open_file(language, as_bytes("PK\x03\x04..."));
    BOOST_TEST(reason_of(language, sheet.problems.at(0)) ==
               "Det er et regneark, ikke en tekstfil.");
    BOOST_TEST((open_file(language, {}).problems.at(0).reason == Reason::file_empty));
    const OpenedFile broken = open_file(language, as_bytes("Navn\n\xC3\xA6\xC3\xA6\xC3\xA6"
                                                           "\xC3\xA6\xC3\xA6\xE6\n"));
    BOOST_TEST(reason_of(language, broken.cautions.at(0)) ==
               "1 tegn i filen kunne ikke læses og står som \uFFFD.");
}

BOOST_AUTO_TEST_CASE(an_import_that_is_too_large_says_how_to_split_it) {
    std::string file = "Navn;Tlf;Noter\n";
    const std::string note(400, 'n');
    for (int i = 0; i < 4000; ++i) {
        file += "Person " + std::to_string(i) + ";" + std::to_string(20'000'000 + i) + ";" + note +
                "\n";
    }
    const Plan plan = plan_of(file);
    BOOST_TEST_REQUIRE(plan.file.size() == 1u);
    BOOST_TEST((plan.file[0].reason == Reason::too_much_at_once));
    BOOST_TEST(plan.file[0].detail == "1.400");
    BOOST_TEST(plan.command.people.empty());
}

BOOST_AUTO_TEST_CASE(the_largest_command_that_is_let_through_fits_into_a_message) {
    std::string file = "Navn;Tlf;Interesser;Født\n";
    for (int i = 0; i < 3400; ++i) {
        file += "Person " + std::to_string(i) + ";" + std::to_string(20'000'000 + i) +
                ";a, b, c;5/2-60\n";
    }
    const Plan plan = plan_of(file);
    BOOST_TEST_REQUIRE(plan.file.empty());
    BOOST_TEST(plan.fresh == 3400u);
    const Bytes bytes = wire::encode(ops::Op{{7, 1}, {}, 0, plan.command});
    BOOST_TEST(bytes.size() < command_bytes_max);
    BOOST_TEST(import(plan));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
