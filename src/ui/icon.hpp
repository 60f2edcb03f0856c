// The icons by name; the list is icons.def. Icons are decoration: a word always says the same
// beside them.
#pragma once

#include <cstdint>

namespace tovholder::ui {

enum class Icon : std::uint8_t {
    none,
#define ICON(name, lucide) name,
#include "src/ui/icons.def"
#undef ICON
};

}  // namespace tovholder::ui
