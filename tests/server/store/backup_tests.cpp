// Backups: whole, checked, never over something else; and a restored database that devices notice.
#include "server/store/backup.hpp"

#include <boost/test/unit_test.hpp>

#include "server/store/sqlite_store.hpp"
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
    std::string copy = folder.file("copy's");  // a name that needs care

    std::unique_ptr<SqliteStore> open() {
        auto store = SqliteStore::open(file, DataKind::real, random);
        BOOST_REQUIRE(store.ok());
        return std::move(*store);
    }
    // A database with one device, alias 9, and `seq` changes.
    void make(std::uint64_t seq) {
        const auto store = open();
        sync::AuthorityCommit commit;
        commit.seq = seq;
        sync::DeviceRecord device;
        device.alias = 9;
        device.name = "Tablet";
        commit.devices = {device};
        BOOST_REQUIRE(store->commit(commit).ok());
    }
    sync::AuthorityContents contents() { return *open()->load(); }
    std::string sentence(const Result<void>& result) {
        return result.ok() ? "done" : result.error().detail;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(backup_tests)

BOOST_FIXTURE_TEST_CASE(a_backup_is_made_while_a_server_uses_the_database, Fixture) {
    make(3);
    const auto store = open();
    BOOST_TEST(sentence(back_up(file, copy)) == "done");
    BOOST_TEST(!read_file(copy).empty());
    BOOST_TEST(read_file(copy + ".part").empty());
}

BOOST_FIXTURE_TEST_CASE(a_backup_never_overwrites, Fixture) {
    make(3);
    write_file(copy, "precious");
    const auto done = back_up(file, copy);
    BOOST_REQUIRE(!done.ok());
    BOOST_TEST((done.error().code == ErrorCode::already_there));
    BOOST_TEST(read_file(copy) == "precious");
}

BOOST_FIXTURE_TEST_CASE(what_is_not_ours_is_neither_copied_nor_restored, Fixture) {
    BOOST_TEST((back_up(file, copy).error().code == ErrorCode::not_found));
    BOOST_TEST(read_file(file).empty());
    write_file(copy,
               "a letter to aunt Oda, longer than a hundred letters, so that it could be "
               "taken for the header of a database");
    BOOST_TEST(!restore(copy, file, random).ok());
    BOOST_TEST(read_file(file).empty());
}

BOOST_FIXTURE_TEST_CASE(a_restored_database_is_a_new_history_and_knows_which_aliases_are_in_doubt,
                        Fixture) {
    make(3);
    BOOST_REQUIRE(back_up(file, copy).ok());
    const std::uint64_t history = contents().history;
    make(8);
    const auto restored = restore(copy, file, random);
    BOOST_REQUIRE(restored.ok());
    BOOST_TEST(restored->devices == 1);
    const auto now = contents();
    BOOST_TEST(now.seq == 3u + sync::seqs_left_free);
    BOOST_TEST(now.history != history);
    BOOST_TEST(now.aliases_used_below == 9u + sync::aliases_left_free);
    // What was there is kept.
    file = restored->kept_as;
    BOOST_TEST(contents().seq == 8u);
}

BOOST_FIXTURE_TEST_CASE(a_database_in_use_is_not_replaced, Fixture) {
    make(3);
    BOOST_REQUIRE(back_up(file, copy).ok());
    const auto store = open();
    const auto restored = restore(copy, file, random);
    BOOST_REQUIRE(!restored.ok());
    BOOST_TEST((restored.error().code == ErrorCode::already_there));
}

BOOST_FIXTURE_TEST_CASE(a_backup_can_be_restored_where_nothing_is, Fixture) {
    make(3);
    BOOST_REQUIRE(back_up(file, copy).ok());
    file = folder.file("another machine's");
    const auto restored = restore(copy, file, random);
    BOOST_REQUIRE(restored.ok());
    BOOST_TEST(restored->kept_as.empty());
    BOOST_TEST(contents().seq == 3u + sync::seqs_left_free);
}

BOOST_FIXTURE_TEST_CASE(a_damaged_backup_is_refused, Fixture) {
    make(3);
    BOOST_REQUIRE(back_up(file, copy).ok());
    std::string bytes = read_file(copy);
    for (std::size_t i = 4096; i < bytes.size(); i += 7) bytes[i] = '?';
    write_file(copy, bytes);
    BOOST_TEST(!restore(copy, file, random).ok());
    BOOST_TEST(contents().seq == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
