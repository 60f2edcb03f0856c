// The app's files, read into memory at start with their compressed twins. Names are looked up, not
// opened: a path that was not there at start does not exist, so there is nothing to climb out of.
#pragma once

#include <map>
#include <string>

#include "server/net/handler.hpp"
#include "shared/base/result.hpp"

namespace tovholder::server {

class StaticFiles {
public:
    StaticFiles() = default;
    // Reads every file below `folder` but those whose name starts with a dot. X.br and X.gz are
    // X's compressed twins. Errors: not_found (no such folder, or no index.html in it), bad_file
    // (unreadable), too_large (over site_bytes_max in all).
    static Result<StaticFiles> load(const std::string& folder);

    // For GET and HEAD: 200, 304 or 404.
    Answer answer(const RequestHead& head) const;

    std::size_t size() const { return files_.size(); }

private:
    struct Variant {
        std::string coding;  // "" = as it is
        std::string etag;
        std::shared_ptr<const Bytes> bytes;
    };
    struct File {
        std::string content_type;
        std::string cache_control;
        std::vector<Variant> variants;  // best first
    };
    std::map<std::string, File, std::less<>> files_;  // "/index.html"
};

inline constexpr std::size_t site_bytes_max = 256 * 1024 * 1024;

// By the name's ending; application/octet-stream when unknown.
std::string content_type_of(std::string_view path);

// Whether the name holds a digest of the contents ("app.1f3a90bc.wasm"): such a file never changes.
bool is_hashed_name(std::string_view path);

}  // namespace tovholder::server
