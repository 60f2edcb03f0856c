// A calendar file (RFC 5545): what other calendars show of somebody's shifts. Wall times are of
// Europe/Copenhagen, whose rules the file carries, so that a series stays at its hour across the
// change of clocks in every calendar program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/time.hpp"

namespace tovholder::exports {

enum class EventStatus : std::uint8_t { confirmed = 0, tentative = 1, cancelled = 2 };

struct Event {
    std::string uid;  // the same in every file, and nobody else's: "ID@tovholder"
    Instant starts;   // half-open: [starts, ends)
    Instant ends;
    std::string summary;
    std::string location;     // empty: not said
    std::string description;  // may have lines
    EventStatus status = EventStatus::confirmed;
    std::uint64_t revision = 0;  // grows with every change; programs keep the highest they saw
    Instant changed;
};

struct Calendar {
    std::string name;  // as the program that reads it shows it
    std::vector<Event> events;
};

// The file's text: UTF-8, lines of at most 75 bytes, CRLF. Control characters but line breaks are
// left out; nothing that a text says can begin a line of its own.
std::string write_ics(const Calendar& calendar);

}  // namespace tovholder::exports
