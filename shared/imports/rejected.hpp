// The rejected rows as a file to correct and import again.
#pragma once

#include "shared/imports/plan.hpp"

namespace tovholder::imports {

// The rejected rows with the original headings and cells, behind two columns of ours (line, what
// to do) that a later import skips. CPR numbers are left out, and so is the address of a person
// whose address is protected.
std::string write_rejected(text::Language language, const Table& table, const Mapping& mapping,
                           const Plan& plan);

// Whether a heading is that of one of our two columns, in any language.
bool is_own_heading(std::string_view heading);

}  // namespace tovholder::imports
