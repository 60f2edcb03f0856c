// People on one device, and PINs, in words.
#include "src/models/lock_model.hpp"

#include <algorithm>

#include "shared/text/format.hpp"
#include "shared/wire/messages.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr std::size_t pin_digits_min = 4;
constexpr std::size_t pin_digits_max = 12;

bool is_pin(const std::string& typed) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return typed.size() >= pin_digits_min && typed.size() <= pin_digits_max &&
           std::all_of(typed.begin(), typed.end(), is_digit);
}

bool has(const PeopleHere& people, int place) {
    return std::any_of(people.begin(), people.end(),
                       [&](const PersonHere& person) { return person.place == place; });
}

}  // namespace

PeopleHere read_people_here(std::string_view stored) {
    PeopleHere people;
    while (!stored.empty()) {
        const std::size_t end = stored.find('\n');
        const std::string_view line = stored.substr(0, end);
        stored = end == std::string_view::npos ? std::string_view{} : stored.substr(end + 1);
        int place = 0;
        std::size_t at = 0;
        for (; at < line.size() && at < 2 && line[at] >= '0' && line[at] <= '9'; ++at) {
            place = place * 10 + (line[at] - '0');
        }
        if (place < 1 || place > places_max || has(people, place)) continue;
        if (at < line.size() && line[at] == ' ') ++at;
        people.push_back({place, std::string(line.substr(at))});
    }
    return people;
}

std::string write_people_here(const PeopleHere& people) {
    std::string stored;
    for (const PersonHere& person : people) {
        std::string name = person.name;
        std::replace(name.begin(), name.end(), '\n', ' ');
        stored += std::to_string(person.place) + ' ' + name + '\n';
    }
    return stored;
}

int free_place(const PeopleHere& people) {
    for (int place = 1; place <= places_max; ++place) {
        if (!has(people, place)) return place;
    }
    return 0;
}

std::string name_here(text::Language language, const PersonHere& person) {
    if (!person.name.empty()) return person.name;
    return text::fill(language, Key::people_here_unknown, {std::to_string(person.place)});
}

PeopleHereModel make_people_here_model(text::Language language, const PeopleHere& people) {
    PeopleHereModel model{.language = language,
                          .languages = make_language_choice(language),
                          .people = {},
                          .has_room = free_place(people) != 0};
    for (const PersonHere& person : people) {
        const std::string name = name_here(language, person);
        model.people.push_back({person.place, name, text::initials(name)});
    }
    return model;
}

bool check_pin(PinTyping& typing) {
    typing.pin_fault.reset();
    if (typing.pin.empty()) typing.pin_fault = Key::pin_missing;
    return !typing.pin_fault;
}

bool check_new_pin(PinTyping& typing, bool asks_old) {
    typing.new_fault.reset();
    typing.again_fault.reset();
    typing.pin_fault.reset();
    if (asks_old) (void)check_pin(typing);
    if (!is_pin(typing.new_pin)) {
        typing.new_fault = Key::pin_too_short;
    } else if (typing.again != typing.new_pin) {
        typing.again_fault = Key::pin_differs;
    }
    return !typing.pin_fault && !typing.new_fault && !typing.again_fault;
}

UnlockModel make_unlock_model(text::Language language, const PersonHere& person,
                              const std::optional<Error>& error, bool busy, bool pin_works) {
    UnlockModel model;
    model.language = language;
    model.name = name_here(language, person);
    model.initials = text::initials(model.name);
    model.busy = busy;
    model.only_code = !pin_works;
    if (error) model.error = text::sentence(language, *error);
    return model;
}

PinModel make_pin_model(text::Language language, bool has_pin, bool busy,
                        const std::optional<Error>& error) {
    PinModel model;
    model.language = language;
    model.has_pin = has_pin;
    model.busy = busy;
    if (error) model.error = text::sentence(language, *error);
    model.text =
        text::fill(language, Key::pin_text, {std::to_string(wire::UnlockSecret{}.lease_days)});
    return model;
}

int read_lock_minutes(const std::string& stored) {
    for (const int minutes : lock_minutes) {
        if (stored == std::to_string(minutes)) return minutes;
    }
    return 5;
}

}  // namespace tovholder::models
