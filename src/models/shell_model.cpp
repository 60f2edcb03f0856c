// The words of the sync pill follow what is known, never what is hoped.
#include "src/models/shell_model.hpp"

#include "shared/text/text.hpp"

namespace tovholder::models {
namespace {

using text::Key;

void add_part(std::string& all, std::string_view part) {
    if (!all.empty()) all += " · ";
    all += part;
}

bool is_shift_screen(Screen screen) {
    return screen == Screen::shifts || screen == Screen::board || screen == Screen::season ||
           screen == Screen::shift || screen == Screen::shift_edit || screen == Screen::shift_new;
}
bool is_people_screen(Screen screen) {
    return screen == Screen::people || screen == Screen::person || screen == Screen::person_edit ||
           screen == Screen::person_invite || screen == Screen::absence_new ||
           screen == Screen::reference || screen == Screen::person_new || screen == Screen::import;
}
bool is_activity_screen(Screen screen) {
    return screen == Screen::activities || screen == Screen::activity ||
           screen == Screen::activity_edit || screen == Screen::activity_new ||
           screen == Screen::match || screen == Screen::boundary_new ||
           screen == Screen::boundary_talk || screen == Screen::hearing_new ||
           screen == Screen::delegation_new;
}
bool is_more_screen(Screen screen) {
    return screen == Screen::more || screen == Screen::sync || screen == Screen::refused ||
           screen == Screen::settings || screen == Screen::pin;
}

}  // namespace

SyncWords make_sync_words(text::Language language, const SyncFacts& facts) {
    SyncWords words;
    if (!facts.joined) return words;
    const std::string waiting =
        facts.unsent == 0 ? std::string{}
                          : text::counted(language, static_cast<std::int64_t>(facts.unsent),
                                          Key::changes_wait_one, Key::changes_wait_many);
    const auto say = [&](Key key) { return text::get(language, key); };
    if (facts.taken_over) {
        words.mood = SyncMood::trouble;
        words.pill = say(Key::open_elsewhere);
    } else if (facts.storage_error) {
        words.mood = SyncMood::trouble;
        words.pill = say(Key::not_saved);
        words.alert = text::sentence(language, *facts.storage_error);
    } else if (facts.link == sync::Link::forbidden) {
        words.mood = SyncMood::trouble;
        words.pill = say(Key::no_access);
    } else if (facts.offline()) {
        words.mood = SyncMood::offline;
        words.pill = say(Key::offline);
    } else if (facts.unsent > 0) {
        words.mood = SyncMood::waiting;
    } else if (facts.all_sent()) {
        words.mood = SyncMood::sent;
        words.pill = say(Key::all_sent);
    } else {
        words.mood = SyncMood::saved;
        words.pill = say(facts.saved ? Key::saved_here : Key::saving);
    }
    if (!waiting.empty()) add_part(words.pill, waiting);
    words.spoken = words.pill;
    if (facts.unsent > 0 && facts.saved && !facts.storage_error) {
        add_part(words.spoken, say(Key::saved_here));
    }
    return words;
}

ShellModel make_shell_model(const Viewer& viewer, Screen screen, const SyncFacts& facts,
                            std::size_t unread, const std::string& shared_by) {
    ShellModel model;
    model.language = viewer.language;
    model.sync_href = href_of(Screen::sync);
    model.sync = make_sync_words(viewer.language, facts);
    if (viewer.demo) {
        model.strip = text::get(viewer.language, Key::demo_strip);
        model.strip_button = text::get(viewer.language, Key::demo_strip_button);
    }
    if (!facts.joined) return model;
    if (!viewer.demo && !shared_by.empty()) {
        model.strip = shared_by;
        model.strip_button = text::get(viewer.language, Key::switch_person);
    }
    const auto add = [&](Key label, Screen target, NavIcon icon, bool current) {
        model.nav.push_back({.label = std::string(text::get(viewer.language, label)),
                             .href = href_of(target),
                             .icon = icon,
                             .current = current,
                             .badge = {},
                             .badge_spoken = {}});
    };
    add(Key::nav_today, Screen::today, NavIcon::today,
        screen == Screen::today || screen == Screen::home || screen == Screen::versions);
    if (unread > 0) {
        const auto count = static_cast<std::int64_t>(unread);
        model.nav.back().badge = std::to_string(unread);
        model.nav.back().badge_spoken =
            text::counted(viewer.language, count, Key::unread_one, Key::unread_many);
    }
    add(Key::nav_shifts, Screen::shifts, NavIcon::shifts, is_shift_screen(screen));
    if (viewer.coordinator) {
        add(Key::nav_people, Screen::people, NavIcon::people, is_people_screen(screen));
        add(Key::nav_activities, Screen::activities, NavIcon::activities,
            is_activity_screen(screen));
    }
    // A volunteer's own details are reached from "Mere".
    add(Key::nav_more, Screen::more, NavIcon::more,
        is_more_screen(screen) || (!viewer.coordinator && is_people_screen(screen)));
    return model;
}

}  // namespace tovholder::models
