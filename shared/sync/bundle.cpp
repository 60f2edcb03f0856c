// Making and opening files of changes.
#include "shared/sync/bundle.hpp"

#include <algorithm>

#include "shared/wire/codec.hpp"

namespace tovholder::sync {
namespace {

constexpr std::string_view signing_label = "tovholder signs";
constexpr std::string_view box_label = "tovholder opens";
constexpr std::string_view ephemeral_label = "tovholder seals once";
constexpr std::string_view message_label = "tovholder bundle 1";

void append(Bytes& to, ByteView more) { to.insert(to.end(), more.begin(), more.end()); }

template <class Array>
Array to_array(ByteView bytes) {
    Array array{};
    TOV_ASSERT(bytes.size() == array.size());
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

// What the author signs: all of the file.
Bytes message_of(ByteView open_part, ByteView content) {
    Bytes message(message_label.begin(), message_label.end());
    append(message, open_part);
    append(message, content);
    return message;
}

// Nothing when the key is none.
std::optional<std::string> wrap(const seal::ContentKey& content_key, const seal::KeyPair& ephemeral,
                                ByteView receiver) {
    const auto key = seal::agree(ephemeral, receiver, ephemeral.shown, receiver);
    if (!key) return {};
    return std::string(as_text(seal::seal(*key, content_key, {})));
}

std::optional<seal::ContentKey> unwrap(const wire::Bundle& bundle, const seal::KeyPair& box) {
    const ByteView ephemeral = as_bytes(bundle.ephemeral);
    const auto key = seal::agree(box, ephemeral, ephemeral, box.shown);
    if (!key) return {};
    for (const std::string& wrapped : bundle.wraps) {
        const auto opened = seal::open(*key, as_bytes(wrapped), {});
        if (opened && opened->size() == sizeof(seal::ContentKey)) {
            return to_array<seal::ContentKey>(*opened);
        }
    }
    return {};
}

std::string server_key(const State& state) {
    const auto& keys = state.table<ServerKey>();
    return keys.empty() ? std::string{} : keys.rbegin()->second.value.shown;
}

wire::BundleContent content_of(const Replica& replica, Instant now) {
    wire::BundleContent content{replica.device(), now, replica.clock_ahead_s(), {}};
    std::size_t bytes = 0;
    for (const Bytes& frame : replica.export_outbox()) {
        bytes += frame.size();
        const bool full = bytes > bundle_ops_bytes_max && !content.ops.empty();
        if (full || content.ops.size() == wire::bundle_ops_max) break;
        content.ops.push_back(*wire::decode_op(frame));
    }
    return content;
}

}  // namespace

seal::KeyPair signing_keys(std::string_view token) {
    return seal::derive_key_pair(as_bytes(token), signing_label);
}

seal::KeyPair box_keys(std::string_view token) {
    return seal::derive_key_pair(as_bytes(token), box_label);
}

Result<MadeBundle> make_bundle(const Replica& replica, Instant now, Random& random) {
    const wire::BundleContent content = content_of(replica, now);
    if (content.ops.empty()) return ErrorCode::not_found;
    const seal::KeyPair once =
        seal::derive_key_pair(random.bytes(seal::secret_bytes), ephemeral_label);
    const auto content_key = to_array<seal::ContentKey>(random.bytes(sizeof(seal::ContentKey)));

    wire::Bundle bundle;
    bundle.history = replica.cursor().history;
    bundle.ephemeral = as_text(once.shown);
    const auto for_server = wrap(content_key, once, as_bytes(server_key(replica.shown())));
    if (!for_server) return ErrorCode::bundle_no_key;
    bundle.wraps.push_back(*for_server);
    const Date today = to_local(now).date;
    for (const std::string& key :
         reader_keys(replica.shown(), replica.person(), content.ops, today)) {
        if (const auto wrapped = wrap(content_key, once, as_bytes(key))) {
            bundle.wraps.push_back(*wrapped);
        }
    }
    const Bytes open_part = wire::encode_open_part(bundle);
    Bytes inside = wire::encode_content(content);
    const seal::Signature signature =
        seal::sign(signing_keys(replica.token()), message_of(open_part, inside));
    append(inside, signature);
    bundle.sealed = as_text(seal::seal(content_key, inside, open_part));
    return MadeBundle{wire::encode(bundle), content.ops.size(),
                      replica.unsent() - content.ops.size()};
}

std::optional<OpenedBundle> open_bundle(const wire::Bundle& bundle, const seal::KeyPair& box) {
    const auto key = unwrap(bundle, box);
    if (!key) return {};
    const Bytes open_part = wire::encode_open_part(bundle);
    const auto inside = seal::open(*key, as_bytes(bundle.sealed), open_part);
    if (!inside || inside->size() < seal::signature_bytes) return {};
    const ByteView content = ByteView(*inside).first(inside->size() - seal::signature_bytes);
    const ByteView signature = ByteView(*inside).last(seal::signature_bytes);
    return OpenedBundle{Bytes(content.begin(), content.end()), message_of(open_part, content),
                        Bytes(signature.begin(), signature.end())};
}

std::optional<wire::BundleContent> read_bundle(const wire::Bundle& bundle,
                                               const seal::KeyPair& box) {
    const auto opened = open_bundle(bundle, box);
    if (!opened) return {};
    auto content = wire::decode_content(opened->content);
    if (!content) return {};
    return std::move(*content);
}

}  // namespace tovholder::sync
