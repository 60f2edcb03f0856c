// Draws what a person must know about the store on this device.
#pragma once

#include <optional>
#include <vector>

#include "src/models/device_notes.hpp"
#include "src/models/intent.hpp"
#include "src/models/storage_panel.hpp"
#include "src/ui/ui.hpp"

namespace tovholder::views {

void draw_device_notes(ui::Ui& ui, const std::vector<models::DeviceNote>& notes);

// Inside a card: how much is used, whether it is kept, and what one can do for that.
void draw_storage(ui::Ui& ui, text::Language language, const models::StoragePanel& panel,
                  std::optional<models::Intent>& intent);

// The dialog in a tab that writes no more, because another one does.
[[nodiscard]] std::optional<models::Intent> draw_elsewhere(ui::Ui& ui,
                                                           const models::ElsewhereModel& model);

}  // namespace tovholder::views
