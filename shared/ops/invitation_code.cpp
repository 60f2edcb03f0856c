// Making, reading and hiding invitation codes.
#include "shared/ops/invitation_code.hpp"

#include "shared/base/hash.hpp"

namespace tovholder::ops {

std::string make_code(ByteView random) {
    constexpr std::size_t fair_values = 256 - 256 % code_alphabet.size();
    std::string code;
    for (const std::uint8_t byte : random) {
        if (byte >= fair_values) continue;
        code += code_alphabet[byte % code_alphabet.size()];
        if (code.size() == code_length) return code;
    }
    return {};
}

std::string normalised_code(std::string_view typed) {
    std::string code;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const char c = typed[i];
        if (c == ' ' || c == '-' || (c >= '\t' && c <= '\r')) continue;
        if (typed.substr(i, 2) == "\xC2\xA0") {  // no-break space, from pasting
            ++i;
            continue;
        }
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    return code;
}

bool is_code(std::string_view typed) {
    const std::string code = normalised_code(typed);
    return code.size() == code_length && code.find_first_not_of(code_alphabet) == std::string::npos;
}

std::string digest_of(std::string_view typed) {
    const Digest digest = sha256(as_bytes(normalised_code(typed)));
    return std::string(as_text(digest));
}

std::string spaced_code(std::string_view code) {
    std::string plain = normalised_code(code);
    if (plain.size() != code_length) return plain;
    return plain.substr(0, code_length / 2) + " " + plain.substr(code_length / 2);
}

}  // namespace tovholder::ops
