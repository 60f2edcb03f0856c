// The list of volunteers: sorted as Danes sort names, searched and filtered as one types.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/domain/state.hpp"
#include "src/models/route.hpp"
#include "src/models/unit_choices.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

// What was typed and chosen above the list. The app keeps it while one moves between screens.
struct PeopleSearch {
    std::string text;
    std::optional<PersonStatus> status = {};
    Id<Unit> unit = {};  // none = all
    bool operator==(const PeopleSearch&) const = default;
    bool is_empty() const { return text.empty() && !status && !unit; }
};

// What an address asks for: "#/frivillige?status=ny". None: it asks for nothing.
std::optional<PeopleSearch> search_in(const Route& route);

struct PersonLine {
    Id<Person> person;
    std::string name;
    std::string initials;
    std::string detail;     // "Skælskør · højtlæsning, gåture"
    std::string href;       // the person's screen
    std::string call_href;  // "tel:…", or "mailto:…" when there is no phone; may be empty
    bool by_mail = false;   // call_href is an e-mail
    PersonStatus status = PersonStatus::fresh;
    std::vector<Id<Unit>> units;  // where a role is held today
    std::string searched;         // folded words
    std::string digits;           // of the phone
};

// Everybody whose contact details this device has, sorted. Depends on the tables, not on the
// search.
struct PeopleIndex {
    std::vector<PersonLine> lines;
};
PeopleIndex make_people_index(const State& state, const Viewer& viewer);

struct PeopleModel {
    text::Language language = text::Language::danish;
    std::shared_ptr<const PeopleIndex> index;
    std::vector<std::uint32_t> shown;  // places in index->lines
    std::string count;                 // "312 frivillige", "14 af 312"
    UnitChoices units;
    std::vector<std::string> unit_names;    // "Alle enheder", then units.names
    std::vector<std::string> status_names;  // "Alle", then one for each status

    const PersonLine& line(std::size_t place) const { return index->lines[shown[place]]; }
    bool nobody_yet() const { return index->lines.empty(); }
};
PeopleModel make_people_model(const State& state, const Viewer& viewer,
                              std::shared_ptr<const PeopleIndex> index, const PeopleSearch& search);

// Keeps the model until the tables, the viewer or the search change, and the index as long as the
// first two stay: a keystroke does not sort 5,000 people again.
class PeopleList {
public:
    const PeopleModel& model(const State& state, std::uint64_t version, const Viewer& viewer,
                             const PeopleSearch& search);

private:
    std::uint64_t version_ = 0;
    Viewer viewer_;
    PeopleSearch search_;
    std::shared_ptr<const PeopleIndex> index_;
    std::optional<PeopleModel> model_;
};

}  // namespace tovholder::models
