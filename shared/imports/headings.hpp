// What a heading means, in Danish or English, however it is spelt.
#pragma once

#include <string>
#include <string_view>

#include "shared/imports/field.hpp"

namespace tovholder::imports {

// Lower case, letters and digits only: "E-mail adresse:" →
// "emailadresse".
std::string heading_key(std::string_view heading);

// The field a heading names; ignore when it is not known or of the other kind.
Field field_of_heading(std::string_view heading, Kind kind);

// "CPR", "Personnummer", "CPR-nr.".
bool is_cpr_heading(std::string_view heading);

}  // namespace tovholder::imports
