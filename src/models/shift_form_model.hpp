// Making a shift or a series, copying one, and changing one: what is typed, what is wrong with it
// in words, which dates it gives, and the command it stands for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "shared/text/text.hpp"
#include "src/models/activity_choices.hpp"
#include "src/models/route.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

enum class Repeat : std::uint8_t { once = 0, weekly, every_second_week, monthly };
inline constexpr std::size_t repeat_count = 4;

// Which shifts of a series a change is for.
enum class SeriesScope : std::uint8_t { one = 0, later, all };

// Exactly what stands in the fields. The app keeps it while one moves between screens.
struct ShiftForm {
    Id<Shift> shift;  // none: a new one
    Id<Activity> activity;
    std::string day;   // "2026-11-27" or empty
    std::string from;  // "10:00" or empty
    std::string to;
    int places = 1;
    bool places_touched = false;  // otherwise they follow the activity
    std::string responsible;
    std::string notes;
    Repeat repeat = Repeat::once;
    std::string last_day;
    bool skip_holidays = true;
    SeriesScope scope = SeriesScope::one;
    bool tried = false;  // "Gem" was pressed: what is missing is said too
    bool operator==(const ShiftForm&) const = default;
};

// For #/vagter/ny (with opgave, kopi, dag) and #/vagter/ID/ret.
ShiftForm make_shift_form(const State& state, const Viewer& viewer, const Route& route);

struct ShiftFormErrors {
    std::string activity;
    std::string day;
    std::string from;
    std::string to;
    std::string responsible;
    std::string notes;
    std::string last_day;
    bool operator==(const ShiftFormErrors&) const = default;
    bool none() const { return *this == ShiftFormErrors{}; }
};

struct ShiftFormModel {
    text::Language language = text::Language::danish;
    bool is_new = true;
    bool gone = false;
    std::string title;
    std::string back_href;
    ActivityChoices activities;
    std::size_t activity_place = 0;  // in `activities`; its size() when none is chosen
    std::string day_hint;            // "Dagen er forbi"
    std::string length;              // "1 time"; "til næste dag" across midnight
    std::vector<std::string> repeat_names;
    std::vector<std::string> dates;        // of a series: "fredag den 27. november"
    std::string dates_count;               // "12 vagter"
    std::vector<std::string> skipped;      // "torsdag den 24. december: …" holidays left out
    bool goes_on = false;                  // later ones are made by themselves
    std::vector<std::string> scope_names;  // of a shift that is in a series
    std::string told;                      // "2 er på vagten og får besked om den nye tid"
    ShiftFormErrors errors;
    std::optional<ops::Command> command;  // what the button does; none while something is wrong
    bool unchanged = false;
    text::Key done = text::Key::done_shift_edited;
    std::string button;  // "Opret vagten", "Opret 12 vagter", "Gem"
};
ShiftFormModel make_shift_form_model(const State& state, const Viewer& viewer,
                                     const ShiftForm& form, ActivityChoices activities);

}  // namespace tovholder::models
