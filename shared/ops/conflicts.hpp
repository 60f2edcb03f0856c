// Two versions of the same thing (domain/conflict.hpp): who may see and settle them, and how two
// texts become one.
#pragma once

#include "shared/domain/field_groups.hpp"
#include "shared/ops/command.hpp"
#include "shared/ops/permissions.hpp"

namespace tovholder::ops {

// What a person may change about herself.
FieldSet own_fields();

// Whether the person may edit what it is about: then she may see both versions and choose. The
// classes of fields that she sees of it; 0 = she may not.
ClassMask may_settle(const State& state, Id<Person> person, const Conflict& conflict, Date day);

// Both, the second with who wrote it and when.
std::string join_texts(const std::string& first, const std::string& second, std::string_view name,
                       Instant at);

// The edit that sets these fields of the row to those of `row`. REQUIRES: a row of a table that has
// groups.
Command edit_of(const AnyRow& row, FieldSet fields);

}  // namespace tovholder::ops
