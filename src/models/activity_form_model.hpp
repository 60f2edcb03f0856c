// An activity as typed into a form: one part at a time, so that no screen is a wall of fields.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/route.hpp"
#include "src/models/unit_choices.hpp"
#include "src/models/usual_sentences.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

enum class ActivityPart : std::uint8_t { basics, boundary, plan, terms, contact, background };
inline constexpr std::size_t activity_part_count = 6;
// The address of one part's form, and the part that an address names; basics when it names none.
std::string href_of(ActivityPart part, Id<Activity> activity);
ActivityPart part_of(const Route& route);
std::string_view part_word(text::Language language, ActivityPart part);

// The app keeps it while one moves between screens.
struct ActivityForm {
    Id<Activity> activity;  // none: a new one
    ActivityPart part = ActivityPart::basics;
    Activity original;  // as it was when the form was filled: only what differs is sent
    Id<Unit> unit;
    std::string name;
    std::string purpose;
    std::string place;
    std::string responsible;
    std::string responsible_phone;
    std::uint32_t places = 1;
    Sentences does;
    Sentences does_not;
    Sentences quality;
    Sentences gives;
    std::string begins;  // "2026-11-27"
    std::string ends;
    std::string lapsed_since;
    std::string competition_by;
    EngagementForm form = EngagementForm::own;
    Criticality criticality = Criticality::may_lapse;
    Origin origin = Origin::not_said;
    Competition competition = Competition::not_said;
    bool tried = false;  // "Gem" was pressed
    bool operator==(const ActivityForm&) const = default;
};

ActivityForm make_activity_form(const Activity& activity, ActivityPart part);
// With every usual limit, standard and benefit switched on, from today, with the viewer as contact
// person, in her unit when there is only one.
ActivityForm make_new_activity_form(const State& state, const Viewer& viewer);

struct ActivityFormModel {
    text::Language language = text::Language::danish;
    ActivityPart part = ActivityPart::basics;
    bool is_new = true;
    bool gone = false;
    std::string title;
    std::string overline;
    std::string back_href;
    std::string unit_name;  // of an existing one: it stays where it was made
    UnitChoices units;
    std::vector<std::string> usual_does;
    std::vector<std::string> usual_does_not;
    std::vector<std::string> usual_quality;
    std::vector<std::string> usual_gives;

    std::string name_error;
    std::string unit_error;
    std::string purpose_error;
    std::string place_error;
    std::string responsible_error;
    std::string responsible_phone_error;
    std::string does_error;
    std::string does_not_error;
    std::string quality_error;
    std::string gives_error;
    std::string begins_error;
    std::string ends_error;
    std::string lapsed_since_error;
    std::string competition_by_error;
    std::string duplicate;  // "Højtlæsning findes allerede i Skovbo Plejecenter."
    std::string duplicate_href;

    std::optional<ops::Command> command;  // none while something must be mended
    bool unchanged = false;
};
ActivityFormModel make_activity_form_model(const State& state, const Viewer& viewer,
                                           const ActivityForm& form);

}  // namespace tovholder::models
