// The import's steps, from a file's bytes to its undo.
#include "src/models/import_model.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/domain_fixture.hpp"

namespace tovholder::models {
namespace {

constexpr std::string_view people_csv =
    "Fornavn;Efternavn;Telefon;Noter\n"
    "Hanne;Kjær;20940031;\n"
    "Yusuf;Ågesen;20040793;cpr 010250-1234\n"
    "Poul;Holm;20460839;Har hund\n";

struct Fixture : testing::SmallTown {
    Viewer viewer{.person = mette, .now = now, .today = to_local(now).date, .coordinator = true};
    ImportWork work;

    void load(std::string_view text, const std::string& name = "frivillige.csv") {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
        load_file(work, name, ByteView(bytes, text.size()));
    }
    ImportModel model() const { return make_import_model(state, viewer, work); }
    OpId last_op() const { return {100, number}; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import_model_tests, Fixture)

BOOST_AUTO_TEST_CASE(it_begins_with_choosing_a_file_and_only_for_coordinators) {
    BOOST_TEST(model().allowed);
    BOOST_TEST((model().step == ImportStep::choose));
    viewer.person = bodil;
    viewer.coordinator = false;
    BOOST_TEST(!model().allowed);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_stays_at_the_first_step_and_says_why) {
    load("PK\x03\x04 a spreadsheet", "frivillige.xlsx");
    const ImportModel refused = model();
    BOOST_TEST((refused.step == ImportStep::choose));
    BOOST_REQUIRE(refused.file_problems.size() == 1U);
    BOOST_TEST(!refused.file_problems[0].reason.empty());
    BOOST_TEST(!refused.file_problems[0].remedy.empty());
    refuse_large_file(work, "stor.csv");
    BOOST_TEST(model().file_problems[0].reason.find('5') != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_columns_come_with_samples_and_a_guess) {
    load(people_csv);
    const ImportModel columns = model();
    BOOST_TEST((columns.step == ImportStep::columns));
    BOOST_TEST(columns.read_as == "3 rækker · UTF-8 · semikolon");
    BOOST_REQUIRE(columns.columns.size() == 4U);
    BOOST_TEST(columns.columns[0].samples == "Hanne · Yusuf · Poul");
    BOOST_TEST(columns.field_names[columns.columns[2].chosen] == "Telefon");
    BOOST_TEST(columns.file_problems.empty());
    BOOST_TEST(columns.unit == 0U);
}

BOOST_AUTO_TEST_CASE(a_needed_column_that_was_taken_away_is_missed) {
    load(people_csv);
    set_field(work, 0, imports::Field::ignore);
    set_field(work, 1, imports::Field::ignore);
    BOOST_TEST(!model().file_problems.empty());
}

BOOST_AUTO_TEST_CASE(the_preview_tells_what_is_made_and_what_is_left_out) {
    load(people_csv);
    set_step(work, ImportStep::preview);
    const ImportModel preview = model();
    BOOST_TEST(preview.fresh_count == "2 frivillige bliver oprettet");
    BOOST_TEST(preview.rejected_count == "1 række bliver ikke læst ind");
    BOOST_REQUIRE(preview.rejected.size() == 1U);
    BOOST_TEST(preview.rejected[0].line == 3U);
    BOOST_TEST(preview.rejected[0].column == "Noter");
    BOOST_REQUIRE(preview.fresh.size() == 2U);
    BOOST_TEST(preview.fresh[0].title == "Hanne Kjær");
    BOOST_TEST(preview.fresh[0].detail == "20 94 00 31");
    BOOST_TEST(preview.rejected_csv.find("Yusuf") != std::string::npos);
    BOOST_TEST(preview.rejected_csv.find("010250") == std::string::npos);
    BOOST_TEST(preview.rejected_csv_name == "afviste-frivillige.csv");
}

BOOST_AUTO_TEST_CASE(a_shift_plan_names_new_units_and_activities) {
    load("Aktivitet;Enhed;Dato;Fra;Til;Antal\nBordtennis;Hallen;3/12-26;14.30;16.30;4\n");
    set_step(work, ImportStep::preview);
    const ImportModel preview = model();
    BOOST_TEST(preview.fresh_count == "1 vagt bliver oprettet");
    BOOST_REQUIRE(preview.creates.size() == 2U);
    BOOST_TEST(preview.creates[0] == "1 ny enhed: Hallen");
    BOOST_TEST(preview.creates[1] == "1 ny opgave: Bordtennis (Hallen)");
    BOOST_TEST(preview.fresh[0].detail ==
               "torsdag den 3. december 2026 kl. 14.30–16.30 · 4 pladser");
}

BOOST_AUTO_TEST_CASE(after_the_import_there_is_one_undo_and_again_changes_nothing) {
    load(people_csv);
    set_step(work, ImportStep::preview);
    const ImportModel preview = model();
    BOOST_REQUIRE(preview.command.has_value());
    const std::size_t before = state.table<Person>().size();
    begin_import(work, preview, last_op());
    notice_import(work, last_op());
    BOOST_TEST((work.step == ImportStep::preview));  // not carried out yet
    const auto changes = do_as(mette, *preview.command);
    BOOST_REQUIRE(changes.ok());
    const OpId op{static_cast<DeviceAlias>(100 + mette.op().number), number};
    notice_import(work, op);
    BOOST_TEST((work.step == ImportStep::done));
    BOOST_TEST(!model().undone);
    BOOST_TEST(model().done_summary == "2 frivillige er oprettet.");
    BOOST_TEST(model().rejected_count == "1 række blev ikke læst ind");
    BOOST_TEST(state.table<Person>().size() == before + 2);

    set_step(work, ImportStep::preview);
    BOOST_TEST(model().nothing_new);
    BOOST_TEST(!model().command.has_value());
    BOOST_TEST(model().known_count == "2 er her allerede");

    BOOST_REQUIRE(do_as(mette, ops::UndoCreation{work.op}).ok());
    BOOST_TEST(state.table<Person>().size() == before);
    set_step(work, ImportStep::done);
    BOOST_TEST(model().undone);
}

BOOST_AUTO_TEST_CASE(every_change_counts_up_so_that_the_plan_is_made_once_for_each) {
    std::uint64_t version = work.version;
    const auto grew = [&] { return std::exchange(version, work.version) < work.version; };
    load(people_csv);
    BOOST_TEST(grew());
    set_field(work, 3, imports::Field::ignore);
    BOOST_TEST(grew());
    set_kind(work, imports::Kind::shifts);
    BOOST_TEST(grew());
    set_import_unit(work, library);
    BOOST_TEST(grew());
    forget_file(work);
    BOOST_TEST(grew());
    BOOST_TEST((work.step == ImportStep::choose));
    BOOST_TEST((work.unit == library));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::models
