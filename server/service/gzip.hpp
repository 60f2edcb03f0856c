// Answers made smaller for bad networks (RFC 1952).
#pragma once

#include <optional>

#include "shared/base/bytes.hpp"

namespace tovholder::server {

// Below this an answer is sent as it is: headers and all would not get smaller.
inline constexpr std::size_t gzip_bytes_min = 400;

Bytes gzip(ByteView bytes);

// Nothing when it is not gzip, is cut short, or would become larger than `bytes_max`.
std::optional<Bytes> gunzip(ByteView packed, std::size_t bytes_max);

}  // namespace tovholder::server
