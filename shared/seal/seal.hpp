// Signing and sealing for what travels outside of TLS: P-256 (FIPS 186-4), HKDF and HMAC with
// SHA-256 (RFC 5869), ChaCha20-Poly1305 (RFC 8439). BearSSL's constant-time code, included in
// seal.cpp only. Random comes in as bytes; nothing here keeps a secret.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "shared/base/bytes.hpp"

namespace tovholder::seal {

inline constexpr std::size_t secret_bytes = 32;
inline constexpr std::size_t public_bytes = 65;  // uncompressed point, 04 | x | y
inline constexpr std::size_t signature_bytes = 64;
inline constexpr std::size_t tag_bytes = 16;

using Secret = std::array<std::uint8_t, secret_bytes>;
using PublicKey = std::array<std::uint8_t, public_bytes>;
using Signature = std::array<std::uint8_t, signature_bytes>;
// For one content only, ever: its nonce is always the same.
using ContentKey = std::array<std::uint8_t, 32>;

struct KeyPair {
    Secret secret{};
    PublicKey shown{};
};

// The same pair for the same seed and label, on every device and in every release. `label` says
// what it is for: one pair must not do two things. REQUIRES: `seed` has 32 random bytes or more.
KeyPair derive_key_pair(ByteView seed, std::string_view label);

// Deterministic (RFC 6979), over SHA-256 of `message`.
Signature sign(const KeyPair& by, ByteView message);
// False also when `key` or `signature` is no such thing at all.
bool verify(ByteView key, ByteView message, ByteView signature);

// The key that two share, each by its own secret and the other's public key; both public keys are
// bound into it. Nothing when `other` is not a point of the curve. REQUIRES: `mine` is one half,
// and `first` and `second` are the same two public keys, in the same order, on both sides.
std::optional<ContentKey> agree(const KeyPair& mine, ByteView other, ByteView first,
                                ByteView second);

// `content` enciphered, and a tag of 16 bytes that also covers `beside`.
Bytes seal(const ContentKey& key, ByteView content, ByteView beside);
// Nothing when a single bit of either is not as it was sealed.
std::optional<Bytes> open(const ContentKey& key, ByteView sealed, ByteView beside);

}  // namespace tovholder::seal
