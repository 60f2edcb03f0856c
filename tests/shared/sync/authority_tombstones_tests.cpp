// A tombstone goes when every device that may still come has passed it, or its lease has ended.
#include <boost/test/unit_test.hpp>

#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Town {
    Municipality town;
    std::unique_ptr<Tablet> mette = town.join(town.first_code);
    std::unique_ptr<Tablet> bodil = town.add_volunteer(*mette, "Bodil", town.root());
    RowKey deleted = delete_an_activity();

    RowKey delete_an_activity() {
        Activity activity;
        activity.unit = town.root();
        activity.name = "Gågruppe";
        const OpId made = town.act(*mette, ops::Create<Activity>{activity});
        town.sync(*mette);
        town.act(*mette, ops::UndoCreation{made});
        town.sync(*mette);
        return key_of(Id<Activity>::make(made, 1));
    }
    bool is_kept() const { return town.authority.state().is_tombstone(deleted); }
    void days_pass(std::int64_t days) { town.now = town.now + days * seconds_per_day; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(authority_tombstones_tests, Town)

BOOST_AUTO_TEST_CASE(it_is_kept_while_a_device_has_not_said_that_it_knows) {
    BOOST_TEST(is_kept());
    for (int day = 0; day < 20; ++day) {
        days_pass(1);
        town.sync(*mette);
    }
    BOOST_TEST(is_kept());
}

BOOST_AUTO_TEST_CASE(it_goes_once_every_device_has_asked_from_behind_it) {
    for (int day = 0; day < 3; ++day) {
        days_pass(1);
        town.sync(*bodil);
        town.sync(*mette);
    }
    BOOST_TEST(!is_kept());
    BOOST_TEST((town.store.commits.back().collected.empty() ||
                town.store.commits.back().collected.front() == deleted));
}

BOOST_AUTO_TEST_CASE(a_device_that_nobody_saw_for_half_a_year_is_not_waited_for) {
    days_pass(179);
    town.sync(*mette);
    BOOST_TEST(is_kept());
    days_pass(2);
    town.sync(*mette);
    days_pass(1);
    town.sync(*mette);
    BOOST_TEST(!is_kept());
    // When it comes after all it ends where everybody is.
    days_pass(400);
    town.sync(*bodil);
    BOOST_TEST(!bodil->replica->base().contains(deleted));
    BOOST_TEST(town.round_trip(*bodil).rows.empty());
}

BOOST_AUTO_TEST_CASE(a_withdrawn_device_is_not_waited_for) {
    town.act(*mette, ops::WithdrawDevice{Device::row_of(bodil->replica->device())});
    for (int day = 0; day < 3; ++day) {
        days_pass(1);
        town.sync(*mette);
    }
    BOOST_TEST(!is_kept());
}

BOOST_AUTO_TEST_CASE(what_the_store_refuses_to_forget_is_still_known) {
    for (int day = 0; day < 2; ++day) {
        town.sync(*bodil);
        town.sync(*mette);
        if (day == 0) days_pass(1);
    }
    days_pass(1);
    const bool kept = is_kept();
    town.store.broken = true;
    const auto request = mette->replica->make_request(town.now);
    BOOST_TEST(!town.authority.sync(mette->replica->device(), request, town.now).ok());
    BOOST_TEST(is_kept() == kept);
}

BOOST_AUTO_TEST_SUITE_END()
