// The one header a view includes: everything it may draw with. See README.md for a whole view in 30
// lines.
//
// Each widget draws with ImGui's draw lists AND says what it is to the accessible mirror (role,
// name, value, state, place). A widget that can be acted upon says so in its return value, in
// exactly one frame per act; at most one act reaches the views in a frame, so a view may return its
// Intent at the first that fires or at the end, as it likes. All texts are UTF-8 and copied; a
// string_view need only live through the call. Sizes are CSS px at 100 % text size.
#pragma once

#include "src/ui/button.hpp"
#include "src/ui/chart.hpp"
#include "src/ui/choice.hpp"
#include "src/ui/feedback.hpp"
#include "src/ui/field.hpp"
#include "src/ui/icon.hpp"
#include "src/ui/key.hpp"
#include "src/ui/layout.hpp"
#include "src/ui/list.hpp"
#include "src/ui/shell.hpp"
#include "src/ui/table.hpp"
#include "src/ui/text.hpp"
#include "src/ui/theme.hpp"
#include "src/ui/words.hpp"

namespace tovholder::ui {

// For views that draw differently by width. Width of the window is counted in em so that large text
// reflows like a narrow screen.
[[nodiscard]] bool is_wide(const Ui& ui);  // ≥ 48 em: rail at the left, columns, tables
[[nodiscard]] float em(const Ui& ui);      // px of 1 em (17 at 100 %)

}  // namespace tovholder::ui
