// The store in one SQLite file: WAL, synchronous=FULL, every commit one transaction. Rows and
// outcomes go into a journal first, and into their tables later (journal.hpp).
#pragma once

#include <map>
#include <optional>

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
    // Moves the journal into its tables and the log into the database: one file holds everything.
    ~SqliteStore() override;

    Result<void> commit(const sync::AuthorityCommit& commit) override;
    Result<sync::AuthorityContents> load() override;
    bool broken() const override { return broken_; }
    Result<std::vector<AuditLine>> audit_about(Id<Person> subject, std::size_t count_max) override;

private:
    SqliteStore(std::string file, FileLock lock, Sqlite db)
        : file_(std::move(file)), lock_(std::move(lock)), db_(std::move(db)) {}
    Result<void> prepare_statements();
    template <class Write>
    Result<void> in_transaction(Write write);
    Result<void> fold();
    static Error damaged(const char* what);
    bool write(const sync::AuthorityCommit& commit);
    bool answers_again(const sync::AuthorityCommit& commit) const;
    void note_answered(OpId op);
    bool write_entry(const sync::AuthorityCommit& commit);
    bool fold_journal();
    bool put_row(RowKey key, std::uint64_t seq, ByteView fields);
    bool put_outcome(const sync::StoredOutcome& stored);
    bool prune_outcomes(OpId below);
    bool write_rows(const sync::AuthorityCommit& commit);
    bool write_outcomes(const sync::AuthorityCommit& commit);
    bool write_devices(const sync::AuthorityCommit& commit);
    bool write_audit(const sync::AuthorityCommit& commit);
    bool put_audit(const AuditLine& line);
    Result<void> sweep(const std::vector<Id<Person>>& erased);
    Result<void> load_rows(sync::AuthorityContents& contents);
    Result<void> load_tombstones(sync::AuthorityContents& contents);
    Result<void> load_devices(sync::AuthorityContents& contents);
    Result<void> load_outcomes(sync::AuthorityContents& contents);

    std::string file_;
    FileLock lock_;  // given back after the database is closed
    Sqlite db_;
    Statement begin_, commit_, rollback_, set_seq_, put_row_, erase_row_, put_tombstone_,
        drop_tombstone_, put_device_, put_outcome_, prune_outcomes_, put_entry_, empty_journal_,
        put_audit_, reduce_audit_, prune_audit_;
    std::size_t journal_bytes_ = 0;             // in the table `journal`
    std::map<DeviceAlias, OpNumber> answered_;  // the last op of each device that has an outcome
    std::optional<Error> damage_;               // found while writing
    bool broken_ = false;
};

}  // namespace tovholder::server
