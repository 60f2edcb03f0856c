// Names of the properties.
#include "tests/simulation/broken.hpp"

namespace tovholder::simulation {

const char* property_name(Property property) {
    switch (property) {
        case Property::convergence:
            return "1 convergence";
        case Property::nothing_lost:
            return "2 nothing acknowledged is lost";
        case Property::exactly_once:
            return "3 exactly once";
        case Property::no_resurrection:
            return "4 no resurrection";
        case Property::no_leak:
            return "5 no leak";
        case Property::counts_add_up:
            return "6 counts add up";
        case Property::liveness:
            return "7 liveness";
        case Property::clocks:
            return "8 clocks";
        case Property::erased:
            return "15 erased";
        case Property::oracle:
            return "13 oracle";
    }
    return "?";
}

}  // namespace tovholder::simulation
