// For long lists and tables: calls `draw_item(i)` only for items near the screen (and the one with
// the focus).
#pragma once

#include <cstddef>
#include <functional>

#include "src/ui/key.hpp"

namespace tovholder::ui {

class Ui;

// REQUIRES: the current place flows downwards; draw_item moves its `y` by the item's height.
void draw_virtual_rows(Ui& ui, Key key, std::size_t count, float guess,
                       const std::function<void(std::size_t)>& draw_item);

}  // namespace tovholder::ui
