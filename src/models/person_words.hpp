// Words about people that several screens show: names, statuses, roles.
#pragma once

#include <string>
#include <string_view>

#include "shared/domain/grant.hpp"
#include "shared/text/text.hpp"

namespace tovholder::models {

// "Hanne Kjær"; the given name alone when that is all there is (or all that was sent).
std::string full_name(const Person& person);

// "Aktiv", "Ny" …
std::string_view status_word(text::Language language, PersonStatus status);

// "Frivillig", "Koordinator"
std::string_view role_word(text::Language language, Role role);

// "højtlæsning, gåture"
std::string joined(const std::vector<std::string>& words);
// The words between commas, semicolons and line ends, trimmed, without empty ones and repeats. One
// of `known` that has a comma in it ("vil hjælpe, men ikke styre") stays whole.
std::vector<std::string> split_words(std::string_view text,
                                     const std::vector<std::string>& known = {});

// Without spaces at either end.
std::string trimmed(std::string_view text);

}  // namespace tovholder::models
