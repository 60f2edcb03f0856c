// Rows and outcomes that are durable before they are in their tables.
#include "server/store/journal.hpp"

#include <boost/test/unit_test.hpp>

#include "server/store/sqlite_store.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/server/server_process.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

wire::SentRow unit(std::uint64_t id, std::string name, std::uint64_t seq) {
    Unit made;
    made.id = {id};
    made.name = std::move(name);
    return {made, {.seq = seq}};
}

sync::StoredOutcome outcome(OpId op, std::vector<Error> refusal = {}) {
    return {op, 0xfedcba98u, {op.number, std::move(refusal)}};
}

sync::AuthorityCommit put(std::uint64_t seq, std::vector<wire::SentRow> rows) {
    sync::AuthorityCommit commit{.seq = seq};
    commit.puts = std::move(rows);
    return commit;
}

AuditLine seen_line(std::uint64_t subject) {
    return {.at = {1'795'435'200},
            .kind = AuditKind::seen,
            .actor = {0xfedcba9876543210u},
            .device = 9,
            .subject = {subject},
            .table = table_id<Person>,
            .classes = 6,
            .fields = {8}};
}

struct Fixture {
    TemporaryFolder folder;
    SeededRandom random{1};
    std::unique_ptr<SqliteStore> store = open("db");

    std::unique_ptr<SqliteStore> open(const std::string& name) {
        auto opened = SqliteStore::open(folder.file(name), DataKind::real, random);
        BOOST_REQUIRE(opened.ok());
        return std::move(*opened);
    }
    void commit(const sync::AuthorityCommit& commit) { BOOST_REQUIRE(store->commit(commit).ok()); }
    std::string ask(const std::string& name, const char* sql) {
        auto db = Sqlite::open(folder.file(name));
        return *db->text(sql);
    }
    // What a start finds after the server was killed now.
    sync::AuthorityContents after_a_kill() {
        for (const char* part : {"", "-wal"}) {
            write_file(folder.file("killed") + part, read_file(folder.file("db") + part));
        }
        auto contents = open("killed")->load();
        BOOST_REQUIRE(contents.ok());
        return std::move(*contents);
    }
};

std::string name_of(const wire::SentRow& row) { return std::get<Unit>(row.row).name; }

}  // namespace

BOOST_AUTO_TEST_SUITE(journal_tests)

BOOST_FIXTURE_TEST_CASE(after_a_kill_each_row_is_as_it_was_last_and_each_outcome_is_there,
                        Fixture) {
    sync::AuthorityCommit first = put(1, {unit(1, "Skovbo", 1), unit(2, "Engbo", 1)});
    first.outcomes = {outcome({3, 1}), outcome({3, 2}, {{ErrorCode::not_allowed, "hvorfor"}})};
    commit(first);
    sync::AuthorityCommit second = put(2, {unit(1, "Skovbo Nord", 2)});
    second.outcomes = {outcome({3, 3})};
    second.prune_below = {3, 2};
    commit(second);
    BOOST_TEST(ask("db", "SELECT count(*) FROM row") == "0");
    BOOST_TEST(ask("db", "SELECT count(*) FROM journal") == "2");

    const auto contents = after_a_kill();
    BOOST_TEST(contents.seq == 2u);
    BOOST_REQUIRE_EQUAL(contents.rows.size(), 2u);
    BOOST_TEST(name_of(contents.rows[0]) == "Skovbo Nord");
    BOOST_TEST(contents.rows[0].stamp.seq == 2u);
    BOOST_TEST(name_of(contents.rows[1]) == "Engbo");
    BOOST_REQUIRE_EQUAL(contents.outcomes.size(), 2u);
    BOOST_TEST(contents.outcomes[0].fingerprint == 0xfedcba98u);
    BOOST_REQUIRE(!contents.outcomes[0].outcome.applied());
    BOOST_TEST(contents.outcomes[0].outcome.refusal[0].detail == "hvorfor");
    BOOST_TEST(contents.outcomes[1].outcome.applied());
    BOOST_TEST(ask("killed", "SELECT count(*) FROM journal") == "0");
}

BOOST_FIXTURE_TEST_CASE(what_is_pruned_is_pruned_in_the_table_too, Fixture) {
    sync::AuthorityCommit first = put(1, {});
    first.outcomes = {outcome({3, 1}), outcome({4, 1})};
    commit(first);
    BOOST_REQUIRE(store->load().ok());  // moves it
    BOOST_TEST(ask("db", "SELECT count(*) FROM outcome") == "2");
    sync::AuthorityCommit second = put(1, {});
    second.prune_below = {3, 2};
    commit(second);
    const auto contents = after_a_kill();
    BOOST_REQUIRE_EQUAL(contents.outcomes.size(), 1u);
    BOOST_TEST((contents.outcomes[0].op == OpId{4, 1}));
}

