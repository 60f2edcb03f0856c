// What a damaged disk leaves, and what becomes of the damage.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "shared/sync/replica.hpp"
#include "tests/support/coordinator_tablet.hpp"

using namespace tovholder;
using namespace tovholder::testing;
using sync::Area;

BOOST_AUTO_TEST_SUITE(replica_open_tests)

BOOST_FIXTURE_TEST_CASE(a_damaged_page_is_told_and_fetched_again, Coordinator) {
    const auto page =
        std::find_if(tablet->store.disk.begin(), tablet->store.disk.end(),
                     [](const auto& entry) { return entry.first.first == Area::pages; });
    page->second[page->second.size() / 2] ^= 1;
    const auto key = page->first;
    sync::OpenReport report;
    const auto reopened = reopen(&report);
    BOOST_TEST(report.pages_damaged == 1u);
    // Nothing else would take its bytes off the disk, and they may say something of one erased.
    tablet->store.complete_all(*reopened);
    BOOST_TEST(!tablet->store.disk.contains(key));
    BOOST_TEST(reopened->base().keys().size() < replica.base().keys().size());
    const auto request = reopened->make_request(town.now);
    const auto response = answer(request);
    BOOST_TEST(response.reset);
    BOOST_REQUIRE(reopened->on_response(request, response).ok());
    BOOST_TEST(reopened->base().keys().size() == replica.base().keys().size());
}

BOOST_FIXTURE_TEST_CASE(a_damaged_op_is_set_aside_and_the_others_are_sent, Coordinator) {
    BOOST_REQUIRE(rename("A").ok());
    BOOST_REQUIRE(rename("B").ok());
    BOOST_REQUIRE(rename("C").ok());
    tablet->store.complete_all(replica);
    const Bytes original = tablet->store.disk.at({Area::outbox, 2});
    tablet->store.disk.at({Area::outbox, 2})[7] ^= 1;
    sync::OpenReport report;
    const auto reopened = reopen(&report);
    BOOST_REQUIRE(report.quarantined.size() == 1u);
    BOOST_TEST(report.quarantined.front() != original);
    const auto request = reopened->make_request(town.now);
    BOOST_TEST(request.ops.size() == 3u);
    BOOST_REQUIRE(reopened->on_response(request, answer(request)).ok());
    BOOST_TEST(reopened->unsent() == 0u);
    BOOST_TEST(town.authority.state().find(unit())->name == "C");
}

BOOST_FIXTURE_TEST_CASE(a_disk_without_an_identity_is_no_device, Coordinator) {
    tablet->store.disk.erase({Area::meta, 0});
    const auto opened = sync::Replica::open(tablet->store, tablet->store.entries());
    BOOST_REQUIRE(!opened.ok());
    BOOST_TEST((opened.error().code == ErrorCode::not_found));
}

BOOST_FIXTURE_TEST_CASE(a_damaged_identity_is_told, Coordinator) {
    tablet->store.disk.at({Area::meta, 0})[9] ^= 1;
    const auto opened = sync::Replica::open(tablet->store, tablet->store.entries());
    BOOST_REQUIRE(!opened.ok());
    BOOST_TEST((opened.error().code == ErrorCode::bad_checksum));
}

BOOST_AUTO_TEST_SUITE_END()
