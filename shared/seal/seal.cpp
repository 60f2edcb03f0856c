// The one file that includes BearSSL.
#include "shared/seal/seal.hpp"

#include <bearssl.h>

#include <algorithm>

#include "shared/base/assert.hpp"

namespace tovholder::seal {
namespace {

const br_ec_impl& curve() { return br_ec_p256_m31; }

constexpr Secret order = {0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff,
                          0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17,
                          0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51};

// Bytes as derived once are out of range in one case of four thousand million.
bool is_secret(const Secret& secret) {
    const bool zero =
        std::all_of(secret.begin(), secret.end(), [](auto byte) { return byte == 0; });
    return !zero &&
           std::lexicographical_compare(secret.begin(), secret.end(), order.begin(), order.end());
}

// HKDF without salt, 32 bytes.
Secret expand(ByteView seed, ByteView what) {
    br_hkdf_context context;
    br_hkdf_init(&context, &br_sha256_vtable, BR_HKDF_NO_SALT, 0);
    br_hkdf_inject(&context, seed.data(), seed.size());
    br_hkdf_flip(&context);
    Secret out{};
    br_hkdf_produce(&context, what.data(), what.size(), out.data(), out.size());
    return out;
}

std::array<std::uint8_t, br_sha256_SIZE> digest_of(ByteView message) {
    br_sha256_context context;
    br_sha256_init(&context);
    br_sha256_update(&context, message.data(), message.size());
    std::array<std::uint8_t, br_sha256_SIZE> digest{};
    br_sha256_out(&context, digest.data());
    return digest;
}

// Enciphers or deciphers `data` where it is and gives the tag.
std::array<std::uint8_t, tag_bytes> run(const ContentKey& key, Bytes& data, ByteView beside,
                                        bool encrypt) {
    constexpr std::array<std::uint8_t, 12> nonce{};
    std::array<std::uint8_t, tag_bytes> tag{};
    br_poly1305_ctmul_run(key.data(), nonce.data(), data.data(), data.size(), beside.data(),
                          beside.size(), tag.data(), &br_chacha20_ct_run, encrypt ? 1 : 0);
    return tag;
}

}  // namespace

KeyPair derive_key_pair(ByteView seed, std::string_view label) {
    TOV_ASSERT(seed.size() >= secret_bytes);
    Bytes what(label.begin(), label.end());
    what.push_back(0);
    KeyPair pair;
    do {
        ++what.back();
        TOV_ASSERT(what.back() != 0);
        pair.secret = expand(seed, what);
    } while (!is_secret(pair.secret));
    const std::size_t size =
        curve().mulgen(pair.shown.data(), pair.secret.data(), pair.secret.size(), BR_EC_secp256r1);
    TOV_ASSERT(size == pair.shown.size());
    return pair;
}

Signature sign(const KeyPair& by, ByteView message) {
    Secret secret = by.secret;
    const br_ec_private_key key{BR_EC_secp256r1, secret.data(), secret.size()};
    const auto digest = digest_of(message);
    Signature signature{};
    const std::size_t size =
        br_ecdsa_i31_sign_raw(&curve(), &br_sha256_vtable, digest.data(), &key, signature.data());
    TOV_ASSERT(size == signature.size());
    return signature;
}

bool verify(ByteView key, ByteView message, ByteView signature) {
    if (key.size() != public_bytes || signature.size() != signature_bytes) return false;
    PublicKey point{};
    std::copy(key.begin(), key.end(), point.begin());
    const br_ec_public_key signer{BR_EC_secp256r1, point.data(), point.size()};
    const auto digest = digest_of(message);
    return br_ecdsa_i31_vrfy_raw(&curve(), digest.data(), digest.size(), &signer, signature.data(),
                                 signature.size()) == 1;
}

std::optional<ContentKey> agree(const KeyPair& mine, ByteView other, ByteView first,
                                ByteView second) {
    if (other.size() != public_bytes) return {};
    PublicKey point{};
    std::copy(other.begin(), other.end(), point.begin());
    if (curve().mul(point.data(), point.size(), mine.secret.data(), mine.secret.size(),
                    BR_EC_secp256r1) != 1) {
        return {};
    }
    Bytes what(first.begin(), first.end());
    what.insert(what.end(), second.begin(), second.end());
    return expand({point.data() + 1, secret_bytes}, what);
}

Bytes seal(const ContentKey& key, ByteView content, ByteView beside) {
    Bytes sealed(content.begin(), content.end());
    const auto tag = run(key, sealed, beside, true);
    sealed.insert(sealed.end(), tag.begin(), tag.end());
    return sealed;
}

std::optional<Bytes> open(const ContentKey& key, ByteView sealed, ByteView beside) {
    if (sealed.size() < tag_bytes) return {};
    Bytes content(sealed.begin(), sealed.end() - tag_bytes);
    const auto tag = run(key, content, beside, false);
    std::uint8_t differs = 0;
    for (std::size_t i = 0; i < tag_bytes; ++i) {
        differs |= static_cast<std::uint8_t>(tag[i] ^ sealed[content.size() + i]);
    }
    if (differs != 0) return {};
    return content;
}

}  // namespace tovholder::seal
