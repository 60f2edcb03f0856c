// Only one server may use a database. The lock lies beside it ("FILE.lock"), so that other
// programs can still read the database (backup, sqlite3); the system drops it when we die.
#pragma once

#include <string>
#include <utility>

#include "shared/base/result.hpp"

namespace tovholder::server {

class FileLock {
public:
    // Errors: already_there (another process holds it), storage_failed (detail: the system's
    // words).
    static Result<FileLock> take(const std::string& file);

    FileLock() = default;
    FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

}  // namespace tovholder::server
