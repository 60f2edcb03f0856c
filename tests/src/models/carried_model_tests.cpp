// Carried files in words: what is in them for those who may know, and what happens to them.
#include "src/models/carried_model.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/text/text.hpp"
#include "tests/support/domain_fixture.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

struct Shelf : SmallTown {
    models::Viewer viewer;
    wire::BundleContent content{300, now, 0, {}};
    models::CarriedFact fact;

    Shelf() {
        viewer.now = now;
        viewer.today = to_local(now).date;
        fact.key = 1;
        fact.read = now;
        fact.stored = true;
        Device device;
        device.id = Device::row_of(300);
        device.person = aage;
        state.put(device, {.seq = 1});
    }
    models::CarriedLine line() const {
        return models::make_carried_lines(state, viewer, {fact}).front();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(carried_model, Shelf)

BOOST_AUTO_TEST_CASE(a_locked_file_says_when_it_was_read_and_that_it_is_locked) {
    BOOST_TEST(line().title == "Læst i dag kl. 13.00");
    BOOST_TEST(line().detail == "Låst til serveren. Den afleveres, når der er net.");
    BOOST_TEST(line().state == "");
    BOOST_TEST(line().holds.empty());
}

BOOST_AUTO_TEST_CASE(who_may_read_it_sees_from_whom_and_the_first_changes) {
    const Id<Shift> shift = add_shift(add_activity(skovbo), 2);
    for (OpNumber number = 1; number <= 5; ++number) {
        content.ops.push_back({{300, number}, now, 0, ops::TakeShift{shift}});
    }
    fact.content = &content;
    BOOST_TEST(line().title == "Fra Aage Aagesen · Læst i dag kl. 13.00");
    BOOST_TEST(line().detail == "5 ændringer. De afleveres, når der er net.");
    BOOST_REQUIRE(line().holds.size() == 4u);
    BOOST_TEST(line().holds.back() == "og 2 til");
}

BOOST_AUTO_TEST_CASE(nothing_is_said_to_be_kept_that_is_not_on_the_disk) {
    fact.stored = false;
    BOOST_TEST(line().state == "Gemmer filen på denne tablet");
}

BOOST_AUTO_TEST_CASE(why_it_waits_and_why_it_was_refused_is_said) {
    fact.waits_for = Error{ErrorCode::bundle_gap};
    BOOST_TEST(line().state == text::sentence(text::Language::danish, {ErrorCode::bundle_gap}));
    BOOST_TEST(!line().refused);
    fact.refusal = Error{ErrorCode::bundle_altered};
    BOOST_TEST(line().state == text::sentence(text::Language::danish, {ErrorCode::bundle_altered}));
    BOOST_TEST(line().refused);
}

BOOST_AUTO_TEST_SUITE_END()
