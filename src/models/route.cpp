// Addresses to routes and back. Values in the query are percent-encoded.
#include "src/models/route.hpp"

#include <vector>

#include "src/models/percent_encoded.hpp"

namespace tovholder::models {
namespace {

struct Pattern {
    Screen screen;
    std::string_view path;  // '*' stands for an id
};

// The first pattern of a screen is the one that is written.
constexpr Pattern patterns[] = {
    {Screen::home, ""},
    {Screen::join, "kode"},
    {Screen::today, "idag"},
    {Screen::board, "tavle"},
    {Screen::shifts, "vagter"},
    {Screen::shift_new, "vagter/ny"},
    {Screen::shift, "vagter/*"},
    {Screen::shift_edit, "vagter/*/ret"},
    {Screen::people, "frivillige"},
    {Screen::person_new, "frivillige/ny"},
    {Screen::person, "frivillige/*"},
    {Screen::person_edit, "frivillige/*/ret"},
    {Screen::person_invite, "frivillige/*/inviter"},
    {Screen::reference, "frivillige/*/udtalelse"},
    {Screen::absence_new, "frivillige/*/fravaer"},
    {Screen::season, "saeson"},
    {Screen::activities, "opgaver"},
    {Screen::activity_new, "opgaver/ny"},
    {Screen::activity, "opgaver/*"},
    {Screen::activity_edit, "opgaver/*/ret"},
    {Screen::match, "opgaver/*/folk"},
    {Screen::boundary_new, "opgaver/*/paaroerende"},
    {Screen::boundary_talk, "graensesnak/*"},
    {Screen::hearing_new, "opgaver/*/hoering"},
    {Screen::delegation_new, "opgaver/*/selvstyre"},
    {Screen::import, "import"},
    {Screen::sync, "synk"},
    {Screen::versions, "versioner"},
    {Screen::refused, "ikke-accepteret"},
    {Screen::settings, "indstillinger"},
    {Screen::more, "mere"},
    {Screen::pin, "laas"},
    {Screen::rights, "data"},
    {Screen::about, "data/*"},
};

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return parts;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
            hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

std::optional<std::uint64_t> number(std::string_view text, std::uint64_t max) {
    if (text.empty() || text.size() > 9) return {};
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (value > max) return {};
    return value;
}

// The id (0 when the pattern has none), or nothing when the path does not fit.
std::optional<std::uint64_t> match(std::string_view pattern,
                                   const std::vector<std::string_view>& path) {
    const auto wanted = split(pattern, '/');
    if (wanted.size() != path.size()) return {};
    std::uint64_t id = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "*") {
            const auto parsed = parse_id(path[i]);
            if (!parsed) return {};
            id = *parsed;
        } else if (wanted[i] != path[i]) {
            return {};
        }
    }
    return id;
}

}  // namespace

std::string Route::parameter(const std::string& name) const {
    const auto it = query.find(name);
    return it == query.end() ? std::string{} : it->second;
}

std::string id_text(std::uint64_t id) {
    const Id<Route> parts{id};
    return std::to_string(parts.op().device) + '-' + std::to_string(parts.op().number) + '-' +
           std::to_string(parts.index());
}

std::optional<std::uint64_t> parse_id(std::string_view text) {
    const auto parts = split(text, '-');
    if (parts.size() != 3) return {};
    const auto device = number(parts[0], device_alias_max);
    const auto op = number(parts[1], op_number_max);
    const auto index = number(parts[2], rows_per_op_max);
    if (!device || !op || !index) return {};
    const OpId id{static_cast<DeviceAlias>(*device), static_cast<OpNumber>(*op)};
    const auto value = Id<Route>::make(id, static_cast<std::uint32_t>(*index)).value;
    if (value == 0) return {};
    return value;
}

Route parse_route(std::string_view path) {
    if (!path.empty() && path.front() == '#') path.remove_prefix(1);
    if (!path.empty() && path.front() == '/') path.remove_prefix(1);
    const std::size_t mark = path.find('?');
    Route route;
    if (mark != std::string_view::npos) {
        for (const std::string_view pair : split(path.substr(mark + 1), '&')) {
            const std::size_t equals = pair.find('=');
            if (equals == std::string_view::npos) continue;
            route.query[decoded(pair.substr(0, equals))] = decoded(pair.substr(equals + 1));
        }
        path = path.substr(0, mark);
    }
    const auto parts = split(path, '/');
    for (const Pattern& pattern : patterns) {
        if (const auto id = match(pattern.path, parts)) {
            route.screen = pattern.screen;
            route.id = *id;
            return route;
        }
    }
    route.screen = Screen::not_found;
    return route;
}

std::string path_of(const Route& route) {
    std::string path = "/";
    for (const Pattern& pattern : patterns) {
        if (pattern.screen != route.screen) continue;
        for (const char c : pattern.path) {
            if (c == '*') {
                path += id_text(route.id);
            } else {
                path += c;
            }
        }
        break;
    }
    char separator = '?';
    for (const auto& [name, value] : route.query) {
        if (value.empty()) continue;
        path += separator + percent_encoded(name) + '=' + percent_encoded(value);
        separator = '&';
    }
    return path;
}

std::string href_of(const Route& route) { return '#' + path_of(route); }

}  // namespace tovholder::models
