// A first sync in portions: own things first, what is left is told, asked for ahead, and after a
// cut or a restart nothing that was there comes a second time.
#include "shared/sync/portions.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "shared/sync/replica_pages.hpp"
#include "tests/support/thread_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

constexpr std::uint32_t far_shifts = 300;

struct Town {
    SeededRandom random{3};
    MemoryAuthorityStore store;
    sync::Authority authority{
        store, {.history = 5}, {.answer_bytes_max = 2500, .first_answer_bytes_max = 1500}};
    std::string code = *authority.found("Åkær", "Mette", noon, random);
    Id<Person> mette = authority.state().table<Person>().begin()->first;
    Id<Shift> own, near, far;
    MemoryDeviceStore disk;
    std::unique_ptr<sync::Replica> replica;

    Town() {
        Changes rows;
        Activity activity;
        activity.id = Id<Activity>::make({server_alias, 50}, 1);
        activity.unit = authority.state().table<Unit>().begin()->first;
        activity.name = "Gågruppe";
        rows.puts.push_back(activity);
        const auto add = [&](std::uint32_t index, std::int64_t days) {
            Shift shift;
            shift.id = Id<Shift>::make({server_alias, 51}, index);
            shift.activity = activity.id;
            shift.unit = activity.unit;
            shift.starts = noon + days * seconds_per_day;
            shift.ends = shift.starts + seconds_per_hour;
            shift.places = 3;
            rows.puts.push_back(shift);
            return shift.id;
        };
        for (std::uint32_t i = 1; i <= far_shifts; ++i) far = add(i, 20 + i);
        own = add(far_shifts + 1, 300);
        near = add(far_shifts + 2, 3);
        SignUp mine;
        mine.id = Id<SignUp>::make({server_alias, 52}, 1);
        mine.shift = own;
        mine.person = mette;
        mine.status = SignUpStatus::confirmed;
        rows.puts.push_back(mine);
        TOV_ASSERT(authority.load(rows).ok());
        const auto joined = authority.join({code, "Tablet"}, noon, random);
        replica = sync::Replica::create(disk, *joined);
        disk.complete_all(*replica);
    }

