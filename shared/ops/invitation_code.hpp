// One-time codes to join with: 8 characters that are hard to confuse when read aloud or copied.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shared/base/bytes.hpp"

namespace tovholder::ops {

inline constexpr std::size_t code_length = 8;
// No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V.
inline constexpr std::string_view code_alphabet = "34679ACDEFGHJKMNPQRTVWXY";

// A code from random bytes; each byte is used as index modulo the alphabet after rejecting the
// values that would make some letters likelier. Nothing when too few bytes were fit for use.
std::string make_code(ByteView random);

// Upper case, without spaces and hyphens. Letters that look alike are not guessed.
std::string normalised_code(std::string_view typed);

// Whether it has the form of a code (after normalising).
bool is_code(std::string_view typed);

// SHA-256 of the normalised code, as 32 raw bytes.
std::string digest_of(std::string_view typed);

// "ABCD EFGH", as shown and printed.
std::string spaced_code(std::string_view code);

}  // namespace tovholder::ops
