// Settings as words and choices.
#include "src/models/settings_model.hpp"

#include <algorithm>

#include "shared/ops/permissions.hpp"
#include "shared/text/format.hpp"
#include "shared/text/text.hpp"
#include "src/models/lock_model.hpp"
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

void add_lock(text::Language language, const TabletFacts& tablet, SettingsModel& model) {
    model.tablet = tablet;
    model.lock_words = text::get(language, tablet.has_pin ? Key::lock_on : Key::lock_off);
    for (const int minutes : lock_minutes) {
        if (minutes == tablet.lock_minutes) model.lock_chosen = model.lock_choices.size();
        model.lock_choices.push_back(
            minutes == 0 ? std::string(text::get(language, Key::lock_never))
                         : text::counted(language, minutes, Key::minutes_one, Key::minutes_many));
    }
    if (tablet.others.empty()) return;
    model.others =
        text::fill(language, Key::hand_back_others,
                   {text::join_names(language, tablet.others.data(), tablet.others.size())});
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
                                  const StorageFacts& storage, const TabletFacts& tablet) {
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
    model.storage = make_storage_panel(viewer.language, storage, viewer.demo);
    if (const Person* person = state.find(viewer.person)) model.person = full_name(*person);
    model.unsent = facts.unsent;
    model.demo = viewer.demo;
    model.may_wipe = facts.unsent == 0 || tablet.exported;
    model.may_send = facts.unsent > 0 && !facts.offline() && !facts.taken_over;
    model.hand_back_text =
        facts.unsent == 0
            ? say(Key::hand_back_all_sent)
            : text::counted(viewer.language, static_cast<std::int64_t>(facts.unsent),
                            Key::hand_back_unsent_one, Key::hand_back_unsent_many, {model.person});
    if (tablet.carried > 0) {
        model.carried = text::counted(viewer.language, static_cast<std::int64_t>(tablet.carried),
                                      Key::hand_back_carried_one, Key::hand_back_carried_many);
    }
    add_lock(viewer.language, tablet, model);
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
    model.about_href = href_of(Screen::about, person->id);
    model.absence_href = href_of(Screen::absence_new, person->id);
    model.erases = ops::may_somewhere(state, viewer.person, ops::Act::erase_person, viewer.today);
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
