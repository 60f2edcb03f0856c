// Texts with a form: phones, mail addresses, names, places, lists, and words for yes and unknown.
#include <algorithm>

#include "shared/base/ascii.hpp"
#include "shared/imports/values.hpp"
#include "shared/ops/same.hpp"

namespace tovholder::imports {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_four_digits(std::string_view text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), is_digit);
}

// Length in bytes of white space at the start or end: ASCII, or a no-break space.
std::size_t space_at_start(std::string_view text) {
    if (text.empty()) return 0;
    if (std::string_view(" \t\r\n\v\f").find(text[0]) != std::string_view::npos) return 1;
    return text.substr(0, 2) == "\xC2\xA0" ? 2 : 0;
}
std::size_t space_at_end(std::string_view text) {
    if (text.empty()) return 0;
    if (std::string_view(" \t\r\n\v\f").find(text.back()) != std::string_view::npos) return 1;
    return text.size() >= 2 && text.substr(text.size() - 2) == "\xC2\xA0" ? 2 : 0;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(' ', at)) != std::string_view::npos) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (i > from) out += ' ';
        out += words[i];
    }
    return out;
}

bool is_particle(std::string_view word) {
    return is_one_of(ops::folded(word), {"van", "von", "der", "den", "de", "du", "da", "di", "la",
                                         "le", "af", "al", "el", "bin", "ibn", "ter", "zu"});
}

}  // namespace

std::string trimmed(std::string_view text) {
    while (const std::size_t length = space_at_start(text)) text.remove_prefix(length);
    while (const std::size_t length = space_at_end(text)) text.remove_suffix(length);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            out += '\n';
            if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool means_unknown(std::string_view text) {
    return is_one_of(ops::folded(text),
                     {"-",        "--",        "–",           "—",        "?",
                      "??",       "???",       "ukendt",      "ved ikke", "vides ikke",
                      "ingen",    "n/a",       "na",          "i/a",      "unknown",
                      "none",     "mangler",   "ikke oplyst", "uoplyst",  "not known",
                      "har ikke", "har ingen", "findes ikke", "x",        "."});
}

Reading<std::string> read_phone(std::string_view text) {
    std::string kept;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c)) {
            kept += c;
            ++digits;
        } else if (c == '+' && kept.empty()) {
            kept += c;
        } else if ((c == '/' || c == ',' || c == ';' || c == '\n' || c == '+') && digits >= 8) {
            return Reason::phone_two;
        } else if (text.substr(i, 2) == "\xC2\xA0") {
            ++i;
        } else if (std::string_view(" -.()/").find(c) == std::string_view::npos) {
            return digits >= 8 && text.find_first_of("0123456789", i) != std::string_view::npos
                       ? Reason::phone_two
                       : Reason::phone_unreadable;
        }
    }
    if (digits == 0) return Reason::phone_unreadable;
    const bool international = kept[0] == '+' || kept.compare(0, 2, "00") == 0;
    const std::size_t code = kept[0] == '+' ? 1 : 2;
    const bool foreign = international && kept.compare(code, 2, "45") != 0;
    const std::string number = ops::phone_digits(kept);
    if (!foreign) {
        if (number.size() == 16) return Reason::phone_two;
        // Subscriber numbers begin with 2–9 (Den danske nummerplan, Digitaliseringsstyrelsen).
        if (number.size() != 8 || number[0] < '2') return Reason::phone_wrong_length;
        return number;
    }
    // ITU-T E.164: at most 15 digits.
    if (number.size() < 7 || number.size() > 15) return Reason::phone_wrong_length;
    return "+" + number;
}

Reading<std::string> read_email(std::string_view text) {
    std::string mail(text);
    if (mail.compare(0, 7, "mailto:") == 0) mail.erase(0, 7);
    if (mail.size() > 2 && mail.front() == '<' && mail.back() == '>') {
        mail = mail.substr(1, mail.size() - 2);
    }
    while (!mail.empty() && (mail.back() == ';' || mail.back() == ',')) mail.pop_back();
    const std::size_t at = mail.find('@');
    if (at == std::string::npos || at == 0 || mail.find('@', at + 1) != std::string::npos) {
        return Reason::email_unreadable;
    }
    const std::string_view domain = std::string_view(mail).substr(at + 1);
    const std::size_t point = domain.rfind('.');
    const bool sound = point != std::string_view::npos && point > 0 && point + 2 < domain.size() &&
                       domain.front() != '-' && mail.find("..") == std::string::npos &&
                       mail[0] != '.' && mail[at - 1] != '.' && domain.front() != '.' &&
                       mail.find_first_of(" \t\n,;:<>()[]\"\\|=") == std::string::npos;
    if (!sound) return Reason::email_unreadable;
    return mail;
}

