// The envelope: what is let in, and what is refused before anything is allocated.
#include <boost/test/unit_test.hpp>

#include "shared/base/hash.hpp"
#include "shared/wire/frame.hpp"
#include "shared/wire/varint.hpp"
#include "tests/support/allocation_meter.hpp"

using namespace tovholder;
using namespace tovholder::wire;

namespace {

const Bytes payload{1, 2, 3, 0, 255};

ErrorCode refusal(ByteView bytes) {
    const auto opened = open_frame(bytes);
    BOOST_REQUIRE(!opened.ok());
    return opened.error().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(frame_tests)

BOOST_AUTO_TEST_CASE(a_frame_gives_back_its_type_and_payload) {
    const Bytes frame = make_frame(FrameType::page, payload);
    const auto opened = open_frame(frame);
    BOOST_REQUIRE(opened.ok());
    BOOST_TEST((opened->type == FrameType::page));
    BOOST_TEST(Bytes(opened->payload.begin(), opened->payload.end()) == payload,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
    const Bytes frame = make_frame(FrameType::op, payload);
    for (std::size_t size = 0; size < frame.size(); ++size) {
        BOOST_TEST((refusal(ByteView(frame).first(size)) == ErrorCode::bad_frame));
    }
}

BOOST_AUTO_TEST_CASE(bytes_after_the_end_are_refused) {
    Bytes frame = make_frame(FrameType::op, payload);
    frame.push_back(0);
    BOOST_TEST((refusal(frame) == ErrorCode::bad_frame));
}

BOOST_AUTO_TEST_CASE(every_flipped_bit_is_refused) {
    const Bytes frame = make_frame(FrameType::op, payload);
    for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
        Bytes damaged = frame;
        damaged[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
        BOOST_TEST(!open_frame(damaged).ok());
    }
}

BOOST_AUTO_TEST_CASE(a_newer_version_is_named_as_such) {
    Bytes frame = make_frame(FrameType::op, payload);
    frame[3] = frame_version_sync + 1;
    BOOST_TEST((refusal(frame) == ErrorCode::unknown_version));
}

BOOST_AUTO_TEST_CASE(an_unknown_type_is_refused) {
    const Bytes frame = make_frame(static_cast<FrameType>(99), payload);
    BOOST_TEST((refusal(frame) == ErrorCode::bad_frame));
}

BOOST_AUTO_TEST_CASE(a_length_over_the_limit_is_refused_before_anything_is_allocated) {
    Bytes frame{'T', 'v', static_cast<std::uint8_t>(FrameType::page), frame_version_stored};
    put_varint(frame, message_bytes_max + 1);
    frame.resize(frame.size() + 100);
    const tovholder::testing::AllocationMeter meter;
    const auto opened = open_frame(frame);
    BOOST_TEST(meter.total() == 0u);
    BOOST_TEST((opened.error().code == ErrorCode::too_large));
}

BOOST_AUTO_TEST_CASE(a_length_that_is_not_what_is_there_is_refused) {
    for (const std::uint64_t length : {0ull, 1ull, 99ull, 101ull, ~0ull}) {
        Bytes frame{'T', 'v', static_cast<std::uint8_t>(FrameType::page), frame_version_stored};
        put_varint(frame, length);
        frame.resize(frame.size() + 100 + 4);
        BOOST_TEST(!open_frame(frame).ok());
    }
}

BOOST_AUTO_TEST_CASE(a_number_has_one_encoding_only) {
    for (const Bytes& bytes : {Bytes{0x80, 0x00}, Bytes{0x81, 0x80, 0x00}}) {
        ByteView view = bytes;
        BOOST_TEST(!take_varint(view).has_value());
    }
    for (const std::uint64_t value : {0ull, 1ull, 127ull, 128ull, 16383ull, 16384ull, ~0ull}) {
        Bytes bytes;
        put_varint(bytes, value);
        ByteView view = bytes;
        BOOST_TEST(*take_varint(view) == value);
        BOOST_TEST(view.empty());
    }
    const Bytes too_long(11, 0xff);
    ByteView view = too_long;
    BOOST_TEST(!take_varint(view).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
