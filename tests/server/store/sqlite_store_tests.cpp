// What only a database on disk can get wrong.
#include "server/store/sqlite_store.hpp"

#include <sqlite3.h>

#include <boost/test/unit_test.hpp>

#include "tests/support/server/server_process.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

struct Fixture {
    TemporaryFolder folder;
    SeededRandom random{1};
    std::string file = folder.file("db");

    Result<std::unique_ptr<SqliteStore>> open(DataKind kind = DataKind::real) {
        return SqliteStore::open(file, kind, random);
    }
    void make() { BOOST_REQUIRE(open().ok()); }
    std::string why_not(DataKind kind = DataKind::real) {
        const auto opened = open(kind);
        return opened.ok() ? "opened" : opened.error().detail;
    }
    void run_sql(const char* sql) {
        sqlite3* db = nullptr;
        BOOST_REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
        BOOST_REQUIRE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(db);
    }
    std::string ask(const char* sql) {
        auto db = Sqlite::open(file);
        return *db->text(sql);
    }
};

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

// Units 1 … count, all changed at `seq`.
sync::AuthorityCommit units(std::uint64_t count, std::uint64_t seq, const std::string& name) {
    sync::AuthorityCommit commit;
    commit.seq = seq;
    wire::SentRow row{Unit{}, {.seq = seq}};
    for (std::uint64_t id = 1; id <= count; ++id) {
        Unit unit;
        unit.id = {id};
        unit.name = name;
        row.row = unit;
        commit.puts.push_back(row);
    }
    return commit;
}

