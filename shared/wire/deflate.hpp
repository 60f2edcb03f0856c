// Payloads made smaller: raw deflate (RFC 1951) with a preset dictionary that belongs to the frame
// version. Pure: no file, no stream.
#pragma once

#include <span>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"

namespace tovholder::wire {

// `cuts` are ends of parts of `bytes` that differ in kind, ascending: a large part gets a block of
// its own, and with it its own table of codes.
Bytes deflated(ByteView bytes, std::span<const std::size_t> cuts = {});

// `bytes_max` is allocated at most, whatever the bytes say. Errors: too_large (it would become more
// than bytes_max), bad_record (not deflate, cut short, or bytes left over).
Result<Bytes> inflated(ByteView packed, std::size_t bytes_max);

}  // namespace tovholder::wire
