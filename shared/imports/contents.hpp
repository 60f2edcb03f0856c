// Guessing columns from what their cells look like, where headings are missing or unknown.
#pragma once

#include "shared/imports/mapping.hpp"

namespace tovholder::imports {

// Whether a cell looks like data (a mail address, phone, date, time or CPR number) and not like a
// heading.
bool looks_like_data(std::string_view cell);

// Gives unmapped columns a field when nearly all of their cells agree. With headings, only what
// cannot be mistaken; names, activities and other plain texts are guessed when they are needed.
void guess_from_contents(const Table& table, Mapping& mapping);

}  // namespace tovholder::imports