BOOST_FIXTURE_TEST_CASE(what_is_erased_does_not_come_back_from_the_journal, Fixture) {
    commit(put(1, {unit(1, "Skovbo", 1), unit(2, "Engbo", 1)}));
    sync::AuthorityCommit erasing{.seq = 2};
    erasing.erases = {RowKey{table_id<Unit>, 1}};
    commit(erasing);
    const auto contents = after_a_kill();
    BOOST_REQUIRE_EQUAL(contents.rows.size(), 1u);
    BOOST_TEST(name_of(contents.rows[0]) == "Engbo");
    BOOST_TEST(contents.tombstones.size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(who_saw_what_is_in_the_journal_until_somebody_asks, Fixture) {
    sync::AuthorityCommit seen = put(1, {});
    seen.audit = {seen_line(7), seen_line(8)};
    seen.only_audit = true;
    commit(seen);
    BOOST_TEST(ask("db", "SELECT count(*) FROM audit") == "0");
    const auto lines = store->audit_about({7}, 10);
    BOOST_REQUIRE(lines.ok());
    BOOST_REQUIRE_EQUAL(lines->size(), 1u);
    BOOST_TEST((lines->front() == seen_line(7)));
    BOOST_TEST(ask("db", "SELECT count(*) FROM journal") == "0");
    BOOST_TEST(ask("db", "SELECT count(*) FROM audit") == "2");
}

BOOST_FIXTURE_TEST_CASE(erasing_reduces_the_lines_that_were_in_the_journal, Fixture) {
    sync::AuthorityCommit seen = put(1, {});
    seen.audit = {seen_line(7)};
    commit(seen);
    sync::AuthorityCommit erasing{.seq = 2};
    erasing.erased = {{7}};
    commit(erasing);
    (void)after_a_kill();
    const auto lines = open("killed")->audit_about({7}, 10);
    BOOST_REQUIRE(lines.ok());
    BOOST_REQUIRE_EQUAL(lines->size(), 1u);
    BOOST_TEST(lines->front().device == 0u);
    BOOST_TEST(lines->front().classes == 0u);
}

BOOST_FIXTURE_TEST_CASE(a_long_journal_is_moved_into_the_tables_while_the_server_runs, Fixture) {
    const std::string name(10'000, 'x');
    std::uint64_t seq = 0;
    while (ask("db", "SELECT count(*) FROM row") == "0" && seq < 1000) {
        ++seq;
        commit(put(seq, {unit(1, name + std::to_string(seq), seq)}));
    }
    BOOST_TEST(seq > 100u);
    BOOST_TEST(seq < 1000u);
    BOOST_TEST(ask("db", "SELECT count(*) FROM row") == "1");
    BOOST_TEST(ask("db", "SELECT count(*) FROM journal") == "0");
    BOOST_TEST(name_of(after_a_kill().rows.front()) == name + std::to_string(seq));
}

BOOST_FIXTURE_TEST_CASE(a_damaged_journal_is_found_at_the_start, Fixture) {
    commit(put(1, {unit(1, "Skovbo", 1)}));
    auto db = Sqlite::open(folder.file("db"));
    BOOST_REQUIRE(db->run("UPDATE journal SET entry = x'ffffffff'").ok());
    const auto contents = store->load();
    BOOST_REQUIRE(!contents.ok());
    BOOST_TEST((contents.error().code == ErrorCode::bad_record));
    BOOST_TEST(contents.error().detail.find("restore a backup") != std::string::npos);
    BOOST_TEST(store->broken());
    BOOST_TEST(ask("db", "SELECT count(*) FROM journal") == "1");
}

BOOST_AUTO_TEST_CASE(an_entry_that_is_cut_short_or_too_long_is_refused) {
    sync::AuthorityCommit commit = put(1, {unit(1, "Skovbo", 1)});
    commit.outcomes = {outcome({3, 1}, {{ErrorCode::not_allowed, "hvorfor"}})};
    commit.prune_below = {3, 1};
    const std::size_t without_audit = journal_entry(commit).size();
    commit.audit = {seen_line(7)};
    Bytes entry = journal_entry(commit);
    BOOST_TEST(Journal().add(entry).ok());
    for (std::size_t size = 0; size < entry.size(); ++size) {
        const bool as_written_without = size == without_audit;
        BOOST_TEST(Journal().add(ByteView(entry).first(size)).ok() == as_written_without, size);
    }
    entry.push_back(0);
    BOOST_TEST(!Journal().add(entry).ok());
}

BOOST_AUTO_TEST_SUITE_END()
