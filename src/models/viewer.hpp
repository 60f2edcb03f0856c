// Who looks at the screen, when, in which language: what every model depends on beside the State.
#pragma once

#include <cstddef>

#include "shared/base/calendar.hpp"
#include "shared/domain/person.hpp"
#include "shared/text/language.hpp"

namespace tovholder::models {

struct Viewer {
    Id<Person> person;  // none before the device has joined
    text::Language language = text::Language::danish;
    Instant now;               // the device's clock, cut to whole minutes
    Date today;                // of `now`, in Copenhagen
    bool coordinator = false;  // coordinates at least one unit today
    bool demo = false;         // made-up data inside the page
    DeviceAlias device = 0;    // this one's, once it has joined
    std::size_t unsent = 0;    // changes that wait on it
    bool operator==(const Viewer&) const = default;
};

}  // namespace tovholder::models
