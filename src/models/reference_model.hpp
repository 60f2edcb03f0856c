// A reference (udtalelse) for a volunteer, written from what is known: when she began, where, and
// what she took part in. To be edited and printed; it is not kept.
#pragma once

#include <string>

#include "shared/domain/state.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

struct ReferenceForm {
    Id<Person> person;
    std::string text;
    bool operator==(const ReferenceForm&) const = default;
};
ReferenceForm make_reference_form(const State& state, const Viewer& viewer, Id<Person> person);

struct ReferenceModel {
    text::Language language = text::Language::danish;
    bool gone = false;
    std::string name;
    std::string back_href;
    std::string place;  // where the viewer leads
    Date today;
};
ReferenceModel make_reference_model(const State& state, const Viewer& viewer, Id<Person> person);

}  // namespace tovholder::models
