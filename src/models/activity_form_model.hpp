// An activity as typed into a form, with the boundary card's usual sentences to switch on and off.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/unit_choices.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

// The app keeps it while one moves between screens.
struct ActivityForm {
    Id<Activity> activity;  // none: a new one
    Activity original;      // as it was when the form was filled: only what differs is sent
    Id<Unit> unit;
    std::string name;
    std::string purpose;
    std::string place;
    std::string responsible;
    std::string responsible_phone;
    std::uint32_t places = 1;
    std::uint32_t usual_does = 0;      // bit n: the n-th usual sentence is on
    std::uint32_t usual_does_not = 0;  // likewise
    std::string does;                  // further sentences, one a line
    std::string does_not;
    bool tried = false;  // "Gem" was pressed
    bool operator==(const ActivityForm&) const = default;
};

ActivityForm make_activity_form(const Activity& activity);
// With every usual limit switched on, in the viewer's unit when there is only one.
ActivityForm make_new_activity_form(const State& state, const Viewer& viewer);

struct ActivityFormModel {
    text::Language language = text::Language::danish;
    bool is_new = true;
    bool gone = false;
    std::string title;
    std::string back_href;
    std::string unit_name;  // of an existing one: it stays where it was made
    UnitChoices units;
    std::vector<std::string> usual_does;
    std::vector<std::string> usual_does_not;

    std::string name_error;
    std::string unit_error;
    std::string purpose_error;
    std::string place_error;
    std::string responsible_error;
    std::string responsible_phone_error;
    std::string does_error;
    std::string does_not_error;
    std::string duplicate;  // "Højtlæsning findes allerede i Skovbo Plejecenter."
    std::string duplicate_href;

    std::optional<ops::Command> command;  // none while something must be mended
    bool unchanged = false;
};
ActivityFormModel make_activity_form_model(const State& state, const Viewer& viewer,
                                           const ActivityForm& form);

}  // namespace tovholder::models
