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
    std::string error;       // why joining did not work
};
StartModel make_start_model(text::Language language, const std::optional<Error>& error,
                            bool joining);

struct DemoModel {
    text::Language language = text::Language::danish;
    bool coordinator = false;
    bool offline = false;
};

struct SettingsModel {
    text::Language language = text::Language::danish;
    Settings settings;
    LanguageChoice languages;
    std::vector<std::string> themes;
    std::vector<std::string> sizes;
    std::size_t size_chosen = 0;
    std::string storage;
    std::string storage_kept;
    std::string person;  // who is joined here
    std::size_t unsent = 0;
    bool demo = false;
    std::string log_out_text;  // what happens to what is not sent
    bool may_wipe = true;      // everything was sent, or saved as a file
};
SettingsModel make_settings_model(const State& state, const Viewer& viewer,
                                  const Settings& settings, const SyncFacts& facts,
                                  const StorageFacts& storage, bool exported);

struct MoreModel {
    text::Language language = text::Language::danish;
    std::string name;
    std::string initials;
    std::string role;      // "Frivillig i Skovbo Plejecenter"
    std::string own_href;  // the person's own details
    std::string sync_words;
    bool coordinator = false;
    bool demo = false;
    bool update_ready = false;
};
MoreModel make_more_model(const State& state, const Viewer& viewer, const SyncFacts& facts);

}  // namespace tovholder::models
