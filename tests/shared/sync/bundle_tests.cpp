// Making a file of changes, and who can look into it.
#include "shared/sync/bundle.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/courier_town.hpp"

using namespace tovholder;
using namespace tovholder::testing;

BOOST_FIXTURE_TEST_SUITE(bundle, CourierTown)

BOOST_AUTO_TEST_CASE(it_holds_all_that_is_not_sent_also_what_is_not_on_the_disk) {
    act(*aage, ops::TakeShift{shift});
    BOOST_REQUIRE(aage->replica->perform(ops::TakeShift{second}, now).ok());
    BOOST_TEST(!aage->replica->saved());
    const auto made = sync::make_bundle(*aage->replica, now, random);
    BOOST_REQUIRE(made.ok());
    BOOST_TEST(made->ops == 2u);
    BOOST_TEST(made->left == 0u);
    const auto content = sync::read_bundle(*wire::decode_bundle(made->file), box_of(*mette));
    BOOST_REQUIRE(content.has_value());
    BOOST_TEST(content->ops.size() == 2u);
    BOOST_TEST((content->clock == now));
}

BOOST_AUTO_TEST_CASE(with_nothing_unsent_there_is_no_file) {
    BOOST_TEST(
        (sync::make_bundle(*aage->replica, now, random).error().code == ErrorCode::not_found));
}

BOOST_AUTO_TEST_CASE(without_the_servers_key_there_is_no_file) {
    Municipality old;
    const auto tablet = old.join(old.first_code);
    old.add_shift(*tablet, old.root(), 1);
    Unit unit;
    unit.parent = old.root();
    unit.name = "Skovbo";
    old.act(*tablet, ops::Create<Unit>{unit});
    BOOST_TEST((sync::make_bundle(*tablet->replica, now, random).error().code ==
                ErrorCode::bundle_no_key));
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_waits_for_another_file) {
    sync::Replica& replica = *mette->replica;
    Activity activity;
    activity.unit = root();
    activity.purpose = std::string(900, 'x');
    for (int i = 0; i < 1100; ++i) {
        activity.name = "Opgave " + std::to_string(i);
        BOOST_REQUIRE(replica.perform(ops::Create<Activity>{activity}, now).ok());
    }
    const auto made = sync::make_bundle(replica, now, random);
    BOOST_REQUIRE(made.ok());
    BOOST_TEST(made->left > 0u);
    BOOST_TEST(made->ops + made->left == 1100u);
    BOOST_TEST(made->file.size() < 1'000'000u);
    BOOST_TEST((*deliver(made->file) == wire::Delivered{static_cast<std::uint32_t>(made->ops)}));
}

BOOST_AUTO_TEST_CASE(nothing_of_it_can_be_read_without_a_key) {
    Person me = *aage->replica->shown().find(aage->replica->person());
    const Person before = me;
    me.phone = "20998877";
    act(*aage, ops::make_edit(before, me));
    const Bytes file = file_of(*aage);
    BOOST_TEST(as_text(file).find("20998877") == std::string_view::npos);
    const auto bodil = add_volunteer(*mette, "Bodil", root());
    const auto bundle = *wire::decode_bundle(file);
    BOOST_TEST(!sync::read_bundle(bundle, box_of(*bodil)).has_value());
    BOOST_TEST(sync::read_bundle(bundle, box_of(*mette)).has_value());
}

BOOST_AUTO_TEST_CASE(two_files_of_the_same_have_nothing_in_common) {
    act(*aage, ops::TakeShift{shift});
    const auto one = *wire::decode_bundle(file_of(*aage));
    const auto other = *wire::decode_bundle(file_of(*aage));
    BOOST_TEST(one.ephemeral != other.ephemeral);
    BOOST_TEST(one.wraps.front() != other.wraps.front());
    BOOST_TEST(one.sealed != other.sealed);
}

BOOST_AUTO_TEST_SUITE_END()
