// For widgets: how a button is measured and drawn, wherever it stands.
#pragma once

#include <string_view>

#include "src/ui/button.hpp"
#include "src/ui/geometry.hpp"

namespace tovholder::ui {

struct ButtonFace {
    std::string_view label;
    Look look = Look::outlined;
    Icon icon = Icon::none;
    bool small = false;
    bool enabled = true;
    bool icon_after = false;
};

struct ButtonSize {
    float width = 0;
    float height = 0;
};

// Natural size; the label wraps when it is wider than `width_max`.
ButtonSize button_size(Ui& ui, const ButtonFace& face, float width_max);
void draw_button(Ui& ui, Key key, const Rect& rect, const ButtonFace& face, int node);

// A button or (with href) a link with its node, at a given place. True when pressed (never for a
// link).
bool place_button(Ui& ui, Key key, const Rect& rect, const ButtonFace& face,
                  std::string_view spoken = {}, std::string_view href = {});

}  // namespace tovholder::ui
