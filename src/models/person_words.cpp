// Names and the words of small enumerations.
#include "src/models/person_words.hpp"

#include <algorithm>

namespace tovholder::models {
namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

std::string full_name(const Person& person) {
    if (person.family_name.empty()) return person.given_name;
    if (person.given_name.empty()) return person.family_name;
    return person.given_name + ' ' + person.family_name;
}

std::string_view status_word(text::Language language, PersonStatus status) {
    switch (status) {
        case PersonStatus::fresh:
            return text::get(language, text::Key::person_status_fresh);
        case PersonStatus::active:
            return text::get(language, text::Key::person_status_active);
        case PersonStatus::paused:
            return text::get(language, text::Key::person_status_paused);
        case PersonStatus::ended:
            return text::get(language, text::Key::person_status_ended);
    }
    return {};
}

std::string_view role_word(text::Language language, Role role) {
    switch (role) {
        case Role::volunteer:
            return text::get(language, text::Key::role_volunteer);
        case Role::coordinator:
            return text::get(language, text::Key::role_coordinator);
        case Role::admin:
            return text::get(language, text::Key::role_admin);
        case Role::leader:
            return text::get(language, text::Key::role_leader);
        case Role::responsible:
            return text::get(language, text::Key::role_responsible);
        case Role::team_lead:
            return text::get(language, text::Key::role_team_lead);
        case Role::partner:
            return text::get(language, text::Key::role_partner);
    }
    return {};
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty()) out += ", ";
        out += word;
    }
    return out;
}

std::vector<std::string> split_words(std::string_view text, const std::vector<std::string>& known) {
    constexpr std::string_view ends = ",;\n";
    std::vector<std::string> words;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        std::size_t end = text.find_first_of(ends);
        for (const std::string& word : known) {  // the longest that fits
            if (word.find_first_of(ends) == std::string::npos || !text.starts_with(word)) continue;
            const std::size_t next = text.find_first_not_of(blanks, word.size());
            if (next == text.npos || ends.find(text[next]) != ends.npos) end = std::max(end, next);
        }
        std::string word = trimmed(text.substr(0, end));
        if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) {
            words.push_back(std::move(word));
        }
        if (end == std::string_view::npos) return words;
        text.remove_prefix(end + 1);
    }
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

}  // namespace tovholder::models
