// Copying by SQLite's own VACUUM INTO: consistent while a server writes, and without what was
// erased.
#include "server/store/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "server/store/file_lock.hpp"

namespace tovholder::server {
namespace {

namespace fs = std::filesystem;

Error about(const std::string& file, const std::string& what,
            ErrorCode code = ErrorCode::storage_failed) {
    return {code, file + ": " + what};
}

bool exists(const std::string& file) {
    std::error_code error;
    return fs::exists(file, error);
}

std::string quoted(const std::string& text) {
    std::string sql = "'";
    for (const char c : text) sql.append(c == '\'' ? 2 : 1, c);
    return sql + "'";
}

// On disk, and not only on its way there.
bool flush(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

std::string folder_of(const std::string& file) {
    const std::string folder = fs::path(file).parent_path().string();
    return folder.empty() ? "." : folder;
}

Result<void> check_is_ours(const std::string& file) {
    if (!exists(file)) return about(file, "is not there", ErrorCode::not_found);
    auto db = Sqlite::open(file);
    if (!db) return about(file, db.error().detail);
    const auto owner = db->number("PRAGMA application_id");
    if (!owner) return about(file, owner.error().detail, ErrorCode::bad_file);
    if (*owner != application_id) {
        return about(file, "belongs to another program", ErrorCode::bad_file);
    }
    const auto check = db->text("PRAGMA integrity_check(1)");
    if (!check || *check != "ok") return about(file, "is damaged", ErrorCode::bad_file);
    return {};
}

// A checked copy, under a name that nobody uses yet.
Result<void> copy_whole(const std::string& from, const std::string& to) {
    if (auto ours = check_is_ours(from); !ours) return ours;
    std::error_code error;
    fs::remove(to, error);  // of an attempt that was broken off
    auto db = Sqlite::open(from);
    if (!db) return about(from, db.error().detail);
    if (auto done = db->run("VACUUM INTO " + quoted(to)); !done) {
        return about(to, done.error().detail, done.error().code);
    }
    return check_is_ours(to);
}

Result<void> put_in_place(const std::string& part, const std::string& file) {
    std::error_code error;
    if (!flush(part)) return about(part, "cannot be written to disk");
    fs::rename(part, file, error);
    if (error) return about(file, error.message());
    if (!flush(folder_of(file))) return about(file, "cannot be written to disk");
    return {};
}

// The database and what SQLite keeps beside it, under another name.
Result<std::string> set_aside(const std::string& db_file) {
    std::string kept;
    for (int i = 1; kept.empty() || exists(kept); ++i) {
        kept = db_file + ".before-restore-" + std::to_string(i);
    }
    for (const char* suffix : {"-wal", "-shm", ""}) {
        if (!exists(db_file + suffix)) continue;
        std::error_code error;
        fs::rename(db_file + suffix, kept + suffix, error);
        if (error) return about(db_file, error.message());
    }
    return kept;
}

Result<Restored> renew(const std::string& file, sync::Random& random) {
    auto db = Sqlite::open(file);
    if (!db) return about(file, db.error().detail);
    const auto demo = db->number("SELECT demo FROM meta");
    if (!demo) return about(file, "is damaged", ErrorCode::bad_file);
    const DataKind kind = *demo != 0 ? DataKind::demo : DataKind::real;
    if (auto ready = prepare_schema(*db, kind, random); !ready) {
        return about(file, ready.error().detail, ready.error().code);
    }
    if (auto done = begin_new_history(*db, random); !done) {
        return about(file, done.error().detail, done.error().code);
    }
    const auto devices = db->number("SELECT count(*) FROM device");
    if (!devices) return about(file, devices.error().detail);
    return Restored{.devices = *devices, .demo = kind == DataKind::demo};
}

}  // namespace

Result<void> back_up(const std::string& db_file, const std::string& copy) {
    if (exists(copy)) return about(copy, "is there already", ErrorCode::already_there);
    const std::string part = copy + ".part";
    if (auto done = copy_whole(db_file, part); !done) return done;
    return put_in_place(part, copy);
}

Result<Restored> restore(const std::string& copy, const std::string& db_file,
                         sync::Random& random) {
    auto lock = FileLock::take(db_file + ".lock");
    if (!lock) {
        const bool used = lock.error().code == ErrorCode::already_there;
        return about(db_file, used ? "a server is using it; stop it first" : lock.error().detail,
                     lock.error().code);
    }
    const std::string part = db_file + ".part";
    if (auto done = copy_whole(copy, part); !done) return done.error();
    auto renewed = renew(part, random);
    if (!renewed) return renewed.error();
    Restored restored = std::move(*renewed);
    if (exists(db_file)) {
        auto kept = set_aside(db_file);
        if (!kept) return kept.error();
        restored.kept_as = std::move(*kept);
    }
    if (auto placed = put_in_place(part, db_file); !placed) return placed.error();
    return restored;
}

}  // namespace tovholder::server
