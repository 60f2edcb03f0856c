// The file of rejected rows: what it holds, what it leaves out, and its way back.
#include "shared/imports/rejected.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/imports/csv_write.hpp"
#include "tests/shared/imports/import_fixture.hpp"

namespace tovholder::imports {

BOOST_FIXTURE_TEST_SUITE(rejected_tests, ImportFixture)

BOOST_AUTO_TEST_CASE(it_holds_the_rejected_rows_behind_their_line_and_reason) {
    const OpenedFile opened = open_file(
        language, as_bytes("Navn;Født;Noter\nÅse;5/2-60;\nBo;31-02-1960;\"a;b\"\nIb;;=1+1\n"));
    const std::string file =
        write_rejected(language, opened.table, opened.mapping, plan_of(opened));
    BOOST_TEST(file ==
               "\xEF\xBB\xBFLinje i filen;Derfor blev rækken afvist;Navn;Født;Noter\r\n"
               "3;Født: 31-02-1960 er ikke en dato, der findes. Ret datoen, for eksempel "
               "05.02.2027, og importér rækken igen.;Bo;31-02-1960;\"a;b\"\r\n");
}

BOOST_AUTO_TEST_CASE(formulas_are_neutralised_on_the_way_out_and_restored_on_the_way_in) {
    const OpenedFile opened =
        open_file(language, as_bytes("Navn;Født;Noter\n@Bo;31-02-1960;'=1+1\nIb;;x\n"));
    std::string file = write_rejected(language, opened.table, opened.mapping, plan_of(opened));
    BOOST_TEST(file.find(";'@Bo;") != std::string::npos);
    BOOST_TEST(file.find(";''=1+1") != std::string::npos);
    file.replace(file.find("31-02-1960;''"), 10, "28-02-1960");
    const Plan plan = plan_of(file);
    BOOST_TEST_REQUIRE(plan.command.people.size() == 1u);
    BOOST_TEST(plan.command.people[0].given_name == "@Bo");
    BOOST_TEST(plan.command.people[0].notes == "'=1+1");
}

BOOST_AUTO_TEST_CASE(not_corrected_it_is_rejected_again_with_the_columns_of_ours_left_out) {
    const OpenedFile opened = open_file(language, as_bytes("Navn;Født\nBo;31-02-1960\n"));
    const OpenedFile again = open_file(
        language,
        as_bytes(write_rejected(language, opened.table, opened.mapping, plan_of(opened))));
    BOOST_TEST(again.mapping.own_file);
    const Plan plan = plan_of(again);
    BOOST_TEST(plan.rejected == 1u);
    const std::string third = write_rejected(language, again.table, again.mapping, plan);
    BOOST_TEST(third.find("Linje i filen;Derfor blev rækken afvist;Navn;Født\r\n2;") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(cpr_numbers_and_protected_addresses_do_not_go_into_a_new_file) {
    const OpenedFile opened = open_file(
        language, as_bytes("Navn;Adresse;By;Født;Noter\n"
                           "Bo;Skolegade 3;Sorø;31-02-1960;adressebeskyttelse, bor Skolegade 3\n"
                           "Ib;BESKYTTET;Sorø;31-02-1960;fin\n"
                           "Eva;;;;se 010250-1234 og 0102501235.\n"));
    const std::string file =
        write_rejected(language, opened.table, opened.mapping, plan_of(opened));
    BOOST_TEST(file.find("Skolegade") == std::string::npos);
    BOOST_TEST(file.find("Sorø") == std::string::npos);
    BOOST_TEST(file.find("BESKYTTET") != std::string::npos);
    BOOST_TEST(file.find("010250") == std::string::npos);
    BOOST_TEST(file.find("se [CPR-nummer fjernet] og [CPR-nummer fjernet].") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_without_headings_gets_those_of_its_fields) {
    const OpenedFile opened = open_file(
        language, as_bytes("Åse;20430712;5/2-1960\nBo;20430713;6/2-1970\nIb;20430714;31/2-1970\n"));
    const std::string file =
        write_rejected(language, opened.table, opened.mapping, plan_of(opened));
    BOOST_TEST(file.find(";Fornavn;Telefon;Fødselsdato\r\n3;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(our_headings_are_known_in_both_languages) {
    BOOST_TEST(is_own_heading("Linje i filen"));
    BOOST_TEST(is_own_heading("why the row was rejected"));
    BOOST_TEST(!is_own_heading("Linje"));
    BOOST_TEST(!is_own_heading(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
