// One id a line, in hexadecimal.
#include "server/store/erased_list.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

namespace tovholder::server {
namespace {

Error failure(const std::string& file) {
    return {ErrorCode::storage_failed, file + ": " + std::strerror(errno)};
}

std::string line_of(Id<Person> person) {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, person.value, 16);
    return std::string(digits, end.ptr) + "\n";
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ::ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

std::string erased_list_of(const std::string& db_file) { return db_file + ".erased"; }

Result<std::vector<Id<Person>>> read_erased(const std::string& db_file) {
    std::vector<Id<Person>> people;
    std::ifstream file(erased_list_of(db_file));
    for (std::string line; std::getline(file, line);) {
        std::uint64_t value = 0;
        const auto read = std::from_chars(line.data(), line.data() + line.size(), value, 16);
        const bool whole = read.ec == std::errc() && read.ptr == line.data() + line.size();
        if (whole && value != 0) people.push_back({value});
    }
    if (file.bad()) return failure(erased_list_of(db_file));
    return people;
}

Result<void> note_erased(const std::string& db_file, const std::vector<Id<Person>>& people) {
    const auto known = read_erased(db_file);
    if (!known) return known.error();
    std::string lines;
    for (const Id<Person> person : people) {
        if (std::find(known->begin(), known->end(), person) == known->end()) {
            lines += line_of(person);
        }
    }
    if (lines.empty()) return {};
    const std::string name = erased_list_of(db_file);
    const int file =
        ::open(name.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return failure(name);
    // A line that a crash cut off must not run into the next one.
    const bool done = write_all(file, (known->empty() ? "" : "\n") + lines) && ::fsync(file) == 0;
    const Error why = done ? Error{ErrorCode::storage_failed} : failure(name);
    ::close(file);
    if (!done) return why;
    return {};
}

}  // namespace tovholder::server
