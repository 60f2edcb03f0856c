// Code points of the icons: the build puts the n-th row of icons.def, counted from 1, at U+E000 +
// n.
#include "src/ui/fonts.hpp"

namespace tovholder::ui {

char32_t code_point_of(Icon icon) {
    if (icon == Icon::none) return 0;
    return U'\xE000' + static_cast<char32_t>(icon);
}

}  // namespace tovholder::ui
