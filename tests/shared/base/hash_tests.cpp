// Checksums and digests against their published vectors.
#include "shared/base/hash.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;

namespace {

std::string hex(const Digest& digest) {
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hash_tests)

BOOST_AUTO_TEST_CASE(crc32_matches_the_check_value_of_its_catalogue) {
    BOOST_TEST(crc32(as_bytes("123456789")) == 0xcbf43926u);
    BOOST_TEST(crc32({}) == 0u);
}

BOOST_AUTO_TEST_CASE(sha256_matches_fips_180_4) {
    BOOST_TEST(hex(sha256(as_bytes(""))) ==
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(hex(sha256(as_bytes("abc"))) ==
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    BOOST_TEST(hex(sha256(as_bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))) ==
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    BOOST_TEST(hex(sha256(as_bytes(std::string(1'000'000, 'a')))) ==
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_SUITE_END()
