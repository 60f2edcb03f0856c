// Reading, appending to, and rewriting the log. A record: size u32 | crc32 u32 | packed writes.
#include "src/platform/file_database_native.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "shared/base/hash.hpp"
#include "src/platform/store_bytes.hpp"

namespace tovholder::platform {
namespace {

constexpr std::size_t record_header_bytes = 8;
// Rewrite when the log is this much larger than what it says.
constexpr std::uint64_t slack_bytes = 256 * 1024;

Error failure(int number) {
    const auto code =
        number == ENOSPC || number == EDQUOT ? ErrorCode::storage_full : ErrorCode::storage_failed;
    return {code, std::strerror(number)};
}

void put_u32(Bytes& out, std::uint32_t number) {
    for (int i = 0; i < 4; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

std::uint32_t get_u32(ByteView bytes) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number |= std::uint32_t{bytes[i]} << (8 * i);
    return number;
}

Bytes make_record(const std::vector<sync::StoreWrite>& writes) {
    const Bytes packed = pack_writes(writes);
    Bytes record;
    put_u32(record, static_cast<std::uint32_t>(packed.size()));
    put_u32(record, crc32(packed));
    record.insert(record.end(), packed.begin(), packed.end());
    return record;
}

bool write_all(int file, const Bytes& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(file, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        written += static_cast<std::size_t>(count);
    }
    return true;
}

}  // namespace

FileDatabase::~FileDatabase() {
    if (file_ >= 0) ::close(file_);
}

Result<std::vector<sync::StoreEntry>> FileDatabase::open() {
    std::error_code ignored;  // the open below says what is wrong
    std::filesystem::create_directories(path_.parent_path(), ignored);
    file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file_ < 0) return failure(errno);
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) return Error{ErrorCode::storage_failed, locked};
    std::ifstream in(path_, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    const std::string bytes = all.str();
    size_ = replay(as_bytes(bytes));
    if (size_ < bytes.size() && ::ftruncate(file_, static_cast<off_t>(size_)) != 0) {
        return failure(errno);
    }
    if (auto compacted = compact(); !compacted) return compacted.error();
    std::vector<sync::StoreEntry> entries;
    for (const auto& [key, value] : contents_) entries.push_back({key.first, key.second, value});
    return entries;
}

// Takes records until the first damaged one; returns where it begins.
std::uint64_t FileDatabase::replay(ByteView log) {
    std::size_t at = 0;
    while (log.size() - at >= record_header_bytes) {
        const std::size_t size = get_u32(log.subspan(at));
        // Size 0 with checksum 0 is what a torn write may leave: zeros.
        if (size == 0 || size > log.size() - at - record_header_bytes) break;
        const ByteView packed = log.subspan(at + record_header_bytes, size);
        if (crc32(packed) != get_u32(log.subspan(at + 4))) break;
        const auto writes = unpack_writes(packed);
        if (!writes) break;
        for (const sync::StoreWrite& write : *writes) {
            if (write.value) {
                contents_[{write.area, write.key}] = *write.value;
            } else {
                contents_.erase({write.area, write.key});
            }
        }
        at += record_header_bytes + size;
    }
    return at;
}

Result<void> FileDatabase::append(const Bytes& record, bool strict) {
    if (file_ < 0) return ErrorCode::storage_failed;
    if (write_all(file_, record) && (!strict || ::fdatasync(file_) == 0)) {
        size_ += record.size();
        return {};
    }
    const Error error = failure(errno);
    // Half a record must not stand before the next one.
    if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) {
        ::close(file_);
        file_ = -1;
    }
    return error;
}

Result<void> FileDatabase::write(const std::vector<sync::StoreWrite>& writes, bool strict) {
    if (writes.empty()) return {};
    return append(make_record(writes), strict);
}

Result<void> FileDatabase::compact() {
    std::vector<sync::StoreWrite> writes;
    std::uint64_t live = 0;
    for (const auto& [key, value] : contents_) {
        writes.push_back({key.first, key.second, value});
        live += value.size();
    }
    if (size_ < 2 * live + slack_bytes) return {};
    const std::filesystem::path fresh = path_.string() + ".new";
    const int file = ::open(fresh.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return failure(errno);
    const Bytes record = make_record(writes);
    const bool written = ::flock(file, LOCK_EX | LOCK_NB) == 0 && write_all(file, record) &&
                         ::fsync(file) == 0 && ::rename(fresh.c_str(), path_.c_str()) == 0;
    if (!written) {
        const Error error = failure(errno);
        ::close(file);
        return error;
    }
    ::close(file_);
    file_ = file;
    size_ = record.size();
    return {};
}

std::map<std::string, std::string> read_settings(const std::filesystem::path& path) {
    std::map<std::string, std::string> settings;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        const std::size_t equals = line.find('=');
        if (equals != std::string::npos) settings[line.substr(0, equals)] = line.substr(equals + 1);
    }
    return settings;
}

void write_settings(const std::filesystem::path& path,
                    const std::map<std::string, std::string>& settings) {
    std::error_code ignored;  // a setting that cannot be kept is asked for again
    std::filesystem::create_directories(path.parent_path(), ignored);
    std::ofstream out(path, std::ios::trunc);
    for (const auto& [name, value] : settings) {
        if (!value.empty()) out << name << '=' << value << '\n';
    }
}

}  // namespace tovholder::platform
