// Who was erased, by id alone, in a small file beside the database: a backup that is put in its
// place does not know of those who were erased after it was made.
#pragma once

#include <string>
#include <vector>

#include "shared/base/result.hpp"
#include "shared/domain/person.hpp"

namespace tovholder::server {

// "FILE.erased" of a database FILE.
std::string erased_list_of(const std::string& db_file);

// Adds the ids that are not in it yet; on disk when it returns ok. Errors carry a sentence:
// storage_failed.
Result<void> note_erased(const std::string& db_file, const std::vector<Id<Person>>& people);

// All of them; none when there is no list. Lines that are not ours are left out. Errors as above.
Result<std::vector<Id<Person>>> read_erased(const std::string& db_file);

}  // namespace tovholder::server
