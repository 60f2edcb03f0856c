// Joining and syncing by frames.
#include "server/service/sync_service.hpp"

#include <boost/test/unit_test.hpp>

#include "server/base/hex.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::server;
using namespace tovholder::testing;

namespace {

struct Fixture {
    Municipality town;
    Log log{nullptr};
    std::vector<std::pair<std::uint64_t, DeviceAlias>> changes;
    SyncService service{town.authority,
                        town.random,
                        [this] { return town.now; },
                        log,
                        [this](std::uint64_t seq, DeviceAlias by) {
                            changes.push_back({seq, by});
                        },
                        {.per_peer = {3, 600}, .everybody = {5, 60}}};

    FrameAnswer join(const std::string& code, const std::string& peer = "a") {
        return service.join(wire::encode(wire::JoinRequest{code, "Tablet"}), peer);
    }
    ErrorCode why(const FrameAnswer& answer) {
        return wire::decode_failure(answer.frame)->error.code;
    }
};

constexpr const char* wrong_code = "AAAAAAAA";

}  // namespace

BOOST_AUTO_TEST_SUITE(sync_service_tests)

BOOST_FIXTURE_TEST_CASE(a_code_becomes_a_device_that_can_sync, Fixture) {
    const FrameAnswer answer = join(town.first_code);
    BOOST_TEST(answer.status == 200u);
    const auto joined = wire::decode_joined(answer.frame);
    BOOST_REQUIRE(joined.ok());
    const auto device = service.authenticate(to_hex(joined->token));
    BOOST_REQUIRE(device.ok());
    BOOST_TEST(*device == joined->device);
    const FrameAnswer synced = service.sync(*device, wire::encode(wire::SyncRequest{}));
    BOOST_TEST(synced.status == 200u);
    BOOST_TEST(!wire::decode_sync_response(synced.frame)->rows.empty());
}

BOOST_FIXTURE_TEST_CASE(each_failure_has_its_frame_and_status, Fixture) {
    BOOST_TEST((why(join(wrong_code)) == ErrorCode::code_unknown));
    BOOST_TEST(join(wrong_code, "b").status == 404u);
    BOOST_TEST(join(town.first_code).status == 200u);
    BOOST_TEST(join(town.first_code).status == 410u);
    BOOST_TEST(service.join(as_bytes("junk"), "c").status == 400u);
    BOOST_TEST(service.sync(99, wire::encode(wire::SyncRequest{})).status == 401u);
    wire::SyncRequest newer;
    newer.schema = 99;
    BOOST_TEST(service.sync(2, wire::encode(newer)).status == 426u);
}

BOOST_FIXTURE_TEST_CASE(a_token_is_sixty_four_hexadecimal_digits_of_a_known_device, Fixture) {
    const auto joined = *wire::decode_joined(join(town.first_code).frame);
    const std::string hex = to_hex(joined.token);
    BOOST_TEST(service.authenticate(hex).ok());
    BOOST_TEST(!service.authenticate("").ok());
    BOOST_TEST(!service.authenticate(joined.token).ok());
    BOOST_TEST(!service.authenticate(hex + "00").ok());
    BOOST_TEST(!service.authenticate(std::string(64, '0')).ok());
    BOOST_TEST(!service.authenticate(std::string(64, 'x')).ok());
}

BOOST_FIXTURE_TEST_CASE(a_code_opens_a_locked_device_and_wrong_ones_count_but_none_at_all_does_not,
                        Fixture) {
    const auto joined = *wire::decode_joined(join(town.first_code).frame);
    const auto kept = wire::decode_unlock_secret(service.keep_key(joined.device).frame);
    BOOST_REQUIRE(kept.ok());
    const Digest digest = sha256(as_bytes(joined.token));
    const auto ask = [&](const std::string& code) {
        return service.unlock(wire::encode(wire::UnlockRequest{std::string(as_text(digest)), code}),
                              "a");
    };
    for (int i = 0; i < 10; ++i) BOOST_TEST(ask("").status == 404u);
    for (int i = 0; i < 2; ++i) BOOST_TEST(ask(wrong_code).status == 404u);
    const std::string code = *town.authority.invite(joined.person, town.now, town.random);
    const auto opened = wire::decode_unlock_secret(ask(code).frame);
    BOOST_REQUIRE(opened.ok());
    BOOST_TEST((*opened == *kept));
    BOOST_TEST(ask(wrong_code).status == 404u);
    BOOST_TEST(ask(code).status == 429u);
    BOOST_TEST(service.unlock(as_bytes("junk"), "b").status == 400u);
}

