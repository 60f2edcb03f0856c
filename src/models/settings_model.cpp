// Settings as words and choices.
#include "src/models/settings_model.hpp"

#include <algorithm>

#include "shared/ops/permissions.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "src/models/person_words.hpp"
#include "src/models/route.hpp"

namespace tovholder::models {
namespace {

using text::Key;

constexpr const char* theme_words[] = {"system", "light", "dark", "high_contrast"};

// The one by which a person is called who holds several.
Role leading_role(const std::vector<ops::Held>& roles) {
    for (const Role role : {Role::coordinator, Role::admin, Role::partner, Role::leader,
                            Role::responsible, Role::team_lead}) {
        const auto is_it = [&](const ops::Held& held) { return held.role == role; };
        if (std::any_of(roles.begin(), roles.end(), is_it)) return role;
    }
    return Role::volunteer;
}

}  // namespace

Settings read_settings(const std::string& language, const std::string& theme,
                       const std::string& text_percent) {
    Settings settings;
    settings.language = text::language_of(language).value_or(text::Language::danish);
    for (std::uint8_t i = 0; i < std::size(theme_words); ++i) {
        if (theme == theme_words[i]) settings.theme = static_cast<ThemeChoice>(i);
    }
    for (const int percent : text_percents) {
        if (text_percent == std::to_string(percent)) settings.text_percent = percent;
    }
    return settings;
}

std::string theme_word(ThemeChoice theme) { return theme_words[static_cast<std::size_t>(theme)]; }

LanguageChoice make_language_choice(text::Language language) {
    return {{"Dansk", "English"}, static_cast<std::size_t>(language)};
}

StartModel make_start_model(text::Language language, const std::optional<Error>& error,
                            bool joining) {
    StartModel model;
    model.language = language;
    model.languages = make_language_choice(language);
    model.joining = joining;
    if (error) model.error = text::sentence(language, *error);
    return model;
}

SettingsModel make_settings_model(const State& state, const Viewer& viewer,
                                  const Settings& settings, const SyncFacts& facts,
                                  const StorageFacts& storage, bool exported) {
    SettingsModel model;
    const auto say = [&](Key key) { return std::string(text::get(viewer.language, key)); };
    model.language = viewer.language;
    model.settings = settings;
    model.languages = make_language_choice(viewer.language);
    model.themes = {say(Key::theme_system), say(Key::theme_light), say(Key::theme_dark),
                    say(Key::theme_contrast)};
    for (const int percent : text_percents) {
        if (percent == settings.text_percent) model.size_chosen = model.sizes.size();
        model.sizes.push_back(std::to_string(percent) + " %");
    }
    const std::string used = bytes_words(viewer.language, storage.used_bytes);
    model.storage = storage.quota_bytes == 0
                        ? used
                        : text::fill(viewer.language, Key::storage_of,
                                     {used, bytes_words(viewer.language, storage.quota_bytes)});
    model.storage_kept = say(storage.persistent ? Key::storage_kept : Key::storage_not_kept);
    if (const Person* person = state.find(viewer.person)) model.person = full_name(*person);
    model.unsent = facts.unsent;
    model.demo = viewer.demo;
    model.may_wipe = facts.unsent == 0 || exported;
    model.log_out_text =
        facts.unsent == 0 ? say(Key::log_out_all_sent)
                          : text::counted(viewer.language, static_cast<std::int64_t>(facts.unsent),
                                          Key::log_out_unsent_one, Key::log_out_unsent_many);
    return model;
}

MoreModel make_more_model(const State& state, const Viewer& viewer, const SyncFacts& facts) {
    MoreModel model;
    model.language = viewer.language;
    model.coordinator = viewer.coordinator;
    model.demo = viewer.demo;
    model.update_ready = facts.update_ready;
    model.sync_words = make_sync_words(viewer.language, facts).pill;
    const Person* person = state.find(viewer.person);
    if (person == nullptr) return model;
    model.name = full_name(*person);
    model.initials = text::initials(model.name);
    model.own_href = href_of(Screen::person, person->id);
    const auto roles = ops::roles_held(state, viewer.person, viewer.today);
    const Role role = leading_role(roles);
    model.role = role_word(viewer.language, role);
    std::vector<std::string> units;
    for (const ops::Held& held : roles) {
        const Unit* unit = held.role == role ? state.find(held.unit) : nullptr;
        if (unit != nullptr && (units.empty() || units.back() != unit->name)) {
            units.push_back(unit->name);
        }
    }
    if (!units.empty()) {
        model.role =
            text::fill(viewer.language, Key::role_in,
                       {model.role, text::join_names(viewer.language, units.data(), units.size())});
    }
    return model;
}

}  // namespace tovholder::models
