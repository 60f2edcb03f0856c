// Static files in memory.
#include "server/net/static_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "server/base/hex.hpp"
#include "server/net/accept_encoding.hpp"
#include "shared/base/hash.hpp"

namespace tovholder::server {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view immutable = "public, max-age=31536000, immutable";
constexpr std::size_t hash_digits_min = 8;
constexpr std::size_t etag_bytes = 12;

struct Coding {
    std::string_view ending;
    std::string_view name;
};
constexpr Coding codings[] = {{".br", "br"}, {".gz", "gzip"}};  // best first

std::optional<Bytes> read_whole(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return {};
    Bytes bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (in.bad()) return {};
    return bytes;
}

std::string etag_of(const Bytes& bytes, std::string_view coding) {
    const Digest digest = sha256(bytes);
    const std::string_view head(reinterpret_cast<const char*>(digest.data()), etag_bytes);
    return '"' + to_hex(head) + (coding.empty() ? "" : "-" + std::string(coding)) + '"';
}

// Whether If-None-Match names this tag (RFC 9110 § 13.1.2: weak comparison, a list, or "*").
bool names_tag(std::string_view header, std::string_view etag) {
    return header == "*" || header.find(etag) != std::string_view::npos;
}

// All regular files below the folder as "/name", hidden ones left out.
std::vector<std::string> list_files(const fs::path& folder, std::error_code& error) {
    std::vector<std::string> names;
    fs::recursive_directory_iterator it(folder, error);
    for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        const std::string leaf = it->path().filename().string();
        if (leaf.starts_with('.')) {
            it.disable_recursion_pending();
            continue;
        }
        if (it->is_regular_file(error)) {
            names.push_back("/" + it->path().lexically_relative(folder).generic_string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool is_twin(const std::vector<std::string>& names, std::string_view name) {
    return std::any_of(std::begin(codings), std::end(codings), [&](const Coding& coding) {
        return name.ends_with(coding.ending) &&
               std::binary_search(names.begin(), names.end(),
                                  name.substr(0, name.size() - coding.ending.size()));
    });
}

}  // namespace

std::string content_type_of(std::string_view path) {
    static constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".map", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".wasm", "application/wasm"},
        {".ttf", "font/ttf"},
        {".otf", "font/otf"},
        {".woff2", "font/woff2"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".webp", "image/webp"},
        {".txt", "text/plain; charset=utf-8"},
    };
    for (const auto& [ending, type] : types) {
        if (path.ends_with(ending)) return std::string(type);
    }
    return "application/octet-stream";
}

bool is_hashed_name(std::string_view path) {
    std::string_view leaf = path.substr(path.rfind('/') + 1);
    while (true) {
        const std::size_t at = leaf.find_first_of(".-");
        const std::string_view part = leaf.substr(0, at);
        const bool hex = part.find_first_not_of("0123456789abcdef") == std::string_view::npos;
        const bool has_digit = part.find_first_of("0123456789") != std::string_view::npos;
        if (part.size() >= hash_digits_min && hex && has_digit) return true;
        if (at == std::string_view::npos) return false;
        leaf.remove_prefix(at + 1);
    }
}

Result<StaticFiles> StaticFiles::load(const std::string& folder) {
    const fs::path root(folder);
    std::error_code error;
    if (!fs::is_regular_file(root / "index.html", error)) return Error{ErrorCode::not_found};
    const std::vector<std::string> names = list_files(root, error);
    if (error) return Error{ErrorCode::bad_file};

    StaticFiles site;
    std::size_t total_bytes = 0;
    for (const std::string& name : names) {
        if (is_twin(names, name)) continue;
        File file{.content_type = content_type_of(name),
                  .cache_control = std::string(is_hashed_name(name) ? immutable : "no-cache"),
                  .variants = {}};
        const auto add = [&](std::string_view ending, std::string_view coding) {
            auto bytes = read_whole(root / (name.substr(1) + std::string(ending)));
            if (!bytes) return false;
            total_bytes += bytes->size();
            file.variants.push_back({std::string(coding), etag_of(*bytes, coding),
                                     std::make_shared<const Bytes>(std::move(*bytes))});
            return true;
        };
        for (const Coding& coding : codings) {
            const std::string twin = name + std::string(coding.ending);
            if (!std::binary_search(names.begin(), names.end(), twin)) continue;
            if (!add(coding.ending, coding.name)) return Error{ErrorCode::bad_file};
        }
        if (!add("", "")) return Error{ErrorCode::bad_file};
        if (total_bytes > site_bytes_max) return Error{ErrorCode::too_large};
        site.files_.emplace(name, std::move(file));
    }
    return site;
}

Answer StaticFiles::answer(const RequestHead& head) const {
    const std::string_view path = head.path == "/" ? "/index.html" : head.path;
    const auto it = files_.find(path);
    if (it == files_.end()) return text_answer(404, "Not found\n", "site");
    const File& file = it->second;
    const auto fits = [&](const Variant& variant) {
        return variant.coding.empty() || accepts_encoding(head.accept_encoding, variant.coding);
    };
    const Variant& variant = *std::find_if(file.variants.begin(), file.variants.end(), fits);

    Answer answer{.name = "site"};
    answer.headers = {{"Cache-Control", file.cache_control}, {"ETag", variant.etag}};
    if (file.variants.size() > 1) answer.headers.push_back({"Vary", "Accept-Encoding"});
    if (names_tag(head.if_none_match, variant.etag)) {
        answer.status = 304;
        return answer;
    }
    answer.content_type = file.content_type;
    answer.body = variant.bytes;
    if (!variant.coding.empty()) answer.headers.push_back({"Content-Encoding", variant.coding});
    return answer;
}

}  // namespace tovholder::server
