// When a person is away or can do less: the lines on her page, and the form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct AbsenceLine {
    Id<Absence> absence;
    std::string title;   // "Pause"
    std::string detail;  // "1. december 2026 til 5. januar 2027"
    bool now = false;
    std::string act;         // "Er tilbage", "Kommer alligevel"; empty when one may not
    std::string act_spoken;  // with the title
    ops::Command command;    // what the act does
};
struct AbsencesModel {
    text::Language language = text::Language::danish;
    bool own = false;
    std::vector<AbsenceLine> lines;  // those that are not past, soonest first
    std::string new_href;            // empty when one may not
};
AbsencesModel make_absences_model(const State& state, const Viewer& viewer, Id<Person> person);

// Whether the person holds a pause on that day.
bool holds_pause(const State& state, Id<Person> person, Date day);

struct AbsenceForm {
    Id<Person> person;
    AbsenceKind kind = AbsenceKind::pause;
    std::string from;   // "2026-11-27"
    std::string until;  // empty: until further notice
    bool operator==(const AbsenceForm&) const = default;
};
AbsenceForm make_absence_form(const Viewer& viewer, Id<Person> person);

struct AbsenceShift {
    Id<Shift> shift;
    std::string title;
    std::string seek_spoken;
};
struct AbsenceFormModel {
    text::Language language = text::Language::danish;
    bool gone = false;
    std::string name;  // of another person; empty for oneself
    std::string back_href;
    std::string from_error;
    std::string until_error;
    std::vector<AbsenceShift> shifts;  // the viewer's own in that time, to be given back
    std::optional<ops::Command> command;
};
AbsenceFormModel make_absence_form_model(const State& state, const Viewer& viewer,
                                         const AbsenceForm& form);

}  // namespace tovholder::models