Reading<PersonStatus> read_status(std::string_view text) {
    const std::string word = ops::folded(text);
    if (is_one_of(word, {"aktiv", "aktive", "active", "i gang", "ja", "yes", "igang"})) {
        return PersonStatus::active;
    }
    if (is_one_of(word, {"ny", "nye", "new", "fresh", "interesseret", "på vej", "prøve"})) {
        return PersonStatus::fresh;
    }
    if (is_one_of(word, {"pause", "på pause", "paused", "orlov", "hviler", "on leave", "on hold",
                         "passiv", "holder pause"})) {
        return PersonStatus::paused;
    }
    if (is_one_of(word,
                  {"stoppet", "stop", "ophørt", "afsluttet", "udmeldt", "tidligere", "ended",
                   "stopped", "inaktiv", "inactive", "former", "slut", "nej", "no", "left"})) {
        return PersonStatus::ended;
    }
    return Reason::status_unknown;
}

std::vector<std::string> read_list(std::string_view text, ListUse use) {
    std::string flat(text);
    if (use == ListUse::languages) {
        for (const std::string_view word : {" og ", " and "}) {
            for (std::size_t at = flat.find(word); at != std::string::npos; at = flat.find(word)) {
                flat.replace(at, word.size(), ",");
            }
        }
    }
    std::vector<std::string> items;
    std::vector<std::string> seen;
    std::size_t begin = 0;
    while (begin <= flat.size()) {
        const std::size_t end = std::min(flat.find_first_of(",;/+&\n", begin), flat.size());
        std::string item = trimmed(std::string_view(flat).substr(begin, end - begin));
        const std::string key = ops::folded(item);
        if (!key.empty() && std::find(seen.begin(), seen.end(), key) == seen.end()) {
            seen.push_back(key);
            items.push_back(std::move(item));
        }
        begin = end + 1;
    }
    return items;
}

PersonName split_name(std::string_view full) {
    const std::string text = trimmed(full);
    const std::size_t comma = text.find(',');
    if (comma != std::string::npos) {
        return {trimmed(std::string_view(text).substr(comma + 1)),
                trimmed(std::string_view(text).substr(0, comma))};
    }
    const std::vector<std::string_view> words = words_of(text);
    if (words.size() < 2) return {text, ""};
    std::size_t family = words.size() - 1;
    while (family > 1 && is_particle(words[family - 1])) --family;
    return {joined(words, 0, family), joined(words, family, words.size())};
}

std::string plain_postcode(std::string_view text) {
    const std::string folded = ops::folded(text);
    for (const std::string_view prefix : {"dk-", "dk ", "dk"}) {
        const bool fits = folded.compare(0, prefix.size(), prefix) == 0;
        if (fits && is_four_digits(folded.substr(prefix.size()))) {
            return folded.substr(prefix.size());
        }
    }
    return std::string(text);
}

Place split_place(std::string_view text) {
    const std::vector<std::string_view> words = words_of(text);
    if (words.empty()) return {};
    const std::string first = plain_postcode(words[0]);
    if (is_four_digits(first)) return {first, joined(words, 1, words.size())};
    if (words.size() > 2 && ops::folded(words[0]) == "dk" && is_four_digits(words[1])) {
        return {std::string(words[1]), joined(words, 2, words.size())};
    }
    if (words.size() > 1 && is_four_digits(words.back())) {
        return {std::string(words.back()), joined(words, 0, words.size() - 1)};
    }
    return {"", trimmed(text)};
}

Address split_address(std::string_view text) {
    const std::size_t cut = text.find_last_of(",\n");
    if (cut == std::string_view::npos) return {trimmed(text), {}};
    Place place = split_place(trimmed(text.substr(cut + 1)));
    if (place.postcode.empty()) return {trimmed(text), {}};
    return {trimmed(text.substr(0, cut)), std::move(place)};
}

bool means_yes(std::string_view text) {
    return is_one_of(ops::folded(text), {"ja", "j", "x", "1", "sand", "sandt", "true", "yes", "y",
                                         "beskyttet", "protected", "hemmelig"});
}

}  // namespace tovholder::imports
