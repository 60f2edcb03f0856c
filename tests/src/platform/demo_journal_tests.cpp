// The demo server's log: what goes in comes out, whole or in parts, and damage is refused.
#include "src/platform/demo_journal.hpp"

#include <boost/test/unit_test.hpp>

namespace tovholder::platform {
namespace {

sync::AuthorityCommit make_commit(std::uint64_t seq, std::uint32_t people) {
    sync::AuthorityCommit commit;
    commit.seq = seq;
    for (std::uint32_t i = 1; i <= people; ++i) {
        Person person;
        person.id = Id<Person>::make({2, static_cast<OpNumber>(seq)}, i);
        person.given_name = "Åse " + std::to_string(i);
        Stamp stamp;
        stamp.seq = seq;
        commit.puts.push_back({person, stamp});
    }
    sync::StoredOutcome outcome;
    outcome.op = {2, static_cast<OpNumber>(seq)};
    outcome.fingerprint = 1234;
    outcome.outcome.number = static_cast<OpNumber>(seq);
    outcome.outcome.refusal.push_back({ErrorCode::shift_over, "x"});
    commit.outcomes.push_back(outcome);
    sync::DeviceRecord device;
    device.alias = 2;
    device.name = "Demo";
    device.last_op = static_cast<OpNumber>(seq);
    device.joined = {1000};
    commit.devices.push_back(device);
    return commit;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demo_journal)

BOOST_AUTO_TEST_CASE(a_commit_survives_packing) {
    sync::AuthorityCommit commit = make_commit(9, 3);
    commit.erases.push_back({5, 77});
    commit.prune_below = {2, 4};
    const auto read = decode_demo_commit(encode(commit));
    BOOST_REQUIRE(read.ok());
    BOOST_TEST(read->seq == 9u);
    BOOST_TEST((read->puts == commit.puts));
    BOOST_TEST((read->erases == commit.erases));
    BOOST_TEST((read->prune_below == commit.prune_below));
    BOOST_REQUIRE_EQUAL(read->outcomes.size(), 1u);
    BOOST_TEST((read->outcomes[0].op == commit.outcomes[0].op));
    BOOST_TEST(read->outcomes[0].fingerprint == 1234u);
    BOOST_TEST((read->outcomes[0].outcome == commit.outcomes[0].outcome));
    BOOST_REQUIRE_EQUAL(read->devices.size(), 1u);
    BOOST_TEST(read->devices[0].name == "Demo");
    BOOST_TEST(read->devices[0].last_op == 9u);
    BOOST_TEST(read->devices[0].joined.seconds == 1000);
}

BOOST_AUTO_TEST_CASE(the_keys_of_devices_are_kept_and_need_not_be_there) {
    sync::AuthorityCommit commit = make_commit(9, 1);
    commit.devices[0].withdrawn = true;
    BOOST_TEST(decode_demo_commit(encode(commit))->devices[0].withdrawn);
    BOOST_TEST(decode_demo_commit(encode(commit))->devices[0].sign_key.empty());
    commit.devices[0].sign_key = std::string(65, 's');
    commit.devices[0].box_key = std::string(65, 'b');
    const auto read = decode_demo_commit(encode(commit));
    BOOST_REQUIRE(read.ok());
    BOOST_TEST(read->devices[0].withdrawn);
    BOOST_TEST(read->devices[0].sign_key == commit.devices[0].sign_key);
    BOOST_TEST(read->devices[0].box_key == commit.devices[0].box_key);
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
    const Bytes bytes = encode(make_commit(9, 3));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        BOOST_TEST(!decode_demo_commit(ByteView(bytes).first(size)).ok());
    }
}

BOOST_AUTO_TEST_CASE(a_large_commit_in_parts_folds_to_the_same) {
    const sync::AuthorityCommit large = make_commit(3, 1000);
    const auto parts = split(large);
    BOOST_TEST(parts.size() > 10u);
    DemoJournal whole;
    whole.fold(large);
    DemoJournal pieces;
    for (const auto& part : parts) {
        const auto read = decode_demo_commit(encode(part));
        BOOST_REQUIRE(read.ok());
        pieces.fold(*read);
    }
    const DemoAnchor anchor{5, 1, {}};
    const auto expected = whole.contents(anchor, {});
    const auto contents = pieces.contents(anchor, {});
    BOOST_TEST((contents.rows == expected.rows));
    BOOST_TEST(contents.rows.size() == 1000u);
    BOOST_TEST(contents.devices.size() == 1u);
    BOOST_TEST(contents.outcomes.size() == 1u);
}

BOOST_AUTO_TEST_CASE(later_rows_replace_those_of_the_municipality_and_erased_ones_are_tombstones) {
    Unit kept;
    kept.id = Id<Unit>::make({1, 1}, 1);
    Unit changed = kept;
    changed.id = Id<Unit>::make({1, 1}, 2);
    Unit erased = kept;
    erased.id = Id<Unit>::make({1, 1}, 3);
    sync::AuthorityCommit commit;
    commit.seq = 2;
    Unit after = changed;
    after.name = "Medborgerhuset";
    commit.puts.push_back({after, {}});
    commit.erases.push_back(key_of(erased));
    DemoJournal journal;
    journal.fold(commit);
    const auto contents = journal.contents({5, 1, {}}, {{kept, changed, erased}, {}});
    BOOST_REQUIRE_EQUAL(contents.rows.size(), 2u);
    BOOST_TEST((contents.rows[0].row == AnyRow(kept)));
    BOOST_TEST((contents.rows[1].row == AnyRow(after)));
    BOOST_REQUIRE_EQUAL(contents.tombstones.size(), 1u);
    BOOST_TEST(contents.seq == 2u);
}

BOOST_AUTO_TEST_CASE(outcomes_that_a_device_has_heard_are_let_go) {
    DemoJournal journal;
    for (std::uint64_t seq = 2; seq < 6; ++seq) journal.fold(make_commit(seq, 1));
    sync::AuthorityCommit commit;
    commit.prune_below = {2, 5};
    journal.fold(commit);
    BOOST_TEST(journal.contents({5, 1, {}}, {}).outcomes.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace tovholder::platform
