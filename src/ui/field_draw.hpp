// For fields: the label above, the box, the hint and error below, and the node with all of it.
#pragma once

#include <string_view>

#include "src/ui/field.hpp"
#include "src/ui/geometry.hpp"
#include "src/ui/node.hpp"

namespace tovholder::ui {

struct FieldFrame {
    Key key = 0;
    Rect box;
    int node = -1;
};

// Draws label, box, and what stands below; the value is drawn by the caller.
FieldFrame draw_field_frame(Ui& ui, Id id, Role role, std::string_view value, Text extra,
                            const FieldOptions& options, float left_room = 0);
// The value on one line, cut at the box; or the example, muted, when it is empty.
void draw_field_value(Ui& ui, const FieldFrame& frame, std::string_view value,
                      const FieldOptions& options, float left_room = 0, float right_room = 0);

// Native windows: ImGui's own field over the box; true when `value` changed.
struct NativeEdit {
    bool changed = false;
    bool submitted = false;
    std::string text;
};
NativeEdit edit_natively(Ui& ui, const FieldFrame& frame, std::string_view value, bool many_lines);

}  // namespace tovholder::ui
