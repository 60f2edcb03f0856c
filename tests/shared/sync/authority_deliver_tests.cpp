// Files of changes at the server: done once, whoever brings them, and only as their author made
// them.
#include <boost/test/unit_test.hpp>

#include "tests/support/courier_town.hpp"

using namespace tovholder;
using namespace tovholder::testing;

BOOST_FIXTURE_TEST_SUITE(authority_deliver, CourierTown)

BOOST_AUTO_TEST_CASE(a_file_is_done_and_its_author_then_gets_the_same_outcomes) {
    act(*aage, ops::TakeShift{shift});
    const auto delivered = deliver(file_of(*aage));
    BOOST_REQUIRE(delivered.ok());
    BOOST_TEST((*delivered == wire::Delivered{1, 0, 0}));
    BOOST_TEST(signed_up() == 1u);
    BOOST_TEST(aage->replica->unsent() == 1u);
    sync(*aage);
    BOOST_TEST(aage->replica->unsent() == 0u);
    BOOST_TEST(aage->replica->refusals().empty());
    BOOST_TEST(signed_up() == 1u);
}

BOOST_AUTO_TEST_CASE(delivering_twice_does_nothing_twice) {
    act(*aage, ops::TakeShift{shift});
    const Bytes file = file_of(*aage);
    BOOST_REQUIRE(deliver(file).ok());
    const std::uint64_t seq = authority.seq();
    BOOST_TEST((*deliver(file) == wire::Delivered{0, 0, 1}));
    sync(*aage);
    BOOST_TEST((*deliver(file) == wire::Delivered{0, 0, 1}));
    BOOST_TEST(authority.seq() == seq);
}

BOOST_AUTO_TEST_CASE(a_file_whose_outcomes_are_no_longer_kept_is_known_too) {
    act(*aage, ops::TakeShift{shift});
    const Bytes file = file_of(*aage);
    sync(*aage);
    act(*aage, ops::GiveBackShift{shift});
    sync(*aage);
    act(*aage, ops::TakeShift{second});
    sync(*aage);
    BOOST_TEST((*deliver(file) == wire::Delivered{0, 0, 1}));
}

BOOST_AUTO_TEST_CASE(only_what_is_new_in_a_later_file_is_done) {
    act(*aage, ops::TakeShift{shift});
    BOOST_REQUIRE(deliver(file_of(*aage)).ok());
    act(*aage, ops::TakeShift{second});
    BOOST_TEST((*deliver(file_of(*aage)) == wire::Delivered{1, 0, 1}));
    sync(*aage);
    BOOST_TEST(signed_up() == 2u);
}

BOOST_AUTO_TEST_CASE(what_is_refused_waits_for_its_author) {
    act(*aage, ops::TakeShift{shift});
    act(*mette, ops::SetShiftCancelled{shift});
    sync(*mette);
    BOOST_TEST((*deliver(file_of(*aage)) == wire::Delivered{0, 1, 0}));
    sync(*aage);
    BOOST_REQUIRE(aage->replica->refusals().size() == 1u);
    BOOST_TEST(
        (aage->replica->refusals().begin()->second.error.code == ErrorCode::shift_cancelled));
}

BOOST_AUTO_TEST_CASE(no_byte_of_a_file_can_be_changed) {
    act(*aage, ops::TakeShift{shift});
    const Bytes file = file_of(*aage);
    const auto frame = wire::open_frame(file);
    Bytes payload(frame->payload.begin(), frame->payload.end());
    const std::uint64_t seq = authority.seq();
    for (std::uint8_t& byte : payload) {
        byte ^= 0x10;
        // With a right checksum: whoever alters it can count, too.
        const auto delivered = deliver(wire::make_frame(wire::FrameType::bundle, payload));
        BOOST_TEST(!delivered.ok());
        byte ^= 0x10;
    }
    BOOST_TEST(authority.seq() == seq);
    BOOST_TEST(deliver(file).ok());
}

BOOST_AUTO_TEST_CASE(nobody_signs_for_another) {
    act(*aage, ops::TakeShift{shift});
    act(*mette, ops::TakeShift{shift});
    // Mette reads what is in the file, and makes one that says that it is Aage's.
    auto content = *sync::read_bundle(*wire::decode_bundle(file_of(*aage)), box_of(*mette));
    BOOST_TEST(content.author == aage->replica->device());
    const auto bundle = *wire::decode_bundle(file_of(*mette));
    const auto opened = *sync::open_bundle(bundle, box_of(*mette));
    BOOST_TEST(wire::decode_content(opened.content)->author == mette->replica->device());

    wire::Bundle forged = bundle;
    const seal::KeyPair once = seal::derive_key_pair(random.bytes(32), "forger");
    seal::ContentKey key{1, 2, 3};
    const std::string server = authority.state().table<ServerKey>().begin()->second.value.shown;
    const auto shared = seal::agree(once, as_bytes(server), once.shown, as_bytes(server));
    const Bytes wrapped = seal::seal(*shared, key, {});
    forged.ephemeral = as_text(once.shown);
    forged.wraps = {std::string(as_text(wrapped))};
    const Bytes open_part = wire::encode_open_part(forged);
    Bytes inside = wire::encode_content(content);
    const auto signature = seal::sign(sync::signing_keys(mette->replica->token()), inside);
    inside.insert(inside.end(), signature.begin(), signature.end());
    const Bytes sealed = seal::seal(key, inside, open_part);
    forged.sealed = as_text(sealed);
    BOOST_TEST((refusal(wire::encode(forged)) == ErrorCode::bundle_altered));
    BOOST_TEST(signed_up() == 0u);
}

