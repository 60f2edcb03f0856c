// The bar of a first sync says what is so, in both languages.
#include "src/models/fetch_model.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::models;

namespace {

SyncFacts half_way() {
    SyncFacts facts;
    facts.joined = true;
    facts.link = sync::Link::up;
    facts.fetched_bytes = 60'000;
    facts.left = {180'000, wire::Ready::own};
    return facts;
}
FetchModel model_of(const SyncFacts& facts, text::Language language = text::Language::danish) {
    const auto model = make_fetch_model(language, facts);
    BOOST_REQUIRE(model.has_value());
    return *model;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fetch_model_tests)

BOOST_AUTO_TEST_CASE(it_says_how_much_is_there_of_about_how_much) {
    const FetchModel model = model_of(half_way());
    BOOST_TEST(model.title == "Dine data hentes");
    BOOST_TEST(model.bytes == "60 kB af cirka 240 kB");
    BOOST_TEST(model.fraction == 0.25F);
    BOOST_TEST(model_of(half_way(), text::Language::english).bytes == "60 kB of about 240 kB");
}

BOOST_AUTO_TEST_CASE(it_says_what_can_be_used_already) {
    SyncFacts facts = half_way();
    BOOST_TEST(model_of(facts).ready == "Dine vagter er klar. Resten kommer, mens du bruger dem.");
    facts.left.ready = wire::Ready::nothing;
    BOOST_TEST(model_of(facts).ready == "Dine egne vagter kommer først.");
    facts.left.ready = wire::Ready::near;
    BOOST_TEST(model_of(facts).ready.find("de næste 14 dage") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(with_no_network_it_says_that_the_rest_waits_for_one) {
    SyncFacts facts = half_way();
    facts.link = sync::Link::down;
    BOOST_TEST(model_of(facts).ready.find("når der er net igen") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(there_is_none_when_nothing_is_left_or_nobody_has_joined) {
    SyncFacts facts = half_way();
    facts.left = {};
    BOOST_TEST(!make_fetch_model(text::Language::danish, facts).has_value());
    facts = half_way();
    facts.joined = false;
    BOOST_TEST(!make_fetch_model(text::Language::danish, facts).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
