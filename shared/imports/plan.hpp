// What an import would do, before anybody says yes: the preview, and the command that does it.
#pragma once

#include "shared/domain/state.hpp"
#include "shared/imports/decode.hpp"
#include "shared/imports/mapping.hpp"
#include "shared/ops/command.hpp"

namespace tovholder::imports {

// A command must fit into one message with room for the rest (wire/frame.hpp).
inline constexpr std::size_t command_bytes_max = 900'000;

enum class Outcome : std::uint8_t {
    fresh,          // will be created
    already_there,  // same person or shift exists; nothing changes
    twice_in_file,  // same person or shift as an earlier row of the file
    rejected,
};

struct PlannedRow {
    std::uint32_t line = 0;
    std::size_t table_row = 0;  // index into Table::rows
    Outcome outcome = Outcome::fresh;
    std::size_t index = 0;          // fresh: into command.people or command.shifts
    std::uint32_t same_line = 0;    // twice_in_file: the earlier row
    std::string title;              // "Åse Sørensen", "Besøgsven"; empty for a refused CPR row
    std::vector<Finding> findings;  // rejected: why (at least one); else remarks
};

struct NewActivity {
    std::string name;
    std::string unit;
};

struct Plan {
    Kind kind = Kind::people;
    std::vector<PlannedRow> rows;  // in file order
    std::size_t fresh = 0;
    std::size_t already_there = 0;
    std::size_t twice_in_file = 0;
    std::size_t rejected = 0;
    std::size_t remarks = 0;        // findings on rows that are not rejected
    std::vector<Finding> file;      // what stops the whole import; `command` is empty then
    std::vector<Finding> cautions;  // about the whole file, nothing stops
    std::vector<std::string> new_units;
    std::vector<NewActivity> new_activities;
    ops::ImportRows command;

    // Whether there is something to do and nothing in the way.
    bool can_import() const { return file.empty() && fresh > 0; }
};

struct PlanInput {
    const State& state;  // as shown: with what this tablet has not sent yet
    Id<Person> actor;
    Date today;
    Id<Unit> unit;  // people get the role volunteer here; new units are made below it
    text::Language language;
};

// A chosen file, decoded, cut into rows, with a first guess of what its columns are.
struct OpenedFile {
    Encoding encoding = Encoding::utf8;
    Table table;
    Mapping mapping;
    std::vector<Finding> problems;  // the file cannot be used; all else is empty then
    std::vector<Finding> cautions;
};
OpenedFile open_file(text::Language language, ByteView bytes);

// A finding about the file as a whole, with the detail its sentence needs.
Finding about_file(text::Language language, Reason reason);

// All or nothing is decided by `ops::apply`; a row is rejected here so that the rest can go in.
// Importing the same file again gives a plan with nothing fresh.
Plan make_plan(const PlanInput& input, const Mapping& mapping, const Table& table);

}  // namespace tovholder::imports
