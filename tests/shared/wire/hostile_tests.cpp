// Bytes that mean harm: cut short, damaged, or claiming sizes that are not there.
#include <boost/test/unit_test.hpp>

#include "shared/wire/varint.hpp"
#include "tests/support/allocation_meter.hpp"
#include "tests/support/messages.hpp"

using namespace tovholder;
using namespace tovholder::testing;

namespace {

// Frames of this kind with payloads that someone else wrote, checksum and all.
wire::FrameType type_of(const Bytes& frame) { return wire::open_frame(frame)->type; }

Bytes payload_of(const Bytes& frame) {
    const ByteView payload = wire::open_frame(frame)->payload;
    return {payload.begin(), payload.end()};
}

// A payload that starts as the real one and then says "very many follow".
Bytes with_count_at(const Bytes& payload, std::size_t at, std::uint64_t count) {
    Bytes bomb(payload.begin(), payload.begin() + static_cast<std::ptrdiff_t>(at));
    wire::put_varint(bomb, count);
    bomb.insert(bomb.end(), payload.begin() + static_cast<std::ptrdiff_t>(at), payload.end());
    return bomb;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_tests)

BOOST_AUTO_TEST_CASE(every_truncation_of_real_messages_is_refused) {
    for (const MessageKind& kind : message_kinds()) {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            Prng prng(seed);
            const Bytes frame = kind.make(prng);
            for (std::size_t size = 0; size < frame.size(); ++size) {
                BOOST_TEST(!kind.rewrite(ByteView(frame).first(size)).ok(), kind.name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_payload_cut_short_in_a_whole_frame_is_refused_or_means_something_whole) {
    for (const MessageKind& kind : message_kinds()) {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            Prng prng(seed);
            const Bytes frame = kind.make(prng);
            const Bytes payload = payload_of(frame);
            for (std::size_t size = 0; size < payload.size(); ++size) {
                const Bytes cut = wire::make_frame(type_of(frame), ByteView(payload).first(size));
                const auto read = kind.rewrite(cut);
                if (read) BOOST_TEST(*read == cut, kind.name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_flipped_bit_of_real_messages_is_refused) {
    for (const MessageKind& kind : message_kinds()) {
        Prng prng(2);
        const Bytes frame = kind.make(prng);
        for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
            Bytes damaged = frame;
            damaged[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
            BOOST_TEST(!kind.rewrite(damaged).ok(), kind.name);
        }
    }
}

BOOST_AUTO_TEST_CASE(damage_behind_a_right_checksum_never_makes_two_meanings) {
    // What can be read can be written, and is then read as the same thing.
    for (const MessageKind& kind : message_kinds()) {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Prng prng(seed);
            const Bytes frame = kind.make(prng);
            Bytes payload = payload_of(frame);
            for (int flips = 0; flips < 50 && !payload.empty(); ++flips) {
                payload[prng.below(payload.size())] ^= static_cast<std::uint8_t>(prng.next());
                const auto read = kind.rewrite(wire::make_frame(type_of(frame), payload));
                if (!read) continue;
                const auto again = kind.rewrite(*read);
                BOOST_REQUIRE_MESSAGE(again.ok(), kind.name);
                BOOST_TEST(*again == *read, kind.name);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(counts_beyond_the_end_cost_nothing) {
    for (const MessageKind& kind : message_kinds()) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Prng prng(seed);
            const Bytes frame = kind.make(prng);
            const Bytes payload = payload_of(frame);
            for (std::size_t at = 0; at <= payload.size(); ++at) {
                const std::uint64_t count = std::uint64_t{1} << (10 + prng.below(53));
                const Bytes bomb =
                    wire::make_frame(type_of(frame), with_count_at(payload, at, count));
                const AllocationMeter meter;
                (void)kind.rewrite(bomb).ok();
                BOOST_TEST(meter.total() < 64u * 1024 + 128 * bomb.size(),
                           kind.name << " " << meter.total() << " for " << bomb.size());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_worst_message_costs_a_few_times_its_limit) {
    // A megabyte of the smallest rows: table, id, seq, mask, no fields.
    Bytes payload;
    const std::size_t rows = (wire::message_bytes_max - 16) / 7;
    wire::put_varint(payload, rows);
    for (std::size_t i = 0; i < rows; ++i) {
        for (const std::uint8_t byte : {2, 1, 1, 1, 0, 1, 0}) payload.push_back(byte);
    }
    const Bytes bomb = wire::make_frame(wire::FrameType::page, payload);
    const AllocationMeter meter;
    const auto read = wire::decode_page(bomb);
    BOOST_TEST(!read.ok());
    BOOST_TEST(meter.total() <= 4u * wire::message_bytes_max);
}

BOOST_AUTO_TEST_CASE(a_record_over_its_limit_is_refused) {
    Unit unit;
    unit.id = {1};
    unit.name = std::string(wire::record_bytes_max, 'x');
    const Bytes fields = wire::encode_row_fields(unit, {});
    BOOST_TEST(!wire::decode_row_fields(key_of(unit), 1, fields).ok());
    BOOST_TEST(!wire::decode_page(wire::encode_page({{unit, {}}})).ok());
}

BOOST_AUTO_TEST_SUITE_END()
