// A property that does not hold: ends the run and says which and why.
#pragma once

#include <stdexcept>
#include <string>

namespace tovholder::simulation {

// The properties, numbered as in the README beside this file.
enum class Property {
    convergence = 1,
    nothing_lost = 2,
    exactly_once = 3,
    no_resurrection = 4,
    no_leak = 5,
    counts_add_up = 6,
    liveness = 7,
    clocks = 8,
    oracle = 13,
    erased = 15,
};

const char* property_name(Property property);

class Broken : public std::runtime_error {
public:
    Broken(Property property, const std::string& what)
        : std::runtime_error(std::string(property_name(property)) + ": " + what),
          property_(property) {}
    Property property() const { return property_; }

private:
    Property property_;
};

inline void require(bool holds, Property property, const std::string& what) {
    if (!holds) throw Broken(property, what);
}

}  // namespace tovholder::simulation
