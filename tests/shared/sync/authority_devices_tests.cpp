// Devices as rows, and shutting one out.
#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Town : Municipality {
    std::unique_ptr<Tablet> mette = join(first_code);
    std::unique_ptr<Tablet> aage = add_volunteer(*mette, "Aage", root());

    const Device& row_of(const Tablet& tablet) const {
        return *authority.state().find(Device::row_of(tablet.replica->device()));
    }
    bool is_known(const Tablet& tablet) {
        return authority.authenticate(tablet.replica->token()).ok();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(authority_devices, Town)

BOOST_AUTO_TEST_CASE(a_device_that_joins_is_known_by_name_to_the_person_and_who_leads_her) {
    sync(*mette);
    for (const Tablet* tablet : {mette.get(), aage.get()}) {
        const Device* row = tablet->replica->shown().find(Device::row_of(aage->replica->device()));
        BOOST_REQUIRE(row != nullptr);
        BOOST_TEST(row->name == "Tablet");
        BOOST_TEST((row->person == aage->replica->person()));
    }
    // Of her leader's she is told no more than how to seal something for it.
    const auto& devices = aage->replica->shown().table<Device>();
    BOOST_TEST(devices.size() == 2u);
    BOOST_TEST(aage->replica->shown().find(Device::row_of(mette->replica->device()))->name == "");
}

BOOST_AUTO_TEST_CASE(being_seen_is_noted_once_a_day) {
    sync(*aage);
    const std::uint64_t seq = authority.seq();
    sync(*aage);
    BOOST_TEST(authority.seq() == seq);
    now = now + seconds_per_day;
    sync(*aage);
    BOOST_TEST(authority.seq() == seq + 1);
    BOOST_TEST((row_of(*aage).last_seen == to_local(now).date));
}

BOOST_AUTO_TEST_CASE(a_withdrawn_device_has_no_access_and_that_is_kept) {
    sync(*mette);
    act(*mette, ops::WithdrawDevice{Device::row_of(aage->replica->device())});
    sync(*mette);
    BOOST_TEST(row_of(*aage).withdrawn);
    BOOST_TEST(!is_known(*aage));
    BOOST_TEST(is_known(*mette));
    bool kept = false;
    for (const sync::DeviceRecord& device : store.commits.back().devices) {
        kept = kept || (device.alias == aage->replica->device() && device.withdrawn);
    }
    BOOST_TEST(kept);
}

BOOST_AUTO_TEST_CASE(who_withdraws_her_own_device_gets_that_answer_and_no_other) {
    act(*aage, ops::WithdrawDevice{Device::row_of(aage->replica->device())});
    round_trip(*aage);
    BOOST_TEST(aage->replica->unsent() == 0u);
    BOOST_TEST(!is_known(*aage));
}

BOOST_AUTO_TEST_CASE(a_disk_that_fails_leaves_the_device_its_access) {
    sync(*mette);
    act(*mette, ops::WithdrawDevice{Device::row_of(aage->replica->device())});
    store.broken = true;
    const auto request = mette->replica->make_request(now);
    BOOST_TEST(!authority.sync(mette->replica->device(), request, now).ok());
    BOOST_TEST(is_known(*aage));
    store.broken = false;
    sync(*mette);
    BOOST_TEST(!is_known(*aage));
}

BOOST_AUTO_TEST_SUITE_END()
