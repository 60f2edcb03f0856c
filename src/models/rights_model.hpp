// "Data og sletning": what people have asked about their data, which erasures are not confirmed
// yet, and how long each kind of data is kept, with what goes next night.
#pragma once

#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/ops/command.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct RequestLine {
    Id<DataRequest> request;
    DataRequestKind kind = DataRequestKind::correction;
    Id<Person> person;
    std::string title;   // "Rettelse · Aage Holm"
    std::string text;    // her words
    std::string detail;  // when
    std::string href;    // her page
    std::string answer_spoken;
};

struct WaitingDevice {
    std::string title;   // "Safari, iPad"
    std::string detail;  // "Mette Lindholm · Sidst brugt 5. februar 2026"
};
struct ErasureLine {
    std::uint64_t id = 0;
    std::string title;   // "Slettet 5. februar 2026"
    std::string detail;  // by whom
    std::string state;   // "2 tablets har ikke bekræftet", "Alle tablets har bekræftet"
    bool done = false;
    std::vector<WaitingDevice> waiting;
};

struct RetentionLine {
    RetentionKind kind = RetentionKind::people_ended;
    std::string title;               // "Frivillige, der er stoppet"
    std::string kept;                // "Gemmes i 365 dage"
    std::string source;              // where the rule comes from
    std::string next;                // "Fra 1. januar 2027: 200 dage"; mostly empty
    std::string tonight;             // "I nat slettes 2"; "I nat slettes intet"
    std::vector<std::string> names;  // of people who go, at most names_max
    std::string edit_spoken;
    std::uint32_t days = 0;
};
inline constexpr std::size_t retention_names_max = 20;

struct RightsModel {
    text::Language language = text::Language::danish;
    bool gone = false;                  // not for this viewer
    std::vector<RequestLine> requests;  // open, the oldest first
    std::vector<ErasureLine> erasures;  // the latest first
    std::vector<RetentionLine> retention;
    Id<Unit> root;  // where rules are set
    bool may_set = false;
    std::string still_have_roles;  // people marked as ended who have a role: nothing goes
};

RightsModel make_rights_model(const State& state, const Viewer& viewer);

// What is typed on the screen; the app keeps it.
struct RightsForms {
    Id<DataRequest> settling;
    std::string answer;
    bool editing = false;  // the rule of `kind`
    RetentionKind kind = RetentionKind::people_ended;
    int days = 0;
    std::string valid_from;  // as a date field has it
    bool tried = false;
    bool operator==(const RightsForms&) const = default;
};
ops::Command settle(const RightsForms& forms, DataRequestState state);
// Nothing when the day cannot be read.
std::optional<ops::Command> set_retention(const RightsModel& model, const RightsForms& forms);

// How many questions the viewer may settle.
std::size_t open_requests(const State& state, const Viewer& viewer);

std::string request_kind_words(text::Language language, DataRequestKind kind);
std::string request_state_words(text::Language language, DataRequestState state);
std::string retention_kind_words(text::Language language, RetentionKind kind);
std::string days_words(text::Language language, std::uint32_t days);

// Where the person's name still stands when everything about her is erased: in texts about other
// things.
std::vector<std::string> mentions_elsewhere(const State& state, const Viewer& viewer,
                                            Id<Person> person);

}  // namespace tovholder::models
