// The only file that includes sqlite3.h.
#include "server/store/sqlite.hpp"

#include <sqlite3.h>

namespace tovholder::server {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Sqlite::Close::operator()(sqlite3* db) const { sqlite3_close(db); }

Statement::Statement(sqlite3* db, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                       &statement, nullptr);
    statement_.reset(statement);
}

// A failed bind (no memory, no such parameter) makes the step fail or is a bug of ours.
Statement& Statement::bind(int parameter, std::int64_t value) {
    TOV_ASSERT(sqlite3_bind_int64(statement_.get(), parameter, value) == SQLITE_OK);
    return *this;
}

Statement& Statement::bind(int parameter, ByteView value) {
    // A null pointer would be NULL, not an empty blob.
    const void* data = value.empty() ? static_cast<const void*>("") : value.data();
    TOV_ASSERT(sqlite3_bind_blob64(statement_.get(), parameter, data, value.size(),
                                   SQLITE_TRANSIENT) == SQLITE_OK);
    return *this;
}

Statement& Statement::bind_text(int parameter, std::string_view value) {
    const char* data = value.empty() ? "" : value.data();
    TOV_ASSERT(sqlite3_bind_text64(statement_.get(), parameter, data, value.size(),
                                   SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK);
    return *this;
}

Statement::Step Statement::step() {
    switch (sqlite3_step(statement_.get())) {
        case SQLITE_ROW:
            return Step::row;
        case SQLITE_DONE:
            return Step::done;
        default:
            return Step::failed;
    }
}

bool Statement::run() {
    Step last = Step::row;
    while (last == Step::row) last = step();
    reset();
    return last == Step::done;
}

// The error that a reset repeats was told by the step before it.
void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

ByteView Statement::blob(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size)};
}

std::string Statement::text(int column) const {
    const unsigned char* data = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr
               ? std::string()
               : std::string(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
}

Result<Sqlite> Sqlite::open(const std::string& file) {
    sqlite3* db = nullptr;
    const int status =
        sqlite3_open_v2(file.c_str(), &db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Sqlite opened;
    opened.db_.reset(db);
    if (status != SQLITE_OK) return opened.last_error();
    sqlite3_extended_result_codes(db, 1);
    return opened;
}

Result<void> Sqlite::run(const std::string& sql) {
    if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return last_error();
    }
    return {};
}

Result<std::int64_t> Sqlite::number(const std::string& sql) {
    Statement statement = prepare(sql);
    if (!statement.valid() || statement.step() != Statement::Step::row) return last_error();
    return statement.number(0);
}

Result<std::string> Sqlite::text(const std::string& sql) {
    Statement statement = prepare(sql);
    if (!statement.valid() || statement.step() != Statement::Step::row) return last_error();
    return statement.text(0);
}

Error Sqlite::last_error() const {
    const int code = db_ ? sqlite3_extended_errcode(db_.get()) : SQLITE_NOMEM;
    const bool full = (code & 0xff) == SQLITE_FULL;
    return {full ? ErrorCode::storage_full : ErrorCode::storage_failed, sqlite3_errstr(code)};
}

bool Sqlite::is_doubtful() const {
    switch (sqlite3_errcode(db_.get())) {
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return true;
        default:
            return (sqlite3_errcode(db_.get()) & 0xff) == SQLITE_IOERR;
    }
}

std::int64_t Sqlite::changed_rows() const { return sqlite3_changes(db_.get()); }

}  // namespace tovholder::server