BOOST_AUTO_TEST_CASE(a_file_for_another_server_is_refused) {
    act(*aage, ops::TakeShift{shift});
    auto bundle = *wire::decode_bundle(file_of(*aage));
    bundle.history ^= 1;
    BOOST_TEST((refusal(wire::encode(bundle)) == ErrorCode::bundle_foreign));
}

BOOST_AUTO_TEST_CASE(a_file_of_a_withdrawn_device_is_refused) {
    act(*aage, ops::TakeShift{shift});
    const Bytes file = file_of(*aage);
    act(*mette, ops::WithdrawDevice{Device::row_of(aage->replica->device())});
    sync(*mette);
    BOOST_TEST((refusal(file) == ErrorCode::bundle_withdrawn));
    BOOST_TEST(signed_up() == 0u);
}

BOOST_AUTO_TEST_CASE(a_file_waits_for_the_one_before_it) {
    act(*aage, ops::TakeShift{shift});
    const Bytes first = file_of(*aage);
    MemoryAuthorityStore other;
    // A later file without what the first holds: as if that had been answered elsewhere.
    sync(*aage);
    act(*aage, ops::TakeShift{second});
    const Bytes later = file_of(*aage);
    sync::AuthorityContents before{.history = 4711};
    for (const RowKey key : authority.state().keys()) {
        const auto found = authority.state().get(key);
        before.rows.push_back({found->row, found->stamp});
    }
    for (const auto& [alias, device] : authority.devices()) {
        before.devices.push_back(device);
        if (alias == aage->replica->device()) --before.devices.back().last_op;
    }
    before.seq = authority.seq();
    sync::Authority set_back(other, before);
    const auto refused = set_back.deliver(*wire::decode_bundle(later), now);
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST((refused.error().code == ErrorCode::bundle_gap));
    BOOST_TEST(set_back.deliver(*wire::decode_bundle(first), now).ok());
    BOOST_TEST(set_back.deliver(*wire::decode_bundle(later), now).ok());
}

BOOST_AUTO_TEST_CASE(an_op_that_was_answered_with_other_contents_refuses_the_file) {
    const auto entries = aage->store.entries();
    act(*aage, ops::TakeShift{shift});
    sync(*aage);
    // Its disk is set back to the older copy, and something else is done.
    Tablet older;
    older.replica = std::move(*sync::Replica::open(older.store, entries));
    act(older, ops::TakeShift{second});
    BOOST_TEST((refusal(file_of(older)) == ErrorCode::bundle_changed));
}

BOOST_AUTO_TEST_CASE(a_disk_that_fails_takes_nothing) {
    act(*aage, ops::TakeShift{shift});
    const Bytes file = file_of(*aage);
    store.broken = true;
    BOOST_TEST((refusal(file) == ErrorCode::storage_failed));
    store.broken = false;
    BOOST_TEST(signed_up() == 0u);
    BOOST_TEST((*deliver(file) == wire::Delivered{1, 0, 0}));
}

BOOST_AUTO_TEST_CASE(what_the_author_did_counts_from_when_she_did_it) {
    act(*aage, ops::TakeShift{shift});
    const Bytes file = file_of(*aage);
    now = now + 5 * seconds_per_hour;
    BOOST_REQUIRE(deliver(file).ok());
    const auto& device = authority.devices().at(aage->replica->device());
    BOOST_TEST((device.acted == now + -5 * seconds_per_hour));
    // Nobody has seen the device itself.
    BOOST_TEST((device.last_seen < now + -4 * seconds_per_hour));
}

BOOST_AUTO_TEST_CASE(a_tablet_whose_clock_is_known_to_be_wrong_is_set_right) {
    const Instant right = now;
    now = now + 3 * seconds_per_hour;  // the tablet's clock, while it asks and acts
    const auto request = aage->replica->make_request(now);
    auto response = *authority.sync(aage->replica->device(), request, right);
    BOOST_REQUIRE(aage->replica->on_response(request, response).ok());
    act(*aage, ops::TakeShift{shift});
    const Bytes file = file_of(*aage);
    now = right + seconds_per_hour;
    BOOST_REQUIRE(deliver(file).ok());
    BOOST_TEST((authority.devices().at(aage->replica->device()).acted == right));
}

BOOST_AUTO_TEST_CASE(the_public_keys_of_a_device_are_kept_and_nothing_that_signs) {
    const sync::DeviceRecord& device = authority.devices().at(aage->replica->device());
    const auto pair = sync::signing_keys(aage->replica->token());
    BOOST_TEST(device.sign_key == as_text(pair.shown));
    BOOST_TEST(device.box_key == as_text(box_of(*aage).shown));
    bool kept = false;
    for (const sync::AuthorityCommit& commit : store.commits) {
        for (const sync::DeviceRecord& record : commit.devices) {
            kept = kept || record.sign_key == device.sign_key;
        }
    }
    BOOST_TEST(kept);
}

BOOST_AUTO_TEST_CASE(every_device_has_the_servers_key_and_none_its_secret) {
    for (const Tablet* tablet : {mette.get(), aage.get()}) {
        const auto& keys = tablet->replica->shown().table<ServerKey>();
        BOOST_REQUIRE(keys.size() == 1u);
        BOOST_TEST(!keys.begin()->second.value.shown.empty());
        BOOST_TEST(keys.begin()->second.value.secret.empty());
    }
    const std::uint64_t seq = authority.seq();
    BOOST_TEST(authority.make_server_key(random).ok());
    BOOST_TEST(authority.seq() == seq);
}

BOOST_AUTO_TEST_SUITE_END()
