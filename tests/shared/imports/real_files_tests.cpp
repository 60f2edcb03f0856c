// The two files as a coordinator's Excel wrote them (tests/data): exact numbers and lines.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "shared/ops/cpr.hpp"
#include "tests/shared/imports/import_fixture.hpp"

namespace tovholder::imports {
namespace {

using Lines = std::vector<std::string>;

// One row of the file by its line.
const PlannedRow& row_at(const Plan& plan, std::uint32_t line) {
    for (const PlannedRow& row : plan.rows) {
        if (row.line == line) return row;
    }
    TOV_ASSERT(false);
    return plan.rows[0];
}

const Person& person_at(const Plan& plan, std::uint32_t line) {
    return plan.command.people[row_at(plan, line).index];
}

const Shift& shift_at(const Plan& plan, std::uint32_t line) {
    return plan.command.shifts[row_at(plan, line).index];
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(real_files_tests, ImportFixture)

BOOST_AUTO_TEST_CASE(the_volunteers_file_gives_156_people_and_25_rejected_rows) {
    const OpenedFile opened = open_file(language, as_bytes(read_test_file("frivillige.csv")));
    BOOST_TEST((opened.encoding == Encoding::windows_1252));
    BOOST_TEST(opened.table.separator == ';');
    BOOST_TEST(opened.table.empty_rows == 2u);
    BOOST_TEST((opened.mapping.kind == Kind::people));
    const std::vector<Field> expected = {Field::given_name, Field::family_name,    Field::phone,
                                         Field::email,      Field::street,         Field::postcode,
                                         Field::town,       Field::born,           Field::interests,
                                         Field::languages,  Field::hours_per_week, Field::started,
                                         Field::status,     Field::notes};
    BOOST_TEST((opened.mapping.fields == expected));
    const Plan plan = plan_of(opened);
    BOOST_TEST(plan.rows.size() == 185u);
    BOOST_TEST(plan.fresh == 156u);
    BOOST_TEST(plan.already_there == 0u);
    BOOST_TEST(plan.twice_in_file == 4u);
    BOOST_TEST(plan.rejected == 25u);
    BOOST_TEST(plan.command.people.size() == 156u);
    BOOST_TEST(plan.command.grants.size() == 156u);
    BOOST_TEST(plan.can_import());
}

BOOST_AUTO_TEST_CASE(every_rejected_volunteer_has_its_line_column_and_reason) {
    const Plan plan = plan_of(read_test_file("frivillige.csv"));
    const Lines expected = {
        "11 Noter cpr_in_cell",    "13 Født date_impossible", "14 Noter cpr_in_cell",
        "23 Noter cpr_in_cell",    "27 Noter cpr_in_cell",    "40 Noter cpr_in_cell",
        "42 Født date_impossible", "45 Født date_impossible", "47 Noter cpr_in_cell",
        "52 Noter cpr_in_cell",    "62 Noter cpr_in_cell",    "70 Noter cpr_in_cell",
        "77 Noter cpr_in_cell",    "88 Født date_impossible", "92 Noter cpr_in_cell",
        "96 Noter cpr_in_cell",    "98 Født date_impossible", "126 Noter cpr_in_cell",
        "130 Noter cpr_in_cell",   "131 Noter cpr_in_cell",   "171 E-mail email_unreadable",
        "175 Noter cpr_in_cell",   "176 Noter cpr_in_cell",   "190 Noter cpr_in_cell",
        "194 Noter cpr_in_cell"};
    BOOST_TEST(rejections(plan) == expected, boost::test_tools::per_element());
    Lines twice;
    for (const PlannedRow& row : plan.rows) {
        if (row.outcome != Outcome::twice_in_file) continue;
        twice.push_back(std::to_string(row.line) + " = " + std::to_string(row.same_line));
    }
    BOOST_TEST(twice == Lines({"59 = 22", "95 = 7", "99 = 28", "181 = 83"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_cpr_number_is_never_repeated) {
    const OpenedFile opened = open_file(language, as_bytes(read_test_file("frivillige.csv")));
    const Plan plan = plan_of(opened);
    for (const PlannedRow& row : plan.rows) {
        for (const Finding& finding : row.findings) {
            BOOST_TEST(!ops::looks_like_cpr(reason_of(language, finding)));
            BOOST_TEST(!ops::looks_like_cpr(finding.value));
        }
    }
    BOOST_TEST(write_rejected(language, opened.table, opened.mapping, plan).find("010250") ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(cells_are_read_as_their_writer_meant_them) {
    const Plan plan = plan_of(read_test_file("frivillige.csv"));
    const Person& noah = person_at(plan, 3);
    BOOST_TEST(noah.given_name == "Noah");
    BOOST_TEST(noah.phone == "20826024");
    BOOST_TEST(noah.street == "Åvænget 121, 2. tv");
    BOOST_TEST(noah.town == "Fuglebjerg");
    BOOST_TEST((noah.born == make_date(1963, 9, 23)));
    BOOST_TEST(noah.minutes_per_week == 30u);
    BOOST_TEST((noah.status == PersonStatus::fresh));
    BOOST_TEST(noah.interests == Lines({"kørsel", "sprogmakker", "vågekone"}),
               boost::test_tools::per_element());
    const Person& aage = person_at(plan, 4);
    BOOST_TEST(aage.notes == "=SUM(A1:A3)");
    BOOST_TEST(aage.phone == "20494405");
    const Person& jytte = person_at(plan, 7);
    BOOST_TEST(jytte.notes == "+45 er forkert, ring til datter");
    const Person& hanne = person_at(plan, 10);
    BOOST_TEST(hanne.notes == "Sagde: \"ring efter kl. 10\"");
    BOOST_TEST(hanne.minutes_per_week == 150u);
    BOOST_TEST((person_at(plan, 8).born == make_date(2002, 3, 8)));
    BOOST_TEST(person_at(plan, 19).notes == "Ny i byen,\nvil gerne lære dansk");
    BOOST_TEST(person_at(plan, 21).minutes_per_week == 120u);
}

BOOST_AUTO_TEST_CASE(protected_addresses_and_unknown_birthdays_are_left_out_with_a_remark) {
    const Plan plan = plan_of(read_test_file("frivillige.csv"));
    const Lines said = remarks(plan);
    BOOST_TEST(said.size() == 19u);
    BOOST_TEST(std::count(said.begin(), said.end(), "9 Adresse address_protected") == 1);
    BOOST_TEST(std::count(said.begin(), said.end(), "12 Født left_empty") == 1);
    std::size_t hidden = 0;
    for (const Person& person : plan.command.people) {
        if (!person.address_protected) continue;
        ++hidden;
        BOOST_TEST(person.street.empty());
        BOOST_TEST(person.postcode.empty());
        BOOST_TEST(person.town.empty());
    }
    BOOST_TEST(hidden == 15u);
    BOOST_TEST((person_at(plan, 12).born == std::nullopt));
}

BOOST_AUTO_TEST_CASE(the_rota_gives_324_shifts_7_units_11_activities_and_5_rejected_rows) {
    const OpenedFile opened = open_file(language, as_bytes(read_test_file("vagtplan.csv")));
    BOOST_TEST((opened.encoding == Encoding::utf8));
    BOOST_TEST((opened.mapping.kind == Kind::shifts));
    const Plan plan = plan_of(opened);
    BOOST_TEST(plan.rows.size() == 329u);
    BOOST_TEST(plan.fresh == 324u);
    BOOST_TEST(plan.twice_in_file == 0u);
    BOOST_TEST(plan.rejected == 5u);
    BOOST_TEST(plan.new_units.size() == 7u);
    BOOST_TEST(plan.new_activities.size() == 11u);
    BOOST_TEST(
        rejections(plan) == Lines({"70 Antal places_unreadable", "105 Fra time_impossible",
                                   "105 Til time_impossible", "122 Aktivitet activity_missing",
                                   "141 Dato date_impossible", "249 Til ends_before_start"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(times_across_midnight_and_on_both_nights_of_changing_clocks_are_right) {
    const Plan plan = plan_of(read_test_file("vagtplan.csv"));
    const Shift& winter = shift_at(plan, 149);
    BOOST_TEST((winter.ends - winter.starts) == 3 * seconds_per_hour);
    const Shift& summer = shift_at(plan, 224);
    BOOST_TEST((summer.ends - summer.starts) == seconds_per_hour);
    const Shift& night = shift_at(plan, 287);
    BOOST_TEST((night.ends - night.starts) == 4 * seconds_per_hour);
    BOOST_TEST((to_local(night.ends) == LocalTime{*make_date(2026, 12, 13), 2 * 60}));
    BOOST_TEST(remarks(plan) == Lines({"149 Til clock_changes", "224 Til clock_changes"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(importing_both_files_twice_changes_nothing) {
    for (const char* name : {"frivillige.csv", "vagtplan.csv"}) {
        BOOST_TEST_CONTEXT(name) {
            const std::string file = read_test_file(name);
            const Plan first = plan_of(file);
            BOOST_TEST_REQUIRE(import(first));
            const std::size_t rows = state.keys().size();
            const Plan again = plan_of(file);
            BOOST_TEST(again.fresh == 0u);
            BOOST_TEST(!again.can_import());
            BOOST_TEST(again.already_there == first.fresh + first.twice_in_file);
            BOOST_TEST(again.rejected == first.rejected);
            BOOST_TEST(again.new_units.empty());
            // And the command itself, sent once more, makes nothing.
            BOOST_TEST(import(first));
            BOOST_TEST(state.keys().size() == rows);
        }
    }
}

BOOST_AUTO_TEST_CASE(rejected_rows_come_back_corrected_and_are_taken) {
    for (const char* name : {"frivillige.csv", "vagtplan.csv"}) {
        BOOST_TEST_CONTEXT(name) {
            const OpenedFile opened = open_file(language, as_bytes(read_test_file(name)));
            const Plan plan = plan_of(opened);
            BOOST_TEST_REQUIRE(import(plan));
            std::string file = write_rejected(language, opened.table, opened.mapping, plan);
            const auto correct = [&file](std::string_view wrong, std::string_view right) {
                for (std::size_t at = file.find(wrong); at != std::string::npos;
                     at = file.find(wrong, at + right.size())) {
                    file.replace(at, wrong.size(), right);
                }
            };
            correct(";31-02-1960;", ";28-02-1960;");
            correct(";1/13-55;", ";1/12-55;");
            correct(";Lene at example.org;", ";lene@example.org;");
            correct(";mange;", ";3;");
            correct(";25.00;26.00;", ";15.00;16.00;");
            correct(";;Medborgerhuset", ";Lektiecafé;Medborgerhuset");
            correct(";30-02-2027;", ";28-02-2027;");
            correct(";15.00;14.00;", ";14.00;15.00;");
            const OpenedFile again = open_file(language, as_bytes(file));
            BOOST_TEST(again.mapping.own_file);
            const Plan corrected = plan_of(again);
            BOOST_TEST(rejections(corrected).empty());
            BOOST_TEST(corrected.rows.size() == plan.rejected);
            BOOST_TEST_REQUIRE(import(corrected));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::imports
