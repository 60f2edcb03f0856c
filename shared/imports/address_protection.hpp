// Navne- og adressebeskyttelse: whoever has it (CPR-loven § 28) must not have an address here.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace tovholder::imports {

// In a column for addresses: "BESKYTTET", "hemmelig adresse", "protected".
bool address_says_protected(std::string_view cell);

// In a note, where "beskyttet værksted" means something else: "adressebeskyttelse", "beskyttet
// adresse", "hemmelig adresse", "protected address".
bool note_says_protected(std::string_view note);

// Whether a note seems to hold an address: a road with a number, a postcode with a town, or any of
// the texts given (the cells of the row's address).
bool holds_address(std::string_view note, std::initializer_list<std::string_view> address);

}  // namespace tovholder::imports
