// One person as those who work with her (or she herself) see her: contact, wishes, roles, devices,
// shifts, notes.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "shared/ops/permissions.hpp"
#include "src/models/absence_model.hpp"
#include "src/models/role_form.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct RoleLine {
    Id<Grant> grant;
    RoleForm form;       // for changing it
    std::string title;   // "Frivillig, Skovbo Plejecenter", "Holdleder, Gåtur, Skovbo Plejecenter"
    std::string detail;  // "siden 5. februar 2026", "til 1. maj 2026"
    std::string end_spoken;
    bool held = true;
    bool may_end = false;  // and change its last day
};

struct DeviceLine {
    Id<Device> device;
    std::string title;   // "Safari, iPad"
    std::string detail;  // "Sidst brugt 5. februar 2026"
    std::string withdraw_spoken;
    bool withdrawn = false;
    bool may_withdraw = false;
};

struct PersonShiftLine {
    Id<Shift> shift;
    std::string day;    // "26"
    std::string month;  // "nov"
    std::string title;
    std::string detail;  // "torsdag kl. 10.00–11.00, Skovbo Plejecenter"
    std::string href;
    bool waitlisted = false;
    bool cancelled = false;
};

// One day of the week with the parts that suit: "Mandag", "formiddag, aften".
struct DayLine {
    std::string day;
    std::string parts;
};

struct PersonModel {
    text::Language language = text::Language::danish;
    bool gone = false;     // not on this device (any more), or not for this viewer
    bool own = false;      // the viewer herself
    bool leading = false;  // the viewer leads her: status and notes are shown
    bool may_edit = false;
    bool may_invite = false;
    Person row;
    std::string versions;  // "Der er to versioner af telefon"; mostly empty
    std::string name;
    std::string initials;
    std::string subtitle;
    std::string back_href;
    std::string edit_href;
    std::string invite_href;
    std::string reference_href;  // for those who lead her
    std::string about_href;      // all that is kept about her; empty when it is not for the viewer
    bool may_erase = false;
    std::string erase_title;
    std::string erase_mentions;      // where the name stays; mostly empty
    std::vector<std::string> asked;  // open questions of hers about her data

    std::string phone;  // as shown
    std::string phone_href;
    std::string email_href;
    std::string address;  // "Kirkestræde 84, 4180 Sorø"; empty when protected or not known
    std::string born;
    std::string since;  // "Begyndte 24. december 2024"
    std::string hours;
    std::vector<DayLine> availability;  // days with at least one part
    std::vector<RoleLine> roles;
    std::vector<ops::Held> held;  // today
    std::vector<DeviceLine> devices;
    std::vector<PersonShiftLine> coming;
    std::vector<PersonShiftLine> past;  // the latest first, at most past_shifts_max
    std::string past_count;             // "12 vagter i alt"
    std::string invitation;  // "Inviteret den 23. november, koden virker til den 30. november"
    std::vector<std::string> status_names;

    AbsencesModel absences;

    std::vector<RoleChoice> role_choices;  // that the viewer may give her
};
inline constexpr std::size_t past_shifts_max = 20;

// What is open over the screen; the app keeps it.
struct PersonDialogs {
    RoleForm role;
    Id<Device> device;  // whose access is about to be withdrawn
    bool erasing = false;
};

// The days of the week with at least one part.
std::vector<DayLine> availability_lines(text::Language language, std::uint32_t availability);

PersonModel make_person_model(const State& state, const Viewer& viewer, Id<Person> person);

ops::Command set_status(Id<Person> person, PersonStatus status);
// Why this role cannot be given, in words; empty when it can.
std::string role_problem(const PersonModel& model, const RoleForm& form);

}  // namespace tovholder::models
