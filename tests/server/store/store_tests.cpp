// The contract of every store, run on each of them.
#include "server/store/store.hpp"

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

#include "server/store/memory_store.hpp"
#include "server/store/sqlite_store.hpp"
#include "tests/support/server/server_process.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

struct InMemory {
    MemoryStore store{4711};
    Store& open() { return store; }
};

struct InSqlite {
    TemporaryFolder folder;
    SeededRandom random{1};
    std::unique_ptr<SqliteStore> store;
    // The same file again, as after a restart.
    Store& open() {
        store.reset();
        auto opened = SqliteStore::open(folder.file("db"), DataKind::real, random);
        BOOST_REQUIRE(opened.ok());
        store = std::move(*opened);
        return *store;
    }
};

using Stores = boost::mpl::list<InMemory, InSqlite>;

wire::SentRow unit_row(std::uint64_t id, std::string name, std::uint64_t seq) {
    return {Unit{.id = {id}, .parent = {}, .name = std::move(name), .address = {}, .phone = {}},
            {.seq = seq}};
}

sync::StoredOutcome outcome(OpId op, std::vector<Error> refusal = {}) {
    return {op, 0xfedcba98u, {op.number, std::move(refusal)}};
}

sync::DeviceRecord device(DeviceAlias alias) {
    sync::DeviceRecord record;
    record.alias = alias;
    record.person = {0xfedcba9876543210u};
    record.token_digest.fill(static_cast<std::uint8_t>(alias));
    record.name = "Æblets \"tablet\"";
    record.last_op = 7;
    record.joined = {-5};
    record.last_seen = {1795435200};
    record.unlock_secret = std::string("a\0secret", 8);
    record.sign_key = std::string("a\0sign key", 10);
    record.box_key = std::string("a\0box key", 9);
    return record;
}

