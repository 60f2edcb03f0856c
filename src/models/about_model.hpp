// "Hvad har I om mig": everything that is kept about one person, as one reads it, and as files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "shared/wire/messages.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct AboutLine {
    std::string label;  // may be empty
    std::string value;  // may have several lines
    std::string detail = {};
};
struct AboutSection {
    const char* id = "";
    std::string title;
    std::string intro = {};
    std::vector<AboutLine> lines;
};

// What is known of the server's answer; the app keeps it as long as the screen is open.
struct AboutWork {
    Id<Person> person;
    std::uint64_t request = 0;  // under way; 0: none
    std::optional<wire::AboutAnswer> answer = {};
    std::optional<Error> error = {};
    std::uint64_t version = 0;  // grows with each change
};

// One's own question about her data, typed on this screen.
struct AskForm {
    bool open = false;
    DataRequestKind kind = DataRequestKind::correction;
    std::string text;
    bool operator==(const AskForm&) const = default;
};

struct AboutModel {
    text::Language language = text::Language::danish;
    bool gone = false;  // not for this viewer
    bool own = false;
    bool asking = false;  // the answer is under way
    bool whole = false;   // it is the server's answer; else what this tablet holds
    std::string title;    // "Hvad har I om mig", "Hvad har vi om Aage Holm"
    std::string source;   // "Serveren svarede i dag kl. 14.02", "Kun det, denne tablet selv har"
    std::string problem;  // why the server's answer is not here
    std::string back_href;
    std::vector<AboutSection> sections;
};

// What this tablet itself holds, as if it were an answer.
wire::AboutAnswer about_from_state(const State& state, Id<Person> person, Instant now);

AboutModel make_about_model(const State& state, const Viewer& viewer, Id<Person> person,
                            const AboutWork& work);

}  // namespace tovholder::models
