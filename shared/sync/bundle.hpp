// A file of changes: what a device has not sent, sealed so that any other device can carry it and
// only the server, and those who may see all of it, can read it, and signed by its author's device.
// The bytes stand in wire/FORMAT.md, what happens with them in PROTOCOL.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/seal/seal.hpp"
#include "shared/sync/replica.hpp"

namespace tovholder::sync {

// Bytes of ops in one file; a file is then well below wire::message_bytes_max.
inline constexpr std::size_t bundle_ops_bytes_max = 900 * 1024;

// The key pairs that a device has by its token: nothing of them is stored, and one that joined
// before there were any has them, too.
seal::KeyPair signing_keys(std::string_view token);
seal::KeyPair box_keys(std::string_view token);

struct MadeBundle {
    Bytes file;
    std::size_t ops = 0;  // in the file: as many as there is room for, from the first
    std::size_t left = 0;
};

// All that is not sent, also what is not on this device's disk yet. Errors: bundle_no_key when no
// key of the server has come here, not_found when there is nothing to send.
Result<MadeBundle> make_bundle(const Replica& replica, Instant now, Random& random);

// What is inside, for one who has this key; nothing for others. Whether the author signed it only
// the server can tell.
std::optional<wire::BundleContent> read_bundle(const wire::Bundle& bundle,
                                               const seal::KeyPair& box);

// An opened bundle with what its signature is over.
struct OpenedBundle {
    Bytes content;
    Bytes message;
    Bytes signature;
};
// Nothing when it was not made for this key, or altered since.
std::optional<OpenedBundle> open_bundle(const wire::Bundle& bundle, const seal::KeyPair& box);

// The keys of those who see every row that these ops touch, as far as the device knows; at most
// wire::bundle_wraps_max - 1.
std::vector<std::string> reader_keys(const State& state, Id<Person> author,
                                     const std::vector<ops::Op>& ops, Date today);

}  // namespace tovholder::sync
