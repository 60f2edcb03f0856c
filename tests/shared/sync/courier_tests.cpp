// Carrying files for others: kept until the server has them, tried again, and told truthfully.
#include "shared/sync/courier.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/courier_town.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Road : CourierTown {
    MemoryDeviceStore disk;
    sync::Courier courier{disk, {}};
    std::int64_t ms = 0;

    Bytes file() {
        act(*aage, ops::TakeShift{shift});
        return file_of(*aage);
    }
    void complete(std::optional<Error> error = {}) {
        while (!disk.waiting.empty()) {
            auto next = std::move(disk.waiting.front());
            disk.waiting.pop_front();
            for (sync::StoreWrite& write : next.writes) {
                if (error) continue;
                if (write.value) {
                    disk.disk[{write.area, write.key}] = std::move(*write.value);
                } else {
                    disk.disk.erase({write.area, write.key});
                }
            }
            courier.on_stored(next.ticket, error);
        }
    }
    Bytes answer_to(const Bytes& frame) {
        const auto delivered = deliver(frame);
        if (!delivered) return wire::encode(wire::Failure{delivered.error()});
        return wire::encode(*delivered);
    }
    std::optional<Result<wire::Delivered>> round_trip() {
        const auto out = courier.next(ms);
        TOV_ASSERT(out.has_value());
        return courier.on_answer(out->request, answer_to(out->frame), ms);
    }
    std::optional<Result<wire::Delivered>> fail(ErrorCode code) {
        const auto out = courier.next(ms);
        TOV_ASSERT(out.has_value());
        return courier.on_answer(out->request, wire::encode(wire::Failure{{code}}), ms);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(courier, Road)

BOOST_AUTO_TEST_CASE(a_file_is_kept_delivered_and_then_forgotten) {
    BOOST_REQUIRE(courier.take(file(), now).ok());
    BOOST_TEST(!courier.carried().begin()->second.stored);
    complete();
    BOOST_TEST(courier.carried().begin()->second.stored);
    BOOST_TEST(disk.disk.size() == 1u);
    const auto delivered = round_trip();
    BOOST_REQUIRE((delivered && delivered->ok()));
    BOOST_TEST((**delivered == wire::Delivered{1, 0, 0}));
    complete();
    BOOST_TEST(courier.carried().empty());
    BOOST_TEST(disk.disk.empty());
    BOOST_TEST(!courier.next(ms).has_value());
}

BOOST_AUTO_TEST_CASE(it_is_still_there_after_a_restart) {
    BOOST_REQUIRE(courier.take(file(), now).ok());
    complete();
    const sync::Courier again(disk, disk.entries());
    BOOST_REQUIRE(again.carried().size() == 1u);
    BOOST_TEST(again.carried().begin()->second.stored);
    BOOST_TEST((again.carried().begin()->second.parcel.read == now));
}

BOOST_AUTO_TEST_CASE(what_is_no_file_of_changes_is_not_taken) {
    BOOST_TEST((courier.take(Bytes{1, 2, 3}, now).error().code == ErrorCode::bad_file));
    const Bytes large(sync::parcel_bytes_max + 1, 1);
    BOOST_TEST((courier.take(large, now).error().code == ErrorCode::too_large));
    BOOST_TEST(courier.carried().empty());
}

BOOST_AUTO_TEST_CASE(the_same_file_is_taken_once_and_no_more_than_fit) {
    const Bytes first = file();
    BOOST_REQUIRE(courier.take(first, now).ok());
    BOOST_TEST((courier.take(first, now).error().code == ErrorCode::already_there));
    for (std::size_t i = 1; i < sync::parcels_max; ++i) {
        BOOST_REQUIRE(courier.take(file_of(*aage), now).ok());
    }
    BOOST_TEST((courier.take(file_of(*aage), now).error().code == ErrorCode::parcels_full));
}

BOOST_AUTO_TEST_CASE(without_an_answer_it_is_tried_again_later_and_at_once_when_hurried) {
    BOOST_REQUIRE(courier.take(file(), now).ok());
    const auto out = courier.next(ms);
    BOOST_TEST(!courier.next(ms).has_value());  // one at a time
    BOOST_TEST(!courier.on_answer(out->request, ErrorCode::no_network, ms).has_value());
    BOOST_TEST(!courier.next(ms).has_value());
    BOOST_TEST(courier.next(ms + 2000).has_value());
    BOOST_TEST(courier.under_way() != 0u);
}

BOOST_AUTO_TEST_CASE(an_answer_to_nothing_is_passed_over) {
    BOOST_TEST(!courier.on_answer(7, ErrorCode::no_network, ms).has_value());
    BOOST_REQUIRE(courier.take(file(), now).ok());
    const auto out = courier.next(ms);
    courier.drop(courier.under_way());
    BOOST_TEST(!courier.on_answer(out->request, answer_to(out->frame), ms).has_value());
}

BOOST_AUTO_TEST_CASE(what_the_server_will_never_take_stays_with_the_reason_until_it_is_removed) {
    BOOST_REQUIRE(courier.take(file(), now).ok());
    complete();
    const auto refused = fail(ErrorCode::bundle_foreign);
    BOOST_REQUIRE((refused && !refused->ok()));
    complete();
    BOOST_TEST(courier.undelivered() == 0u);
    courier.hurry();
    BOOST_TEST(!courier.next(ms).has_value());
    sync::Courier again(disk, disk.entries());
    BOOST_REQUIRE(again.carried().size() == 1u);
    BOOST_TEST(
        (again.carried().begin()->second.parcel.refusal.front().code == ErrorCode::bundle_foreign));
    again.drop(again.carried().begin()->first);
    BOOST_TEST(again.carried().empty());
}

BOOST_AUTO_TEST_CASE(one_that_must_wait_for_another_lets_the_others_pass) {
    BOOST_REQUIRE(courier.take(file(), now).ok());
    BOOST_REQUIRE(courier.take(file_of(*aage), now).ok());
    BOOST_TEST(!fail(ErrorCode::bundle_gap).has_value());
    BOOST_TEST(courier.carried().begin()->second.waits_for.has_value());
    BOOST_REQUIRE(round_trip().has_value());  // the other one
    const auto waited = round_trip();
    BOOST_REQUIRE((waited && waited->ok()));
    BOOST_TEST((**waited == wire::Delivered{0, 0, 1}));
}

BOOST_AUTO_TEST_CASE(a_disk_that_refuses_is_tried_again_and_nothing_is_said_to_be_saved) {
    BOOST_REQUIRE(courier.take(file(), now).ok());
    complete(Error{ErrorCode::storage_full});
    BOOST_TEST(!courier.carried().begin()->second.stored);
    courier.retry_storage();
    complete();
    BOOST_TEST(courier.carried().begin()->second.stored);
}

BOOST_AUTO_TEST_CASE(a_damaged_parcel_on_the_disk_is_left_out) {
    const sync::Courier again(disk, {{sync::Area::parcels, 1, {1, 2, 3}}});
    BOOST_TEST(again.carried().empty());
}

BOOST_AUTO_TEST_SUITE_END()
