// Reads Accept-Encoding.
#include "server/net/accept_encoding.hpp"

namespace tovholder::server {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Takes what comes before `separator` off `rest`.
std::string_view next_part(std::string_view& rest, char separator) {
    const std::size_t at = rest.find(separator);
    const std::string_view part = trimmed(rest.substr(0, at));
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return part;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const char lower = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
        if (lower != b[i]) return false;
    }
    return true;
}

// "q=0", "q=0.0", "q=0.000" refuse.
bool refuses(std::string_view parameters) {
    while (!parameters.empty()) {
        const std::string_view parameter = next_part(parameters, ';');
        if (parameter.size() < 2 || (parameter[0] != 'q' && parameter[0] != 'Q')) continue;
        if (parameter[1] != '=') continue;
        return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
    }
    return false;
}

}  // namespace

bool accepts_encoding(std::string_view header, std::string_view coding) {
    bool any = false;
    while (!header.empty()) {
        std::string_view parameters = next_part(header, ',');
        const std::string_view name = next_part(parameters, ';');
        if (equals_ignoring_case(name, coding)) return !refuses(parameters);
        if (name == "*") any = !refuses(parameters);
    }
    return any;
}

}  // namespace tovholder::server
