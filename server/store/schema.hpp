// The tables of a server database and how older ones are brought up to date.
#pragma once

#include "server/store/sqlite.hpp"
#include "shared/sync/ports.hpp"

namespace tovholder::server {

// "Tovh": marks a file as ours (PRAGMA application_id).
inline constexpr std::int64_t application_id = 0x546f7668;

// The schema this program writes (PRAGMA user_version).
std::int64_t newest_schema();

// A database is made for one of them and stays it.
enum class DataKind : std::uint8_t { real = 0, demo = 1 };

// Makes an empty file ours, or brings an older one up to date, in one transaction. A new database
// gets a random history id. Errors: bad_file with a sentence (foreign file, newer schema,
// damaged, of the other kind), storage_failed, storage_full.
Result<void> prepare_schema(Sqlite& db, DataKind kind, sync::Random& random);

// This database is a backup that takes the place of a later one: devices must notice, and the
// aliases and seqs that the later one may have given out must not be given again.
Result<void> begin_new_history(Sqlite& db, sync::Random& random);

}  // namespace tovholder::server
