// The only file here that includes zlib.h.
#include "shared/wire/deflate.hpp"

#include <zlib.h>

#include <algorithm>

#include "shared/base/assert.hpp"
#include "shared/wire/dictionary.hpp"

namespace tovholder::wire {
namespace {

constexpr int level = 9;
constexpr int raw_window_bits = -15;  // negative: no zlib header, which would cost six bytes
constexpr int memory_level = 9;
// Most messages are small: they and the dictionary fit a window of 4 KiB, and one block.
constexpr std::size_t small_bytes_max = 1500;
constexpr int small_window_bits = -12;
constexpr int small_memory_level = 5;
constexpr std::size_t reach_lost = 262;  // of a window, by zlib's own look-ahead
static_assert(dictionary.size() + small_bytes_max + reach_lost <= std::size_t{1} << 12);
// A block's table of codes costs some 60 bytes; in smaller parts it does not earn them back.
constexpr std::size_t own_block_bytes_min = 300;

const Bytef* dictionary_bytes() { return reinterpret_cast<const Bytef*>(dictionary.data()); }

// Gives `part` to the stream; `flush` as zlib's.
void feed(z_stream& stream, ByteView part, int flush, int expected) {
    stream.next_in = const_cast<Bytef*>(part.data());  // zlib does not write to it
    stream.avail_in = static_cast<uInt>(part.size());
    TOV_ASSERT(deflate(&stream, flush) == expected && stream.avail_in == 0);
}

}  // namespace

Bytes deflated(ByteView bytes, std::span<const std::size_t> cuts) {
    z_stream stream{};
    const bool small = bytes.size() <= small_bytes_max;
    TOV_ASSERT(deflateInit2(&stream, level, Z_DEFLATED, small ? small_window_bits : raw_window_bits,
                            small ? small_memory_level : memory_level, Z_DEFAULT_STRATEGY) == Z_OK);
    TOV_ASSERT(deflateSetDictionary(&stream, dictionary_bytes(),
                                    static_cast<uInt>(dictionary.size())) == Z_OK);
    Bytes packed(deflateBound(&stream, bytes.size()) + 16 * (cuts.size() + 1));
    stream.next_out = packed.data();
    stream.avail_out = static_cast<uInt>(packed.size());
    std::size_t block = 0;  // where the block under way begins
    std::size_t part = 0;
    for (const std::size_t cut : cuts) {
        TOV_ASSERT(cut >= part && cut <= bytes.size());
        const bool large = cut - part >= own_block_bytes_min;
        if (large && part - block >= own_block_bytes_min) {
            feed(stream, bytes.subspan(block, part - block), Z_BLOCK, Z_OK);
            block = part;
        }
        if (large) {
            feed(stream, bytes.subspan(block, cut - block), Z_BLOCK, Z_OK);
            block = cut;
        }
        part = cut;
    }
    feed(stream, bytes.subspan(block), Z_FINISH, Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

Result<Bytes> inflated(ByteView packed, std::size_t bytes_max) {
    z_stream stream{};
    TOV_ASSERT(inflateInit2(&stream, raw_window_bits) == Z_OK);
    TOV_ASSERT(inflateSetDictionary(&stream, dictionary_bytes(),
                                    static_cast<uInt>(dictionary.size())) == Z_OK);
    stream.next_in = const_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    Bytes bytes;
    int status = Z_OK;
    // Grows with what comes out: a message that says nothing costs nothing.
    for (std::size_t room = std::max<std::size_t>(256, packed.size() * 4);
         status == Z_OK && bytes.size() < bytes_max; room = bytes.size()) {
        const std::size_t before = bytes.size();
        bytes.resize(before + std::min(room, bytes_max - before));
        stream.next_out = bytes.data() + before;
        stream.avail_out = static_cast<uInt>(bytes.size() - before);
        status = inflate(&stream, Z_NO_FLUSH);
        bytes.resize(bytes.size() - stream.avail_out);
        if (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0) status = Z_BUF_ERROR;
    }
    const bool whole = status == Z_STREAM_END && stream.avail_in == 0;
    const bool full = status == Z_OK;
    inflateEnd(&stream);
    if (full) return ErrorCode::too_large;
    if (!whole) return Error{ErrorCode::bad_record, "not deflated"};
    return bytes;
}

}  // namespace tovholder::wire