sync::AuthorityCommit one_unit() { return units(1, 1, "Skovbo"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(sqlite_store_tests)

BOOST_FIXTURE_TEST_CASE(a_second_server_on_the_same_file_is_refused, Fixture) {
    auto first = open();
    BOOST_REQUIRE(first.ok());
    const auto second = open();
    BOOST_TEST((second.error().code == ErrorCode::already_there));
    BOOST_TEST(contains(second.error().detail, "another server is using it"));
    first->reset();
    BOOST_TEST(open().ok());
}

BOOST_FIXTURE_TEST_CASE(others_can_read_while_the_server_runs, Fixture) {
    const auto store = open();
    BOOST_REQUIRE((*store)->commit(one_unit()).ok());
    BOOST_TEST(ask("SELECT seq FROM meta") == "1");
}

BOOST_FIXTURE_TEST_CASE(a_file_that_is_no_database_is_refused_and_left_alone, Fixture) {
    const std::string letter(2000, 'k');
    write_file(file, letter);
    BOOST_TEST(contains(why_not(), "not an SQLite database"));
    BOOST_TEST(read_file(file) == letter);
}

BOOST_FIXTURE_TEST_CASE(another_programs_database_is_refused_and_left_alone, Fixture) {
    run_sql("CREATE TABLE recipe(name); PRAGMA journal_mode = DELETE");
    const std::string before = read_file(file);
    BOOST_TEST(contains(why_not(), "belongs to another program"));
    BOOST_TEST(read_file(file) == before);
}

BOOST_FIXTURE_TEST_CASE(a_newer_schema_is_refused_with_both_numbers, Fixture) {
    make();
    run_sql("PRAGMA user_version = 99");
    const std::string known = "knows " + std::to_string(newest_schema());
    BOOST_TEST(contains(why_not(), ("newer Tovholder (schema 99, this program " + known).c_str()));
}

BOOST_FIXTURE_TEST_CASE(the_demo_and_real_data_never_meet, Fixture) {
    make();
    BOOST_TEST(contains(why_not(DataKind::demo), "holds real data"));
    file = folder.file("demo");
    BOOST_REQUIRE(open(DataKind::demo).ok());
    BOOST_TEST(contains(why_not(), "holds the demo"));
    BOOST_TEST(open(DataKind::demo).ok());
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_is_not_there_is_told, Fixture) {
    file = folder.file("none/db");
    BOOST_TEST(contains(why_not(), "No such file or directory"));
}

BOOST_FIXTURE_TEST_CASE(a_damaged_row_is_found_at_the_start, Fixture) {
    {
        const auto store = open();
        BOOST_REQUIRE((*store)->commit(one_unit()).ok());
    }
    run_sql("UPDATE row SET fields = x'ffffffffffffffff'");
    const auto store = open();
    BOOST_REQUIRE(store.ok());
    const auto contents = (*store)->load();
    BOOST_REQUIRE(!contents.ok());
    BOOST_TEST((contents.error().code == ErrorCode::bad_record));
    BOOST_TEST(contains(contents.error().detail, "restore a backup"));
}

BOOST_FIXTURE_TEST_CASE(pages_are_checked_at_the_start, Fixture) {
    {
        const auto store = open();
        BOOST_REQUIRE((*store)->commit(units(200, 1, std::string(200, 'x'))).ok());
    }
    std::string bytes = read_file(file);
    BOOST_REQUIRE(bytes.size() > 40'000u);
    for (std::size_t at = 30'000; at < 34'000; ++at) bytes[at] = '\x5a';
    write_file(file, bytes);
    BOOST_TEST(why_not() != "opened");
}

BOOST_FIXTURE_TEST_CASE(the_log_is_moved_into_the_file_at_the_end, Fixture) {
    {
        const auto store = open();
        BOOST_REQUIRE((*store)->commit(one_unit()).ok());
        BOOST_TEST(read_file(file + "-wal").size() > 0u);
    }
    BOOST_TEST(read_file(file + "-wal").empty());
    BOOST_TEST(ask("SELECT count(*) FROM row") == "1");
}

BOOST_FIXTURE_TEST_CASE(the_disk_is_asked_to_keep_every_commit, Fixture) {
    make();
    BOOST_TEST(ask("PRAGMA journal_mode") == "wal");
    BOOST_TEST(ask("PRAGMA user_version") == std::to_string(newest_schema()));
}

BOOST_FIXTURE_TEST_CASE(a_database_of_schema_1_keeps_its_devices_and_gets_room_for_secrets,
                        Fixture) {
    sync::DeviceRecord device;
    device.alias = 7;
    device.name = "Tablet";
    {
        const auto store = open();
        sync::AuthorityCommit commit = one_unit();
        commit.devices = {device};
        BOOST_REQUIRE((*store)->commit(commit).ok());
    }
    run_sql(
        "ALTER TABLE device DROP COLUMN unlock_secret;"
        "ALTER TABLE device DROP COLUMN acted;"
        "ALTER TABLE device DROP COLUMN passed; DROP TABLE audit;"
        "DROP TABLE journal;"
        "ALTER TABLE device DROP COLUMN sign_key; ALTER TABLE device DROP COLUMN box_key;"
        "ALTER TABLE meta DROP COLUMN aliases_used_below; PRAGMA user_version = 1");
    {
        const auto store = open();
        BOOST_REQUIRE(store.ok());
        const auto contents = (*store)->load();
        BOOST_REQUIRE_EQUAL(contents->devices.size(), 1u);
        BOOST_TEST(contents->devices[0].name == "Tablet");
        BOOST_TEST(contents->devices[0].unlock_secret.empty());
        BOOST_TEST(contents->devices[0].sign_key.empty());
        BOOST_TEST(contents->rows.size() == 1u);
        BOOST_TEST(contents->aliases_used_below == 0u);
        device.unlock_secret = "secret";
        sync::AuthorityCommit commit;
        commit.seq = 1;
        commit.devices = {device};
        BOOST_REQUIRE((*store)->commit(commit).ok());
    }
    BOOST_TEST((*open())->load()->devices[0].unlock_secret == "secret");
    BOOST_TEST(ask("PRAGMA user_version") == std::to_string(newest_schema()));
}

BOOST_FIXTURE_TEST_CASE(on_a_full_disk_a_commit_fails_whole_and_earlier_ones_stay, Fixture) {
    {
        const auto store = open();
        BOOST_REQUIRE((*store)->commit(one_unit()).ok());
        const FullDisk full(300 * 1024);
        BOOST_TEST(!(*store)->commit(units(20'000, 2, "en enhed med et langt navn")).ok());
    }
    const auto store = open();
    const auto contents = (*store)->load();
    BOOST_TEST(contents->seq == 1u);
    BOOST_TEST(contents->rows.size() == 1u);
}

// What the files of the database hold, bytes that are free included.
std::string all_bytes(const std::string& file) {
    return read_file(file) + read_file(file + "-wal") + read_file(file + "-shm");
}

BOOST_AUTO_TEST_CASE(no_byte_of_an_erased_person_is_left_in_the_files) {
    TemporaryFolder folder;
    SeededRandom random{1};
    const std::string file = folder.file("db");
    auto store = SqliteStore::open(file, DataKind::real, random);
    BOOST_REQUIRE(store.ok());
    Person person;
    person.id = {77};
    person.given_name = "Kanariefuglen";
    person.notes = std::string(3000, 'n') + "Hemmelighed";
    for (std::uint64_t seq = 1; seq <= 40; ++seq) {
        sync::AuthorityCommit commit{.seq = seq};
        person.phone = "2000" + std::to_string(1000 + seq);
        Stamp stamp{.seq = seq};
        stamp.trail.push_back({3, seq, 9, {5}, {1}, {"Kanariefuglens nummer"}, {}});
        commit.puts.push_back({person, stamp});
        Person other = person;
        other.id = {100 + seq};
        other.given_name = "Nabo";
        other.notes = "x";
        commit.puts.push_back({other, {.seq = seq}});
        BOOST_REQUIRE((*store)->commit(commit).ok());
    }
    BOOST_TEST(all_bytes(file).find("Kanariefuglen") != std::string::npos);
    sync::AuthorityCommit erasing{.seq = 41};
    erasing.erases = {key_of(person)};
    erasing.erased = {person.id};
    BOOST_REQUIRE((*store)->commit(erasing).ok());
    const std::string left = all_bytes(file);
    BOOST_TEST(left.find("Nabo") != std::string::npos);
    BOOST_TEST(left.find("Kanariefugl") == std::string::npos);
    BOOST_TEST(left.find("Hemmelighed") == std::string::npos);
    BOOST_TEST(left.find("20001040") != std::string::npos);  // the neighbour's, the same number
    BOOST_TEST(read_file(file + ".erased") == "4d\n");
}

BOOST_AUTO_TEST_SUITE_END()
