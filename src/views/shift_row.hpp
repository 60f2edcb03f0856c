// One shift as a row of a list, wherever it stands.
#pragma once

#include "src/models/shift_line.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

// How the viewer and the shift stand to one another, by icon, colour and word.
ui::Chip standing_chip(models::Standing standing, std::string_view words);

// A link to the shift; with `offer`, a button "Jeg kan tage vagten" where there is a free place.
// `under_heading`: the day stands above it already.
[[nodiscard]] ui::RowAct draw_shift_row(ui::Ui& ui, const models::ShiftLine& line,
                                        std::string_view offer, bool under_heading = false);

}  // namespace tovholder::views
