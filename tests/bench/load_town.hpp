// A server's database with a municipality and thousands of devices that have synced and then lost
// the network: what was changed since they do not have, and some made changes of their own.
#pragma once

#include "tests/bench/load_device.hpp"

namespace tovholder::testing {

struct LoadTownSize {
    std::size_t devices = 5'000;       // of one person each; the first coordinates everything
    std::size_t shifts = 8'400;        // in about the demo's proportion to the devices
    std::size_t changed_shifts = 200;  // by the coordinator during the outage
    std::size_t authors = 500;         // devices that made one change meanwhile
    std::int32_t days_away = 0;        // since they last synced
};

// Writes it to `file`, which is not there yet, and returns the devices, the coordinator's first.
std::vector<LoadStart> make_load_town(const std::string& file, const LoadTownSize& size);

// A change that the person of the device may make: of her own telephone.
ops::Command change_of_phone(Id<Person> person, std::uint64_t number);

}  // namespace tovholder::testing
