// Compression.
#include "server/service/gzip.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::server;

BOOST_AUTO_TEST_SUITE(gzip_tests)

BOOST_AUTO_TEST_CASE(bytes_survive_the_way_there_and_back) {
    Bytes bytes;
    for (int i = 0; i < 100'000; ++i) bytes.push_back(static_cast<std::uint8_t>(i * i >> 5));
    const Bytes packed = gzip(bytes);
    BOOST_TEST(packed.size() < bytes.size());
    BOOST_TEST((*gunzip(packed, bytes.size()) == bytes));
    BOOST_TEST((*gunzip(gzip({}), 0) == Bytes()));
}

BOOST_AUTO_TEST_CASE(what_would_grow_beyond_the_limit_is_refused) {
    const Bytes packed = gzip(Bytes(1'000'000, 0));
    BOOST_TEST(packed.size() < 2000u);
    BOOST_TEST(!gunzip(packed, 999'999).has_value());
    BOOST_TEST(gunzip(packed, 1'000'000).has_value());
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
    const Bytes packed = gzip(as_bytes("en vagt er en vagt er en vagt"));
    for (std::size_t size = 0; size < packed.size(); ++size) {
        BOOST_TEST(!gunzip(ByteView(packed).first(size), 1000).has_value());
    }
    Bytes longer = packed;
    longer.push_back(0);
    BOOST_TEST(!gunzip(longer, 1000).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