    wire::SyncRequest ask(std::uint32_t ahead = 0) const {
        wire::SyncRequest request = replica->make_request(noon);
        request.ahead = ahead;
        return request;
    }
    // Over real bytes.
    Result<wire::SyncResponse> answer(const wire::SyncRequest& request) {
        const auto read = wire::decode_sync_request(wire::encode(request));
        BOOST_REQUIRE(read.ok());
        auto response = authority.sync(replica->device(), *read, noon);
        if (!response) return response;
        return wire::decode_sync_response(wire::encode(*response));
    }
    void take(const wire::SyncRequest& request, const wire::SyncResponse& response) {
        BOOST_REQUIRE(replica->on_response(request, response, 1000).ok());
        disk.complete_all(*replica);
    }
    wire::SyncResponse portion() {
        const wire::SyncRequest request = ask();
        const auto response = answer(request);
        BOOST_REQUIRE(response.ok());
        take(request, *response);
        return *response;
    }
    void restart() {
        MemoryDeviceStore again;
        again.disk = disk.disk;
        disk = std::move(again);
        replica = std::move(*sync::Replica::open(disk, disk.entries()));
    }
    bool holds(Id<Shift> shift) const { return replica->shown().find(shift) != nullptr; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(portions_tests, Town)

BOOST_AUTO_TEST_CASE(own_shifts_come_first_then_near_ones_then_the_rest) {
    const auto first = portion();
    BOOST_TEST(first.more);
    BOOST_TEST(holds(own));
    BOOST_TEST(!holds(far));
    BOOST_TEST((first.left.ready == wire::Ready::near));
    BOOST_TEST(holds(near));
    BOOST_TEST((replica->shown().find(mette) != nullptr));
}

BOOST_AUTO_TEST_CASE(the_order_is_told_by_urgency) {
    const sync::UrgencyOf urgency_of(authority.state(), mette, noon);
    BOOST_TEST(urgency_of(key_of(mette)).stage == 0);
    BOOST_TEST(urgency_of(key_of(own)).stage == 0);
    BOOST_TEST(urgency_of(key_of(near)).stage == 1);
    BOOST_TEST(urgency_of(key_of(far)).stage == 2);
    BOOST_TEST((urgency_of(key_of(mette)) < urgency_of(key_of(own))));
}

BOOST_AUTO_TEST_CASE(what_is_left_is_told_and_shrinks_to_nothing) {
    std::uint64_t before = ~std::uint64_t{0};
    int portions = 0;
    for (auto response = portion(); response.more; response = portion()) {
        BOOST_TEST(response.left.bytes > 0u);
        BOOST_TEST(response.left.bytes < before);
        before = response.left.bytes;
        BOOST_TEST(replica->left().bytes == before);
        BOOST_TEST(replica->fetched_bytes() == 1000u * static_cast<unsigned>(++portions));
    }
    BOOST_TEST(portions > 3);
    BOOST_TEST(replica->left().bytes == 0u);
    BOOST_TEST(replica->fetched_bytes() == 0u);
}

BOOST_AUTO_TEST_CASE(an_app_of_an_older_schema_is_not_told) {
    wire::SyncRequest request = ask();
    request.schema = 3;
    const auto response = *answer(request);
    BOOST_TEST(response.more);
    BOOST_TEST(response.left.bytes == 0u);
}

BOOST_AUTO_TEST_CASE(asked_ahead_the_server_goes_on_behind_what_is_on_its_way) {
    portion();
    const auto main = ask(), next = ask(1), last = ask(2);
    const auto one = *answer(main), two = *answer(next), three = *answer(last);
    BOOST_TEST(!two.reset);
    take(main, one);
    take(next, two);
    take(last, three);
    while (replica->wants_more()) BOOST_TEST(!portion().reset);
    BOOST_TEST(replica->shown().table<Shift>().size() == far_shifts + 2u);
    BOOST_TEST(portion().rows.empty());
}

BOOST_AUTO_TEST_CASE(a_lost_answer_costs_what_was_asked_behind_it_and_nothing_else) {
    portion();
    const auto main = ask();
    const auto one = *answer(main);
    const auto next = ask(1), last = ask(2);
    const auto two = *answer(next);
    const auto lost = *answer(last);
    take(main, one);
    // The link is cut: the second and third answers never come.
    const auto again = ask();
    const auto repeated = *answer(again);
    BOOST_TEST(!repeated.reset);
    BOOST_TEST((repeated.rows == two.rows));
    take(again, repeated);
    std::size_t rows = one.rows.size() + repeated.rows.size();
    while (replica->wants_more()) rows += portion().rows.size();
    BOOST_TEST(rows < authority.state().keys().size());  // none came twice
    BOOST_TEST(replica->shown().table<Shift>().size() == far_shifts + 2u);
}

BOOST_AUTO_TEST_CASE(what_waits_for_answers_that_are_not_on_their_way_is_refused) {
    const auto early = answer(ask(1));
    BOOST_REQUIRE(!early.ok());
    BOOST_TEST((early.error().code == ErrorCode::op_gap));
    portion();
    BOOST_TEST(!answer(ask(1)).ok());  // it came before the request that it counts on
    BOOST_TEST(!answer(ask(4'000'000'000)).ok());
    BOOST_TEST(portion().rows.size() > 0u);
}

BOOST_AUTO_TEST_CASE(after_a_restart_in_the_middle_the_app_knows_how_far_it_is_and_goes_on) {
    portion();
    portion();
    const std::size_t rows = replica->base().keys().size();
    const auto left = replica->left();
    restart();
    BOOST_TEST(replica->base().keys().size() == rows);
    BOOST_TEST((replica->left() == left));
    BOOST_TEST(replica->fetched_bytes() == 2000u);
    std::size_t fetched = rows;
    do {
        const auto response = portion();
        BOOST_TEST(!response.reset);
        fetched += response.rows.size();
    } while (replica->wants_more());
    BOOST_TEST(fetched == replica->base().keys().size());
}

BOOST_AUTO_TEST_CASE(a_cut_portion_is_all_that_comes_twice_also_across_a_restart) {
    portion();
    const auto cut = *answer(ask());  // never arrives
    restart();
    const auto again = portion();
    BOOST_TEST((again.rows == cut.rows));
}

BOOST_AUTO_TEST_CASE(a_tablet_that_must_start_over_shows_what_it_had_until_all_has_come) {
    while (portion().more) {
    }
    const std::size_t all = replica->base().keys().size();
    const auto page = std::find_if(disk.disk.begin(), disk.disk.end(), [](const auto& entry) {
        return entry.first.first == sync::Area::pages;
    });
    disk.disk.erase(page);
    restart();
    const std::size_t left = replica->base().keys().size();
    BOOST_REQUIRE(left < all);
    BOOST_TEST(holds(far));
    Changes gone;
    gone.erases.push_back(key_of(far));
    BOOST_REQUIRE(authority.load(gone).ok());

    const auto first = portion();
    BOOST_TEST(first.reset);
    BOOST_REQUIRE(first.more);
    BOOST_TEST(replica->base().keys().size() >= left);
    BOOST_TEST(holds(far));
    restart();
    BOOST_TEST(replica->base().keys().size() >= left);
    BOOST_TEST(holds(far));

    auto next = portion();
    for (; next.more; next = portion()) BOOST_TEST(!next.reset);
    BOOST_TEST(!next.reset);
    BOOST_TEST(!holds(far));
    BOOST_TEST(replica->base().keys().size() == all - 1);
    const auto nothing = portion();
    BOOST_TEST(!nothing.reset);
    BOOST_TEST(nothing.rows.empty());
    restart();
    BOOST_TEST(replica->base().keys().size() == all - 1);
}

BOOST_AUTO_TEST_CASE(what_was_sent_does_not_go_back_to_what_was_before_until_all_has_come) {
    while (portion().more) {
    }
    const auto places = [&] { return replica->shown().find(far)->places; };
    const auto set_places = [&](std::uint32_t count) {
        Shift after = *replica->shown().find(far);
        after.places = count;
        const auto edit = ops::make_edit(*replica->shown().find(far), after);
        BOOST_REQUIRE(replica->perform(edit, noon).ok());
        disk.complete_all(*replica);
    };
    // Others changed so much meanwhile that this shift, far away, is not in the first portion.
    Changes rows;
    for (const auto& [id, row] : authority.state().table<Shift>()) {
        Shift shift = row.value;
        shift.notes = "Ny";
        rows.puts.push_back(shift);
    }
    BOOST_REQUIRE(authority.load(rows).ok());
    set_places(7);
    BOOST_REQUIRE(portion().more);
    BOOST_TEST(replica->unsent() == 0u);
    BOOST_TEST(replica->shown().find(far)->notes.empty());
    BOOST_TEST(places() == 7u);
    restart();
    BOOST_TEST(places() == 7u);
    while (portion().more) BOOST_TEST(places() == 7u);
    BOOST_TEST(places() == 7u);
    BOOST_TEST(replica->shown().find(far)->notes == "Ny");

    // The same when everything comes anew.
    disk.disk.erase(std::find_if(disk.disk.begin(), disk.disk.end(), [&](const auto& entry) {
        return entry.first.first == sync::Area::pages &&
               entry.first.second / sync::pages_per_table == table_id<Shift> &&
               entry.first.second != sync::page_of(key_of(far));
    }));
    restart();
    set_places(8);
    const auto first = portion();
    BOOST_REQUIRE(first.reset);
    BOOST_REQUIRE(first.more);
    BOOST_TEST(replica->unsent() == 0u);
    BOOST_TEST(places() == 8u);
    restart();
    BOOST_TEST(places() == 8u);
    while (portion().more) BOOST_TEST(places() == 8u);
    BOOST_TEST(places() == 8u);
    BOOST_TEST(portion().rows.empty());
}

BOOST_AUTO_TEST_SUITE_END()