BOOST_FIXTURE_TEST_CASE(wrong_codes_from_one_address_are_limited_and_right_ones_then_too, Fixture) {
    for (int i = 0; i < 3; ++i) BOOST_TEST(join(wrong_code).status == 404u);
    const FrameAnswer limited = join(town.first_code);
    BOOST_TEST(limited.status == 429u);
    BOOST_TEST(limited.retry_after_s == 600);
    BOOST_TEST((why(limited) == ErrorCode::too_many_tries));
    BOOST_TEST(join(town.first_code, "elsewhere").status == 200u);
    town.now = town.now + 600;
    BOOST_TEST(join(wrong_code).status == 404u);
}

BOOST_FIXTURE_TEST_CASE(wrong_codes_from_many_addresses_are_limited_together, Fixture) {
    for (int i = 0; i < 5; ++i) {
        BOOST_TEST(join(wrong_code, std::to_string(i)).status == 404u);
    }
    BOOST_TEST(join(wrong_code, "fresh").status == 429u);
    town.now = town.now + 60;
    BOOST_TEST(join(wrong_code, "fresh").status == 404u);
}

BOOST_FIXTURE_TEST_CASE(right_codes_count_for_nothing, Fixture) {
    const auto person = town.authority.state().table<Person>().begin()->first;
    for (int i = 0; i < 20; ++i) {
        BOOST_TEST(join(*town.authority.invite(person, town.now, town.random)).status == 200u);
    }
}

BOOST_FIXTURE_TEST_CASE(others_are_told_after_ops_and_only_then, Fixture) {
    auto tablet = town.join(town.first_code);
    changes.clear();
    (void)service.sync(tablet->replica->device(),
                       wire::encode(tablet->replica->make_request(town.now)));
    BOOST_TEST(changes.empty());
    Unit unit;
    unit.parent = town.root();
    unit.name = "Skovbo";
    town.act(*tablet, ops::Create<Unit>{unit});
    const Bytes request = wire::encode(tablet->replica->make_request(town.now));
    (void)service.sync(tablet->replica->device(), request);
    BOOST_REQUIRE(changes.size() == 1u);
    BOOST_TEST(changes[0].first == town.authority.seq());
    BOOST_TEST(changes[0].second == tablet->replica->device());
    (void)service.sync(tablet->replica->device(), request);
    BOOST_TEST(changes.size() == 1u);
}

BOOST_FIXTURE_TEST_CASE(a_tablet_that_confirms_an_erasure_hears_that_its_word_was_noted, Fixture) {
    auto tablet = town.join(town.first_code);
    const DeviceAlias device = tablet->replica->device();
    const auto sync = [&] {
        const wire::SyncRequest request = tablet->replica->make_request(town.now);
        const FrameAnswer answer = service.sync(device, wire::encode(request));
        const auto response = wire::decode_sync_response(answer.frame);
        BOOST_REQUIRE(tablet->replica->on_response(request, *response).ok());
        tablet->store.complete_all(*tablet->replica);
    };
    const auto hers = town.add_volunteer(*tablet, "Aage", town.root());
    town.act(*tablet, ops::ErasePerson{hers->replica->person()});
    sync();
    changes.clear();
    sync();
    BOOST_REQUIRE(changes.size() == 1u);
    BOOST_TEST(changes[0].second == DeviceAlias{});
    sync();
    BOOST_TEST(changes.size() == 1u);
    const auto& reports = tablet->replica->shown().table<Erasure>();
    BOOST_REQUIRE(reports.size() == 1u);
    BOOST_TEST(reports.begin()->second.value.waiting.empty());
}

BOOST_FIXTURE_TEST_CASE(a_disk_that_refuses_is_told_without_its_details, Fixture) {
    auto tablet = town.join(town.first_code);
    Unit unit;
    unit.parent = town.root();
    unit.name = "Skovbo";
    town.act(*tablet, ops::Create<Unit>{unit});
    town.store.broken = true;
    const FrameAnswer answer = service.sync(tablet->replica->device(),
                                            wire::encode(tablet->replica->make_request(town.now)));
    BOOST_TEST(answer.status == 503u);
    BOOST_TEST(wire::decode_failure(answer.frame)->error.detail.empty());
}

BOOST_AUTO_TEST_SUITE_END()
