// The store in one SQLite file: WAL, synchronous=FULL, every commit one transaction.
#pragma once

#include "server/store/file_lock.hpp"
#include "server/store/schema.hpp"
#include "server/store/store.hpp"

namespace tovholder::server {

class SqliteStore : public Store {
public:
    // Opens or creates `file`. Errors carry a sentence that names the file: already_there (another
    // server uses it), bad_file (foreign, newer, damaged), storage_failed (cannot be opened).
    static Result<std::unique_ptr<SqliteStore>> open(const std::string& file, DataKind kind,
                                                     sync::Random& random);
    // Moves the log into the database, so that one file holds everything.
    ~SqliteStore() override;

    Result<void> commit(const sync::AuthorityCommit& commit) override;
    Result<sync::AuthorityContents> load() override;
    bool broken() const override { return broken_; }

private:
    SqliteStore(FileLock lock, Sqlite db) : lock_(std::move(lock)), db_(std::move(db)) {}
    Result<void> prepare_statements();
    bool write(const sync::AuthorityCommit& commit);
    bool write_rows(const sync::AuthorityCommit& commit);
    bool write_outcomes(const sync::AuthorityCommit& commit);
    bool write_devices(const sync::AuthorityCommit& commit);
    Result<void> load_rows(sync::AuthorityContents& contents);
    Result<void> load_tombstones(sync::AuthorityContents& contents);
    Result<void> load_devices(sync::AuthorityContents& contents);
    Result<void> load_outcomes(sync::AuthorityContents& contents);

    FileLock lock_;  // given back after the database is closed
    Sqlite db_;
    Statement begin_, commit_, rollback_, set_seq_, put_row_, erase_row_, put_tombstone_,
        put_device_, put_outcome_, prune_outcomes_;
    bool broken_ = false;
};

}  // namespace tovholder::server
