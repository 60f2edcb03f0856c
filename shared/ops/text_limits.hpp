// How long the texts of a row may be; `check` (rules.hpp) refuses longer ones.
#pragma once

#include <cstddef>
#include <string_view>

namespace tovholder::ops {

// Bytes of UTF-8; a record must stay far below wire::record_bytes_max.
inline constexpr std::size_t line_bytes_max = 200;
inline constexpr std::size_t text_bytes_max = 4000;
// Two full lists and one long text still fit in a record (tests/shared/wire/codec_tests.cpp).
inline constexpr std::size_t list_items_max = 20;
inline constexpr std::size_t short_list_items_max = 8;

// The limit of a field by its name in the field list.
constexpr std::size_t text_limit(std::string_view field_name) {
    const bool is_long = field_name == "notes" || field_name == "purpose" || field_name == "text" ||
                         field_name == "answer" || field_name == "argument" ||
                         field_name == "outcome_argument" || field_name == "words";
    return is_long ? text_bytes_max : line_bytes_max;
}

// How many a list may have, likewise.
constexpr std::size_t items_limit(std::string_view field_name) {
    const bool is_short = field_name == "quality" || field_name == "gives";
    return is_short ? short_list_items_max : list_items_max;
}

}  // namespace tovholder::ops
