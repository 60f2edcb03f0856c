// A copy of the database, and a database from a copy.
#pragma once

#include <string>

#include "server/store/schema.hpp"

namespace tovholder::server {

// Writes a whole, checked copy of `db_file`, also while a server uses it. Errors carry a sentence:
// already_there (`copy` exists: it is not overwritten), bad_file (not ours, damaged),
// storage_failed.
Result<void> back_up(const std::string& db_file, const std::string& copy);

struct Restored {
    std::int64_t devices = 0;
    bool demo = false;
    std::string kept_as = {};  // what was there before; empty when there was nothing
};

// Puts the copy in the place of `db_file` as a new history, so that devices notice and send again
// what the copy lacks. What was there is kept beside it. Errors as above, and already_there when a
// server uses the database.
Result<Restored> restore(const std::string& copy, const std::string& db_file, sync::Random& random);

}  // namespace tovholder::server
