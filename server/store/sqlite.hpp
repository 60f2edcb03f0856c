// SQLite as this product uses it: a connection and prepared statements that close themselves.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "shared/base/bytes.hpp"
#include "shared/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace tovholder::server {

// A prepared statement. Bind, step to the end, reset; parameters count from 1, columns from 0.
// 64-bit unsigned numbers are stored as the signed number of the same bits.
class Statement {
public:
    Statement() = default;
    Statement(sqlite3* db, std::string_view sql);

    bool valid() const { return statement_ != nullptr; }
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, ByteView value);
    Statement& bind_text(int parameter, std::string_view value);

    enum class Step : std::uint8_t { row, done, failed };
    Step step();
    // Steps to the end, whatever rows come, and resets. False when it failed.
    bool run();
    void reset();

    std::int64_t number(int column) const;
    // Valid until the next step.
    ByteView blob(int column) const;
    std::string text(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Sqlite {
public:
    Sqlite() = default;
    // Opens or creates the file. Error detail: SQLite's words.
    static Result<Sqlite> open(const std::string& file);

    // One or more statements without parameters.
    Result<void> run(const std::string& sql);
    // The first column of the first row. Errors: storage_failed.
    Result<std::int64_t> number(const std::string& sql);
    Result<std::string> text(const std::string& sql);
    Statement prepare(std::string_view sql) { return {db_.get(), sql}; }

    // Why the last call failed. storage_full when the disk is.
    Error last_error() const;
    // Whether the last failure leaves it unknown what is on disk (I/O error, damaged file).
    bool is_doubtful() const;
    std::int64_t changed_rows() const;

private:
    struct Close {
        void operator()(sqlite3* db) const;
    };
    std::unique_ptr<sqlite3, Close> db_;
};

}  // namespace tovholder::server
