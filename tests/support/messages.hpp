// Every kind of frame as one list, for tests that treat them alike: how to make one at random, and
// how to read one and write it again.
#pragma once

#include "shared/wire/codec.hpp"
#include "tests/support/random_data.hpp"

namespace tovholder::testing {

struct MessageKind {
    const char* name;
    Bytes (*make)(Prng& prng);
    // Reads the frame; the bytes of what was read, or the error.
    Result<Bytes> (*rewrite)(ByteView frame);
};

namespace detail {
template <class Message, class Encode>
Result<Bytes> rewritten(Result<Message> message, Encode encode) {
    if (!message) return message.error();
    return encode(*message);
}
template <class Message>
Result<Bytes> rewritten(Result<Message> message) {
    if (!message) return message.error();
    return wire::encode(*message);
}
}  // namespace detail

inline const std::vector<MessageKind>& message_kinds() {
    using detail::rewritten;
    static const std::vector<MessageKind> kinds = {
        {"sync_request", [](Prng& prng) { return wire::encode(random_sync_request(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_sync_request(frame)); }},
        {"sync_response", [](Prng& prng) { return wire::encode(random_sync_response(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_sync_response(frame)); }},
        {"join_request", [](Prng& prng) { return wire::encode(random_join_request(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_join_request(frame)); }},
        {"joined", [](Prng& prng) { return wire::encode(random_joined(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_joined(frame)); }},
        {"failure", [](Prng& prng) { return wire::encode(wire::Failure{random_error(prng)}); },
         [](ByteView frame) { return rewritten(wire::decode_failure(frame)); }},
        {"poke", [](Prng& prng) { return wire::encode(wire::Poke{prng.next()}); },
         [](ByteView frame) { return rewritten(wire::decode_poke(frame)); }},
        {"unlock_request", [](Prng& prng) { return wire::encode(random_unlock_request(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_unlock_request(frame)); }},
        {"unlock_secret", [](Prng& prng) { return wire::encode(random_unlock_secret(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_unlock_secret(frame)); }},
        {"about_request", [](Prng& prng) { return wire::encode(random_about_request(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_about_request(frame)); }},
        {"about_answer", [](Prng& prng) { return wire::encode(random_about_answer(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_about_answer(frame)); }},
        {"lock", [](Prng& prng) { return wire::encode(random_lock(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_lock(frame)); }},
        {"bundle", [](Prng& prng) { return wire::encode(random_bundle(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_bundle(frame)); }},
        {"delivered", [](Prng& prng) { return wire::encode(random_delivered(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_delivered(frame)); }},
        {"parcel", [](Prng& prng) { return wire::encode(random_parcel(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_parcel(frame)); }},
        {"op", [](Prng& prng) { return wire::encode(random_op(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_op(frame)); }},
        {"meta", [](Prng& prng) { return wire::encode(random_meta(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_meta(frame)); }},
        {"refusal", [](Prng& prng) { return wire::encode(random_refusal(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_refusal(frame)); }},
        {"page", [](Prng& prng) { return wire::encode_page(random_page(prng)); },
         [](ByteView frame) { return rewritten(wire::decode_page(frame), wire::encode_page); }},
    };
    return kinds;
}

}  // namespace tovholder::testing
