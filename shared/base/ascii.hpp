// Letters and digits that mean the same in every language.
#pragma once

namespace tovholder {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace tovholder
