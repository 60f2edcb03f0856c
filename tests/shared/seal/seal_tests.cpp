// Against RFC 6979 (signatures) and Python's `cryptography` (all else): other people's code.
#include "shared/seal/seal.hpp"

#include <boost/test/unit_test.hpp>

using namespace tovholder;
using namespace tovholder::seal;

namespace {

Bytes from_hex(std::string_view hex) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(static_cast<std::uint8_t>(digit(hex[i]) * 16 + digit(hex[i + 1])));
    }
    return bytes;
}

template <class Some>
Bytes bytes_of(const Some& some) {
    return {some.begin(), some.end()};
}

Bytes seed(std::uint8_t first) {
    Bytes bytes;
    for (std::uint8_t i = 0; i < 32; ++i) bytes.push_back(static_cast<std::uint8_t>(first + i));
    return bytes;
}

struct Two {
    KeyPair a = derive_key_pair(seed(0), "sign");
    KeyPair b = derive_key_pair(seed(32), "box");
};

}  // namespace

BOOST_AUTO_TEST_SUITE(seal_tests)

BOOST_AUTO_TEST_CASE(a_seed_and_a_label_give_the_pair_that_others_derive) {
    const Two two;
    BOOST_TEST(bytes_of(two.a.secret) ==
               from_hex("b2689ce051f84eb22b71f27f1bd8517b5145eb3a3a05b0a34d98c9eaf839fb1e"));
    BOOST_TEST(bytes_of(two.a.shown) ==
               from_hex("04ce1e476da1dba9cbd4785c87fcf391e87daaab17ee68c92b76271adb49700b0c"
                        "b50c39fe52d1ca825416ff807e365788f85c23ca418185b380d7e6a396473132"));
    BOOST_TEST(bytes_of(two.b.shown) ==
               from_hex("04388b98b2f695fd2bd08c6612abd79afb06a3d6a817afce308e367f561b26e8b2"
                        "afcb7305a5bcfbd1476c97bb193446a1a8037a89e36d82ca848d70a9a63f3e12"));
}

BOOST_AUTO_TEST_CASE(another_label_is_another_pair) {
    BOOST_TEST(bytes_of(derive_key_pair(seed(0), "box").secret) !=
               bytes_of(derive_key_pair(seed(0), "sign").secret));
}

BOOST_AUTO_TEST_CASE(it_signs_as_rfc_6979_says) {
    KeyPair pair;
    const Bytes secret =
        from_hex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
    std::copy(secret.begin(), secret.end(), pair.secret.begin());
    BOOST_TEST(bytes_of(sign(pair, as_bytes("sample"))) ==
               from_hex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                        "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"));
}

BOOST_AUTO_TEST_CASE(a_signature_holds_for_its_message_and_signer_only) {
    const Two two;
    const Bytes message = from_hex("0102030405");
    Signature signature = sign(two.a, message);
    BOOST_TEST(verify(two.a.shown, message, signature));
    BOOST_TEST(!verify(two.b.shown, message, signature));
    BOOST_TEST(!verify(two.a.shown, from_hex("0102030406"), signature));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        signature[at] ^= 1;
        BOOST_TEST(!verify(two.a.shown, message, signature));
        signature[at] ^= 1;
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_key_and_no_signature_verifies_nothing) {
    const Two two;
    const Bytes message = from_hex("0102");
    const Signature signature = sign(two.a, message);
    BOOST_TEST(!verify({}, message, signature));
    BOOST_TEST(!verify(Bytes(public_bytes, 4), message, signature));
    BOOST_TEST(!verify(two.a.shown, message, {}));
    BOOST_TEST(!verify(two.a.shown, message, Bytes(signature_bytes, 0)));
    BOOST_TEST(!verify(two.a.shown, message, Bytes(signature_bytes, 0xff)));
}

BOOST_AUTO_TEST_CASE(two_agree_on_the_key_that_others_compute) {
    const Two two;
    const auto here = agree(two.a, two.b.shown, two.a.shown, two.b.shown);
    const auto there = agree(two.b, two.a.shown, two.a.shown, two.b.shown);
    BOOST_REQUIRE(here.has_value() && there.has_value());
    BOOST_TEST(bytes_of(*here) ==
               from_hex("f87ea3169b6c9f6fef4b8d1ff72b62087ddf436d60df829e280cd4c914cfbf0f"));
    BOOST_TEST(bytes_of(*here) == bytes_of(*there));
}

BOOST_AUTO_TEST_CASE(a_point_beside_the_curve_agrees_on_nothing) {
    Two two;
    two.b.shown[40] ^= 1;
    BOOST_TEST(!agree(two.a, two.b.shown, two.a.shown, two.b.shown).has_value());
    BOOST_TEST(!agree(two.a, {}, two.a.shown, two.b.shown).has_value());
    BOOST_TEST(!agree(two.a, Bytes(public_bytes, 0), two.a.shown, two.b.shown).has_value());
}

BOOST_AUTO_TEST_CASE(it_seals_as_rfc_8439_says) {
    const Two two;
    const auto key = agree(two.a, two.b.shown, two.a.shown, two.b.shown);
    BOOST_REQUIRE(key.has_value());
    const Bytes sealed = tovholder::seal::seal(*key, as_bytes("en vagt"), as_bytes("beside"));
    BOOST_TEST(sealed == from_hex("468184c5494911617e15355e5ebdbbeb9a42192f67f914"));
    const auto opened = open(*key, sealed, as_bytes("beside"));
    BOOST_REQUIRE(opened.has_value());
    BOOST_TEST(as_text(*opened) == "en vagt");
}

BOOST_AUTO_TEST_CASE(no_bit_may_change_of_what_is_sealed_or_stands_beside_it) {
    const ContentKey key{7};
    Bytes sealed = tovholder::seal::seal(key, as_bytes("vagt"), as_bytes("x"));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            sealed[at] ^= static_cast<std::uint8_t>(1 << bit);
            BOOST_TEST(!open(key, sealed, as_bytes("x")).has_value());
            sealed[at] ^= static_cast<std::uint8_t>(1 << bit);
        }
    }
    BOOST_TEST(!open(key, sealed, as_bytes("y")).has_value());
    BOOST_TEST(!open(ContentKey{8}, sealed, as_bytes("x")).has_value());
    BOOST_TEST(!open(key, ByteView(sealed).first(15), as_bytes("x")).has_value());
    BOOST_TEST(open(key, sealed, as_bytes("x")).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
