// Native windows only: the focused field is ImGui's InputText, laid over the box that we drew.
#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "src/ui/field_draw.hpp"
#include "src/ui/ui_core.hpp"

namespace tovholder::ui {

NativeEdit edit_natively(Ui& ui, const FieldFrame& frame, std::string_view value, bool many_lines) {
    constexpr std::size_t room = 4096;
    std::vector<char> buffer(room, '\0');
    std::memcpy(buffer.data(), value.data(), std::min(value.size(), room - 1));
    ImVec4 clear(0, 0, 0, 0);
    auto rgba = [&](Token token) { return ImGui::ColorConvertU32ToFloat4(ui.color(token).value); };
    ImGui::PushStyleColor(ImGuiCol_FrameBg, rgba(Token::surface));
    ImGui::PushStyleColor(ImGuiCol_Text, rgba(Token::ink));
    ImGui::PushStyleColor(ImGuiCol_Border, clear);
    float pad = (frame.box.h - ui.px(17) * 1.2F) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.px(14), many_lines ? 8 : pad));
    Rect box = frame.box.inset(2);
    ImGui::SetCursorScreenPos({box.x, box.y});
    ImGui::PushID(static_cast<int>(frame.key));
    if (!ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere();
    NativeEdit edit;
    if (many_lines) {
        edit.changed = ImGui::InputTextMultiline("##field", buffer.data(), room, {box.w, box.h});
    } else {
        ImGui::SetNextItemWidth(box.w);
        ImGui::InputText("##field", buffer.data(), room);
        edit.changed = ImGui::IsItemEdited();
        edit.submitted = ImGui::IsKeyPressed(ImGuiKey_Enter, false);
    }
    ImGui::PopID();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(3);
    edit.text = buffer.data();
    return edit;
}

}  // namespace tovholder::ui
