// Who shares this device, and what the screens around its PIN say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.hpp"
#include "src/models/settings_model.hpp"

namespace tovholder::models {

// One who has joined on this device; her store is that of her place, from 1.
struct PersonHere {
    int place = 1;
    std::string name;  // empty: not known yet
    bool operator==(const PersonHere&) const = default;
};
using PeopleHere = std::vector<PersonHere>;

// As the host keeps them: "1 Hanne Madsen\n2 Svend\n". Whatever is stored, places are in range,
// each once.
PeopleHere read_people_here(std::string_view stored);
std::string write_people_here(const PeopleHere& people);
// The first place that nobody has; 0 when there is no room for more.
int free_place(const PeopleHere& people);
inline constexpr int places_max = 12;

// "Hanne Madsen", or "Person 2" while the name is not known.
std::string name_here(text::Language language, const PersonHere& person);

struct PeopleHereModel {
    struct Line {
        int place = 1;
        std::string name;
        std::string initials;
    };
    text::Language language = text::Language::danish;
    LanguageChoice languages;
    std::vector<Line> people;
    bool has_room = true;
};
PeopleHereModel make_people_here_model(text::Language language, const PeopleHere& people);

// What is typed on the screens below. Wiped as soon as it was used.
struct PinTyping {
    std::string pin;
    std::string new_pin;
    std::string again;
    std::string code;
    bool forgot = false;                 // asks for the code instead
    std::optional<text::Key> pin_fault;  // of what was typed when one pressed
    std::optional<text::Key> new_fault;
    std::optional<text::Key> again_fault;
};
// Whether it may be carried out; if not, the faults are set.
bool check_pin(PinTyping& typing);
// `asks_old`: the present PIN is needed, too.
bool check_new_pin(PinTyping& typing, bool asks_old);

struct UnlockModel {
    text::Language language = text::Language::danish;
    std::string name;
    std::string initials;
    std::string error;
    bool busy = false;
    bool only_code = false;  // the PIN does not work any more
};
UnlockModel make_unlock_model(text::Language language, const PersonHere& person,
                              const std::optional<Error>& error, bool busy, bool pin_works);

struct PinModel {
    text::Language language = text::Language::danish;
    bool has_pin = false;
    bool busy = false;
    std::string error;
    std::string text;
};
PinModel make_pin_model(text::Language language, bool has_pin, bool busy,
                        const std::optional<Error>& error);

// Minutes without input after which the device locks; 0 = never.
inline constexpr int lock_minutes[] = {1, 5, 15, 0};
int read_lock_minutes(const std::string& stored);

}  // namespace tovholder::models
