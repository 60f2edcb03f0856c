// From tablet to tablet with no network: a file is made, read by another, delivered once.
#include <boost/test/unit_test.hpp>

#include "tests/support/served_tablet.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Hands : Municipality {
    Id<Shift> shift;
    std::unique_ptr<ServedTablet> office = std::make_unique<ServedTablet>(*this);
    std::unique_ptr<ServedTablet> field = std::make_unique<ServedTablet>(*this);

    Hands() {
        TOV_ASSERT(authority.make_server_key(random).ok());
        const auto coordinator = join(first_code);
        shift = add_shift(*coordinator, root(), 2);
        const auto bodil = add_volunteer(*coordinator, "Bodil", root());
        office->join(*authority.invite(coordinator->replica->person(), now, random));
        field->join(*authority.invite(bodil->replica->person(), now, random));
        for (ServedTablet* tablet : {office.get(), field.get(), office.get(), field.get()}) {
            tablet->app->perform_intent(models::SyncNow{});
            tablet->settle();
        }
    }
    Bytes take_shift_and_send() {
        field->set_network(false);
        field->act(ops::TakeShift{shift});
        field->app->perform_intent(models::SendFile{});
        field->settle();
        return field->window->saved;
    }
    void read(ServedTablet& tablet, const Bytes& file) {
        tablet.app->perform_intent(models::ReadFile{file, false});
        tablet.settle();
    }
    std::size_t signed_up() const { return authority.state().table<SignUp>().size(); }
    static std::size_t carried(const ServedTablet& tablet) {
        return tablet.app->device().courier()->carried().size();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(files_tests, Hands)

BOOST_AUTO_TEST_CASE(a_file_that_another_tablet_reads_arrives_once) {
    const Bytes file = take_shift_and_send();
    BOOST_REQUIRE(!file.empty());
    office->set_network(false);
    read(*office, file);
    BOOST_TEST(carried(*office) == 1u);
    BOOST_TEST(signed_up() == 0u);

    office->set_network(true);
    BOOST_TEST(carried(*office) == 0u);
    BOOST_TEST(signed_up() == 1u);
    BOOST_TEST(office->shown().table<SignUp>().size() == 1u);

    BOOST_TEST(field->app->facts().unsent == 1u);
    field->set_network(true);
    BOOST_TEST(field->app->facts().unsent == 0u);
    BOOST_TEST(signed_up() == 1u);
}

BOOST_AUTO_TEST_CASE(a_carried_file_outlives_the_app) {
    const Bytes file = take_shift_and_send();
    office->set_network(false);
    read(*office, file);
    office->open();
    BOOST_TEST(carried(*office) == 1u);
    office->set_network(true);
    BOOST_TEST(carried(*office) == 0u);
    BOOST_TEST(signed_up() == 1u);
}

BOOST_AUTO_TEST_CASE(who_may_read_it_can_look_inside_and_others_cannot) {
    const Bytes file = take_shift_and_send();
    office->set_network(false);
    read(*office, file);
    const wire::BundleContent* content = office->app->device().contents_of(1);
    BOOST_REQUIRE(content != nullptr);
    BOOST_TEST(content->ops.size() == 1u);

    ServedTablet other(*this);
    other.join(*authority.invite(field->app->device().replica()->person(), now, random));
    other.set_network(false);
    read(other, file);
    BOOST_TEST(carried(other) == 1u);
    BOOST_TEST(other.app->device().contents_of(1) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_file_that_was_changed_is_refused_and_stays_until_it_is_removed) {
    Bytes file = take_shift_and_send();
    auto bundle = *wire::decode_bundle(file);
    bundle.sealed[10] = static_cast<char>(bundle.sealed[10] ^ 1);
    read(*office, wire::encode(bundle));
    BOOST_REQUIRE(carried(*office) == 1u);
    const auto& parcel = office->app->device().courier()->carried().begin()->second.parcel;
    BOOST_REQUIRE(parcel.refusal.size() == 1u);
    BOOST_TEST((parcel.refusal.front().code == ErrorCode::bundle_altered));
    BOOST_TEST(signed_up() == 0u);
    office->app->perform_intent(models::DropParcel{1});
    office->settle();
    BOOST_TEST(carried(*office) == 0u);
}

BOOST_AUTO_TEST_CASE(what_the_disk_refuses_can_still_leave_as_a_file) {
    field->set_network(false);
    field->disk.failures_left = 1000;
    field->act(ops::TakeShift{shift});
    BOOST_TEST(!field->app->facts().saved);
    field->app->perform_intent(models::ExportUnsent{});
    read(*office, field->window->saved);
    BOOST_TEST(signed_up() == 1u);
}

BOOST_AUTO_TEST_CASE(another_kind_of_file_is_not_carried) {
    read(*office, Bytes{1, 2, 3});
    office->app->perform_intent(models::ReadFile{{}, true});
    BOOST_TEST(carried(*office) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
