// Between Shell and Page: in a low window (a phone on its side, 400 % zoom) the page itself holds
// what is fixed elsewhere.
#pragma once

namespace tovholder::ui {

class Ui;

// Draws strip and navigation at the top of the current place, if the window is that low.
void draw_shell_in_page(Ui& ui);

}  // namespace tovholder::ui
