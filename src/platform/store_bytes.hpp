// How writes and entries are packed to cross into JavaScript and into the native file. Little
// endian: area u8 | (writes only: has value u8) | key u64 | size u32 | bytes, again and again.
#pragma once

#include <vector>

#include "src/platform/host.hpp"

namespace tovholder::platform {

// REQUIRES: keys below 2^53, which is what a JavaScript number holds.
Bytes pack_writes(const std::vector<sync::StoreWrite>& writes);

// Errors: bad_record.
Result<std::vector<sync::StoreWrite>> unpack_writes(ByteView bytes);
Result<std::vector<sync::StoreEntry>> unpack_entries(ByteView bytes);

// As web/library_keys.js reads it: texts with their sizes, and PBKDF2 rounds before each to wrap
// for.
Bytes pack_turn(const KeyTurn& turn);
// Texts, each with its size u32. Errors: bad_record.
Result<std::vector<std::string>> unpack_texts(ByteView bytes);

}  // namespace tovholder::platform
