// The workload that other sync engines were measured with (1,000 volunteers, 10,000 shifts, 5,000
// edits of single fields from 10 devices; all made up): the same generator, number for number, and
// a reader of its files.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "shared/base/result.hpp"

namespace tovholder::testing {

// One line of a .jsonl file: fields in their order.
struct WorkloadRecord {
    using Value = std::variant<std::string, std::int64_t, bool>;
    std::vector<std::pair<std::string, Value>> fields;

    // REQUIRES: the field is there and of that type.
    const std::string& text(std::string_view name) const;
    std::int64_t number(std::string_view name) const;
    bool flag(std::string_view name) const;
    const Value& value(std::string_view name) const;
    std::string to_json() const;
};

struct Workload {
    std::vector<WorkloadRecord> volunteers;
    std::vector<WorkloadRecord> shifts;
    std::vector<WorkloadRecord> edits;
};

// As `node workload.mjs` makes it with its own seed, 42.
Workload make_workload();

// One line: an object of texts, whole numbers and booleans. Errors: bad_file.
Result<WorkloadRecord> parse_json_line(std::string_view line);

}  // namespace tovholder::testing
