// Each note stays until what it tells is no longer so.
#include "src/models/device_notes.hpp"

#include "shared/text/text.hpp"

namespace tovholder::models {
namespace {

using text::Key;

std::string whole_days(const Viewer& viewer, std::int64_t seconds, Key one, Key many) {
    return text::counted(viewer.language, seconds / seconds_per_day, one, many);
}

}  // namespace

std::vector<DeviceNote> make_device_notes(const Viewer& viewer, const SyncFacts& facts) {
    std::vector<DeviceNote> notes;
    const auto say = [&](Key key) { return std::string(text::get(viewer.language, key)); };
    const auto add = [&](DeviceNoteKind kind, Key title, std::string text, bool urgent) {
        DeviceNote note;
        note.kind = kind;
        note.title = say(title);
        note.text = std::move(text);
        note.urgent = urgent;
        notes.push_back(std::move(note));
    };
    if (!facts.joined) return notes;
    if (facts.emptied > 0) {
        const bool safe = facts.saved && !facts.storage_error;
        add(DeviceNoteKind::emptied, Key::emptied_title,
            say(safe ? Key::emptied_text : Key::emptied_waits), !safe);
    }
    if (facts.offered_again > 0) {
        add(DeviceNoteKind::restored, Key::restored_title,
            text::counted(viewer.language, static_cast<std::int64_t>(facts.offered_again),
                          Key::restored_one, Key::restored_many),
            false);
    }
    const std::int64_t away_s = viewer.now - facts.last_answer;
    if (facts.last_answer.seconds > 0 && away_s >= away_told_s && !facts.answered) {
        add(DeviceNoteKind::away, Key::away_title,
            whole_days(viewer, away_s, Key::away_one, Key::away_many), false);
    }
    const std::int64_t waited_s = viewer.now - facts.oldest_unsent;
    if (facts.unsent > 0 && facts.oldest_unsent.seconds > 0 && waited_s >= unsent_told_s) {
        add(DeviceNoteKind::unsent_old, Key::unsent_old_title,
            whole_days(viewer, waited_s, Key::unsent_old_one, Key::unsent_old_many), false);
    }
    return notes;
}

ElsewhereModel make_elsewhere_model(text::Language language, const SyncFacts& facts) {
    ElsewhereModel model;
    model.language = language;
    if (facts.unstored > 0) {
        model.unsaved = text::counted(language, static_cast<std::int64_t>(facts.unstored),
                                      Key::elsewhere_unsaved_one, Key::elsewhere_unsaved_many);
    }
    return model;
}

}  // namespace tovholder::models
