// A device database as one file: a log of commits, each with length and checksum, read whole at
// the start. A commit that was cut short by a crash is as if it never was.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "shared/sync/ports.hpp"

namespace tovholder::platform {

class FileDatabase {
public:
    // The detail of the error when another process has the file open.
    static constexpr const char* locked = "locked";

    explicit FileDatabase(std::filesystem::path path) : path_(std::move(path)) {}
    ~FileDatabase();
    FileDatabase(const FileDatabase&) = delete;
    FileDatabase& operator=(const FileDatabase&) = delete;

    // Everything it holds. Makes the file when there is none, and rewrites it when most of it is
    // old. Errors: storage_failed.
    Result<std::vector<sync::StoreEntry>> open();
    // All or nothing; on disk when it returns, if `strict`. Errors: storage_failed, storage_full.
    Result<void> write(const std::vector<sync::StoreWrite>& writes, bool strict);

private:
    using Key = std::pair<sync::Area, std::uint64_t>;

    std::uint64_t replay(ByteView log);
    Result<void> append(const Bytes& record, bool strict);
    Result<void> compact();

    std::filesystem::path path_;
    int file_ = -1;
    std::uint64_t size_ = 0;  // of the good part
    std::map<Key, Bytes> contents_;
};

// A few lines of name and value. Missing file: none. A value must have no line break.
std::map<std::string, std::string> read_settings(const std::filesystem::path& path);
void write_settings(const std::filesystem::path& path,
                    const std::map<std::string, std::string>& settings);

}  // namespace tovholder::platform