bool same(const sync::DeviceRecord& a, const sync::DeviceRecord& b) {
    return a.alias == b.alias && a.person == b.person && a.token_digest == b.token_digest &&
           a.name == b.name && a.last_op == b.last_op && a.joined == b.joined &&
           a.last_seen == b.last_seen && a.withdrawn == b.withdrawn &&
           a.unlock_secret == b.unlock_secret && a.sign_key == b.sign_key && a.box_key == b.box_key;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(store_tests)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_new_store_is_empty_and_has_a_history, At, Stores) {
    At at;
    const auto contents = at.open().load();
    BOOST_TEST(contents->history != 0u);
    BOOST_TEST(contents->seq == 0u);
    BOOST_TEST(contents->rows.empty());
    BOOST_TEST(contents->devices.empty());
    BOOST_TEST(at.open().load()->history == contents->history);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_committed_is_loaded, At, Stores) {
    At at;
    wire::SentRow high = unit_row(0xffffffffffffffffu, "Åkær", 3);
    high.stamp.unknown = {};
    const sync::DeviceRecord tablet = device(2);
    BOOST_REQUIRE(at.open()
                      .commit({.seq = 3,
                               .puts = {unit_row(1, "Skovbo", 2), high},
                               .erases = {},
                               .outcomes = {outcome({2, 1}),
                                            outcome({2, 2}, {{ErrorCode::not_found, "why"}})},
                               .devices = {tablet},
                               .prune_below = {}})
                      .ok());
    const auto contents = at.open().load();
    BOOST_TEST(contents->seq == 3u);
    BOOST_REQUIRE(contents->rows.size() == 2u);
    BOOST_TEST((contents->rows[0] == unit_row(1, "Skovbo", 2) || contents->rows[0] == high));
    BOOST_TEST((contents->rows[1] == unit_row(1, "Skovbo", 2) || contents->rows[1] == high));
    BOOST_REQUIRE(contents->devices.size() == 1u);
    BOOST_TEST(same(contents->devices[0], tablet));
    BOOST_REQUIRE(contents->outcomes.size() == 2u);
    BOOST_TEST((contents->outcomes[0].op == OpId{2, 1}));
    BOOST_TEST(contents->outcomes[0].fingerprint == 0xfedcba98u);
    BOOST_TEST(contents->outcomes[0].outcome.applied());
    BOOST_TEST((contents->outcomes[1].outcome ==
                outcome({2, 2}, {{ErrorCode::not_found, "why"}}).outcome));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_later_row_or_device_replaces_the_earlier, At, Stores) {
    At at;
    Store& store = at.open();
    sync::AuthorityCommit first;
    first.seq = 1;
    first.puts = {unit_row(1, "before", 1)};
    first.devices = {device(2)};
    BOOST_REQUIRE(store.commit(first).ok());
    sync::AuthorityCommit second;
    second.seq = 2;
    second.puts = {unit_row(1, "after", 2)};
    second.devices = {device(2)};
    second.devices[0].withdrawn = true;
    BOOST_REQUIRE(store.commit(second).ok());
    const auto contents = at.open().load();
    BOOST_REQUIRE(contents->rows.size() == 1u);
    BOOST_TEST((contents->rows[0] == unit_row(1, "after", 2)));
    BOOST_REQUIRE(contents->devices.size() == 1u);
    BOOST_TEST(contents->devices[0].withdrawn);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_erased_row_leaves_a_tombstone, At, Stores) {
    At at;
    Store& store = at.open();
    sync::AuthorityCommit commit;
    commit.seq = 1;
    commit.puts = {unit_row(1, "here", 1)};
    BOOST_REQUIRE(store.commit(commit).ok());
    commit = {};
    commit.seq = 2;
    const RowKey never_there{table_id<Unit>, 9};
    commit.erases = {{table_id<Unit>, 1}, never_there};
    BOOST_REQUIRE(store.commit(commit).ok());
    const auto contents = at.open().load();
    BOOST_TEST(contents->rows.empty());
    BOOST_TEST((contents->tombstones == std::vector<RowKey>{{table_id<Unit>, 1}, never_there}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(outcomes_below_the_mark_are_pruned_for_that_device_only, At, Stores) {
    At at;
    Store& store = at.open();
    sync::AuthorityCommit commit;
    commit.outcomes = {outcome({2, 1}), outcome({2, 2}), outcome({3, 1})};
    BOOST_REQUIRE(store.commit(commit).ok());
    commit = {};
    commit.outcomes = {outcome({2, 3})};
    commit.prune_below = {2, 2};
    BOOST_REQUIRE(store.commit(commit).ok());
    std::vector<OpId> left;
    const auto contents = at.open().load();
    for (const auto& stored : contents->outcomes) left.push_back(stored.op);
    BOOST_TEST((left == std::vector<OpId>{{2, 2}, {2, 3}, {3, 1}}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_op_answered_twice_is_refused_and_changes_nothing, At, Stores) {
    At at;
    Store& store = at.open();
    sync::AuthorityCommit commit;
    commit.seq = 1;
    commit.outcomes = {outcome({2, 1})};
    BOOST_REQUIRE(store.commit(commit).ok());
    commit.seq = 2;
    commit.puts = {unit_row(1, "twice", 2)};
    BOOST_TEST(!store.commit(commit).ok());
    BOOST_TEST(!store.broken());
    const auto contents = at.open().load();
    BOOST_TEST(contents->seq == 1u);
    BOOST_TEST(contents->rows.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_authority_goes_on_where_it_was, At, Stores) {
    At at;
    SeededRandom random{3};
    std::string code;
    std::string token;
    {
        Store& store = at.open();
        sync::Authority authority(store, *store.load());
        code = *authority.found("Åkær", "Mette", noon, random);
        token = authority.join({code, "Tablet"}, noon, random)->token;
    }
    Store& store = at.open();
    sync::Authority authority(store, *store.load());
    BOOST_TEST(
        (authority.join({code, "Tablet"}, noon, random).error().code == ErrorCode::code_used));
    BOOST_TEST(authority.authenticate(token).ok());
    BOOST_TEST(authority.state().table<Person>().size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(lines_about_a_person_come_back_and_seeing_counts_once_a_day, At,
                              Stores) {
    At at;
    constexpr Instant noon{1795435200};
    const auto line = [](AuditKind kind, Instant when) {
        return AuditLine{.at = when,
                         .kind = kind,
                         .actor = {0xfedcba9876543210u},
                         .device = 9,
                         .subject = {77},
                         .table = table_id<Person>,
                         .classes = 6,
                         .fields = {8}};
    };
    sync::AuthorityCommit commit{.seq = 1};
    commit.audit = {line(AuditKind::seen, noon), line(AuditKind::seen, noon + 60),
                    line(AuditKind::changed, noon + 120)};
    BOOST_REQUIRE(at.open().commit(commit).ok());
    commit.audit = {line(AuditKind::changed, noon + 180)};
    commit.only_audit = true;
    BOOST_REQUIRE(at.open().commit(commit).ok());
    const auto lines = at.open().audit_about({77}, 10);
    BOOST_REQUIRE(lines.ok());
    BOOST_REQUIRE(lines->size() == 3u);
    BOOST_TEST((lines->front() == line(AuditKind::changed, noon + 180)));
    BOOST_TEST((lines->back() == line(AuditKind::seen, noon)));
    BOOST_TEST(at.open().audit_about({77}, 2)->size() == 2u);
    BOOST_TEST(at.open().audit_about({78}, 10)->empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(of_an_erased_person_lines_keep_who_and_when_at_most, At, Stores) {
    At at;
    sync::AuthorityCommit commit{.seq = 1};
    commit.audit = {{.at = {1795435200},
                     .kind = AuditKind::changed,
                     .actor = {5},
                     .device = 9,
                     .subject = {77},
                     .table = table_id<Person>,
                     .fields = {8}}};
    BOOST_REQUIRE(at.open().commit(commit).ok());
    sync::AuthorityCommit erasing{.seq = 2};
    erasing.erased = {{77}};
    BOOST_REQUIRE(at.open().commit(erasing).ok());
    const auto lines = *at.open().audit_about({77}, 10);
    BOOST_REQUIRE(lines.size() == 1u);
    BOOST_TEST((lines[0].actor == Id<Person>{5}));
    BOOST_TEST((lines[0].fields.empty() && lines[0].device == 0u && lines[0].table == 0));
    sync::AuthorityCommit pruning{.seq = 2};
    pruning.audit_from = {1795435200 + 2 * seconds_per_day};
    BOOST_REQUIRE(at.open().commit(pruning).ok());
    BOOST_TEST(at.open().audit_about({77}, 10)->empty());
}

BOOST_AUTO_TEST_SUITE_END()
