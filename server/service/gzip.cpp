// The only file of the server that includes zlib.h.
#include "server/service/gzip.hpp"

#include <zlib.h>

#include "shared/base/assert.hpp"

namespace tovholder::server {
namespace {

constexpr int level = 6;
constexpr int gzip_window_bits = 15 + 16;  // + 16: with a gzip header
constexpr int memory_level = 8;
constexpr std::size_t step_bytes = 16 * 1024;

}  // namespace

Bytes gzip(ByteView bytes) {
    z_stream stream{};
    TOV_ASSERT(deflateInit2(&stream, level, Z_DEFLATED, gzip_window_bits, memory_level,
                            Z_DEFAULT_STRATEGY) == Z_OK);
    Bytes packed(deflateBound(&stream, bytes.size()));
    stream.next_in = const_cast<Bytef*>(bytes.data());  // zlib does not write to it
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = packed.data();
    stream.avail_out = static_cast<uInt>(packed.size());
    TOV_ASSERT(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::optional<Bytes> gunzip(ByteView packed, std::size_t bytes_max) {
    z_stream stream{};
    TOV_ASSERT(inflateInit2(&stream, gzip_window_bits) == Z_OK);
    stream.next_in = const_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    Bytes bytes;
    int status = Z_OK;
    while (status == Z_OK) {
        const std::size_t before = bytes.size();
        bytes.resize(before + step_bytes);
        stream.next_out = bytes.data() + before;
        stream.avail_out = static_cast<uInt>(step_bytes);
        status = inflate(&stream, Z_NO_FLUSH);
        bytes.resize(before + step_bytes - stream.avail_out);
        if (bytes.size() > bytes_max) status = Z_DATA_ERROR;
        if (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0) status = Z_DATA_ERROR;
    }
    const bool whole = status == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (!whole) return {};
    return bytes;
}

}  // namespace tovholder::server
