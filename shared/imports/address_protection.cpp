// Finding the words for protection, and what looks like an address in running text.
#include "shared/imports/address_protection.hpp"

#include <cstdint>
#include <vector>

#include "shared/base/ascii.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::imports {
namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Words without the punctuation around them.
std::vector<std::string> bare_words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string(text) + ' ') {
        const bool part = is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' ||
                          static_cast<std::uint8_t>(c) >= 0x80;
        if (part) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    return words;
}

bool is_road(std::string_view word) {
    for (const std::string_view end :
         {"vej",    "gade",  "stræde",    "vænge",  "vænget", "allé",      "alle",
          "alléen", "plads", "torv",      "parken", "haven",  "toften",    "bakken",
          "stien",  "sti",   "boulevard", "vangen", "marken", "engen",     "gården",
          "vejen",  "gaden", "krogen",    "lunden", "kaj",    "strandvej", "ager"}) {
        if (ends_with(word, end)) return true;
    }
    return false;
}

bool is_postcode(std::string_view word) {
    if (word.size() != 4) return false;
    for (const char c : word) {
        if (!is_digit(c)) return false;
    }
    return true;
}

}  // namespace

bool address_says_protected(std::string_view cell) {
    const std::string folded = ops::folded(cell);
    return contains(folded, "beskyt") || contains(folded, "hemmelig") ||
           contains(folded, "protected") || contains(folded, "secret");
}

bool note_says_protected(std::string_view note) {
    const std::string folded = ops::folded(note);
    for (const std::string_view mark :
         {"adressebeskyt", "adresse beskyt", "beskyttet adresse", "beskyttede adresse",
          "navnebeskyt", "navne- og adr", "hemmelig adresse", "adressen er hemmelig",
          "adressen er beskyttet", "adresse er beskyttet", "protected address", "address protected",
          "address is protected", "secret address"}) {
        if (contains(folded, mark)) return true;
    }
    return false;
}

bool holds_address(std::string_view note, std::initializer_list<std::string_view> address) {
    const std::string folded = ops::folded(note);
    for (const std::string_view part : address) {
        const std::string wanted = ops::folded(part);
        if (wanted.size() >= 3 && !address_says_protected(wanted) && contains(folded, wanted)) {
            return true;
        }
    }
    const std::vector<std::string> words = bare_words_of(folded);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool letter_next = !is_digit(words[i + 1][0]);
        if (is_postcode(words[i]) && letter_next) return true;
        if (is_road(words[i]) && !letter_next) return true;
    }
    return false;
}

}  // namespace tovholder::imports
