// The files of changes that this device carries for others, in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/sync/courier.hpp"
#include "shared/sync/replica.hpp"
#include "src/models/viewer.hpp"

namespace tovholder::models {

// What is known of one.
struct CarriedFact {
    std::uint64_t key = 0;
    Instant read;
    bool stored = false;
    bool sending = false;
    std::optional<Error> waits_for = {};           // what must happen before the server takes it
    std::optional<Error> refusal = {};             // the server will never take it
    const wire::BundleContent* content = nullptr;  // when the person may see it
};

// Larger files are none of ours.
inline constexpr std::uint32_t parcel_bytes_max = sync::parcel_bytes_max;

struct CarriedLine {
    std::uint64_t key = 0;
    std::string title;               // "Fra Aage", "Læst i dag kl. 14.02"
    std::string detail;              // what it holds, or that it is locked
    std::string state;               // what happens to it now
    std::vector<std::string> holds;  // the first of its changes, by name
    bool refused = false;
};

std::vector<CarriedLine> make_carried_lines(const State& state, const Viewer& viewer,
                                            const std::vector<CarriedFact>& facts);

}  // namespace tovholder::models
