// Settings of this device, "Mere", and what the start screens say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/models/intent.hpp"
#include "src/models/sync_model.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

// What the person chose on this device; the host keeps it.
struct Settings {
    text::Language language = text::Language::danish;
    ThemeChoice theme = ThemeChoice::system;
    int text_percent = 100;  // 100..200
    bool operator==(const Settings&) const = default;
};
inline constexpr int text_percents[] = {100, 125, 150, 175, 200};

// "en" and so on; whatever was stored or typed, the result is in range.
Settings read_settings(const std::string& language, const std::string& theme,
                       const std::string& text_percent);
std::string theme_word(ThemeChoice theme);  // as stored: "dark"

// The languages by their own names, and where `language` is among them.
struct LanguageChoice {
    std::vector<std::string> names;
    std::size_t chosen = 0;
};
LanguageChoice make_language_choice(text::Language language);

struct StartModel {
    text::Language language = text::Language::danish;
    LanguageChoice languages;
    bool joining = false;
    bool elsewhere = false;  // another tab writes to this device's store
    bool again = false;      // a device that the server has forgotten comes back
    std::string error;       // why joining did not work
};
StartModel make_start_model(text::Language language, const std::optional<Error>& error,
                            bool joining);

struct DemoModel {
    text::Language language = text::Language::danish;
    bool coordinator = false;
    bool offline = false;
};

// What else the settings tell about this device.
struct TabletFacts {
    bool exported = false;  // all that is unsent was saved as a file
    bool has_pin = false;
    int lock_minutes = 5;                  // 0 = never
    std::vector<std::string> others = {};  // who share the device
    std::size_t carried = 0;               // files of other tablets that are not delivered
};

// Handing the device back: not asked for; asked; asked again, because something is in a file only.
enum class HandingBack : std::uint8_t { no, asked, sure };

struct SettingsModel {
    text::Language language = text::Language::danish;
    Settings settings;
    LanguageChoice languages;
    std::vector<std::string> themes;
    std::vector<std::string> sizes;
    std::size_t size_chosen = 0;
    StoragePanel storage;
    std::string person;  // who is joined here
    std::size_t unsent = 0;
    bool demo = false;
    std::string hand_back_text;  // what happens to what is not sent
    std::string others;          // who else is on the device, in a sentence
    std::string carried;         // what it carries for others, in a sentence
    bool may_wipe = true;        // everything was sent, or saved as a file
    bool may_send = false;       // something waits, and there is a way
    TabletFacts tablet;
    std::string lock_words;  // whether it is locked with a PIN
    std::vector<std::string> lock_choices;
    std::size_t lock_chosen = 0;
};
SettingsModel make_settings_model(const State& state, const Viewer& viewer,
                                  const Settings& settings, const SyncFacts& facts,
                                  const StorageFacts& storage, const TabletFacts& tablet);

struct MoreModel {
    text::Language language = text::Language::danish;
    std::string name;
    std::string initials;
    std::string role;        // "Frivillig i Skovbo Plejecenter"
    std::string own_href;    // the person's own details
    std::string about_href;  // what is kept about her
    std::string absence_href;
    bool erases = false;  // she leads people: questions about data, erasures, periods
    std::string sync_words;
    bool coordinator = false;
    bool demo = false;
    bool update_ready = false;
};
MoreModel make_more_model(const State& state, const Viewer& viewer, const SyncFacts& facts);

}  // namespace tovholder::models
